package org.collocate.solver.linear.multigrid.geometric;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.Rounding;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Stopping;
import org.collocate.solver.linear.Vectors;
import org.collocate.solver.parallel.RangeLoop;
import org.collocate.solver.parallel.WorkerTeam;

/// Preconditioned conjugate gradients on a grid of points with four neighbours, in mixed precision: half as much goes through
/// memory as in double precision, which is what an iteration costs.
///
/// The solution is summed up in double precision. Residual and directions are in single precision, and products are taken by
/// differences, so that each is exact to single precision also where couplings cancel. What the residual loses so is given back
/// when it is computed from the matrix in double precision: whenever it has fallen by {@value #RENEWED}, and at the end. The
/// direction is corrected by the change of the residual, as in
/// {@link org.collocate.solver.linear.krylov.ConjugateGradient}. Sources: M. A. Clark, R. Babich, K. Barros,
/// R. C. Brower, C. Rebbi, Comput. Phys. Commun. 181 (2010), doi 10.1016/j.cpc.2010.05.002 (reliable updates); G. L. G. Sleijpen,
/// H. A. van der Vorst, Computing 56 (1996), doi 10.1007/BF02309342.
///
/// Vectors are laid out like {@link GridOperator}.
final class GridIteration implements LinearSolver.Prepared {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  static final double RENEWED = 1e-4;

  private final SparseMatrix matrix;
  private final GridOperator operator;
  private final GridCycle cycle;
  private final Stopping stopping;
  private final RangeLoop rows;
  private final int columns;
  private final float[] r;
  private final float[] z;
  private final float[] p;
  private final float[] q;
  /// Products of the rows of two vectors.
  private final double[] ofRows;
  private final double[] ofRowsToo;

  GridIteration(SparseMatrix matrix, GridOperator operator, GridCycle cycle, Stopping stopping,
      WorkerTeam team) {
    this.matrix = matrix;
    this.operator = operator;
    this.cycle = cycle;
    this.stopping = stopping;
    rows = GridOperator.rows(operator.shape, team);
    columns = operator.shape.columns();
    int size = operator.size();
    r = new float[size];
    z = new float[size];
    p = new float[size];
    q = new float[size];
    ofRows = new double[operator.shape.rows()];
    ofRowsToo = new double[operator.shape.rows()];
  }

  @Override
  public LinearSolver.Result solve(double[] b, double[] x) {
    double norm = Vectors.norm(b);
    if (norm == 0) {
      Arrays.fill(x, 0);
      return new LinearSolver.Result(true, 0, 0);
    }
    double wanted = stopping.tolerance() * norm;
    // Single precision holds the residual in this unit.
    double unit = norm;
    double known = renew(b, x, unit);
    Arrays.fill(p, 0);
    int iterations = 0;
    double rz = 0;
    double beta = 0;
    double alpha = 0;
    while (known > wanted && iterations < stopping.maximum()) {
      precondition();
      if (iterations > 0) {
        // r_old = r + α q, so that z·(r − r_old) = −α z·q.
        beta = -alpha * sum(ofRowsToo) / rz;
      }
      rz = turn(beta);
      double curvature = product();
      if (!(curvature > 0)) {
        break;
      }
      alpha = rz / curvature;
      double recursive = unit * advance(alpha, unit, x);
      iterations++;
      if (recursive <= 0.9 * wanted || recursive <= RENEWED * known) {
        double before = known;
        known = renew(b, x, unit);
        if (!(known < 0.5 * before)) {
          break;
        }
      }
    }
    return known <= wanted ? new LinearSolver.Result(true, iterations, known / norm)
        : unfinished(b, x, norm, iterations);
  }

  /// It has converged nevertheless if only rounding is left.
  private LinearSolver.Result unfinished(double[] b, double[] x, double norm, int iterations) {
    double[] residual = new double[b.length];
    double size = matrix.residual(b, x, residual);
    boolean converged = size <= stopping.tolerance() * norm
        || Rounding.of(matrix).explains(residual, b, x);
    return new LinearSolver.Result(converged, iterations, size / norm);
  }

  private int start(int row) {
    return (row + 1) * operator.stride + 1;
  }

  private static double sum(double[] parts) {
    double sum = 0;
    for (double part : parts) {
      sum += part;
    }
    return sum;
  }

  /// Writes `r = (b − A x) / unit` and returns `‖b − A x‖`.
  private double renew(double[] b, double[] x, double unit) {
    int[] rowStart = matrix.rowStart();
    int[] column = matrix.columns();
    double[] values = matrix.values();
    return Math.sqrt(rows.sum((from, until) -> {
      double squares = 0;
      for (int row = from; row < until; row++) {
        int c = start(row);
        for (int i = row * columns; i < (row + 1) * columns; i++) {
          double residual = b[i];
          for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
            residual -= values[k] * x[column[k]];
          }
          squares += residual * residual;
          r[c++] = (float) (residual / unit);
        }
      }
      return squares;
    }));
  }

  /// Writes `z = M⁻¹ r`, and the products of its rows with those of `r` and `q`.
  private void precondition() {
    cycle.apply((row, values) -> {
      int c = start(row);
      for (int i = 0; i < columns; i++) {
        values[i] = r[c + i];
      }
    }, (row, values) -> {
      int c = start(row);
      for (int i = 0; i < columns; i++) {
        z[c + i] = (float) values[i];
      }
      ofRowsToo[row] = dot(z, q, c);
    });
  }

  private double dot(float[] a, float[] b, int start) {
    int end = start + SPECIES.loopBound(columns);
    FloatVector sums = FloatVector.zero(SPECIES);
    int c = start;
    for (; c < end; c += LANES) {
      sums = load(a, c).fma(load(b, c), sums);
    }
    // A reduction across lanes would not promise an order.
    double sum = 0;
    for (float lane : sums.toArray()) {
      sum += lane;
    }
    for (; c < start + columns; c++) {
      sum += a[c] * b[c];
    }
    return sum;
  }

  private static FloatVector load(float[] values, int at) {
    return FloatVector.fromArray(SPECIES, values, at);
  }

  /// Writes the new direction `p = z + beta p` and returns `r · p`.
  private double turn(double beta) {
    float factor = (float) beta;
    rows.run((from, until) -> {
      for (int row = from; row < until; row++) {
        int start = start(row);
        int end = start + columns;
        int c = start;
        for (; c < start + SPECIES.loopBound(columns); c += LANES) {
          load(p, c).mul(factor).add(load(z, c)).intoArray(p, c);
        }
        for (; c < end; c++) {
          p[c] = z[c] + factor * p[c];
        }
        ofRows[row] = dot(r, p, start);
      }
    });
    return sum(ofRows);
  }

  /// Writes `q = A p` and returns `p · q`.
  private double product() {
    int stride = operator.stride;
    float[] excess = operator.excess;
    float[] east = operator.east;
    float[] north = operator.north;
    rows.run((from, until) -> {
      for (int row = from; row < until; row++) {
        int start = start(row);
        int c = start;
        for (; c < start + SPECIES.loopBound(columns); c += LANES) {
          FloatVector own = load(p, c);
          FloatVector sum = load(excess, c).mul(own);
          sum = load(east, c).fma(load(p, c + 1).sub(own), sum);
          sum = load(east, c - 1).fma(load(p, c - 1).sub(own), sum);
          sum = load(north, c).fma(load(p, c + stride).sub(own), sum);
          sum = load(north, c - stride).fma(load(p, c - stride).sub(own), sum);
          sum.intoArray(q, c);
        }
        for (; c < start + columns; c++) {
          q[c] = excess[c] * p[c] + east[c] * (p[c + 1] - p[c]) + east[c - 1] * (p[c - 1] - p[c])
              + north[c] * (p[c + stride] - p[c]) + north[c - stride] * (p[c - stride] - p[c]);
        }
        ofRows[row] = dot(p, q, start);
      }
    });
    return sum(ofRows);
  }

  /// `x += alpha unit p`, `r −= alpha q`; returns `‖r‖`.
  private double advance(double alpha, double unit, double[] x) {
    double step = alpha * unit;
    float factor = (float) -alpha;
    rows.run((from, until) -> {
      for (int row = from; row < until; row++) {
        int start = start(row);
        int first = row * columns;
        for (int i = 0; i < columns; i++) {
          x[first + i] += step * p[start + i];
        }
        int c = start;
        for (; c < start + SPECIES.loopBound(columns); c += LANES) {
          load(q, c).mul(factor).add(load(r, c)).intoArray(r, c);
        }
        for (; c < start + columns; c++) {
          r[c] += factor * q[c];
        }
        ofRows[row] = dot(r, r, start);
      }
    });
    return Math.sqrt(sum(ofRows));
  }
}
