package org.collocate.solver.linear.separable;

import java.util.Arrays;
import org.collocate.solver.parallel.WorkerTeam;

/// Solves the five-point equations with constant coefficients on a rectangle, in `O(log N)` operations for each unknown.
///
/// ```
/// s u_ij + d (2 u_ij − u_(i−1)j − u_(i+1)j) + e (2 u_ij − u_i(j−1) − u_i(j+1)) = f_ij
/// (s + d λ_k) a_kj + e (2 a_kj − a_k(j−1) − a_k(j+1)) = g_kj          a, g: amplitudes of the rows of u, f
/// ```
///
/// Transforms of the rows, a tridiagonal system for each wave, transforms back. `d` and `e` have the same sign, and `s` not the
/// other. Where nothing fixes a constant (`s = 0`, no end fixed), `f` must balance, and the solution is some one of all. Each
/// row and each column is worked on by itself, so that the result does not depend on the number of threads. Source: R. W. Hockney,
/// A fast direct solution of Poisson's equation using Fourier analysis, Journal of the ACM 12 (1965) 95–113, doi
/// 10.1145/321250.321259.
public final class SeparableSolver {
  private static final int ROWS_AT_ONCE = 8;

  private final Waves waves;
  private final ColumnSystems systems;
  private final double[] shifts;
  private final Columns columns;
  private final WorkerTeam team;
  private final double[][] scratch;

  /// What lies across the rows.
  ///
  /// @param size unknowns of a column
  /// @param coupling `e`
  public record Columns(int size, double coupling, End first, End last) {}

  /// @param shift `s`
  /// @param coupling `d`
  public SeparableSolver(double shift, Waves waves, double coupling, Columns columns, WorkerTeam team) {
    this.waves = waves;
    this.columns = columns;
    this.team = team;
    systems = new ColumnSystems(columns.size(), columns.coupling(), columns.first(), columns.last());
    shifts = new double[waves.size()];
    Arrays.setAll(shifts, k -> shift + coupling * waves.eigenvalue(k));
    scratch = new double[team.size()][Math.max(waves.scratch(), systems.scratch())];
  }

  /// Puts the solution in the place of the right-hand side.
  ///
  /// @param offset of the first unknown
  /// @param stride from one row to the next, at least the size of the waves
  public void solveInPlace(double[] values, int offset, int stride) {
    int rows = columns.size();
    int chunks = (rows + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
    team.run(chunks, (chunk, worker) -> {
      for (int j = chunk * ROWS_AT_ONCE; j < Math.min(rows, (chunk + 1) * ROWS_AT_ONCE); j++) {
        waves.forward(values, offset + j * stride, scratch[worker]);
      }
    });
    int blocks = (waves.size() + ColumnSystems.WIDTH - 1) / ColumnSystems.WIDTH;
    team.run(blocks, (block, worker) -> systems.solveInPlace(values, offset, stride, shifts,
        block * ColumnSystems.WIDTH, Math.min(waves.size(), (block + 1) * ColumnSystems.WIDTH),
        scratch[worker]));
    team.run(chunks, (chunk, worker) -> {
      for (int j = chunk * ROWS_AT_ONCE; j < Math.min(rows, (chunk + 1) * ROWS_AT_ONCE); j++) {
        waves.backward(values, offset + j * stride, scratch[worker]);
      }
    });
  }
}
