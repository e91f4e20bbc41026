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

/// Preconditioned BiCGStab for any regular matrix.
///
/// One iteration is two products with `A` and two with `M⁻¹`. After a breakdown (`ρ` or `ω` vanishes) it starts anew from where it is; when that no longer helps the result says not converged.
/// Source: H. A. van der Vorst, SIAM J. Sci. Stat. Comput. 13 (1992), doi 10.1137/0913035.
///
/// @param preconditioner applied from the right
public record BiCgStab(Preconditioner preconditioner, Stopping stopping,
    WorkerTeam team) implements LinearSolver {
  @Override
  public Prepared prepare(SparseMatrix matrix) {
    Preconditioner.Applied inverse = preconditioner.prepare(matrix);
    KrylovSpace space = new KrylovSpace(matrix, team);
    return (b, x) -> solve(space, inverse, b, x);
  }

  private Result solve(KrylovSpace space, Preconditioner.Applied inverse, double[] b, double[] x) {
    int n = space.size();
    double norm = space.norm(b);
    double[] r = new double[n];
    if (norm == 0) {
      Arrays.fill(x, 0);
      return new Result(true, 0, 0);
    }
    double wanted = stopping.tolerance() * norm;
    double residual = space.residual(b, x, r);
    double[] best = x.clone();
    double least = residual;
    int iterations = 0;
    int fruitless = 0;
    while (residual > wanted && iterations < stopping.maximum() && fruitless < 3) {
      iterations += round(space, inverse, x, r, wanted, stopping.maximum() - iterations);
      residual = space.residual(b, x, r);
      if (residual < 0.5 * least) {
        fruitless = 0;
      } else {
        fruitless++;
      }
      if (residual < least) {
        least = residual;
        System.arraycopy(x, 0, best, 0, n);
      } else {
        System.arraycopy(best, 0, x, 0, n);
        residual = space.residual(b, x, r);
      }
    }
    return space.result(stopping, iterations, residual, b, x, r);
  }

  /// Iterates from `x` with residual `r` until convergence or breakdown.
  private static int round(KrylovSpace space, Preconditioner.Applied inverse, double[] x, double[] r,
      double wanted,
      int most) {
    int n = space.size();
    double[] shadow = r.clone();
    double[] p = new double[n];
    double[] v = new double[n];
    double[] preconditioned = new double[n];
    double[] t = new double[n];
    double rho = 1;
    double alpha = 1;
    double omega = 1;
    double shadowNorm = space.norm(shadow);
    int iterations = 0;
    while (iterations < most) {
      double next = space.dot(shadow, r);
      if (Math.abs(next) <= 1e-14 * shadowNorm * space.norm(r)) {
        return Math.max(1, iterations);
      }
      double beta = iterations == 0 ? 0 : next / rho * (alpha / omega);
      rho = next;
      for (int i = 0; i < n; i++) {
        p[i] = r[i] + beta * (p[i] - omega * v[i]);
      }
      iterations++;
      inverse.apply(p, preconditioned);
      space.multiply(preconditioned, v);
      alpha = rho / space.dot(shadow, v);
      space.addScaled(alpha, preconditioned, x);
      space.addScaled(-alpha, v, r);
      if (!(space.norm(r) > 0.5 * wanted)) {
        return iterations;
      }
      inverse.apply(r, preconditioned);
      space.multiply(preconditioned, t);
      double tt = space.dot(t, t);
      omega = tt == 0 ? 0 : space.dot(t, r) / tt;
      space.addScaled(omega, preconditioned, x);
      space.addScaled(-omega, t, r);
      if (!(space.norm(r) > 0.5 * wanted) || omega == 0) {
        return iterations;
      }
    }
    return iterations;
  }

  /// Registers it.
  public static final class Provider implements LinearSolverProvider {
    @Override
    public String id() {
      return "bicgstab";
    }

    @Override
    public String summary() {
      return "BiCGStab, for any problem, in little memory";
    }

    @Override
    public MatrixKind kind() {
      return MatrixKind.GENERAL;
    }

    @Override
    public boolean preconditioned() {
      return true;
    }

    @Override
    public LinearSolver solver(Unknowns unknowns, Preconditioner preconditioner, Stopping stopping,
        WorkerTeam team) {
      return new BiCgStab(preconditioner, stopping, team);
    }
  }
}
