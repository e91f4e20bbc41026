package org.collocate.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.collocate.app.run.MethodRun;
import org.collocate.solver.method.TrainingStep;
import org.collocate.solver.metric.ErrorSpectrum;
import org.collocate.solver.service.History;
import org.collocate.solver.service.RunStatus;
import org.collocate.viz.plot.LinePlot;
import org.junit.jupiter.api.Test;

class TrainingPlotsTest {
  private static MethodRun run(List<History.Row> rows) {
    return new MethodRun("pinn", "PINN", 0, RunStatus.RUNNING, 0.5, "", List.of(), 1, false, 100, null,
        List.of(), rows, null, Double.NaN, false);
  }

  private static History.Row row(int step, double loss, double rate, String optimizer, double... terms) {
    List<TrainingStep.Term> parts = new ArrayList<>();
    for (int t = 0; t < terms.length; t++) {
      parts.add(new TrainingStep.Term(t == 0 ? "inside" : "left", terms[t]));
    }
    return new History.Row(step, new TrainingStep(step, loss, rate, optimizer, parts), Double.NaN);
  }

  @Test
  void eachTermHasALineOfItsOwnNumbers() {
    LinePlot plot = TrainingPlots
        .losses(run(List.of(row(1, 4, 0.1, "Adam", 1, 3), row(2, 2, 0.1, "Adam", 0.5, 1.5),
            new History.Row(2.5, 2, Double.NaN, 0.25), row(3, 1, Double.NaN, "L-BFGS"),
            new History.Row(3.5, 3, Double.NaN, 0.125))));
    assertThat(plot.logX()).isTrue();
    assertThat(plot.logY()).isTrue();
    assertThat(plot.series()).extracting(LinePlot.Series::name)
        .containsExactly("loss", "loss: inside",
            "loss: left", "error");
    assertThat(plot.series().get(0).y()).containsExactly(4, 2, 1);
    assertThat(plot.series().get(1).y()).containsExactly(1, 0.5);
    assertThat(plot.series().get(2).y()).containsExactly(3, 1.5);
    assertThat(plot.series().get(3).x()).containsExactly(2, 3);
  }

  @Test
  void onlyOptimizersWithARateHaveALine() {
    LinePlot plot = TrainingPlots.rates(run(List.of(row(1, 4, 0.1, "Adam"), row(2, 2, 0.05, "Adam"),
        row(3, 1, Double.NaN, "L-BFGS"))));
    assertThat(plot.series()).extracting(LinePlot.Series::name).containsExactly("Adam");
    assertThat(plot.series().getFirst().y()).containsExactly(0.1, 0.05);
  }

  @Test
  void bandsAreNamedByTheirHalfWaves() {
    ErrorSpectrum early = new ErrorSpectrum(new double[] {0, 1, 2, 4}, new double[] {1, 2, 3, 4});
    ErrorSpectrum late = new ErrorSpectrum(new double[] {0, 1, 2, 4}, new double[] {0.1, 0.5, 2, 4});
    LinePlot plot = TrainingPlots.spectrum(List.of(new SpectrumRow(10, early), new SpectrumRow(100, late)));
    assertThat(plot.series()).extracting(LinePlot.Series::name)
        .containsExactly("mean", "1–2",
            "2–4");
    assertThat(plot.series().get(1).y()).containsExactly(2, 0.5);
    assertThat(TrainingPlots.spectrum(List.of()).series()).isEmpty();
  }

  @Test
  void aMethodWithoutStepsShowsTheBestOfItsChoices() {
    LinePlot plot = TrainingPlots.family(List.of(row(1, 0.4, Double.NaN, ""), row(2, 0.9, Double.NaN, ""),
        row(3, 0.1, Double.NaN, ""), row(4, 0.3, Double.NaN, "")));
    assertThat(plot.series()).hasSize(1);
    assertThat(plot.series().getFirst().y()).containsExactly(0.4, 0.4, 0.1, 0.1);
    assertThat(plot.xTitle()).contains("tried");
    assertThat(plot.logX()).isFalse();
    assertThat(TrainingPlots.family(List.of()).series()).isEmpty();
  }
}
