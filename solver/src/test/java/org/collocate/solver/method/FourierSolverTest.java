package org.collocate.solver.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Points;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.metric.Quadrature;
import org.collocate.solver.problem.Domains;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.Manufactured;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FourierSolverTest extends SolverContract {
  /// Both smooth and of period one, with waves of all lengths.
  private static final String WAVE = "exp(sin(2*pi*x))*cos(2*pi*y + 1)";
  private static final String LINE = "exp(sin(2*pi*x) + 0.3)";

  @Override
  protected Solver solver() {
    return new FourierSolver();
  }

  @Override
  protected List<Case> cases() {
    return List.of(new Case("variable", problem("variable"), Map.of("points", 40L), 1e-12),
        new Case("constant", problem("constant"), Map.of("points", 40L), 1e-13),
        new Case("nonlinear", problem("nonlinear"), Map.of("points", 48L), 1e-12),
        new Case("fourth order", problem("fourth order"), Map.of("points", 40L), 1e-12),
        new Case("level open", problem("level open"), Map.of("points", 40L), 1e-12),
        new Case("two unknowns", problem("two unknowns"), Map.of("points", 40L), 1e-12),
        new Case("line", problem("line"), Map.of("points", 48L), 1e-12),
        new Case("evolution", Manufactured.on(Domains.periodicSquare())
            .unknown("u", "dt(u) - 0.1*lap(u) + u^3 - v", "exp(-t)*cos(2*pi*x)*sin(2*pi*y)")
            .unknown("v", "dt(v) - 0.2*lap(u) - 0.05*lap(v) + u*dx(v)", "cos(t)*sin(2*pi*x + 1)")
            .evolution(0.5, 3), Map.of("points", 32L, "tolerance", 1e-9), 1e-8));
  }

  @Override
  protected List<Problem> refused() {
    return List.of(steady(Domains.square(), "-lap(u) + u = 1"), steady(Domains.disc(), "-lap(u) + u = 1"),
        steady(Domains.periodicSquare(), "-div((1+u^2)*grad(u)) = sin(2*pi*x)"),
        steady(stripe(), "-lap(u) + u = 1"),
        Manufactured.on(Domains.periodicSquare())
            .unknown("u", "(1 + u^2)*dt(u) - lap(u)", "t*sin(2*pi*x)")
            .evolution(1, 2));
  }

  /// Periodic along x only.
  private static Domain stripe() {
    return Domain.of(
        DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1))).withPeriodic("x"));
  }

  private static Problem steady(Domain domain, String... equations) {
    List<String> unknowns = List.of("u", "v", "p").subList(0, equations.length);
    return new SteadyProblem(new Formulation(domain,
        Equation.of(unknowns, List.of(equations), Scope.of(domain.coordinateNames().toArray(String[]::new))),
        Map.of(), Map.of(), List.of(), List.of()), Map.of());
  }

  private static Problem problem(String name) {
    Manufactured square = Manufactured.on(Domains.periodicSquare());
    return switch (name) {
      case "constant" -> square.unknown("u", "-lap(u) + 3*dx(u) + 2*u", WAVE).steady();
      case "variable" -> square
          .unknown("u", "-div((1.5 + sin(2*pi*x)*cos(2*pi*y))*grad(u)) + cos(2*pi*y)*dx(u) + u", WAVE)
          .steady();
      case "nonlinear" -> square.unknown("u", "-div((1+u^2)*grad(u)) + u^3 + u", WAVE).steady();
      case "fourth order" -> square.unknown("u", "lap(lap(u)) - (1 + 0.5*sin(2*pi*x))*lap(u) + u", WAVE)
          .steady();
      case "level open" -> square.unknown("u", "-div((2 + cos(2*pi*x))*grad(u))", "sin(2*pi*(x + y))")
          .steady();
      case "two unknowns" -> square.unknown("u", "-lap(u) + u + v^2 + dy(v)", WAVE)
          .unknown("v", "lap(lap(v)) + u*v + 5*v", "sin(2*pi*x)*sin(4*pi*y)")
          .steady();
      case "line" -> Manufactured.on(Domains.periodicInterval())
          .unknown("u", "dx(dx(dx(u))) - dxx(u) + u*dx(u) + 2*u", LINE)
          .steady();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private Solution run(Problem problem, Map<String, Object> settings) {
    return solver().solve(problem, Settings.of(solver().settings(), settings), new RecordingContext());
  }

  private Solution solve(Problem problem, long points) {
    Solution solution = run(problem, Map.of("points", points));
    assertThat(solution.report().status()).as(solution.report().reason())
        .isEqualTo(SolveReport.Status.CONVERGED);
    return solution;
  }

  private double error(Problem problem, Quadrature quadrature, long points) {
    return FieldErrors.of(solve(problem, points), "u", problem, quadrature).relativeL2();
  }

  /// Each four points more divide the error by at least 4, until rounding is reached.
  @ParameterizedTest
  @ValueSource(strings = {"constant", "variable", "nonlinear", "fourth order", "line"})
  void theErrorShrinksByAFactorWithEachPointMore(String name) {
    Problem problem = problem(name);
    Quadrature quadrature = FieldErrors.quadrature(problem, 400);
    double[] errors = new double[5];
    for (int level = 0; level < errors.length; level++) {
      errors[level] = error(problem, quadrature, 12 + 4L * level);
    }
    for (int level = 1; level < errors.length; level++) {
      assertThat(errors[level]).as(Arrays.toString(errors)).isLessThan(errors[level - 1] / 4 + 1e-13);
    }
    assertThat(errors[0]).isBetween(1e-6, 1.0);
    assertThat(errors[4]).isLessThan(1e-7);
  }

  /// An odd number of points and the even one above it carry the same waves.
  @ParameterizedTest
  @CsvSource({"variable, 21, 22", "line, 25, 26"})
  void oddAndEvenNumbersOfPointsAgree(String name, long odd, long even) {
    Problem problem = problem(name);
    Points points = FieldErrors.quadrature(problem, 50).points();
    Solution one = solve(problem, odd);
    Solution other = solve(problem, even);
    assertThat(values(other.field("u"), points)).containsExactly(values(one.field("u"), points));
    assertThat(one.report().unknowns()).isEqualTo(other.report().unknowns())
        .isEqualTo(name.equals("line") ? 25 : 21 * 21);
  }

  @ParameterizedTest
  @ValueSource(strings = {"half", "none"})
  void solvesWithEachWayOfDealiasing(String dealiasing) {
    Problem problem = problem("nonlinear");
    Solution solution = run(problem, Map.of("points", 48L, "dealiasing", dealiasing));
    assertThat(FieldErrors.of(solution, "u", problem, FieldErrors.quadrature(problem, 400)).relativeL2())
        .isLessThan(1e-11);
  }

  @Test
  void productsOfTwoFactorsAreExact() {
    // Of u² = (1 − cos(16πx))/2 waves up to 4 periods carry the mean alone, if the rest does not pass for a longer wave.
    Problem problem = steady(Domains.periodicInterval(),
        "-dxx(u) + u^2 + 100*u = 0.5 + (64*pi^2 + 100)*sin(8*pi*x)");
    Field field = solve(problem, 9).field("u");
    assertThat(field.at(0.0625)).isCloseTo(1, within(1e-13));
    Field aliased = run(problem, Map.of("points", 9L, "dealiasing", "none")).field("u");
    assertThat(Math.abs(aliased.at(0.0625) - 1)).isGreaterThan(1e-6);
  }

  @Test
  void anOpenLevelHasTheMeanZero() {
    Solution solution = solve(problem("level open"), 32);
    Quadrature quadrature = FieldErrors.quadrature(problem("level open"), 400);
    assertThat(quadrature.integral(values(solution.field("u"), quadrature.points())))
        .isCloseTo(0, within(1e-10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-lap(u) = 1 + sin(2*pi*x)", "-div((2+sin(2*pi*y))*grad(u)) = 1 + sin(2*pi*x)"})
  void dataThatDoNotBalanceAreAnError(String equation) {
    Solution solution = run(steady(Domains.periodicSquare(), equation), Map.of());
    assertThat(solution.report().status()).isEqualTo(SolveReport.Status.FAILED);
    assertThat(solution.report().reason()).contains("do not balance").contains("is -1 ");
    assertThat(solution.report().remedies()).isNotEmpty();
  }

  @Test
  void stokesFlowOnATorus() {
    // Three unknowns of which none has a level of its own, and a pressure whose equation does not hold it.
    Problem stokes = steady(Domains.periodicSquare(), "-lap(u) + dx(p) = sin(2*pi*y) + 2*pi*cos(2*pi*x)",
        "-lap(v) + dy(p) = 0", "dx(u) + dy(v) = 0");
    Solution solution = solve(stokes, 16);
    assertThat(solution.field("u").at(0.3, 0.2)).isCloseTo(Math.sin(0.4 * Math.PI) / (4 * Math.PI * Math.PI),
        within(1e-15));
    assertThat(solution.field("p").at(0.3, 0.2)).isCloseTo(Math.sin(0.6 * Math.PI), within(1e-14));
  }

  @Test
  void aResonanceIsExplained() {
    double wave = 8 * Math.PI * Math.PI;
    Solution solution = run(steady(Domains.periodicSquare(), "-lap(u) - " + wave + "*u = sin(2*pi*x)"),
        Map.of());
    assertThat(solution.report().status()).isEqualTo(SolveReport.Status.FAILED);
    assertThat(solution.report().reason()).contains("resonance").contains("1 period along x, 1 along y");
    assertThat(solution.report().remedies()).isNotEmpty();
  }

  @Test
  void aMissingDerivativeIsExplained() {
    Solution solution = run(steady(Domains.periodicSquare(), "-dxx(u) = sin(2*pi*x)"), Map.of());
    assertThat(solution.report().reason()).contains("0 periods along x, 1 along y");
  }

  @Test
  void itsSpectrumSaysWhetherThePointsWereEnough() {
    assertThat(solve(problem("variable"), 40).report().reason()).startsWith("resolved: ");
    Solution coarse = solve(problem("variable"), 14);
    double error = FieldErrors.of(coarse, "u", problem("variable"),
        FieldErrors.quadrature(problem("variable"), 400)).relativeL2();
    String reason = coarse.report().reason();
    assertThat(reason).startsWith("not resolved: the shortest waves still have ");
    double tail = Double.parseDouble(reason.split("still have ", 2)[1].split(" ", 2)[0]);
    assertThat(tail).isBetween(error, error * 1000);
  }

  @Test
  void aJumpIsNoticed() {
    Solution solution = solve(steady(Domains.periodicInterval(), "-dxx(u) + u = step(x - 0.5)"), 64);
    assertThat(solution.report().reason()).startsWith("not resolved");
  }

  @Test
  void aSingularSourceIsNoNumber() {
    Solution solution = run(steady(Domains.periodicInterval(), "-dxx(u) + u = 1/x"), Map.of());
    assertThat(solution.report().status()).isEqualTo(SolveReport.Status.FAILED);
    assertThat(solution.report().reason()).contains("not finite");
  }

  @Test
  void aBoxThatIsNoSquareHasWavesAsShortAlongBothSides() {
    Domain box = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(-1, 2, 3, 3)))
        .withPeriodic("x", "y"));
    Problem problem = Manufactured.on(box)
        .unknown("u", "-lap(u) + u^3", "sin(pi*(x + 4*y)/2)*exp(cos(2*pi*y))")
        .steady();
    Solution solution = solve(problem, 100);
    assertThat(solution.report().unknowns()).isEqualTo(99 * 25);
    assertThat(FieldErrors.of(solution, "u", problem, FieldErrors.quadrature(problem, 400)).relativeL2())
        .isLessThan(1e-9);
  }

  @Test
  void aRefusalNamesTheSideThatIsNotPeriodic() {
    assertThat(
        solver().supports(steady(stripe(), "-lap(u) + u = 1"), Settings.of(solver().settings())).reason())
        .contains("not along y");
  }

  private static double[] values(Field field, Points points) {
    double[] values = new double[points.size()];
    field.evaluate(points, values);
    return values;
  }
}
