package org.collocate.solver.linear.multigrid.geometric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.SparsePattern;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GalerkinProductTest {
  /// A symmetric matrix with random negative couplings to four or eight neighbours and a little more than their sum on the
  /// diagonal.
  private static SparseMatrix random(GridShape shape, boolean corners) {
    Random random = new Random(7);
    SparsePattern pattern = new SparsePattern(shape.columns() * shape.rows());
    forEachCoupling(shape, corners, (i, j) -> pattern.couple(new int[] {i, j}));
    SparseMatrix matrix = pattern.matrix();
    forEachCoupling(shape, corners, (i, j) -> {
      double strength = Math.pow(10, 2 * random.nextDouble());
      matrix.add(i, j, -strength);
      matrix.add(j, i, -strength);
      matrix.add(i, i, strength);
      matrix.add(j, j, strength + 0.1);
    });
    return matrix;
  }

  @FunctionalInterface
  private interface Pair {
    void accept(int i, int j);
  }

  private static void forEachCoupling(GridShape shape, boolean corners, Pair pair) {
    int columns = shape.columns();
    for (int y = 0; y < shape.rows(); y++) {
      for (int x = 0; x < columns; x++) {
        int i = y * columns + x;
        boolean up = y + 1 < shape.rows();
        if (x + 1 < columns) {
          pair.accept(i, i + 1);
        }
        if (up) {
          pair.accept(i, i + columns);
        }
        if (up && corners && x + 1 < columns) {
          pair.accept(i, i + columns + 1);
        }
        if (up && corners && x > 0) {
          pair.accept(i, i + columns - 1);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"9, 7, false", "8, 6, false", "9, 8, true", "6, 11, true", "5, 5, true"})
  void isTheOperatorBetweenInterpolations(int columns, int rows, boolean corners) {
    GridShape shape = new GridShape(columns, rows);
    try (WorkerTeam team = new WorkerTeam(2)) {
      GridOperator fine = GridOperator.of(random(shape, corners), shape, team);
      GridTransfer transfer = new GridTransfer(fine, team);
      SparseMatrix product = GalerkinProduct.of(fine, transfer, team).matrix();
      SparseMatrix single = fine.matrix();
      int size = product.size();
      double[][] basis = new double[size][];
      double[][] image = new double[size][];
      for (int j = 0; j < size; j++) {
        basis[j] = interpolated(j, fine, transfer);
        image[j] = new double[single.size()];
        single.multiply(basis[j], image[j]);
      }
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          double expected = 0;
          for (int k = 0; k < single.size(); k++) {
            expected += basis[i][k] * image[j][k];
          }
          assertThat(product.get(i, j)).as("entry (%d, %d)", i, j).isCloseTo(expected, within(1e-4));
        }
      }
    }
  }

  /// The basis function of one coarse point on the fine grid.
  private static double[] interpolated(int j, GridOperator fine, GridTransfer transfer) {
    float[] e = new float[transfer.coarsePoints.size()];
    float[] x = new float[fine.points.size()];
    int coarseColumns = transfer.coarse.columns();
    e[transfer.coarsePoint(j / coarseColumns) + j % coarseColumns] = 1;
    transfer.add(e, x);
    int columns = fine.shape.columns();
    double[] values = new double[columns * fine.shape.rows()];
    for (int i = 0; i < values.length; i++) {
      values[i] = x[fine.points.start(i / columns) + i % columns];
    }
    return values;
  }
}
