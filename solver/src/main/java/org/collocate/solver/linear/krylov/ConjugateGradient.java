package org.collocate.solver.linear.krylov;

import java.util.Arrays;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.LinearSolverProvider;
import org.collocate.solver.linear.MatrixKind;
import org.collocate.solver.linear.Preconditioner;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Stopping;
import org.collocate.solver.linear.Unknowns;
import org.collocate.solver.parallel.WorkerTeam;

/// Preconditioned conjugate gradients for symmetric positive definite matrices.
///
/// One iteration is one product with `A` and one with `M⁻¹`. On an indefinite matrix it breaks down, which the result shows
/// as not converged. The direction is corrected by the change of the residual (Polak–Ribière), which also serves a
/// preconditioner that is not quite the same in every step, as one in single precision. Sources: M. R. Hestenes,
/// E. Stiefel, J. Res. Nat. Bur. Standards 49 (1952), doi 10.6028/jres.049.044; G. H. Golub, Q. Ye, SIAM J. Sci. Comput. 21
/// (1999), doi 10.1137/S1064827597323415 (flexible).
///
/// @param preconditioner symmetric positive definite
public record ConjugateGradient(Preconditioner preconditioner, Stopping stopping,
    WorkerTeam team) implements LinearSolver {
  @Override
  public Prepared prepare(SparseMatrix matrix) {
    Preconditioner.Applied inverse = preconditioner.prepare(matrix);
    KrylovSpace space = new KrylovSpace(matrix, team);
    return (b, x) -> solve(space, inverse, b, x);
  }

  @Override
  public String account() {
    return preconditioner.account();
  }

  private Result solve(KrylovSpace space, Preconditioner.Applied inverse, double[] b, double[] x) {
    int n = space.size();
    double norm = space.norm(b);
    if (norm == 0) {
      Arrays.fill(x, 0);
      return new Result(true, 0, 0);
    }
    double wanted = stopping.tolerance() * norm;
    double[] r = new double[n];
    double[] z = new double[n];
    double[] p = new double[n];
    double[] q = new double[n];
    double residual = space.residual(b, x, r);
    int iterations = 0;
    // The recursive residual drifts from the true one; each outer round starts from the true one.
    while (residual > wanted && iterations < stopping.maximum()) {
      double before = residual;
      inverse.apply(r, z);
      System.arraycopy(z, 0, p, 0, n);
      double rz = space.dot(r, z);
      double recursive = residual;
      while (recursive > 0.9 * wanted && iterations < stopping.maximum()) {
        double curvature = space.energy(p, q);
        if (!(curvature > 0)) {
          return new Result(false, iterations, space.residual(b, x, r) / norm);
        }
        double alpha = rz / curvature;
        space.addScaled(alpha, p, x);
        recursive = space.addScaledNorm(-alpha, q, r);
        iterations++;
        if (recursive > 0.9 * wanted) {
          inverse.apply(r, z);
          // r_old = r + α q, so that z·(r − r_old) = −α z·q.
          double change = -alpha * space.dot(z, q);
          space.scaleAdd(change / rz, p, z);
          rz = space.dot(r, z);
        }
      }
      residual = space.residual(b, x, r);
      if (!(residual < 0.5 * before)) {
        break;
      }
    }
    return space.result(stopping, iterations, residual, b, x, r);
  }

  /// Registers it.
  public static final class Provider implements LinearSolverProvider {
    @Override
    public String id() {
      return "cg";
    }

    @Override
    public String summary() {
      return "conjugate gradients, for symmetric positive definite problems";
    }

    @Override
    public MatrixKind kind() {
      return MatrixKind.DEFINITE;
    }

    @Override
    public boolean preconditioned() {
      return true;
    }

    @Override
    public LinearSolver solver(Unknowns unknowns, Preconditioner preconditioner, Stopping stopping,
        WorkerTeam team) {
      return new ConjugateGradient(preconditioner, stopping, team);
    }
  }
}
