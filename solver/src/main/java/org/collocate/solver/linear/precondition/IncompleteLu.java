package org.collocate.solver.linear.precondition;

import java.util.Arrays;
import org.collocate.solver.linear.MatrixKind;
import org.collocate.solver.linear.Preconditioner;
import org.collocate.solver.linear.PreconditionerProvider;
import org.collocate.solver.linear.SingularMatrixException;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Unknowns;
import org.collocate.solver.parallel.WorkerTeam;

/// Incomplete factorization without fill, ILU(0): `M = L U` on the pattern of `A`.
///
/// Symmetric positive definite M-matrices keep a symmetric `M`, so that it serves conjugate gradients as incomplete
/// Cholesky. Where a pivot vanishes it is replaced by the row's largest entry, which weakens the preconditioner and never
/// the answer. Source: J. A. Meijerink, H. A. van der Vorst, Math. Comp. 31 (1977), doi 10.2307/2005786.
public final class IncompleteLu implements Preconditioner {
  @Override
  public Applied prepare(SparseMatrix matrix) {
    int n = matrix.size();
    int[] start = matrix.rowStart();
    int[] columns = matrix.columns();
    double[] factor = matrix.values().clone();
    int[] diagonal = new int[n];
    int[] place = new int[n];
    Arrays.fill(place, -1);
    for (int i = 0; i < n; i++) {
      double largest = 0;
      diagonal[i] = matrix.find(i, i);
      if (diagonal[i] < 0) {
        throw new SingularMatrixException("row " + i + " has no diagonal entry");
      }
      for (int k = start[i]; k < start[i + 1]; k++) {
        place[columns[k]] = k;
        largest = Math.max(largest, Math.abs(factor[k]));
      }
      for (int k = start[i]; k < diagonal[i]; k++) {
        int j = columns[k];
        factor[k] /= factor[diagonal[j]];
        for (int l = diagonal[j] + 1; l < start[j + 1]; l++) {
          if (place[columns[l]] >= 0) {
            factor[place[columns[l]]] -= factor[k] * factor[l];
          }
        }
      }
      if (Math.abs(factor[diagonal[i]]) <= 1e-14 * largest) {
        factor[diagonal[i]] = largest == 0 ? 1 : largest;
      }
      for (int k = start[i]; k < start[i + 1]; k++) {
        place[columns[k]] = -1;
      }
    }
    return (r, z) -> {
      for (int i = 0; i < n; i++) {
        double sum = r[i];
        for (int k = start[i]; k < diagonal[i]; k++) {
          sum -= factor[k] * z[columns[k]];
        }
        z[i] = sum;
      }
      for (int i = n - 1; i >= 0; i--) {
        double sum = z[i];
        for (int k = diagonal[i] + 1; k < start[i + 1]; k++) {
          sum -= factor[k] * z[columns[k]];
        }
        z[i] = sum / factor[diagonal[i]];
      }
    };
  }

  /// Registers it.
  public static final class Provider implements PreconditionerProvider {
    @Override
    public String id() {
      return "ilu";
    }

    @Override
    public String summary() {
      return "incomplete factors without fill";
    }

    @Override
    public MatrixKind kind() {
      return MatrixKind.GENERAL;
    }

    @Override
    public Preconditioner preconditioner(Unknowns unknowns, WorkerTeam team) {
      return new IncompleteLu();
    }
  }
}
