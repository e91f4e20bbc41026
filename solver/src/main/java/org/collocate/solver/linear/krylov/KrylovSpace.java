package org.collocate.solver.linear.krylov;

import java.util.Optional;
import org.collocate.solver.linear.LinearOperator;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.MatrixDiagonals;
import org.collocate.solver.linear.Rounding;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Stopping;
import org.collocate.solver.linear.Vectors;
import org.collocate.solver.parallel.RangeLoop;
import org.collocate.solver.parallel.WorkerTeam;

/// Products with one matrix or operator, and sums of vectors, on all threads: what every Krylov method consists of.
final class KrylovSpace {
  private static final int FEW = 10_000;

  private final int size;
  private final Whole whole;
  private final Product product;
  private final Excuse excuse;
  private final RangeLoop loop;

  /// Rows `from … until − 1` of `y = A x`.
  @FunctionalInterface
  private interface Product {
    void multiply(double[] x, double[] y, int from, int until);
  }

  /// What of `y = A x` is done before its rows are gone through.
  @FunctionalInterface
  private interface Whole {
    void multiply(double[] x, double[] y);
  }

  /// Whether a residual is nothing but rounding.
  @FunctionalInterface
  private interface Excuse {
    boolean explains(double[] r, double[] b, double[] x);
  }

  KrylovSpace(SparseMatrix matrix, WorkerTeam team) {
    size = matrix.size();
    loop = new RangeLoop(team, size);
    whole = (_, _) -> {};
    excuse = (r, b, x) -> Rounding.of(matrix).explains(r, b, x);
    Optional<MatrixDiagonals> diagonals = matrix.size() < FEW ? Optional.empty()
        : MatrixDiagonals.of(matrix, loop);
    product = diagonals.isPresent() ? diagonals.get()::multiply : matrix::multiply;
  }

  /// Products come as a whole, so that nothing is left to do row by row; how they are rounded is not known.
  KrylovSpace(LinearOperator operator, WorkerTeam team) {
    size = operator.size();
    loop = new RangeLoop(team, size);
    whole = operator::multiply;
    product = (_, _, _, _) -> {};
    excuse = (_, _, _) -> false;
  }

  int size() {
    return size;
  }

  /// Writes `y = A x`.
  void multiply(double[] x, double[] y) {
    whole.multiply(x, y);
    loop.run((from, until) -> product.multiply(x, y, from, until));
  }

  /// Writes `y = A x` and returns `x · y`.
  double energy(double[] x, double[] y) {
    whole.multiply(x, y);
    return loop.sum((from, until) -> {
      product.multiply(x, y, from, until);
      return Vectors.dot(x, y, from, until);
    });
  }

  /// Writes `r = b − A x` and returns its norm.
  double residual(double[] b, double[] x, double[] r) {
    whole.multiply(x, r);
    return Math.sqrt(loop.sum((from, until) -> {
      product.multiply(x, r, from, until);
      double sum = 0;
      for (int i = from; i < until; i++) {
        r[i] = b[i] - r[i];
        sum += r[i] * r[i];
      }
      return sum;
    }));
  }

  /// How an iteration ended whose residual is `r`, of the norm `residual`: it has converged if that is small enough or only
  /// rounding is left.
  LinearSolver.Result result(Stopping stopping, int iterations, double residual, double[] b, double[] x,
      double[] r) {
    double norm = norm(b);
    boolean converged = residual <= stopping.tolerance() * norm || excuse.explains(r, b, x);
    return new LinearSolver.Result(converged, iterations, residual / norm);
  }

  double dot(double[] a, double[] b) {
    return loop.sum((from, until) -> Vectors.dot(a, b, from, until));
  }

  double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  /// `y += factor · x`.
  void addScaled(double factor, double[] x, double[] y) {
    loop.run((from, until) -> {
      for (int i = from; i < until; i++) {
        y[i] += factor * x[i];
      }
    });
  }

  /// `y = x + factor · y`.
  void scaleAdd(double factor, double[] y, double[] x) {
    loop.run((from, until) -> {
      for (int i = from; i < until; i++) {
        y[i] = x[i] + factor * y[i];
      }
    });
  }

  /// `y += factor · x` and the norm of what has become of `y`.
  double addScaledNorm(double factor, double[] x, double[] y) {
    return Math.sqrt(loop.sum((from, until) -> {
      double sum = 0;
      for (int i = from; i < until; i++) {
        y[i] += factor * x[i];
        sum += y[i] * y[i];
      }
      return sum;
    }));
  }

  /// `y = factor · x`.
  void scaled(double factor, double[] x, double[] y) {
    loop.run((from, until) -> {
      for (int i = from; i < until; i++) {
        y[i] = factor * x[i];
      }
    });
  }
}
