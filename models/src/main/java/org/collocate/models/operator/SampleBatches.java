package org.collocate.models.operator;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.collocate.solver.learning.SymmetryGroup;

/// Which samples each step of a training sees: all of them once in an epoch, in random order, each from a random side of
/// the family's symmetry. Allocates nothing after its making.
final class SampleBatches {
  private final SymmetryGroup symmetry;
  private final SplittableRandom random;
  private final int[] order;
  private final int[] chosen;
  private final int[] sides;

  /// @param count of samples, at least `batch`
  SampleBatches(int count, int batch, SymmetryGroup symmetry, SplittableRandom random) {
    this.symmetry = symmetry;
    this.random = random;
    order = new int[count];
    Arrays.setAll(order, i -> i);
    chosen = new int[batch];
    sides = new int[batch];
  }

  /// Steps of one epoch; the samples that are left over wait for another order.
  int perEpoch() {
    return order.length / chosen.length;
  }

  /// Chooses for the step of a number, counted from 0; to be asked for one number after the other.
  void choose(int step) {
    int within = step % perEpoch();
    if (within == 0) {
      shuffle();
    }
    for (int b = 0; b < chosen.length; b++) {
      chosen[b] = order[within * chosen.length + b];
      sides[b] = random.nextInt(symmetry.size());
    }
  }

  /// Goes past the choices for so many steps that were done before.
  void skip(int steps) {
    for (int step = 0; step < steps; step++) {
      choose(step);
    }
  }

  private void shuffle() {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
  }

  /// Chooses samples in their order from one on, as they are; the last one again where there are no more.
  void chooseInOrder(int from, int count) {
    Arrays.fill(sides, 0);
    for (int b = 0; b < chosen.length; b++) {
      chosen[b] = Math.min(from + b, count - 1);
    }
  }

  /// The sample of a place of the batch.
  int sample(int place) {
    return chosen[place];
  }

  /// The side from which it is seen.
  int side(int place) {
    return sides[place];
  }
}
