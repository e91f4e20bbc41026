package org.collocate.solver.linear.precondition;

import org.collocate.solver.linear.MatrixKind;
import org.collocate.solver.linear.Preconditioner;
import org.collocate.solver.linear.PreconditionerProvider;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Unknowns;
import org.collocate.solver.linear.Vectors;
import org.collocate.solver.parallel.RangeLoop;
import org.collocate.solver.parallel.WorkerTeam;

/// A polynomial in `D⁻¹ A`: `degree` steps of Chebyshev's iteration from zero, with the diagonal `D`.
///
/// ```
/// eigenvalues of D⁻¹ A aimed at: [λ / 30, λ],   λ = 1.1 · an estimate of the largest, by 15 power iterations
/// ```
///
/// Symmetric positive definite if the matrix is and `λ` bounds its eigenvalues; on an indefinite matrix it amplifies errors.
/// It consists of products with the matrix alone, so that all threads share it. One application costs `degree − 1` products.
/// Sources: Y. Saad, Iterative Methods for Sparse Linear Systems, 2nd ed., section 12.3, doi 10.1137/1.9780898718003; the
/// share of the spectrum: M. Adams, M. Brezina, J. Hu, R. Tuminaro, J. Comput. Phys. 188 (2003),
/// doi 10.1016/S0021-9991(03)00194-3.
///
/// @param degree 2 to 8 are good values
public record Chebyshev(int degree, WorkerTeam team) implements Preconditioner {
  private static final double SHARE = 30;
  private static final double SAFETY = 1.1;
  private static final int POWER_ITERATIONS = 15;

  public Chebyshev {
    if (degree < 1) {
      throw new IllegalArgumentException("degree " + degree);
    }
  }

  @Override
  public Applied prepare(SparseMatrix matrix) {
    int n = matrix.size();
    RangeLoop loop = new RangeLoop(team, n);
    double[] inverse = matrix.diagonal();
    for (int i = 0; i < n; i++) {
      inverse[i] = inverse[i] == 0 ? 1 : 1 / inverse[i];
    }
    double largest = SAFETY * largestEigenvalue(matrix, inverse, loop);
    double middle = 0.5 * (largest + largest / SHARE);
    double half = 0.5 * (largest - largest / SHARE);
    double[] step = new double[n];
    double[] product = new double[n];
    return (r, z) -> {
      double sigma = middle / half;
      double rho = 1 / sigma;
      loop.run((from, until) -> {
        for (int i = from; i < until; i++) {
          step[i] = inverse[i] * r[i] / middle;
          z[i] = step[i];
        }
      });
      for (int k = 1; k < degree; k++) {
        double next = 1 / (2 * sigma - rho);
        double keep = next * rho;
        double correct = 2 * next / half;
        loop.run((from, until) -> matrix.multiply(z, product, from, until));
        loop.run((from, until) -> {
          for (int i = from; i < until; i++) {
            step[i] = keep * step[i] + correct * inverse[i] * (r[i] - product[i]);
            z[i] += step[i];
          }
        });
        rho = next;
      }
    };
  }

  /// Of `D⁻¹ A`, from below.
  private static double largestEigenvalue(SparseMatrix matrix, double[] inverse, RangeLoop loop) {
    int n = matrix.size();
    double[] v = new double[n];
    double[] w = new double[n];
    for (int i = 0; i < n; i++) {
      // Neither smooth nor symmetric, and the same in every run.
      v[i] = 1 + Math.sin(1.0 + 7.3 * i);
    }
    double eigenvalue = 1;
    for (int k = 0; k < POWER_ITERATIONS; k++) {
      double length = Math.sqrt(loop.sum((from, until) -> Vectors.dot(v, v, from, until)));
      if (!(length > 0)) {
        return 1;
      }
      loop.run((from, until) -> {
        for (int i = from; i < until; i++) {
          v[i] /= length;
        }
      });
      loop.run((from, until) -> {
        matrix.multiply(v, w, from, until);
        for (int i = from; i < until; i++) {
          w[i] *= inverse[i];
        }
      });
      eigenvalue = Math.sqrt(loop.sum((from, until) -> Vectors.dot(w, w, from, until)));
      System.arraycopy(w, 0, v, 0, n);
    }
    return eigenvalue;
  }

  /// Registers it.
  public static final class Provider implements PreconditionerProvider {
    @Override
    public String id() {
      return "chebyshev";
    }

    @Override
    public String summary() {
      return "a polynomial of the matrix";
    }

    @Override
    public MatrixKind kind() {
      return MatrixKind.DEFINITE;
    }

    @Override
    public Preconditioner preconditioner(Unknowns unknowns, WorkerTeam team) {
      return new Chebyshev(4, team);
    }
  }
}
