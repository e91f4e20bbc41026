package org.collocate.solver.linear.multigrid.geometric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.collocate.solver.linear.GridMatrix;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.SparsePattern;
import org.collocate.solver.linear.Stopping;
import org.collocate.solver.linear.direct.SparseDirect;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridConjugateGradientTest {
  private static final int SIDE = 101;
  private static final Stopping STOPPING = new Stopping(1e-11, 100);

  private static LinearSolver.Result solve(SparseMatrix matrix, int columns, int threads, double[] b,
      double[] x) {
    try (WorkerTeam team = new WorkerTeam(threads)) {
      GridShape shape = new GridShape(columns, matrix.size() / columns);
      return new GridConjugateGradient(shape, STOPPING, team).prepare(matrix).solve(b, x);
    }
  }

  private static double[] random(int size) {
    Random random = new Random(5);
    double[] values = new double[size];
    Arrays.setAll(values, _ -> random.nextDouble() - 0.5);
    return values;
  }

  private static SparseMatrix scaled(SparseMatrix matrix, double factor) {
    SparseMatrix scaled = matrix.zeros();
    Arrays.setAll(scaled.values(), k -> factor * matrix.values()[k]);
    return scaled;
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1e2, 1e4})
  void itsSolutionIsThatOfEliminationInDoublePrecision(double contrast) {
    SparseMatrix matrix = GridMatrix.checkerboard(SIDE, contrast);
    double[] b = random(matrix.size());
    double[] x = new double[b.length];
    double[] expected = new double[b.length];
    LinearSolver.Result result = solve(matrix, SIDE, 2, b, x);
    assertThat(result.converged()).isTrue();
    assertThat(result.relativeResidual()).isLessThanOrEqualTo(STOPPING.tolerance());
    assertThat(matrix.residual(b, x, new double[b.length])).isCloseTo(0, within(2e-11 * Math.sqrt(b.length)));
    try (WorkerTeam team = new WorkerTeam(1)) {
      new SparseDirect(GridMatrix.coordinates(SIDE, SIDE), team).prepare(matrix).solve(b, expected);
    }
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < x.length; i++) {
      assertThat(x[i]).isCloseTo(expected[i], within(1e-8 * largest));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-15, 1e-3, 1e12})
  void unitsOfMatrixAndRightSideDoNotMatter(double unit) {
    SparseMatrix matrix = GridMatrix.diffusion(SIDE, SIDE, 0);
    double[] b = random(matrix.size());
    double[] x = new double[b.length];
    double[] scaledX = new double[b.length];
    int iterations = solve(matrix, SIDE, 1, b, x).iterations();
    double[] smallB = Arrays.stream(b).map(value -> 1e-20 * value).toArray();
    LinearSolver.Result scaled = solve(scaled(matrix, unit), SIDE, 1, smallB, scaledX);
    assertThat(scaled.converged()).isTrue();
    assertThat(scaled.iterations()).isBetween(iterations - 1, iterations + 1);
    assertThat(scaledX[SIDE * SIDE / 2] * unit / 1e-20).isCloseTo(x[SIDE * SIDE / 2], within(1e-9));
  }

  @Test
  void goesOnFromAStartAndKnowsWhenThereIsNothingToDo() {
    SparseMatrix matrix = GridMatrix.diffusion(SIDE, SIDE, 0);
    double[] b = random(matrix.size());
    double[] x = new double[b.length];
    solve(matrix, SIDE, 1, b, x);
    assertThat(solve(matrix, SIDE, 1, b, x).iterations()).isZero();
    double[] near = x.clone();
    near[17] += 1e-6;
    assertThat(solve(matrix, SIDE, 1, b, near).iterations()).isBetween(1, 8);
    assertThat(near[17]).isCloseTo(x[17], within(1e-9));
    LinearSolver.Result nothing = solve(matrix, SIDE, 1, new double[b.length], near);
    assertThat(nothing.converged()).isTrue();
    assertThat(near).containsOnly(0);
  }

  @Test
  void isTheSameOnAnyNumberOfThreads() {
    SparseMatrix matrix = GridMatrix.checkerboard(SIDE, 100);
    double[] b = random(matrix.size());
    double[] one = new double[b.length];
    double[] three = new double[b.length];
    solve(matrix, SIDE, 1, b, one);
    solve(matrix, SIDE, 3, b, three);
    assertThat(three).isEqualTo(one);
  }

  @Test
  void anIndefiniteMatrixEndsInAResultThatSaysSo() {
    SparseMatrix matrix = GridMatrix.diffusion(SIDE, SIDE, 0);
    for (int i = 0; i < matrix.size(); i++) {
      matrix.add(i, i, -0.5);
    }
    double[] b = random(matrix.size());
    double[] x = new double[b.length];
    LinearSolver.Result result = solve(matrix, SIDE, 2, b, x);
    assertThat(result.converged()).isFalse();
    assertThat(result.relativeResidual()).isFinite();
    assertThat(Arrays.stream(x).allMatch(Double::isFinite)).isTrue();
  }

  @Test
  void couplingsBeyondFourNeighboursAreLeftToDoublePrecision() {
    int side = 40;
    SparsePattern pattern = new SparsePattern(side * side);
    for (int i = 0; i < side * side; i++) {
      pattern.couple(new int[] {i, i % side < side - 1 ? i + 1 : i, i + side < side * side ? i + side : i,
          i % side < side - 1 && i + side < side * side ? i + side + 1 : i});
    }
    SparseMatrix matrix = pattern.matrix();
    for (int i = 0; i < matrix.size(); i++) {
      for (int k = matrix.rowStart()[i]; k < matrix.rowStart()[i + 1]; k++) {
        matrix.values()[k] = matrix.columns()[k] == i ? 9 : -1;
      }
    }
    double[] b = random(matrix.size());
    double[] x = new double[b.length];
    assertThat(solve(matrix, side, 2, b, x).converged()).isTrue();
    assertThat(matrix.residual(b, x, new double[b.length])).isLessThan(1e-9);
  }

  /// `−Δu = f` by five points; the error of the solution at the points after so many iterations.
  private static double error(int intervals, boolean fullStart, int iterations, int threads, double[] x) {
    int side = intervals - 1;
    SparseMatrix matrix = GridMatrix.diffusion(side, side, 0);
    double h = 1.0 / intervals;
    double[] exact = new double[side * side];
    double[] b = new double[side * side];
    for (int i = 0; i < b.length; i++) {
      double px = Math.PI * (i % side + 1) * h;
      double py = Math.PI * (i / side + 1) * h;
      exact[i] = Math.sin(2 * px) * Math.sin(py) + Math.sin(px) * Math.sin(3 * py);
      b[i] = h * h * Math.PI * Math.PI
          * (5 * Math.sin(2 * px) * Math.sin(py) + 10 * Math.sin(px) * Math.sin(3 * py));
    }
    try (WorkerTeam team = new WorkerTeam(threads)) {
      new GridConjugateGradient(new GridShape(side, side), fullStart, new Stopping(1e-11, iterations), team)
          .prepare(matrix)
          .solve(b, x);
    }
    double largest = 0;
    for (int i = 0; i < b.length; i++) {
      largest = Math.max(largest, Math.abs(x[i] - exact[i]));
    }
    return largest;
  }

  /// With full multigrid one cycle on the finest grid is enough for an error like that of the discretization, on any grid.
  @ParameterizedTest
  @ValueSource(ints = {64, 128, 256})
  void afterFullMultigridOneIterationIsAsGoodAsTheGrid(int intervals) {
    int size = (intervals - 1) * (intervals - 1);
    double discretization = error(intervals, true, 100, 2, new double[size]);
    assertThat(error(intervals, true, 1, 2, new double[size])).isLessThan(2 * discretization);
    assertThat(error(intervals, false, 1, 2, new double[size])).isGreaterThan(10 * discretization);
    // The discretization is of order 2: 17 h² for these waves.
    assertThat(discretization * intervals * intervals).isBetween(4.0, 20.0);
  }

  @Test
  void fullMultigridIsTheSameOnAnyNumberOfThreads() {
    double[] one = new double[127 * 127];
    double[] three = new double[127 * 127];
    error(128, true, 2, 1, one);
    error(128, true, 2, 3, three);
    assertThat(three).isEqualTo(one);
  }
}
