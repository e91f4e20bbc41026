package org.collocate.models.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.collocate.solver.parallel.WorkerTeam;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LeastSquaresTest {
  private final SplittableRandom random = new SplittableRandom(9);

  @ParameterizedTest
  @CsvSource({"1,1", "5,3", "40,40", "70,33", "150,64", "300,131"})
  void agreesWithEjmlOnWellConditionedSystems(int rows, int columns) {
    double[][] a = random(rows, columns);
    double[][] b = random(rows, 1);
    DMatrixRMaj matrix = new DMatrixRMaj(a);
    DMatrixRMaj right = new DMatrixRMaj(b);
    DMatrixRMaj expected = new DMatrixRMaj(columns, 1);
    var qr = LinearSolverFactory_DDRM.leastSquares(rows, columns);
    assertThat(qr.setA(matrix.copy())).isTrue();
    qr.solve(right, expected);
    try (WorkerTeam team = new WorkerTeam(2)) {
      LeastSquares system = new LeastSquares(rows, columns, packed(a, b), team);
      double[] c = system.solve(0);
      double[] ridged = system.solve(1e-13);
      for (int j = 0; j < columns; j++) {
        assertThat(c[j]).isCloseTo(expected.get(j), within(1e-9 * (1 + Math.abs(expected.get(j)))));
        assertThat(ridged[j]).isCloseTo(expected.get(j), within(1e-9 * (1 + Math.abs(expected.get(j)))));
      }
      CommonOps_DDRM.multAdd(-1, matrix, expected, right);
      double residual = NormOps_DDRM.normF(right);
      assertThat(system.unreachable()).isCloseTo(residual, within(1e-9));
    }
  }

  @Test
  void theRidgeIsTikhonovsInTheScaledColumns() {
    double[][] a = random(60, 20);
    for (double[] row : a) {
      row[3] *= 1e4;
    }
    double[][] b = random(60, 1);
    double ridge = 0.3;
    DMatrixRMaj matrix = new DMatrixRMaj(a);
    DMatrixRMaj normal = new DMatrixRMaj(20, 20);
    CommonOps_DDRM.multTransA(matrix, matrix, normal);
    for (int j = 0; j < 20; j++) {
      normal.set(j, j, normal.get(j, j) * (1 + ridge * ridge));
    }
    DMatrixRMaj right = new DMatrixRMaj(20, 1);
    CommonOps_DDRM.multTransA(matrix, new DMatrixRMaj(b), right);
    DMatrixRMaj expected = new DMatrixRMaj(20, 1);
    assertThat(CommonOps_DDRM.solve(normal, right, expected)).isTrue();
    try (WorkerTeam team = new WorkerTeam(1)) {
      double[] c = new LeastSquares(60, 20, packed(a, b), team).solve(ridge);
      for (int j = 0; j < 20; j++) {
        assertThat(c[j]).isCloseTo(expected.get(j), within(1e-11));
      }
    }
  }

  @Test
  void dependentColumnsGiveModerateCoefficientsAndASmallResidual() {
    int rows = 200;
    int columns = 60;
    double[][] a = new double[rows][columns];
    double[][] b = new double[rows][1];
    for (int i = 0; i < rows; i++) {
      double x = 2.0 * i / (rows - 1) - 1;
      for (int j = 0; j < columns; j++) {
        a[i][j] = Math.pow(x, j % 50);
      }
      b[i][0] = Math.exp(x);
    }
    try (WorkerTeam team = new WorkerTeam(2)) {
      double[] c = new LeastSquares(rows, columns, packed(a, b), team).solve(1e-14);
      double residual = 0;
      double largest = 0;
      for (int i = 0; i < rows; i++) {
        double value = 0;
        for (int j = 0; j < columns; j++) {
          value += a[i][j] * c[j];
          largest = Math.max(largest, Math.abs(c[j]));
        }
        residual = Math.max(residual, Math.abs(value - b[i][0]));
      }
      assertThat(residual).isLessThan(1e-12);
      assertThat(largest).isLessThan(1e3);
    }
  }

  @Test
  void theResultDoesNotDependOnTheNumberOfThreads() {
    double[][] a = random(180, 150);
    double[][] b = random(180, 1);
    double[][] results = new double[3][];
    for (int threads = 1; threads <= 3; threads++) {
      try (WorkerTeam team = new WorkerTeam(threads)) {
        results[threads - 1] = new LeastSquares(180, 150, packed(a, b), team).solve(1e-14);
      }
    }
    assertThat(results[1]).isEqualTo(results[0]);
    assertThat(results[2]).isEqualTo(results[0]);
  }

  @Test
  void tooFewEquationsAreRefused() {
    try (WorkerTeam team = new WorkerTeam(1)) {
      assertThatThrownBy(() -> new LeastSquares(2, 3, new double[100], team))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("2 equations for 3");
    }
  }

  private double[][] random(int rows, int columns) {
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextDouble(-1, 1);
      }
    }
    return values;
  }

  private static double[] packed(double[][] a, double[][] b) {
    int columns = a[0].length;
    int stride = LeastSquares.rowLength(columns);
    double[] packed = new double[a.length * stride];
    for (int i = 0; i < a.length; i++) {
      System.arraycopy(a[i], 0, packed, i * stride, columns);
      packed[i * stride + columns] = b[i][0];
    }
    return packed;
  }
}
