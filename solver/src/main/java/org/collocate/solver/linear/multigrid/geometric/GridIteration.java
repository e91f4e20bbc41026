package org.collocate.solver.linear.multigrid.geometric;

import static org.collocate.solver.linear.multigrid.geometric.PaddedRows.LANES;
import static org.collocate.solver.linear.multigrid.geometric.PaddedRows.SPECIES;
import static org.collocate.solver.linear.multigrid.geometric.PaddedRows.load;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
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
/// The residual is the right side of the cycle's finest level, and its solution the preconditioned residual.
final class GridIteration implements LinearSolver.Prepared {
  static final double RENEWED = 1e-4;
  /// Numbers of which the products are summed in single precision.
  private static final int BLOCK = 1024;

  private final SparseMatrix matrix;
  private final GridShape shape;
  private final GridCycle cycle;
  private final RedBlackLevel finest;
  private final Stopping stopping;
  private final RangeLoop rows;
  private final RangeLoop slots;
  private final ColouredVector excess;
  private final ColouredVector r;
  private final ColouredVector z;
  private final ColouredVector p;
  private final ColouredVector q;

  private GridIteration(SparseMatrix matrix, GridOperator operator, GridCycle cycle, RedBlackLevel finest,
      Stopping stopping, WorkerTeam team) {
    this.matrix = matrix;
    shape = operator.shape;
    this.cycle = cycle;
    this.finest = finest;
    this.stopping = stopping;
    rows = GridOperator.rows(shape, team);
    r = finest.side;
    z = finest.correction;
    p = new ColouredVector(shape);
    q = new ColouredVector(shape);
    excess = new ColouredVector(shape);
    slots = new RangeLoop(team, r.points().size() / LANES * LANES);
    rows.run((from, until) -> {
      for (int row = from; row < until; row++) {
        excess.readRow(row, operator.excess, operator.points.start(row), shape.columns());
      }
    });
  }

  /// @param cycle whose finest level is `finest`
  static GridIteration of(SparseMatrix matrix, GridOperator operator, GridCycle cycle, RedBlackLevel finest,
      Stopping stopping, WorkerTeam team) {
    return new GridIteration(matrix, operator, cycle, finest, stopping, team);
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
    p.clear();
    int iterations = 0;
    double rp = 0;
    double alpha = 0;
    double beta = 0;
    double untaken = 0;
    while (known > wanted && iterations < stopping.maximum()) {
      cycle.run();
      if (iterations > 0) {
        // r_old = r + α q, so that z·(r − r_old) = −α z·q.
        beta = -alpha * dot(z, q) / rp;
      }
      rp = turn(untaken * unit, beta, x);
      untaken = 0;
      double curvature = product();
      if (!(curvature > 0)) {
        break;
      }
      alpha = rp / curvature;
      untaken = alpha;
      double recursive = unit * reduce(alpha);
      iterations++;
      if (recursive <= 0.9 * wanted || recursive <= RENEWED * known) {
        double before = known;
        take(untaken * unit, x);
        untaken = 0;
        known = renew(b, x, unit);
        if (!(known < 0.5 * before)) {
          break;
        }
      }
    }
    take(untaken * unit, x);
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

  /// Writes `r = (b − A x) / unit` and returns `‖b − A x‖`.
  private double renew(double[] b, double[] x, double unit) {
    int columns = shape.columns();
    return Math.sqrt(rows.sum((from, until) -> {
      double squares = 0;
      for (int row = from; row < until; row++) {
        int start = r.points().start(row);
        float[] even = r.even(row);
        float[] odd = r.odd(row);
        for (int k = 0; k < columns; k++) {
          int i = row * columns + k;
          double residual = b[i] - product(x, i);
          squares += residual * residual;
          ((k & 1) == 0 ? even : odd)[start + k / 2] = (float) (residual / unit);
        }
      }
      return squares;
    }));
  }

  /// One number of `A x`.
  private double product(double[] x, int i) {
    double[] values = matrix.values();
    int from = matrix.rowStart()[i];
    int until = matrix.rowStart()[i + 1];
    if (until - from == 5) {
      // A point and its four neighbours, or the iteration would not be offered for this matrix.
      return values[from] * x[i - shape.columns()] + values[from + 1] * x[i - 1] + values[from + 2] * x[i]
          + values[from + 3] * x[i + 1] + values[from + 4] * x[i + shape.columns()];
    }
    double sum = 0;
    for (int k = from; k < until; k++) {
      sum += values[k] * x[matrix.columns()[k]];
    }
    return sum;
  }

  /// `x += step p`.
  private void take(double step, double[] x) {
    int columns = shape.columns();
    rows.run((from, until) -> {
      for (int row = from; row < until; row++) {
        p.addRow(row, step, x, row * columns, columns);
      }
    });
  }

  private double dot(ColouredVector a, ColouredVector b) {
    return slots
        .sum((from, until) -> dot(a.red(), b.red(), from, until) + dot(a.black(), b.black(), from, until));
  }

  private static double dot(float[] a, float[] b, int from, int until) {
    double sum = 0;
    for (int block = from; block < until; block += BLOCK) {
      FloatVector sums = FloatVector.zero(SPECIES);
      for (int c = block; c < Math.min(until, block + BLOCK); c += LANES) {
        sums = load(a, c).fma(load(b, c), sums);
      }
      // A reduction across lanes would not promise an order.
      for (float lane : sums.toArray()) {
        sum += lane;
      }
    }
    return sum;
  }

  /// `x += step p` and then the new direction `p = z + beta p`; returns `r · p`.
  private double turn(double step, double beta, double[] x) {
    int columns = shape.columns();
    int stride = p.points().stride();
    return rows.sum((from, until) -> {
      double sum = 0;
      for (int row = from; row < until; row++) {
        int start = p.points().start(row);
        p.addRow(row, step, x, row * columns, columns);
        turn((float) beta, z.red(), p.red(), start, start + stride);
        turn((float) beta, z.black(), p.black(), start, start + stride);
        sum += dot(r.red(), p.red(), start, start + stride)
            + dot(r.black(), p.black(), start, start + stride);
      }
      return sum;
    });
  }

  private static void turn(float beta, float[] z, float[] p, int from, int until) {
    for (int c = from; c < until; c += LANES) {
      load(p, c).mul(beta).add(load(z, c)).intoArray(p, c);
    }
  }

  /// `r −= alpha q`; returns `‖r‖`.
  private double reduce(double alpha) {
    float factor = (float) -alpha;
    return Math.sqrt(slots.sum((from, until) -> reduce(factor, q.red(), r.red(), from, until)
        + reduce(factor, q.black(), r.black(), from, until)));
  }

  private static double reduce(float factor, float[] q, float[] r, int from, int until) {
    double sum = 0;
    for (int block = from; block < until; block += BLOCK) {
      int end = Math.min(until, block + BLOCK);
      for (int c = block; c < end; c += LANES) {
        load(q, c).mul(factor).add(load(r, c)).intoArray(r, c);
      }
      sum += dot(r, r, block, end);
    }
    return sum;
  }

  /// Writes `q = A p` and returns `p · q`.
  private double product() {
    return rows.sum((from, until) -> {
      double sum = 0;
      for (int row = from; row < until; row++) {
        finest.multiply(row, excess, p, q);
        int start = p.points().start(row);
        int end = start + p.points().stride();
        sum += dot(p.red(), q.red(), start, end) + dot(p.black(), q.black(), start, end);
      }
      return sum;
    });
  }
}
