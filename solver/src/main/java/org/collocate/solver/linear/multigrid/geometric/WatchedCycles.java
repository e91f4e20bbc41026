package org.collocate.solver.linear.multigrid.geometric;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.MatrixKind;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Vectors;
import org.collocate.solver.linear.direct.SparseDirect;
import org.collocate.solver.parallel.WorkerTeam;

/// Multigrid cycles that are looked at level by level: `A u = 0` is iterated from random numbers, so that what is left is the
/// error.
///
/// ```
/// A_l e_l = b_l − A_l x_l        what a level has yet to find, by elimination; on the finest, the error of the iteration
/// ```
///
/// After a sweep `e_l` is smooth, and the next level sees it as rough again: that is all of multigrid (W. L. Briggs,
/// V. E. Henson, S. F. McCormick, A Multigrid Tutorial, SIAM 2000, doi 10.1137/1.9780898719505). Cycles are those of
/// {@link GeometricMultigrid} by themselves, with points in four colours on the finest level too. Elimination on each level makes
/// this slow: it is for grids of at most {@value #MOST} points.
public final class WatchedCycles {
  /// The most points there may be.
  public static final int MOST = 300_000;

  private final SparseMatrix matrix;
  private final GridShape shape;
  private final WorkerTeam team;
  private final FourColourLevel finest;
  private final GridCycle cycle;
  private final List<LinearSolver.Prepared> inverses = new ArrayList<>();
  private final List<SparseMatrix> matrices = new ArrayList<>();

  /// One level at one moment of a cycle.
  ///
  /// @param cycle 1 for the first; 0 for the start
  /// @param depth 0 for the finest level
  /// @param up on the way up, after the correction from below
  /// @param shape of the level, whose points are every `2^depth`-th of the grid
  /// @param error `[y, x]`: what the level has yet to find
  public record Picture(int cycle, int depth, boolean up, GridShape shape, double[] error) {}

  /// Looks at pictures, and may throw to end it.
  @FunctionalInterface
  public interface Viewer {
    /// @return whether to go on
    boolean look(Picture picture);
  }

  /// @throws IllegalArgumentException if {@link #obstacle} has something against the matrix
  public WatchedCycles(SparseMatrix matrix, GridShape shape, WorkerTeam team) {
    String obstacle = obstacle(matrix, shape, team);
    if (!obstacle.isEmpty()) {
      throw new IllegalArgumentException(obstacle);
    }
    this.matrix = matrix;
    this.shape = shape;
    this.team = team;
    GridOperator operator = GridOperator.withCorners(matrix, shape, team);
    finest = new FourColourLevel(operator, team);
    cycle = new GeometricMultigrid(shape, team).cycle(operator, finest);
    prepare(matrix);
    for (int depth = 1; depth <= cycle.depth(); depth++) {
      prepare(cycle.level(depth).operator().matrix());
    }
  }

  /// Why there are no cycles to be watched for a matrix; empty if there are.
  public static String obstacle(SparseMatrix matrix, GridShape shape, WorkerTeam team) {
    if (matrix.size() > MOST) {
      return "cycles can be watched on at most " + MOST + " points";
    }
    if (matrix.size() <= GeometricMultigrid.COARSEST) {
      return "so few points are eliminated at once: there are no cycles to be watched";
    }
    return MatrixKind.of(matrix, team) == MatrixKind.DEFINITE && shape.suits(matrix, team) ? ""
        : "multigrid on grids does not suit this matrix: there are no cycles to be watched";
  }

  private void prepare(SparseMatrix level) {
    matrices.add(level);
    inverses.add(new SparseDirect(new double[1][level.size()], team).prepare(level));
  }

  /// Goes through cycles.
  ///
  /// @return the error after each of them relative to the start, in the Euclidean norm; fewer than were asked for if the viewer had
  /// enough
  public List<Double> run(int cycles, long seed, Viewer viewer) {
    double[] error = start(new Random(seed));
    double norm = Vectors.norm(error);
    List<Double> norms = new ArrayList<>();
    boolean[] goesOn = {viewer.look(new Picture(0, 0, true, shape, error.clone()))};
    double[] residual = new double[error.length];
    double[] correction = new double[error.length];
    double[] zero = new double[error.length];
    for (int number = 1; number <= cycles && goesOn[0]; number++) {
      int current = number;
      double size = matrix.residual(zero, error, residual);
      if (size == 0) {
        break;
      }
      cycle.watch((depth, up) -> goesOn[0] = goesOn[0] && viewer.look(picture(current, depth, up, size)));
      cycle.apply(residual, correction);
      for (int i = 0; i < error.length; i++) {
        error[i] += correction[i];
      }
      norms.add(Vectors.norm(error) / norm);
    }
    return norms;
  }

  /// Random numbers at the points whose values the equation decides.
  private double[] start(Random random) {
    double[] error = new double[matrix.size()];
    for (int i = 0; i < error.length; i++) {
      boolean free = false;
      for (int k = matrix.rowStart()[i]; k < matrix.rowStart()[i + 1]; k++) {
        free |= matrix.columns()[k] != i && matrix.values()[k] != 0;
      }
      error[i] = free ? 2 * random.nextDouble() - 1 : 0;
    }
    return error;
  }

  /// @param size of the residual on the finest level, which the cycle takes as unit
  private Picture picture(int number, int depth, boolean up, double size) {
    FourColourLevel level = depth == 0 ? finest : cycle.level(depth);
    GridShape own = level.operator().shape;
    double[] b = new double[own.columns() * own.rows()];
    double[] x = new double[b.length];
    for (int i = 0; i < b.length; i++) {
      int slot = level.start(i / own.columns()) + i % own.columns();
      b[i] = level.b[slot];
      // The coarsest level is about to be eliminated.
      x[i] = depth == cycle.depth() ? 0 : level.x[slot];
    }
    double[] residual = new double[b.length];
    double[] error = new double[b.length];
    matrices.get(depth).residual(b, x, residual);
    inverses.get(depth).solve(residual, error);
    for (int i = 0; i < error.length; i++) {
      // With zero as the solution, what is to be found is the error with the other sign.
      error[i] *= -size;
    }
    return new Picture(number, depth, up, own, error);
  }
}
