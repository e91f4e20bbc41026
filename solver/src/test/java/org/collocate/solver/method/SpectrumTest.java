package org.collocate.solver.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.collocate.solver.service.SolutionCodec;
import org.junit.jupiter.api.Test;

final class SpectrumTest {
  private static final Spectrum SPECTRUM = new Spectrum("operator", new double[] {1e-3, -1e-20, 8, 2});

  @Test
  void eigenvaluesDescendAndRoundingIsNotCounted() {
    assertThat(SPECTRUM.eigenvalues()).containsExactly(8, 2, 1e-3, 0);
    assertThat(SPECTRUM.condition()).isEqualTo(8000);
    assertThat(SPECTRUM.within(0.2)).isEqualTo(2);
    assertThat(new Spectrum("none", new double[0]).condition()).isNaN();
    assertThat(SPECTRUM).isEqualTo(new Spectrum("operator", new double[] {8, 2, 1e-3, 0}))
        .isNotEqualTo(new Spectrum("operator", new double[] {8, 2, 1e-3, 1e-4}));
  }

  @Test
  void aReportCarriesItThroughAPipe() throws IOException {
    SolveReport report = new SolveReport(SolveReport.Status.STOPPED, "budget used", "PINN", 3, 0, 5,
        Double.NaN)
        .with(List.of(SPECTRUM), "; ill-conditioned")
        .with(new EnergyError(0.5, 1e-3, "residual", "the equation is not linear"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new SolutionCodec.Writer(new DataOutputStream(bytes))
        .write(new Solution(List.of("u"), List.of(), report));
    Solution read = new SolutionCodec.Reader(
        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())))
        .solution();
    assertThat(read.report()).isEqualTo(report);
    assertThat(read.report().reason()).isEqualTo("budget used; ill-conditioned");
  }
}
