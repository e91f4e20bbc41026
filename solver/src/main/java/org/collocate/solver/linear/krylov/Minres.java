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

/// Minimal residuals for symmetric matrices, which may be indefinite.
///
/// One iteration is one product with `A` and one with `M⁻¹`; what it makes smallest over the Krylov space is the residual in
/// the norm of `M⁻¹`. The Lanczos recursion is begun anew from the true residual where that and the recursive one part, and
/// the result says not converged when this no longer helps. Source: C. C. Paige, M. A. Saunders, SIAM J. Numer. Anal. 12
/// (1975), doi 10.1137/0712047.
///
/// @param preconditioner symmetric positive definite, whatever the matrix
public record Minres(Preconditioner preconditioner, Stopping stopping,
    WorkerTeam team) implements LinearSolver {
  @Override
  public Prepared prepare(SparseMatrix matrix) {
    Preconditioner.Applied inverse = preconditioner.prepare(matrix);
    KrylovSpace space = new KrylovSpace(matrix, team);
    return (b, x) -> solve(space, inverse, b, x);
  }

  private Result solve(KrylovSpace space, Preconditioner.Applied inverse, double[] b, double[] x) {
    double norm = space.norm(b);
    if (norm == 0) {
      Arrays.fill(x, 0);
      return new Result(true, 0, 0);
    }
    double wanted = stopping.tolerance() * norm;
    double[] r = new double[space.size()];
    double residual = space.residual(b, x, r);
    int iterations = 0;
    while (residual > wanted && iterations < stopping.maximum()) {
      double before = residual;
      iterations += round(space, inverse, r, x, wanted / residual, stopping.maximum() - iterations);
      residual = space.residual(b, x, r);
      if (!(residual < 0.5 * before)) {
        break;
      }
    }
    return space.result(stopping, iterations, residual, b, x, r);
  }

  /// Adds to `x` what solves `A d = r`, until the residual in the norm of `M⁻¹` has fallen by `factor`.
  private static int round(KrylovSpace space, Preconditioner.Applied inverse, double[] r, double[] x,
      double factor,
      int most) {
    int n = space.size();
    double[] previous = new double[n];
    double[] current = r.clone();
    double[] z = new double[n];
    double[] v = new double[n];
    double[] next = new double[n];
    double[] w = new double[n];
    double[] w1 = new double[n];
    double[] w2 = new double[n];
    inverse.apply(current, z);
    double beta = Math.sqrt(space.dot(current, z));
    if (!(beta > 0) || !Double.isFinite(beta)) {
      return 1;
    }
    double start = beta;
    double eta = beta;
    double oldBeta = 0;
    double cosine = -1;
    double sine = 0;
    double delta = 0;
    double epsilon = 0;
    for (int iteration = 1; iteration <= most; iteration++) {
      space.scaled(1 / beta, z, v);
      space.multiply(v, next);
      if (iteration > 1) {
        space.addScaled(-beta / oldBeta, previous, next);
      }
      double alpha = space.dot(v, next);
      space.addScaled(-alpha / beta, current, next);
      double[] freed = previous;
      previous = current;
      current = next;
      next = freed;
      inverse.apply(current, z);
      oldBeta = beta;
      double square = space.dot(current, z);
      beta = Math.sqrt(Math.max(0, square));
      double oldEpsilon = epsilon;
      double low = cosine * delta + sine * alpha;
      double high = sine * delta - cosine * alpha;
      epsilon = sine * beta;
      delta = -cosine * beta;
      double gamma = Math.max(Math.hypot(high, beta), Double.MIN_NORMAL);
      cosine = high / gamma;
      sine = beta / gamma;
      double step = cosine * eta;
      eta = sine * eta;
      double[] oldest = w1;
      w1 = w2;
      w2 = w;
      w = oldest;
      space.scaled(1 / gamma, v, w);
      space.addScaled(-oldEpsilon / gamma, w1, w);
      space.addScaled(-low / gamma, w2, w);
      space.addScaled(step, w, x);
      if (!(Math.abs(eta) > 0.3 * factor * start) || !(square > 0)) {
        return iteration;
      }
    }
    return most;
  }

  /// Registers it.
  public static final class Provider implements LinearSolverProvider {
    @Override
    public String id() {
      return "minres";
    }

    @Override
    public String summary() {
      return "minimal residuals, for symmetric problems";
    }

    @Override
    public MatrixKind kind() {
      return MatrixKind.SYMMETRIC;
    }

    @Override
    public boolean preconditioned() {
      return true;
    }

    @Override
    public LinearSolver solver(Unknowns unknowns, Preconditioner preconditioner, Stopping stopping,
        WorkerTeam team) {
      return new Minres(preconditioner, stopping, team);
    }
  }
}
