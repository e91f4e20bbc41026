package org.collocate.solver.linear.multigrid.geometric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.collocate.solver.linear.GridMatrix;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.PreconditionerContract;
import org.collocate.solver.linear.PreconditionerProvider;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Stopping;
import org.collocate.solver.linear.Unknowns;
import org.collocate.solver.linear.krylov.ConjugateGradient;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeometricMultigridTest extends PreconditionerContract {
  @Override
  protected PreconditionerProvider provider() {
    return new GeometricMultigrid.Provider();
  }

  @Override
  protected int iterations() {
    return 10;
  }

  @Override
  protected double accuracy() {
    return 1e-6;
  }

  private static int iterations(SparseMatrix matrix, int columns) {
    try (WorkerTeam team = new WorkerTeam(2)) {
      GridShape shape = new GridShape(columns, matrix.size() / columns);
      double[] b = new double[matrix.size()];
      Arrays.fill(b, 1);
      double[] x = new double[b.length];
      LinearSolver.Result result = new ConjugateGradient(new GeometricMultigrid(shape, team),
          new Stopping(1e-8, 300), team).prepare(matrix).solve(b, x);
      assertThat(result.converged()).isTrue();
      assertThat(matrix.residual(b, x, new double[b.length])).isLessThan(1.1e-8 * Math.sqrt(b.length));
      return result.iterations();
    }
  }

  /// `−∇·(k ∇u)`, `k = 1 + 0.9 sin 6πx sin 4πy`.
  private static SparseMatrix smooth(int side) {
    return GridMatrix.weighted(side, side, i -> 1
        + 0.9 * Math.sin(6 * Math.PI * (i % side + 1) / (side + 1))
            * Math.sin(4 * Math.PI * (i / side + 1) / (side + 1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 317, 1000})
  void needsAsManyIterationsOnAnyGridWhereTheCoefficientIsSmooth(int side) {
    assertThat(iterations(smooth(side), side)).isBetween(7, 10);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 317, 1000})
  void needsAsManyIterationsOnAnyGridWhereTheCoefficientJumpsAcrossCorners(int side) {
    assertThat(iterations(GridMatrix.checkerboard(side, 100), side)).isBetween(7, 12);
  }

  @ParameterizedTest
  @CsvSource({"200, 300", "199, 3", "2, 500", "33, 1025"})
  void takesGridsOfAnySize(int columns, int rows) {
    assertThat(iterations(GridMatrix.diffusion(columns, rows, 0), columns)).isLessThanOrEqualTo(10);
  }

  @Test
  void recognisesGridsAndWhatSuitsThem() {
    double[][] coordinates = GridMatrix.coordinates(7, 5);
    GridShape shape = GridShape.of(new Unknowns(coordinates, 1)).orElseThrow();
    assertThat(shape).isEqualTo(new GridShape(7, 5));
    SparseMatrix matrix = GridMatrix.diffusion(7, 5, 0);
    assertThat(shape.suits(matrix, new WorkerTeam(1))).isTrue();
    assertThat(new GridShape(5, 7).suits(matrix, new WorkerTeam(1))).isFalse();
    coordinates[0][20] += 0.1;
    Unknowns moved = new Unknowns(coordinates, 1);
    assertThat(GridShape.of(moved)).isEmpty();
    assertThat(provider().obstacle(moved)).contains("each point of a rectangle");
  }
}
