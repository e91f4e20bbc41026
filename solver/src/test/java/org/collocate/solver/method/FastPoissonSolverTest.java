package org.collocate.solver.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Points;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.NamedBoundary;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.metric.Quadrature;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Domains;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.Manufactured;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FastPoissonSolverTest extends SolverContract {
  @Override
  protected Solver solver() {
    return new FastPoissonSolver();
  }

  @Override
  protected List<Case> cases() {
    return List.of(new Case("quick", problem("values"), Map.of("points", 41L), 2e-3),
        new Case("257 points", problem("values"), Map.of(), 5e-5),
        new Case("fluxes", problem("fluxes"), Map.of("points", 129L), 2e-3),
        new Case("mixed", problem("mixed"), Map.of("points", 129L), 1e-3),
        new Case("periodic", problem("periodic"), Map.of("points", 129L), 5e-4),
        new Case("pure flux", problem("pure flux"), Map.of("points", 129L), 1e-3),
        new Case("interval", problem("interval"), Map.of("points", 129L), 5e-4));
  }

  @Override
  protected List<Problem> refused() {
    return List.of(steady(Domains.disc(), "-lap(u) = 0"), steady(Domains.square(), "-div((1+x)*grad(u)) = 0"),
        steady(Domains.square(), "-lap(u) + u^2 = 0"), steady(Domains.square(), "-lap(u) + dx(u) = 0"),
        steady(Domains.square(), "-lap(u) - 9*u = 0"), steady(Domains.square(), "-dxx(u) + dyy(u) = 0"),
        steady(Domains.square(), "-lap(u) + dxy(u) = 0"), problem("robin"),
        Manufactured.on(Domains.square()).unknown("u", "dt(u) - lap(u)", "t").evolution(1, 2));
  }

  private static Problem steady(Domain domain, String equation) {
    return new SteadyProblem(new Formulation(domain,
        Equation.of(List.of("u"), List.of(equation), Scope.of("x", "y")), Map.of(), Map.of(), List.of(),
        List.of()), Map.of());
  }

  private static Problem problem(String name) {
    return switch (name) {
      case "values" -> Manufactured.on(Domains.square())
          .unknown("u", "-2*dxx(u) - dyy(u) + 3*u", "sin(3*x)*cos(2*y)")
          .steady();
      case "fluxes" -> Manufactured.on(Domains.square())
          .unknown("u", "-lap(u) + u", "sin(3*x)*exp(y)")
          .fluxEverywhere("u")
          .steady();
      case "pure flux" -> Manufactured.on(Domains.square())
          .unknown("u", "-lap(u)", "cos(pi*x)*cos(2*pi*y) + cos(pi*y)")
          .fluxEverywhere("u")
          .steady();
      case "mixed" -> Manufactured.on(Domains.square())
          .unknown("u", "-k*lap(u)", "exp(x)*sin(4*y)")
          .parameter("k", 2)
          .flux("left", "u", "0")
          .steady();
      case "robin" -> Manufactured.on(Domains.square())
          .unknown("u", "-lap(u)", "exp(x)*sin(4*y)")
          .flux("left", "u", "u")
          .steady();
      case "periodic" -> Manufactured.on(Domains.periodicSquare())
          .unknown("u", "-lap(u) + 2*u", "sin(2*pi*(x+y))*exp(cos(2*pi*y))")
          .steady();
      case "interval" -> Manufactured.on(Domains.interval())
          .unknown("u", "-dxx(u) + u", "exp(x)*sin(4*x)")
          .flux("right", "u", "0")
          .steady();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private Solution solve(Solver solver, Problem problem, long points) {
    Solution solution = solver.solve(problem, Settings.of(solver.settings(), Map.of("points", points)),
        new RecordingContext());
    assertThat(solution.report().status()).as(solution.report().reason())
        .isEqualTo(SolveReport.Status.CONVERGED);
    return solution;
  }

  /// Order 2 in L2 over three refinements.
  @ParameterizedTest
  @CsvSource({"values, 17", "fluxes, 17", "pure flux, 17", "mixed, 17", "periodic, 25", "interval, 17"})
  void isOfSecondOrder(String name, int coarsest) {
    Problem problem = problem(name);
    Quadrature quadrature = FieldErrors.quadrature(problem, 20_000);
    double[] errors = new double[4];
    for (int level = 0; level < errors.length; level++) {
      Solution solution = solve(solver(), problem, ((coarsest - 1L) << level) + 1);
      errors[level] = FieldErrors.of(solution, "u", problem, quadrature).relativeL2();
    }
    double rate = Math.log(errors[1] / errors[3]) / Math.log(4);
    assertThat(rate).as(Arrays.toString(errors)).isCloseTo(2, within(0.1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"values", "fluxes", "pure flux", "mixed", "periodic", "interval"})
  void solvesTheEquationsOfFiniteDifferences(String name) {
    Problem problem = problem(name);
    Points points = FieldErrors.quadrature(problem, 400).points();
    double[] fast = values(solve(solver(), problem, 31), points);
    double[] slow = values(solve(new FdmSolver(), problem, 31), points);
    assertThat(fast).containsExactly(slow, within(1e-9));
  }

  private static double[] values(Solution solution, Points points) {
    double[] values = new double[points.size()];
    solution.field("u").evaluate(points, values);
    return values;
  }

  @Test
  void aRefusalSaysWhereTheCoefficientVaries() {
    assertThat(solver().supports(steady(Domains.square(), "-div((1+x)*grad(u)) = 0"),
        Settings.of(solver().settings())).reason()).contains("u_xx")
        .contains("varies with x: 1.03 at (0.0294");
  }

  @Test
  void aSideOfTwoKindsIsRefused() {
    Domain domain = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1)))
        .withBoundaries(new NamedBoundary("lower left", List.of(new Point(0, 0), new Point(0, 0.5)))));
    Problem square = steady(domain, "-lap(u) = 1");
    Problem mixed = new SteadyProblem(new Formulation(domain, square.equation(), Map.of(), Map.of(), List.of(
        new BoundaryCondition.Flux(domain.boundaryParts().indexOf("lower left"), 0, Expression.of(0)),
        new BoundaryCondition.Dirichlet(domain.boundaryParts().indexOf("rest"), 0, Expression.of(0))),
        List.of()), Map.of());
    assertThat(solver().supports(mixed, Settings.of(solver().settings())).reason())
        .contains("where x is least there are values and fluxes");
  }

  @Test
  void dataThatDoNotBalanceAreAnError() {
    Problem square = steady(Domains.square(), "-lap(u) = 1");
    Solution solution = solver().solve(new SteadyProblem(new Formulation(square.domain(), square.equation(),
        Map.of(), Map.of(), List.of(new BoundaryCondition.Flux(0, 0, Expression.of(0)),
            new BoundaryCondition.Flux(1, 0, Expression.of(0))),
        List.of()), Map.of()), Settings.of(solver().settings()), new RecordingContext());
    assertThat(solution.report().status()).isEqualTo(SolveReport.Status.FAILED);
    assertThat(solution.report().reason()).contains("do not balance").contains("-1");
  }

  @Test
  void pointsAreRoundedToFastTransforms() {
    Solution solution = solve(solver(), problem("values"), 24);
    assertThat(solution.report().reason()).contains("25 points along x instead of 24");
    assertThat(solution.report().unknowns()).isEqualTo(25 * 24);
  }
}
