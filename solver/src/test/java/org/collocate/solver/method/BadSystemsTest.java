package org.collocate.solver.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Points;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.linear.LinearSolverProvider;
import org.collocate.solver.linear.PreconditionerProvider;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Domains;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.Manufactured;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Systems that are hard or have no solution end in an answer or in an explanation with every linear solver and every
/// preconditioner: never in numbers that are not finite, never in a wait without end.
class BadSystemsTest {
  /// @param same whether all answers must agree with that of elimination
  record Bad(String name, Problem problem, boolean same) {}

  /// One way to solve one of them.
  record Attempt(Bad bad, Solver solver, Map<String, Object> settings) {
    @Override
    public String toString() {
      return bad.name + ", " + solver.info().id() + " " + settings;
    }
  }

  private static SteadyProblem problem(Domain domain, String equation, boolean fluxes) {
    List<BoundaryCondition> conditions = new ArrayList<>();
    for (int part = 0; part < domain.boundaryParts().size(); part++) {
      conditions.add(fluxes ? new BoundaryCondition.Flux(part, 0, Expression.of(0))
          : new BoundaryCondition.Dirichlet(part, 0, Expression.of(0)));
    }
    return new SteadyProblem(new Formulation(domain,
        Equation.of(List.of("u"), List.of(equation), Scope.of("x", "y")), Map.of(), Map.of(), conditions,
        List.of()), Map.of());
  }

  private static List<Bad> systems() {
    Domain square = Domains.square();
    Domain needle = Domain.of(DomainDescription.of(ShapeOperation
        .add(new Shape.Polygon(List.of(new Point(0, 0), new Point(1, 0), new Point(1, 0.01))))));
    return List.of(
        new Bad("singular", Manufactured.on(square)
            .unknown("u", "-lap(u)", "cos(pi*x)*cos(pi*y)")
            .fluxEverywhere("u")
            .steady(), true),
        new Bad("singular and without balance", problem(square, "-lap(u) = 1", true), true),
        new Bad("indefinite", problem(square, "-lap(u) - 400*u = x", false), true),
        new Bad("at a resonance", problem(square, "-lap(u) - 2*pi^2*u = x", false), false),
        new Bad("contrast of a million", problem(square,
            "-div(if(mod(floor(4*x) + floor(4*y), 2) < 0.5, 1, 1e6)*grad(u)) = 1", false), true),
        new Bad("needle", problem(needle, "-lap(u) = 1", false), true),
        new Bad("transport", problem(square, "-1e-6*lap(u) + dx(u) = 1", false), true),
        new Bad("no operator left", problem(square, "-div(max(0, x-2)*grad(u)) = 1", false), true),
        new Bad("a pole", problem(square, "-lap(u) + u/(x-0.5)^2 = 1/(y-0.5)", false), false));
  }

  /// Cubic elements too, whose inner nodes are eliminated first, and meshes that adapt themselves.
  static List<Attempt> withEachSolver() {
    List<Attempt> attempts = attempts(List.of("auto"));
    Solver elements = new FemSolver();
    for (Bad bad : systems()) {
      for (LinearSolverProvider linear : LinearSolverProvider.all()) {
        add(attempts, bad, elements, Map.of("linear", linear.id(), "order", 3L));
      }
      for (String estimator : List.of("residual", "recovery")) {
        add(attempts, bad, elements, Map.of("linear", "auto", "adapt", estimator, "target", 1e-2));
      }
    }
    return attempts;
  }

  static List<Attempt> withEachPreconditioner() {
    return attempts(PreconditionerProvider.all().stream().map(PreconditionerProvider::id).toList());
  }

  private static List<Attempt> attempts(List<String> preconditioners) {
    List<Attempt> attempts = new ArrayList<>();
    for (Bad bad : systems()) {
      for (Solver solver : List.of(new FemSolver(), new FdmSolver())) {
        add(attempts, bad, solver, "auto", "auto");
        for (LinearSolverProvider linear : LinearSolverProvider.all()) {
          for (String preconditioner : linear.preconditioned() ? preconditioners : List.of("auto")) {
            add(attempts, bad, solver, linear.id(), preconditioner);
          }
        }
      }
    }
    return attempts;
  }

  private static void add(List<Attempt> attempts, Bad bad, Solver solver, String linear,
      String preconditioner) {
    add(attempts, bad, solver, Map.of("linear", linear, "preconditioner", preconditioner));
  }

  private static void add(List<Attempt> attempts, Bad bad, Solver solver, Map<String, Object> given) {
    Map<String, Object> settings = new LinkedHashMap<>(given);
    if (solver instanceof FemSolver) {
      settings.put("cells", 1500L);
    } else {
      settings.put("points", 40L);
    }
    Support support = solver.supports(bad.problem, Settings.of(solver.settings(), settings));
    if (support.reason().isEmpty()) {
      attempts.add(new Attempt(bad, solver, settings));
    }
  }

  private static Solution solve(Attempt attempt) {
    return attempt.solver.solve(attempt.bad.problem,
        Settings.of(attempt.solver.settings(), attempt.settings), new RecordingContext(2, 1));
  }

  @ParameterizedTest
  @MethodSource("withEachSolver")
  @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void endInAnAnswerOrInAnExplanation(Attempt attempt) {
    check(attempt);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("withEachPreconditioner")
  @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void endInAnAnswerOrInAnExplanationWithEveryPreconditioner(Attempt attempt) {
    check(attempt);
  }

  private static void check(Attempt attempt) {
    Solution solution = solve(attempt);
    SolveReport report = solution.report();
    if (report.status() == SolveReport.Status.FAILED) {
      assertThat(report.reason()).isNotBlank();
      assertThat(report.remedies()).isNotEmpty();
      return;
    }
    double[] values = values(solution, attempt.bad.problem.domain());
    assertThat(values).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    if (attempt.bad.same) {
      Map<String, Object> direct = new LinkedHashMap<>(attempt.settings);
      direct.put("linear", "direct");
      Solution eliminated = solve(new Attempt(attempt.bad, attempt.solver, direct));
      assertThat(eliminated.report().status()).isNotEqualTo(SolveReport.Status.FAILED);
      double[] expected = values(eliminated, attempt.bad.problem.domain());
      double largest = 0;
      double distance = 0;
      for (int i = 0; i < values.length; i++) {
        largest = Math.max(largest, Math.abs(expected[i]));
        distance = Math.max(distance, Math.abs(values[i] - expected[i]));
      }
      assertThat(distance).isLessThan(1e-6 * largest);
    }
  }

  /// The unknown at points of the domain under its diagonal.
  private static double[] values(Solution solution, Domain domain) {
    int side = 23;
    double[][] coordinates = new double[2][side * side];
    for (int i = 0; i < side * side; i++) {
      coordinates[0][i] = (i % side + 0.5) / side;
      coordinates[1][i] = Math.floorDiv(i, side) * domain.upper()[1] * coordinates[0][i] / side;
    }
    double[] values = new double[side * side];
    solution.field("u").evaluate(Points.of(coordinates), values);
    return values;
  }
}
