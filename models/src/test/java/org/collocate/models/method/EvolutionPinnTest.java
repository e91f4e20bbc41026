package org.collocate.models.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.FieldDecoder;
import org.collocate.solver.field.Overlay;
import org.collocate.solver.field.Points;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.method.FemSolver;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.SolveReport;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.Manufactured;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EvolutionPinnTest {
  private static final Map<String, Object> NATURAL = Map.of("width", 12L, "depth", 2L, "points", 400L,
      "adamSteps", 0L, "steps", 40L, "optimizer", "gauss-newton");
  private static final double VISCOSITY = 0.01 / Math.PI;
  private static final Domain RING = Domain.of(
      DomainDescription.of(ShapeOperation.add(new Shape.Interval(0, 1))).withPeriodic("x"));
  private static final Domain WIDE = Domain.of(
      DomainDescription.of(ShapeOperation.add(new Shape.Interval(-1, 1))));

  private final PinnSolver solver = new PinnSolver();

  private static Map<String, Object> natural(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(NATURAL);
    settings.putAll(more);
    return settings;
  }

  private Solution solve(EvolutionProblem problem, Map<String, Object> given) {
    Settings settings = Settings.of(solver.settings(), given);
    assertThat(solver.supports(problem, settings).reason()).isEmpty();
    return solver.solve(problem, settings, new QuietContext(2, 1));
  }

  /// Over all frames.
  private static double error(EvolutionProblem problem, Solution solution) {
    Points points = new org.collocate.models.data.DomainSampler(problem.domain(), 7).inside(200);
    double error = 0;
    double size = 0;
    for (Frame frame : solution.frames()) {
      double[] values = new double[points.size()];
      frame.fields().getFirst().evaluate(points, values);
      for (int i = 0; i < values.length; i++) {
        Map<String, Double> at = new HashMap<>(Map.of("t", frame.time()));
        for (int axis = 0; axis < points.dimension(); axis++) {
          at.put(problem.domain().coordinateNames().get(axis), points.coordinates()[axis][i]);
        }
        double exact = java.util.Objects.requireNonNull(problem.exact().get("u")).evaluate(at);
        error += (values[i] - exact) * (values[i] - exact);
        size += exact * exact;
      }
    }
    return Math.sqrt(error / size);
  }

  private static EvolutionProblem evolution(Domain domain, String equation, List<String> states, String exact,
      double until) {
    List<BoundaryCondition> conditions = new java.util.ArrayList<>();
    for (int part = 0; part < domain.boundaryParts().size(); part++) {
      conditions.add(new BoundaryCondition.Dirichlet(part, 0, Expression.of(0)));
    }
    List<Expression> initial = states.stream().map(Expression::parse).toList();
    return new EvolutionProblem(
        new Formulation(domain, Equation.of(List.of("u"), List.of(equation), Scope.of("x")), Map.of(),
            Map.of(),
            conditions, List.of()),
        exact.isEmpty() ? Map.of() : Map.of("u", Expression.parse(exact)), initial.subList(0, 1),
        initial.subList(1, initial.size()), until, 5);
  }

  @Test
  void movingDataAndInitialStateAreBuiltIn() {
    EvolutionProblem problem = Manufactured.on(Problems.SQUARE)
        .unknown("u", "dt(u) - div((1+u^2)*grad(u))", "exp(-t)*cos(x+t)*y + t")
        .evolution(1, 6);
    Solution solution = solve(problem, natural(Map.of("points", 600L)));
    assertThat(solution.report().reason()).contains("built in by a product of edge functions; initial state");
    assertThat(error(problem, solution)).isLessThan(1e-4);
    assertThat(solution.frames()).hasSize(6);
    assertThat(solution.frames().getFirst().fields().getFirst().at(0.3, 0.4))
        .isEqualTo(Math.cos(0.3) * 0.4, within(1e-14));
    assertThat(solution.last().fields().getFirst().at(1, 0.4))
        .isEqualTo(Math.exp(-1) * Math.cos(2) * 0.4 + 1, within(1e-14));
    Overlay points = solution.last().overlays().getFirst();
    assertThat(points.coordinates().length).isEqualTo(2);
  }

  @Test
  void fluxesAndFittedStatesInSpaceAndTime() {
    EvolutionProblem problem = Manufactured.on(Problems.INTERVAL)
        .unknown("u", "dt(u) - dxx(u)", "exp(-t)*sin(2*x)")
        .flux("right", "u", "0")
        .evolution(1, 3);
    assertThat(error(problem, solve(problem, natural(Map.of("boundary", "soft", "steps", 90L)))))
        .isLessThan(1e-4);
    // abs(x − 9) is x − 9 up to its sign here, but it is not smooth everywhere, so that it is fitted.
    EvolutionProblem rough = new EvolutionProblem(problem.formulation(), problem.exact(),
        List.of(Expression.parse("sin(2*x) + abs(x - 9) + x - 9")), List.of(), 1, 3);
    Solution fitted = solve(rough, NATURAL);
    assertThat(fitted.report().reason()).contains("initial state fitted").contains("not smooth");
    assertThat(error(rough, fitted)).isLessThan(1e-3);
  }

  @Test
  void aStateThatDoesNotAgreeWithTheBoundaryIsSaid() {
    EvolutionProblem problem = evolution(WIDE, "dt(u) - dxx(u) = 0", List.of("1"), "", 1);
    assertThat(solve(problem, natural(Map.of("steps", 2L))).report().reason())
        .contains("fitted: the initial state does not agree with them; initial state built in");
  }

  @Test
  void theWaveEquationKeepsStateAndRate() {
    EvolutionProblem problem = evolution(WIDE, "dtt(u) - dxx(u) = 0",
        List.of("sin(pi*x)", "pi*sin(pi*x)"), "sin(pi*x)*(cos(pi*t) + sin(pi*t))", 1);
    Solution solution = solve(problem, natural(Map.of("steps", 100L)));
    assertThat(error(problem, solution)).isLessThan(1e-4);
    Field start = solution.frames().getFirst().fields().getFirst();
    assertThat(start.at(0.5)).isEqualTo(1, within(1e-14));
  }

  @Test
  void periodicSidesAreOne() {
    EvolutionProblem problem = evolution(RING, "dt(u) + dx(u) - 0.01*dxx(u) = 0", List.of("sin(2*pi*x)"),
        "exp(-0.04*pi^2*t)*sin(2*pi*(x - t))", 1);
    Solution solution = solve(problem, natural(Map.of("steps", 80L)));
    assertThat(error(problem, solution)).isLessThan(2e-3);
    Field end = solution.last().fields().getFirst();
    assertThat(end.at(0)).isEqualTo(end.at(1), within(1e-13));
    double[][] slopes = new double[1][2];
    end.gradient(Points.of(new double[] {0, 1}), slopes);
    assertThat(slopes[0][0]).isEqualTo(slopes[0][1], within(1e-10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lbfgs", "broyden", "gauss-newton"})
  void pointsMayBeDrawnAnewWhileItDescends(String optimizer) {
    EvolutionProblem problem = Manufactured.on(Problems.INTERVAL)
        .unknown("u", "dt(u) - dxx(u)", "exp(-t)*sin(2*x)")
        .evolution(1, 3);
    Solution solution = solve(problem, natural(Map.of("optimizer", optimizer, "refresh", 20L, "sampling",
        "adaptive", "steps", optimizer.equals("gauss-newton") ? 40L : 300L, "adamSteps", 20L)));
    assertThat(error(problem, solution)).isLessThan(1e-3);
  }

  @Test
  void causalWeightsLearnFromTheStartOn() {
    EvolutionProblem problem = evolution(RING, "dt(u) + dx(u) = 0", List.of("sin(2*pi*x)"),
        "sin(2*pi*(x - t))", 1);
    Map<String, Object> causal = natural(
        Map.of("balancing", "causal", "adamSteps", 200L, "steps", 300L, "refresh",
            5L));
    assertThat(error(problem, solve(problem, causal))).isLessThan(2e-2);
    assertThat(solver.supports(Problems.dirichlet(Problems.SQUARE, List.of("-lap(u)"), Map.of("u", "x")),
        Settings.of(solver.settings(), causal)).reason()).contains("time");
  }

  @Test
  void fieldsAtATimeSurviveTheirEncoding() {
    Solution solution = solve(ColeHopf.problem(), natural(Map.of("steps", 3L)));
    Field field = solution.frames().get(2).fields().getFirst();
    Field copy = new FieldDecoder().read(field.encode());
    assertThat(copy.dimension()).isEqualTo(1);
    assertThat(copy.at(0.3)).isEqualTo(field.at(0.3));
    assertThat(copy.at(0.3)).isNotEqualTo(solution.last().fields().getFirst().at(0.3));
  }

  /// Basdevant et al. 1986, table of the steepest slope: 152.00516 at t = 1.6037/π.
  @Test
  void theFormulaOfColeAndHopfHasThePublishedSlope() {
    ColeHopf exact = new ColeHopf(VISCOSITY);
    double h = 1e-5;
    double slope = (exact.at(h, 1.6037 / Math.PI) - exact.at(-h, 1.6037 / Math.PI)) / (2 * h);
    assertThat(slope).isEqualTo(-152.00516, within(2e-3));
    assertThat(exact.at(0.37, 1e-9)).isEqualTo(-Math.sin(0.37 * Math.PI), within(1e-7));
  }

  /// The reference of the gallery's study.
  @ParameterizedTest
  @CsvSource("3200, 1e-8, 2e-6")
  void finiteElementsAgreeWithColeAndHopf(long cells, double tolerance, double cap) {
    FemSolver fem = new FemSolver();
    Settings settings = Settings.of(fem.settings(),
        Map.of("order", 2L, "cells", cells, "tolerance", tolerance));
    assertThat(new ColeHopf(VISCOSITY)
        .relativeError(fem.solve(ColeHopf.problem(), settings, new QuietContext(2, 1)))).isLessThan(cap);
  }

  @Tag("slow")
  @Test
  void theFrontOfBurgersIsFound() {
    Solution solution = solve(ColeHopf.problem(),
        Map.of("width", 20L, "depth", 3L, "points", 3000L, "adamSteps", 300L,
            "steps", 550L, "optimizer", "gauss-newton", "sampling", "adaptive", "refresh", 20L));
    assertThat(solution.report().status()).isEqualTo(SolveReport.Status.STOPPED);
    assertThat(new ColeHopf(VISCOSITY).relativeError(solution)).isLessThan(1e-3);
  }
}
