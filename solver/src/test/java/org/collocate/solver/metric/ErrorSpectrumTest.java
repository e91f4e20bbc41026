package org.collocate.solver.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.collocate.solver.field.EvaluationGrid;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.junit.jupiter.api.Test;

final class ErrorSpectrumTest {
  private static final EvaluationGrid GRID = new EvaluationGrid(
      Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 2, 1)))), 64);

  private static double[] wave(int i, int j) {
    double[] values = new double[GRID.width() * GRID.height()];
    for (int y = 0; y < GRID.height(); y++) {
      for (int x = 0; x < GRID.width(); x++) {
        values[y * GRID.width() + x] = Math.cos(Math.PI * i * (x + 0.5) / GRID.width())
            * Math.cos(Math.PI * j * (y + 0.5) / GRID.height());
      }
    }
    return values;
  }

  @Test
  void aWaveStandsInItsBandAlone() {
    // 5 half waves along the longer side; 3 along the shorter one are 6 of the same length along the longer.
    assertThat(ErrorSpectrum.of(GRID, wave(5, 0)).amplitudes()[3]).isCloseTo(Math.sqrt(0.5), within(1e-12));
    ErrorSpectrum spectrum = ErrorSpectrum.of(GRID, wave(5, 3));
    assertThat(spectrum.from()[3]).isEqualTo(4);
    assertThat(spectrum.amplitudes()[3]).isCloseTo(0.5, within(1e-12));
    assertThat(Arrays.stream(spectrum.amplitudes()).sum()).isCloseTo(0.5, within(1e-10));
    assertThat(ErrorSpectrum.of(GRID, wave(0, 0)).amplitudes()[0]).isCloseTo(1, within(1e-12));
    assertThat(ErrorSpectrum.of(GRID, wave(8, 0)).amplitudes()[4]).isCloseTo(Math.sqrt(0.5), within(1e-12));
  }

  @Test
  void bandsAddUpToTheMeanSquare() {
    double[] values = new SplittableRandom(3).doubles((long) GRID.width() * GRID.height(), -1, 1).toArray();
    double mean = Arrays.stream(values).map(v -> v * v).average().orElse(0);
    assertThat(Arrays.stream(ErrorSpectrum.of(GRID, values).amplitudes()).map(a -> a * a).sum())
        .isCloseTo(mean, within(1e-12));
  }

  @Test
  void whatIsOutsideCountsAsZero() {
    double[] values = wave(2, 0);
    double[] holed = values.clone();
    Arrays.fill(holed, 0, 100, Double.NaN);
    Arrays.fill(values, 0, 100, 0);
    assertThat(ErrorSpectrum.of(GRID, holed).amplitudes())
        .isEqualTo(ErrorSpectrum.of(GRID, values).amplitudes());
  }

  @Test
  void oneDimension() {
    EvaluationGrid line = new EvaluationGrid(
        Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Interval(-1, 1)))), 50);
    double[] values = new double[line.width()];
    for (int x = 0; x < values.length; x++) {
      values[x] = 3 * Math.cos(Math.PI * 9 * (x + 0.5) / values.length);
    }
    ErrorSpectrum spectrum = ErrorSpectrum.of(line, values);
    assertThat(spectrum.amplitudes()[4]).isCloseTo(3 * Math.sqrt(0.5), within(1e-12));
  }
}
