package org.collocate.solver.discretization.adapt;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Which cells are refined next (W. Dörfler, SIAM J. Numer. Anal. 33 (1996), doi 10.1137/0733054).
public final class Marking {
  private Marking() {}

  /// The fewest cells that hold a fraction of the square of the error: the largest first.
  ///
  /// @param squares `[cell]`
  /// @param fraction in `(0, 1]`
  public static boolean[] doerfler(double[] squares, double fraction) {
    int[] order = IntStream.range(0, squares.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer cell) -> -squares[cell]).thenComparing(cell -> cell))
        .mapToInt(cell -> cell)
        .toArray();
    double whole = 0;
    for (int cell : order) {
      whole += squares[cell];
    }
    boolean[] marked = new boolean[squares.length];
    double held = 0;
    for (int k = 0; k < order.length && held < fraction * whole; k++) {
      marked[order[k]] = true;
      held += squares[order[k]];
    }
    return marked;
  }
}
