package org.collocate.models.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Points;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.SolveReport;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Formulation;
import org.junit.jupiter.api.Test;

class TimeMarchingTest {
  private static final Domain RING = Domain.of(
      DomainDescription.of(ShapeOperation.add(new Shape.Interval(0, 2 * Math.PI))).withPeriodic("x"));
  private static final double SPEED = 15;

  private final PinnSolver solver = new PinnSolver();

  private static EvolutionProblem problem(String equation) {
    return new EvolutionProblem(
        new Formulation(RING, Equation.of(List.of("u"), List.of(equation), Scope.of("x")), Map.of(), Map.of(),
            List.of(), List.of()),
        Map.of(), List.of(Expression.parse("sin(x)")), List.of(), 1, 4);
  }

  private Settings settings(long windows) {
    Map<String, Object> values = new HashMap<>(
        Map.of("width", 12L, "depth", 2L, "points", 400L, "adamSteps", 0L,
            "steps", 350L, "optimizer", "gauss-newton"));
    values.put("windows", windows);
    return Settings.of(solver.settings(), values);
  }

  private static double error(Frame frame) {
    double[] x = new double[100];
    Arrays.setAll(x, k -> 2 * Math.PI * (k + 0.5) / 100);
    double[] values = new double[100];
    frame.fields().getFirst().evaluate(Points.of(x), values);
    double error = 0;
    for (int k = 0; k < 100; k++) {
      error = Math.max(error, Math.abs(values[k] - Math.sin(x[k] - SPEED * frame.time())));
    }
    return error;
  }

  @Test
  void windowsFollowWhatOneSpanDoesNot() {
    EvolutionProblem problem = problem("dt(u) + " + SPEED + "*dx(u) = 0");
    Solution whole = solver.solve(problem, settings(1), new QuietContext(2, 1));
    Solution marched = solver.solve(problem, settings(5), new QuietContext(2, 1));
    assertThat(marched.frames()).hasSize(4);
    for (int k = 0; k < 4; k++) {
      assertThat(marched.frames().get(k).time()).isEqualTo(problem.frameTime(k));
      assertThat(error(marched.frames().get(k))).as("frame " + k + ": " + marched.report().reason())
          .isLessThan(5e-2);
    }
    assertThat(error(whole.last())).as("all at once").isGreaterThan(0.1);
    assertThat(marched.report().steps()).isLessThanOrEqualTo(350);
    assertThat(marched.report().status()).isNotEqualTo(SolveReport.Status.FAILED);
  }

  @Test
  void formulasWithTimeAreRefused() {
    assertThat(solver.supports(problem("dt(u) + t*dx(u) = 0"), settings(5)).reason()).contains("without t");
    assertThat(solver.supports(problem("dt(u) + t*dx(u) = 0"), settings(1)).isYes()).isTrue();
  }
}
