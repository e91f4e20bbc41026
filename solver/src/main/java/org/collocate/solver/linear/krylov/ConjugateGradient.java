package org.collocate.solver.linear.krylov;

import java.util.Arrays;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.Preconditioner;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Vectors;

/// Preconditioned conjugate gradients for symmetric positive definite matrices.
///
/// One iteration is one product with `A` and one with `M⁻¹`. It stops when the true residual
/// `‖b − A x‖₂ ≤ tolerance · ‖b‖₂`, recomputed from the definition, or after `maximum` iterations. On an indefinite
/// matrix it breaks down, which the result shows as not converged. Source: M. R. Hestenes, E. Stiefel, J. Res. Nat. Bur.
/// Standards 49 (1952), doi 10.6028/jres.049.044.
///
/// @param preconditioner symmetric positive definite
/// @param tolerance of the relative residual; 1e-10 is a good value
/// @param maximum number of iterations
public record ConjugateGradient(Preconditioner preconditioner, double tolerance,
    int maximum) implements LinearSolver {
  @Override
  public Prepared prepare(SparseMatrix matrix) {
    Preconditioner.Applied inverse = preconditioner.prepare(matrix);
    return (b, x) -> solve(matrix, inverse, b, x);
  }

  private Result solve(SparseMatrix a, Preconditioner.Applied inverse, double[] b, double[] x) {
    int n = a.size();
    double norm = Vectors.norm(b);
    double[] r = new double[n];
    double[] z = new double[n];
    double[] p = new double[n];
    double[] q = new double[n];
    if (norm == 0) {
      Arrays.fill(x, 0);
      return new Result(true, 0, 0);
    }
    double residual = a.residual(b, x, r);
    int iterations = 0;
    // The recursive residual drifts from the true one; each outer round starts from the true one.
    while (residual > tolerance * norm && iterations < maximum) {
      double before = residual;
      inverse.apply(r, z);
      System.arraycopy(z, 0, p, 0, n);
      double rz = Vectors.dot(r, z);
      double recursive = residual;
      while (recursive > 0.5 * tolerance * norm && iterations < maximum) {
        a.multiply(p, q);
        double curvature = Vectors.dot(p, q);
        if (!(curvature > 0)) {
          return new Result(false, iterations, a.residual(b, x, r) / norm);
        }
        double alpha = rz / curvature;
        Vectors.addScaled(alpha, p, x);
        Vectors.addScaled(-alpha, q, r);
        recursive = Vectors.norm(r);
        inverse.apply(r, z);
        double next = Vectors.dot(r, z);
        double beta = next / rz;
        rz = next;
        for (int i = 0; i < n; i++) {
          p[i] = z[i] + beta * p[i];
        }
        iterations++;
      }
      residual = a.residual(b, x, r);
      if (!(residual < 0.5 * before)) {
        break;
      }
    }
    return new Result(residual <= tolerance * norm, iterations, residual / norm);
  }
}
