package org.collocate.solver.linear.krylov;

import java.util.Arrays;
import org.collocate.solver.linear.LinearOperator;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.LinearSolverProvider;
import org.collocate.solver.linear.MatrixKind;
import org.collocate.solver.linear.Preconditioner;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Stopping;
import org.collocate.solver.linear.Unknowns;
import org.collocate.solver.parallel.WorkerTeam;

/// Generalized minimal residuals with restarts, GMRES(m), for any regular matrix.
///
/// One iteration is one product with `A`, one with `M⁻¹`, applied from the right so that what is made smallest is the true
/// residual, and `j` orthogonalizations in the `j`-th iteration after a restart. Memory is `2 m` vectors, because those that
/// the preconditioner gave are kept too: it may be another in every step. It stagnates where `m` is too small, which the
/// result shows as not converged. Sources: Y. Saad, M. H. Schultz, SIAM J. Sci. Stat. Comput. 7 (1986),
/// doi 10.1137/0907058; Y. Saad, SIAM J. Sci. Comput. 14 (1993), doi 10.1137/0914028 (flexible).
///
/// @param restart `m`; 30 to 100 are good values
public record Gmres(Preconditioner preconditioner, Stopping stopping, int restart,
    WorkerTeam team) implements LinearSolver {
  private static final int RESTART = 60;

  @Override
  public Prepared prepare(SparseMatrix matrix) {
    Preconditioner.Applied inverse = preconditioner.prepare(matrix);
    KrylovSpace space = new KrylovSpace(matrix, team);
    return (b, x) -> solve(space, inverse, b, x);
  }

  /// What is no matrix brings its preconditioner with it: {@link #preconditioner} is asked for matrices only.
  @Override
  public Prepared prepare(LinearOperator operator) {
    if (operator instanceof SparseMatrix matrix) {
      return prepare(matrix);
    }
    KrylovSpace space = new KrylovSpace(operator, team);
    return (b, x) -> solve(space, (r, z) -> System.arraycopy(r, 0, z, 0, r.length), b, x);
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
    double[][] basis = new double[restart + 1][];
    double[][] directions = new double[restart][];
    int iterations = 0;
    int fruitless = 0;
    while (residual > wanted && iterations < stopping.maximum() && fruitless < 3) {
      double before = residual;
      int most = Math.min(restart, stopping.maximum() - iterations);
      iterations += cycle(space, inverse, new Cycle(basis, directions, r, residual, wanted, most), x);
      residual = space.residual(b, x, r);
      fruitless = residual < 0.9 * before ? 0 : fruitless + 1;
    }
    return space.result(stopping, iterations, residual, b, x, r);
  }

  /// What one cycle works with.
  private record Cycle(double[][] basis, double[][] directions, double[] r, double norm, double wanted,
      int most) {
    double[] basis(int j) {
      return room(basis, j);
    }

    double[] direction(int j) {
      return room(directions, j);
    }

    private double[] room(double[][] vectors, int j) {
      if (vectors[j] == null) {
        vectors[j] = new double[r.length];
      }
      return vectors[j];
    }
  }

  /// Iterates until the next restart and returns how often.
  private static int cycle(KrylovSpace space, Preconditioner.Applied inverse, Cycle cycle, double[] x) {
    double[][] hessenberg = new double[cycle.most][];
    double[] cosine = new double[cycle.most];
    double[] sine = new double[cycle.most];
    double[] g = new double[cycle.most + 1];
    g[0] = cycle.norm;
    space.scaled(1 / cycle.norm, cycle.r, cycle.basis(0));
    int j = 0;
    boolean more = true;
    while (more && j < cycle.most) {
      inverse.apply(cycle.basis(j), cycle.direction(j));
      double[] v = cycle.basis(j + 1);
      space.multiply(cycle.direction(j), v);
      double[] h = new double[j + 2];
      hessenberg[j] = h;
      for (int i = 0; i <= j; i++) {
        h[i] = space.dot(v, cycle.basis(i));
        space.addScaled(-h[i], cycle.basis(i), v);
      }
      double length = space.norm(v);
      h[j + 1] = length;
      if (length > 0) {
        space.scaled(1 / length, v, v);
      }
      for (int i = 0; i < j; i++) {
        double kept = h[i];
        h[i] = cosine[i] * kept + sine[i] * h[i + 1];
        h[i + 1] = cosine[i] * h[i + 1] - sine[i] * kept;
      }
      double radius = Math.hypot(h[j], h[j + 1]);
      cosine[j] = radius == 0 ? 1 : h[j] / radius;
      sine[j] = radius == 0 ? 0 : h[j + 1] / radius;
      h[j] = radius;
      g[j + 1] = -sine[j] * g[j];
      g[j] *= cosine[j];
      j++;
      more = Math.abs(g[j]) > 0.9 * cycle.wanted && length > 0;
    }
    double[] y = new double[j];
    for (int i = j - 1; i >= 0; i--) {
      double sum = g[i];
      for (int k = i + 1; k < j; k++) {
        sum -= hessenberg[k][i] * y[k];
      }
      // A column that added nothing to the space has nothing to give.
      y[i] = hessenberg[i][i] == 0 ? 0 : sum / hessenberg[i][i];
      space.addScaled(y[i], cycle.direction(i), x);
    }
    return j;
  }

  /// Registers it.
  public static final class Provider implements LinearSolverProvider {
    @Override
    public String id() {
      return "gmres";
    }

    @Override
    public String summary() {
      return "generalized minimal residuals with restarts, for any problem";
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
      return new Gmres(preconditioner, stopping, RESTART, team);
    }
  }
}
