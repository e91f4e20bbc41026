package org.collocate.solver.linear.separable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.collocate.solver.parallel.Transforms;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeparableSolverTest {
  private static final List<List<End>> ENDS = List.of(List.of(End.FIXED, End.FIXED),
      List.of(End.FREE, End.FREE),
      List.of(End.FIXED, End.FREE), List.of(End.FREE, End.FIXED), List.of(End.PERIODIC, End.PERIODIC));

  /// A case of ends along and across, of even numbers of intervals with and without odd factors.
  record Sides(int intervals, List<End> along, int rows, List<End> across) {}

  static List<Sides> sides() {
    List<Sides> all = new ArrayList<>();
    for (int intervals : new int[] {4, 12, 16, 90}) {
      for (List<End> along : ENDS) {
        for (List<End> across : ENDS) {
          all.add(new Sides(intervals, along, intervals / 2 + 5, across));
        }
      }
    }
    return all;
  }

  private static double difference(double[] u, int offset, int step, int size, int i, List<End> ends) {
    boolean around = ends.getFirst() == End.PERIODIC;
    double before = i > 0 ? u[offset + (i - 1) * step]
        : around ? u[offset + (size - 1) * step] : ends.getFirst() == End.FREE ? u[offset + step] : 0;
    double after = i < size - 1 ? u[offset + (i + 1) * step]
        : around ? u[offset] : ends.getLast() == End.FREE ? u[offset + (size - 2) * step] : 0;
    return 2 * u[offset + i * step] - before - after;
  }

  /// The operator, written out.
  private static double[] apply(Sides sides, int width, double shift, double along, double across,
      double[] u) {
    double[] f = new double[u.length];
    for (int j = 0; j < sides.rows(); j++) {
      for (int i = 0; i < width; i++) {
        f[j * width + i] = shift * u[j * width + i]
            + along * difference(u, j * width, 1, width, i, sides.along())
            + across * difference(u, i, width, sides.rows(), j, sides.across());
      }
    }
    return f;
  }

  private static double[] random(int size) {
    return new Random(5).doubles(size, -1, 1).toArray();
  }

  @ParameterizedTest
  @MethodSource("sides")
  void undoesTheOperator(Sides sides) {
    Waves waves = Waves.of(sides.intervals(), sides.along().getFirst(), sides.along().getLast());
    int width = waves.size();
    double[] u = random(width * sides.rows());
    double[] found = apply(sides, width, 0.3, 7, 2, u);
    try (WorkerTeam team = new WorkerTeam(2)) {
      new SeparableSolver(0.3, waves, 7,
          new SeparableSolver.Columns(sides.rows(), 2, sides.across().getFirst(),
              sides.across().getLast()),
          team).solveInPlace(found, 0, width);
    }
    assertThat(found).containsExactly(u, within(1e-11));
  }

  /// Without a shift and without a fixed end, what comes out differs from the solution by a constant.
  @ParameterizedTest
  @MethodSource("sides")
  void undoesTheOperatorUpToAConstant(Sides sides) {
    Waves waves = Waves.of(sides.intervals(), sides.along().getFirst(), sides.along().getLast());
    int width = waves.size();
    double[] u = random(width * sides.rows());
    double[] found = apply(sides, width, 0, 7, 2, u);
    try (WorkerTeam team = new WorkerTeam(1)) {
      new SeparableSolver(0, waves, 7, new SeparableSolver.Columns(sides.rows(), 2, sides.across().getFirst(),
          sides.across().getLast()), team).solveInPlace(found, 0, width);
    }
    boolean fixed = sides.along().contains(End.FIXED) || sides.across().contains(End.FIXED);
    double constant = fixed ? 0 : found[0] - u[0];
    double[] shifted = u.clone();
    for (int i = 0; i < u.length; i++) {
      shifted[i] += constant;
    }
    assertThat(found).containsExactly(shifted, within(1e-9));
  }

  /// Each wave is an eigenvector: transformed, it has one amplitude, and the operator multiplies it by its eigenvalue.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void wavesAreEigenvectors(int ends) {
    Waves waves = Waves.of(20, ENDS.get(ends).getFirst(), ENDS.get(ends).getLast());
    double[] scratch = new double[waves.scratch()];
    for (int k = 0; k < waves.size(); k++) {
      double[] wave = new double[waves.size()];
      wave[k] = 1;
      waves.backward(wave, 0, scratch);
      for (int i = 0; i < wave.length; i++) {
        assertThat(difference(wave, 0, 1, wave.length, i, ENDS.get(ends)))
            .isCloseTo(waves.eigenvalue(k) * wave[i], within(1e-13));
      }
      waves.forward(wave, 0, scratch);
      for (int i = 0; i < wave.length; i++) {
        assertThat(wave[i]).isCloseTo(i == k ? 1 : 0, within(1e-13));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 4", "4, 4", "5, 6", "7, 8", "14, 16", "1000, 1000", "1001, 1024", "2046, 2048"})
  void fastLengthsAreEvenAndHaveSmallFactors(int atLeast, int length) {
    assertThat(Transforms.fastLength(atLeast)).isEqualTo(length);
  }

  @Test
  void anOddLengthIsRefused() {
    assertThatThrownBy(() -> Waves.of(15, End.FIXED, End.FIXED)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("15");
  }
}
