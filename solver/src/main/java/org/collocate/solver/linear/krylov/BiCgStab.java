package org.collocate.solver.linear.krylov;

import java.util.Arrays;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.Preconditioner;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Vectors;

/// Preconditioned BiCGStab for any regular matrix.
///
/// One iteration is two products with `A` and two with `M⁻¹`. It stops when the true residual
/// `‖b − A x‖₂ ≤ tolerance · ‖b‖₂`, recomputed from the definition, or after `maximum` iterations. After a breakdown
/// (`ρ` or `ω` vanishes) it starts anew from where it is; when that no longer helps the result says not converged.
/// Source: H. A. van der Vorst, SIAM J. Sci. Stat. Comput. 13 (1992), doi 10.1137/0913035.
///
/// @param preconditioner applied from the right
/// @param tolerance of the relative residual; 1e-10 is a good value
/// @param maximum number of iterations
public record BiCgStab(Preconditioner preconditioner, double tolerance, int maximum) implements LinearSolver {
  @Override
  public Prepared prepare(SparseMatrix matrix) {
    Preconditioner.Applied inverse = preconditioner.prepare(matrix);
    return (b, x) -> solve(matrix, inverse, b, x);
  }

  private Result solve(SparseMatrix a, Preconditioner.Applied inverse, double[] b, double[] x) {
    int n = a.size();
    double norm = Vectors.norm(b);
    double[] r = new double[n];
    if (norm == 0) {
      Arrays.fill(x, 0);
      return new Result(true, 0, 0);
    }
    double residual = a.residual(b, x, r);
    double[] best = x.clone();
    double least = residual;
    int iterations = 0;
    int fruitless = 0;
    while (residual > tolerance * norm && iterations < maximum && fruitless < 3) {
      iterations += round(a, inverse, x, r, tolerance * norm, maximum - iterations);
      residual = a.residual(b, x, r);
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
        residual = a.residual(b, x, r);
      }
    }
    return new Result(residual <= tolerance * norm, iterations, residual / norm);
  }

  /// Iterates from `x` with residual `r` until convergence or breakdown.
  private static int round(SparseMatrix a, Preconditioner.Applied inverse, double[] x, double[] r,
      double wanted,
      int most) {
    int n = a.size();
    double[] shadow = r.clone();
    double[] p = new double[n];
    double[] v = new double[n];
    double[] preconditioned = new double[n];
    double[] t = new double[n];
    double rho = 1;
    double alpha = 1;
    double omega = 1;
    double shadowNorm = Vectors.norm(shadow);
    int iterations = 0;
    while (iterations < most) {
      double next = Vectors.dot(shadow, r);
      if (Math.abs(next) <= 1e-14 * shadowNorm * Vectors.norm(r)) {
        return Math.max(1, iterations);
      }
      double beta = iterations == 0 ? 0 : next / rho * (alpha / omega);
      rho = next;
      for (int i = 0; i < n; i++) {
        p[i] = r[i] + beta * (p[i] - omega * v[i]);
      }
      iterations++;
      inverse.apply(p, preconditioned);
      a.multiply(preconditioned, v);
      alpha = rho / Vectors.dot(shadow, v);
      Vectors.addScaled(alpha, preconditioned, x);
      Vectors.addScaled(-alpha, v, r);
      if (!(Vectors.norm(r) > 0.5 * wanted)) {
        return iterations;
      }
      inverse.apply(r, preconditioned);
      a.multiply(preconditioned, t);
      double tt = Vectors.dot(t, t);
      omega = tt == 0 ? 0 : Vectors.dot(t, r) / tt;
      Vectors.addScaled(omega, preconditioned, x);
      Vectors.addScaled(-omega, t, r);
      if (!(Vectors.norm(r) > 0.5 * wanted) || omega == 0) {
        return iterations;
      }
    }
    return iterations;
  }
}
