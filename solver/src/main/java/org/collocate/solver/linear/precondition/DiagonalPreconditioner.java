package org.collocate.solver.linear.precondition;

import org.collocate.solver.linear.MatrixKind;
import org.collocate.solver.linear.Preconditioner;
import org.collocate.solver.linear.PreconditionerProvider;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Unknowns;
import org.collocate.solver.parallel.WorkerTeam;

/// Jacobi: `M = diag(A)`; rows with a zero on the diagonal are left as they are.
public final class DiagonalPreconditioner implements Preconditioner {
  @Override
  public Applied prepare(SparseMatrix matrix) {
    double[] diagonal = matrix.diagonal();
    return (r, z) -> {
      for (int i = 0; i < r.length; i++) {
        z[i] = diagonal[i] == 0 ? r[i] : r[i] / diagonal[i];
      }
    };
  }

  /// Registers it.
  public static final class Provider implements PreconditionerProvider {
    @Override
    public String id() {
      return "diagonal";
    }

    @Override
    public String summary() {
      return "the diagonal";
    }

    @Override
    public MatrixKind kind() {
      return MatrixKind.SYMMETRIC;
    }

    @Override
    public Preconditioner preconditioner(Unknowns unknowns, WorkerTeam team) {
      return new DiagonalPreconditioner();
    }
  }
}
