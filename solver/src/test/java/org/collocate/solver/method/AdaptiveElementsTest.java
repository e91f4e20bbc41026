package org.collocate.solver.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Span;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.problem.Domains;
import org.collocate.solver.problem.Manufactured;
import org.collocate.solver.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdaptiveElementsTest {
  private static final Problem LAYER = Manufactured.on(Domains.square())
      .unknown("u", "-lap(u) + 400*u", "exp(-20*x)*cos(y)")
      .steady();
  private final Solver solver = new FemSolver();

  private Settings settings(Map<String, Object> values) {
    return Settings.of(solver.settings(), values);
  }

  @ParameterizedTest
  @CsvSource({"residual, 1, 5e-2", "residual, 2, 5e-3", "recovery, 2, 5e-3", "recovery, 3, 1e-3"})
  void refinesUntilTheEstimateIsSmallEnough(String by, long order, double target) {
    RecordingContext context = new RecordingContext();
    Solution solution = solver.solve(LAYER,
        settings(Map.of("adapt", by, "order", order, "target", target)), context);
    SolveReport report = solution.report();
    assertThat(report.status()).as(report.reason()).isEqualTo(SolveReport.Status.CONVERGED);
    assertThat(report.label()).isEqualTo("FEM P" + order + " adaptive");
    assertThat(report.steps()).isPositive();
    assertThat(report.reason()).contains("by unknowns").doesNotContain("unreliable");
    assertThat(FieldErrors.of(solution, "u", LAYER, FieldErrors.quadrature(LAYER, 3000)).relativeL2())
        .isLessThan(target);
  }

  @Test
  void stopsAtTheMostCellsThereMayBe() {
    Solution solution = solver.solve(LAYER,
        settings(Map.of("adapt", "residual", "cells", 900L, "target", 1e-9)),
        new RecordingContext());
    assertThat(solution.report().status()).isEqualTo(SolveReport.Status.STOPPED);
    assertThat(solution.report().reason()).contains("for want of cells");
    assertThat(solution.report().unknowns()).isLessThan(2000);
    assertThat(solution.frames()).hasSize(1);
  }

  @Test
  void evolutionsAreRefusedWithARemedy() {
    Problem heat = Manufactured.on(Domains.square())
        .unknown("u", "dt(u) - lap(u)", "exp(-t)*x*y")
        .evolution(1, 3);
    Support support = solver.supports(heat, settings(Map.of("adapt", "recovery")));
    assertThat(support.isYes()).isFalse();
    assertThat(support.reason()).contains("steady");
  }

  @Test
  void aForecastSaysTheMostAndNoTime() {
    Forecast forecast = solver.forecast(LAYER, settings(Map.of("adapt", "residual", "cells", 2000L)),
        Speed.UNKNOWN);
    assertThat(forecast.seconds()).isEqualTo(Span.UNKNOWN);
    assertThat(forecast.exact()).isFalse();
    assertThat(forecast.rests().formula()).startsWith("at most");
    assertThat(forecast.rests().kind()).startsWith("fem").contains("adaptive");
  }
}
