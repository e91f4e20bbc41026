package org.collocate.models.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.collocate.solver.method.Spectrum;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;

/// The linear model of De Ryck et al. 2024, section 3: `u = Σ θₖ sin kπx`, `−u″ = f`, where A is diagonal with `k⁴π⁴/2`.
final class PreconditioningTest {
  private static final int MODES = 20;
  private static final int POINTS = 64;

  /// Residuals at the midpoints of equal intervals, with weights that integrate sines exactly.
  private record Sines(double[] wanted) implements ResidualSystem {
    @Override
    public int residualCount() {
      return POINTS;
    }

    private static double slope(int row, int k) {
      double x = (row + 0.5) / POINTS;
      return Math.pow((k + 1) * Math.PI, 2) * Math.sin((k + 1) * Math.PI * x) / Math.sqrt(POINTS);
    }

    @Override
    public double residuals(double[] x, double[] residuals) {
      double sum = 0;
      for (int row = 0; row < POINTS; row++) {
        residuals[row] = 0;
        for (int k = 0; k < MODES; k++) {
          residuals[row] += slope(row, k) * (x[k] - wanted[k]);
        }
        sum += residuals[row] * residuals[row];
      }
      return sum;
    }

    @Override
    public void linearize(double[] x, double[] residuals, double[] jacobian, int stride) {
      residuals(x, residuals);
      for (int row = 0; row < POINTS; row++) {
        for (int k = 0; k < MODES; k++) {
          jacobian[row * stride + k] = slope(row, k);
        }
      }
    }

    double evaluate(double[] x, double[] gradient) {
      double[] residuals = new double[POINTS];
      double value = residuals(x, residuals);
      for (int k = 0; k < MODES; k++) {
        gradient[k] = 0;
        for (int row = 0; row < POINTS; row++) {
          gradient[k] += 2 * slope(row, k) * residuals[row];
        }
      }
      return value;
    }
  }

  private static Sines sines() {
    double[] wanted = new double[MODES];
    for (int k = 0; k < MODES; k++) {
      wanted[k] = 1.0 / (k + 1);
    }
    return new Sines(wanted);
  }

  private static double error(Preconditioning preconditioning, int steps) {
    Sines sines = sines();
    try (WorkerTeam team = new WorkerTeam(2)) {
      GradientDescent descent = new GradientDescent(sines::evaluate, sines, new double[MODES],
          preconditioning,
          team);
      for (int step = 0; step < steps && descent.step(); step++) {
        assertThat(descent.value()).isFinite();
      }
      double largest = 0;
      for (int k = 0; k < MODES; k++) {
        largest = Math.max(largest, Math.abs(descent.point()[k] - sines.wanted[k]));
      }
      return largest;
    }
  }

  @Test
  void theSpectrumOfTheLaplacianIsThatOfItsSquare() {
    try (WorkerTeam team = new WorkerTeam(2)) {
      List<Spectrum> spectra = OperatorSpectrum.of(sines(), new double[MODES], Preconditioning.DIAGONAL,
          team);
      for (int k = 1; k <= MODES; k++) {
        assertThat(spectra.getFirst().eigenvalues()[MODES - k]).isEqualTo(Math.pow(k * Math.PI, 4) / 2,
            within(1e-8 * Math.pow(MODES * Math.PI, 4)));
      }
      assertThat(spectra.getFirst().condition()).isEqualTo(Math.pow(MODES, 4), within(1.0));
      assertThat(spectra.getLast().condition()).isEqualTo(1, within(1e-9));
    }
  }

  @Test
  void gradientDescentStallsUnlessItIsPreconditioned() {
    assertThat(error(Preconditioning.NONE, 200)).isGreaterThan(0.1);
    assertThat(error(Preconditioning.DIAGONAL, 5)).isLessThan(1e-10);
    assertThat(error(Preconditioning.OPERATOR, 20)).isLessThan(1e-10);
  }

  @Test
  void itGoesOnFromItsStateBitByBit() {
    Sines sines = sines();
    try (WorkerTeam team = new WorkerTeam(2)) {
      for (Preconditioning preconditioning : Preconditioning.values()) {
        GradientDescent whole = new GradientDescent(sines::evaluate, sines, new double[MODES],
            preconditioning,
            team);
        whole.step();
        GradientDescent resumed = GradientDescent.resume(sines::evaluate, sines, whole.state(), MODES,
            preconditioning, team);
        whole.step();
        resumed.step();
        assertThat(resumed.point()).isEqualTo(whole.point());
      }
    }
  }
}
