package org.collocate.solver.linear;

import java.util.Arrays;
import org.collocate.solver.parallel.RangeLoop;
import org.collocate.solver.parallel.WorkerTeam;
import org.jspecify.annotations.Nullable;

/// Eliminates the unknowns inside cells before another solver works on the rest.
///
/// ```
/// S = A_kk − A_ki D⁻¹ A_ik,    S x_k = b_k − A_ki D⁻¹ b_i,    x_i = D⁻¹ (b_i − A_ik x_k)
/// ```
///
/// The eliminated unknowns `i` are the last ones. Each is coupled to unknowns of its own cell only, and to no other eliminated one,
/// so that `D` is a diagonal and `S` has no entry that `A` has not. With elements of order 3 an iteration costs a quarter less
/// and there are a fifth fewer of them (E. L. Wilson, Int. J. Numer. Meth. Eng. 8 (1974), doi 10.1002/nme.1620080115). Where `D` has an entry that is nearly zero,
/// as it may for an indefinite matrix, nothing is eliminated.
public final class StaticCondensation implements LinearSolver {
  private static final int PIECE = 1 << 12;
  /// A diagonal entry smaller than this part of its row's largest is none.
  private static final double SMALLEST = 1e-8;

  private final LinearSolver rest;
  private final LinearSolver whole;
  private final int kept;
  private final RangeLoop rows;
  private @Nullable Pattern pattern;
  private boolean eliminates;

  /// @param rest solves for the unknowns that are kept
  /// @param whole solves for all of them where they cannot be eliminated
  /// @param kept how many are kept
  public StaticCondensation(LinearSolver rest, LinearSolver whole, int kept, WorkerTeam team) {
    this.rest = rest;
    this.whole = whole;
    this.kept = kept;
    rows = new RangeLoop(team, kept, PIECE);
  }

  /// Where the matrix has the entries of the kept unknowns.
  ///
  /// @param source places of the entries in the whole matrix
  private record Pattern(SparseMatrix of, int[] rowStart, int[] columns, int[] source) {
    static Pattern of(SparseMatrix matrix, int kept) {
      int[] start = new int[kept + 1];
      int[] source = new int[matrix.rowStart()[kept]];
      int[] columns = new int[source.length];
      int at = 0;
      for (int row = 0; row < kept; row++) {
        for (int k = matrix.rowStart()[row]; k < matrix.rowStart()[row + 1]
            && matrix.columns()[k] < kept; k++) {
          source[at] = k;
          columns[at++] = matrix.columns()[k];
        }
        start[row + 1] = at;
      }
      return new Pattern(matrix, start, Arrays.copyOf(columns, at), Arrays.copyOf(source, at));
    }
  }

  @Override
  public Prepared prepare(SparseMatrix matrix) {
    double[] inverse = inverse(matrix);
    eliminates = inverse.length == matrix.size() - kept;
    if (!eliminates) {
      return whole.prepare(matrix);
    }
    Pattern known = pattern;
    if (known == null || !known.of().hasPatternOf(matrix)) {
      known = Pattern.of(matrix, kept);
      pattern = known;
    }
    SparseMatrix condensed = new SparseMatrix(known.rowStart(), known.columns(),
        new double[known.columns().length]);
    int[] source = known.source();
    rows.run((from, until) -> {
      for (int row = from; row < until; row++) {
        condense(matrix, inverse, source, row, condensed);
      }
    });
    return new Condensed(matrix, inverse, rest.prepare(condensed));
  }

  /// `D⁻¹`; empty if it does not exist.
  private double[] inverse(SparseMatrix matrix) {
    double[] inverse = new double[matrix.size() - kept];
    for (int i = 0; i < inverse.length; i++) {
      double largest = 0;
      for (int k = matrix.rowStart()[kept + i]; k < matrix.rowStart()[kept + i + 1]; k++) {
        largest = Math.max(largest, Math.abs(matrix.values()[k]));
      }
      double diagonal = matrix.get(kept + i, kept + i);
      if (!(Math.abs(diagonal) > SMALLEST * largest)) {
        return new double[0];
      }
      inverse[i] = 1 / diagonal;
    }
    return inverse;
  }

  private void condense(SparseMatrix matrix, double[] inverse, int[] source, int row,
      SparseMatrix condensed) {
    int first = condensed.rowStart()[row];
    int last = condensed.rowStart()[row + 1];
    for (int k = first; k < last; k++) {
      condensed.values()[k] = matrix.values()[source[k]];
    }
    for (int k = matrix.rowStart()[row] + last - first; k < matrix.rowStart()[row + 1]; k++) {
      int inside = matrix.columns()[k];
      double factor = matrix.values()[k] * inverse[inside - kept];
      if (factor != 0) {
        for (int e = matrix.rowStart()[inside]; matrix.columns()[e] < kept; e++) {
          condensed.add(row, matrix.columns()[e], -factor * matrix.values()[e]);
        }
      }
    }
  }

  @Override
  public String account() {
    if (!eliminates) {
      return whole.account();
    }
    String account = rest.account();
    return account.isEmpty() ? account : account + ", after the unknowns inside cells";
  }

  /// Ready for one matrix.
  private final class Condensed implements Prepared {
    private final SparseMatrix matrix;
    private final double[] inverse;
    private final Prepared prepared;
    private final double[] right = new double[kept];
    private final double[] residual;

    Condensed(SparseMatrix matrix, double[] inverse, Prepared prepared) {
      this.matrix = matrix;
      this.inverse = inverse;
      this.prepared = prepared;
      residual = new double[matrix.size()];
    }

    @Override
    public Result solve(double[] b, double[] x) {
      rows.run((from, until) -> {
        for (int row = from; row < until; row++) {
          right[row] = b[row] - inside(row, b);
        }
      });
      double[] outer = Arrays.copyOf(x, kept);
      Result result = prepared.solve(right, outer);
      System.arraycopy(outer, 0, x, 0, kept);
      for (int i = kept; i < x.length; i++) {
        double sum = b[i];
        for (int k = matrix.rowStart()[i]; matrix.columns()[k] < kept; k++) {
          sum -= matrix.values()[k] * x[matrix.columns()[k]];
        }
        x[i] = sum * inverse[i - kept];
      }
      double size = Vectors.norm(b);
      double left = matrix.residual(b, x, residual);
      return new Result(result.converged(), result.iterations(), size == 0 ? 0 : left / size);
    }

    /// A row of `A_ki D⁻¹ b_i`.
    private double inside(int row, double[] b) {
      double sum = 0;
      for (int k = matrix.rowStart()[row + 1] - 1; k >= matrix.rowStart()[row]
          && matrix.columns()[k] >= kept; k--) {
        sum += matrix.values()[k] * inverse[matrix.columns()[k] - kept] * b[matrix.columns()[k]];
      }
      return sum;
    }
  }
}
