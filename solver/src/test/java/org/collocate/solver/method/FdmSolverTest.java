package org.collocate.solver.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.field.GridField;
import org.collocate.solver.metric.Quadrature;
import org.collocate.solver.problem.Domains;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.Manufactured;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FdmSolverTest extends SolverContract {
  @Override
  protected Solver solver() {
    return new FdmSolver();
  }

  @Override
  protected List<Case> cases() {
    Problem sine = Manufactured.on(Domains.square())
        .unknown("u", "-lap(u)", "sin(pi*x)*sin(pi*y)")
        .steady();
    return List.of(new Case("quick", sine, Map.of("points", 41L), 1.1e-3),
        new Case("129 points", sine, Map.of(), 1.1e-4),
        new Case("conjugate gradients", sine, Map.of("points", 41L, "linear", "cg"), 1.1e-3),
        new Case("interval", problem("interval"), Map.of("points", 201L), 2e-4),
        new Case("system", problem("system"), Map.of("points", 61L), 1e-3),
        new Case("periodic", problem("periodic"), Map.of("points", 129L), 4e-4),
        new Case("heat", Manufactured.on(Domains.square())
            .unknown("u", "dt(u) - 0.1*lap(u)", "exp(-t)*sin(pi*x)*cos(y)")
            .evolution(1, 5),
            Map.of("points", 33L), 2e-3));
  }

  @Override
  protected List<Problem> refused() {
    return List.of(steady(Domains.disc(), "-lap(u) = 0"), steady(Domains.plateWithHole(), "-lap(u) = 0"),
        steady(Domains.square(), "dtt(u) - lap(u) = 0"), steady(Domains.square(), "lap(lap(u)) = 0"));
  }

  private static Problem steady(org.collocate.solver.geometry.Domain domain, String equation) {
    return new SteadyProblem(new Formulation(domain,
        Equation.of(List.of("u"), List.of(equation), Scope.of("x", "y")), Map.of(), Map.of(), List.of(),
        List.of()), Map.of());
  }

  private static Problem problem(String name) {
    return switch (name) {
      case "interval" -> Manufactured.on(Domains.interval())
          .unknown("u", "-div((1+x)*grad(u)) + u^3 + dx(u)", "exp(x)*sin(4*x)")
          .flux("right", "u", "2*u")
          .steady();
      case "square" -> Manufactured.on(Domains.square())
          .unknown("u", "-div((1+x*y)*grad(u)) + u", "sin(3*x)*cos(2*y)")
          .flux("left", "u", "u")
          .flux("rest", "u", "3*u")
          .steady();
      case "quasilinear" -> Manufactured.on(Domains.square())
          .unknown("u", "-div((1+u^2)*grad(u))", "sin(2*x)*exp(y)")
          .steady();
      case "periodic" -> Manufactured.on(Domains.periodicSquare())
          .unknown("u", "-div((2+sin(2*pi*x))*grad(u)) + u + dy(u)", "sin(2*pi*(x+y))*exp(cos(2*pi*y))")
          .steady();
      case "system" -> Manufactured.on(Domains.square())
          .unknown("u", "-lap(u) + v + dxy(v)", "sin(2*x)*cos(y)")
          .unknown("v", "-div((2+x)*grad(v)) + dx(u)", "x*y + cos(x+y)")
          .flux("left", "u", "0")
          .steady();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /// Order 2 in L2 over three refinements, with a cap on the last error.
  @ParameterizedTest
  @CsvSource({"interval, 21, 2e-3", "square, 13, 3e-4", "quasilinear, 13, 3e-4", "periodic, 24, 2e-3",
      "system, 13, 3e-4"})
  void isOfSecondOrder(String name, int coarsest, double cap) {
    Problem problem = problem(name);
    Quadrature quadrature = FieldErrors.quadrature(problem, 20_000);
    double[] errors = new double[4];
    for (int level = 0; level < errors.length; level++) {
      long points = ((coarsest - 1L) << level) + 1;
      Solution solution = solver().solve(problem, Settings.of(solver().settings(), Map.of("points", points)),
          new RecordingContext());
      assertThat(solution.report().status()).as(solution.report().reason())
          .isEqualTo(SolveReport.Status.CONVERGED);
      errors[level] = FieldErrors.of(solution, "u", problem, quadrature).relativeL2();
    }
    double rate = Math.log(errors[1] / errors[3]) / Math.log(4);
    assertThat(rate).as(Arrays.toString(errors)).isCloseTo(2, within(0.1));
    assertThat(errors[3]).isLessThan(cap);
  }

  /// Where the unknowns lie on a grid, conjugate gradients take the multigrid for it without being told.
  @ParameterizedTest
  @CsvSource({"fdm, points, 65, 'geometric multigrid, for a grid of 65 × 65'",
      "fem, cells, 3000, smoothed aggregation"})
  void conjugateGradientsTakeTheMultigridThatSuits(String id, String key, long size, String account) {
    Problem problem = Manufactured.on(Domains.square())
        .unknown("u", "-lap(u)", "sin(pi*x)*sin(pi*y)")
        .steady();
    Solver solver = Solvers.find(id).orElseThrow();
    SolveReport report = solver.solve(problem,
        Settings.of(solver.settings(), Map.of("linear", "cg", key, size)), new RecordingContext()).report();
    assertThat(report.status()).isEqualTo(SolveReport.Status.CONVERGED);
    assertThat(report.reason()).contains(account);
  }

  @Test
  void cyclesAreShownLevelByLevelAndTheSolutionKnowsNothingOfThem() {
    Problem square = Manufactured.on(Domains.square())
        .unknown("u", "-div((1+x)*grad(u))", "sin(pi*x)*sin(pi*y)")
        .steady();
    Map<String, Object> plain = Map.of("points", 33L);
    RecordingContext unwatched = new RecordingContext();
    RecordingContext watched = new RecordingContext();
    Solution without = solver().solve(square, Settings.of(solver().settings(), plain), unwatched);
    Solution with = solver().solve(square,
        Settings.of(solver().settings(), Map.of("points", 33L, "watch", 2L)), watched);
    assertThat(values(with)).isEqualTo(values(without));
    // The start, and of both cycles the way down from 33² over 17², which is eliminated, and up again.
    assertThat(watched.frames().subList(0, 7))
        .extracting(frame -> ((GridField) frame.fields().getFirst()).counts()[0])
        .containsExactly(33, 33, 17, 33, 33, 17, 33);
    GridField coarse = (GridField) watched.frames().get(2).fields().getFirst();
    assertThat(coarse.lower()).containsExactly(0, 0);
    assertThat(coarse.upper()).containsExactly(1, 1);
    assertThat(coarse.at(0.5, 0)).as("the error vanishes where values are given").isZero();
    assertThat(with.report().reason()).contains("watched cycles left of a random error 0.");
    assertThat(without.report().reason()).doesNotContain("watched");
  }

  private static double[] values(Solution solution) {
    return ((GridField) solution.last().fields().getFirst()).values();
  }

  @Test
  void cyclesThatCannotBeWatchedAreRefusedWithTheReason() {
    Problem wind = Manufactured.on(Domains.square())
        .unknown("u", "-lap(u) + dx(u)", "sin(pi*x)*sin(pi*y)")
        .steady();
    Problem square = Manufactured.on(Domains.square())
        .unknown("u", "-lap(u)", "sin(pi*x)*sin(pi*y)")
        .steady();
    assertThat(refusal(wind, Map.of("watch", 1L))).contains("symmetric");
    assertThat(refusal(problem("interval"), Map.of("watch", 1L))).contains("rectangle");
    assertThat(refusal(square, Map.of("watch", 1L, "points", 1025L))).contains("300000");
  }

  private String refusal(Problem problem, Map<String, Object> values) {
    Support support = solver().supports(problem, Settings.of(solver().settings(), values));
    assertThat(support.remedies()).singleElement()
        .isEqualTo(
            new Remedy.Change("solve it without watching cycles", "watch", 0));
    return support.reason();
  }
}
