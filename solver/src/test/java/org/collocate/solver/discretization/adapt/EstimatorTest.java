package org.collocate.solver.discretization.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.collocate.solver.discretization.SteadySystem;
import org.collocate.solver.discretization.fem.FemSystem;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Field;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.linear.direct.SparseDirect;
import org.collocate.solver.mesh.Bisection;
import org.collocate.solver.mesh.Mesh;
import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.method.FieldErrors;
import org.collocate.solver.nonlinear.Newton;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Domains;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.Manufactured;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;
import org.collocate.solver.space.FunctionSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EstimatorTest {
  /// A solution with its space.
  private record Solved(Problem problem, FunctionSpace space, double[] u, List<Field> fields) {
    static Solved of(Problem problem, Mesh mesh, int order) {
      FunctionSpace space = new FunctionSpace(mesh, order);
      FemSystem system = new FemSystem(problem, space);
      double[] u = new double[system.size()];
      system.prescribe(0, u);
      Newton.Result result = new Newton(new SparseDirect(system.coordinates(), new WorkerTeam(1)), 1e-10, 50)
          .solve(new SteadySystem(system, u), u, _ -> {});
      assertThat(result.converged()).isTrue();
      return new Solved(problem, space, u, system.fields(u));
    }

    ErrorEstimate estimate(String name) {
      return estimate(name, new WorkerTeam(1));
    }

    ErrorEstimate estimate(String name, WorkerTeam team) {
      ErrorEstimator estimator = name.equals("recovery") ? new RecoveryEstimator(problem, space, team)
          : new ResidualEstimator(problem, space, team);
      return estimator.estimate(u);
    }

    /// The true error in the energy norm.
    double energyError() {
      return EnergyDistance.between(problem, space.nodes(), fields,
          List.of(FieldErrors.exact(problem, "u", 0)));
    }
  }

  @ParameterizedTest
  @CsvSource({"residual, 1", "residual, 2", "residual, 3", "recovery, 1", "recovery, 2", "recovery, 3"})
  void estimatesAreNearTheTrueError(String estimator, int order) {
    Problem square = Manufactured.on(Domains.square())
        .unknown("u", "-div((1+x*y)*grad(u)) + 2*u", "sin(3*x)*cos(2*y)")
        .flux("left", "u", "u")
        .steady();
    check(square, 800, order, estimator);
    Problem disc = Manufactured.on(Domains.disc()).unknown("u", "-lap(u)", "exp(x)*cos(3*y)").steady();
    check(disc, 800, order, estimator);
    Problem halves = Manufactured.on(Domains.halves())
        .perRegion("k", "1", "100")
        .unknown("u", "-div(k*grad(u))", "if(x < 0.5, 100, 1)*sin(2*(x - 0.5))*exp(y)")
        .steady();
    check(halves, 800, order, estimator);
    Problem interval = Manufactured.on(Domains.interval())
        .unknown("u", "-div((1+x)*grad(u)) + u", "exp(x)*sin(9*x)")
        .steady();
    check(interval, 60, order, estimator);
  }

  private static void check(Problem problem, int cells, int order, String estimator) {
    Solved solved = Solved.of(problem, mesh(problem, cells), order);
    ErrorEstimate estimate = solved.estimate(estimator);
    assertThat(estimate.reliable()).isTrue();
    double effectivity = estimate.total() / solved.energyError();
    assertThat(effectivity).as("%s on %s", problem.equation(), problem.domain()).isBetween(0.6, 1.6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"residual", "recovery"})
  void aSolutionThatTheElementsHoldHasNoError(String estimator) {
    Problem problem = Manufactured.on(Domains.square())
        .unknown("u", "-lap(u) + u", "1 + x*y - y^2")
        .flux("left", "u", "u")
        .steady();
    ErrorEstimate estimate = Solved.of(problem, mesh(problem, 60), 2).estimate(estimator);
    assertThat(estimate.total()).isLessThan(1e-9);
    assertThat(estimate.relative()).isLessThan(1e-9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"residual", "recovery"})
  void bitsDoNotDependOnTheNumberOfThreads(String estimator) {
    Problem problem = Manufactured.on(Domains.disc()).unknown("u", "-lap(u) + u", "exp(x)*cos(3*y)").steady();
    Solved solved = Solved.of(problem, mesh(problem, 3000), 2);
    ErrorEstimate one = solved.estimate(estimator);
    for (int threads = 2; threads <= 3; threads++) {
      try (WorkerTeam team = new WorkerTeam(threads)) {
        ErrorEstimate more = solved.estimate(estimator, team);
        assertThat(more.squares()).isEqualTo(one.squares());
        assertThat(more.solution()).isEqualTo(one.solution());
      }
    }
  }

  @Test
  void periodicSidesAreNoBoundary() {
    Problem problem = Manufactured.on(Domains.periodicSquare())
        .unknown("u", "-lap(u) + u", "sin(2*pi*x)*cos(2*pi*y)")
        .steady();
    check(problem, 1500, 1, "residual");
    check(problem, 1500, 3, "residual");
  }

  @Test
  void equationsWithoutAnEnergyAreToldApart() {
    Map<String, String> doubts = Map.of("-lap(u) + 5*dx(u)", "not symmetric", "-lap(u) - 90*u", "positive",
        "-div((1+u^2)*grad(u))", "equation is not linear", "-div((x - 0.3)*grad(u)) + u", "positive");
    doubts.forEach((text, doubt) -> {
      Problem problem = Manufactured.on(Domains.square()).unknown("u", text, "x*(1-x)*sin(y)").steady();
      for (String estimator : List.of("residual", "recovery")) {
        ErrorEstimate estimate = Solved.of(problem, mesh(problem, 200), 2).estimate(estimator);
        assertThat(estimate.doubt()).as(text).contains(doubt);
        assertThat(estimate.reliable()).as(text).isFalse();
        assertThat(estimate.total()).as(text).isBetween(1e-6, 1.0);
      }
    });
  }

  @Test
  void theSignOfAnEquationDoesNotMatter() {
    for (String estimator : List.of("residual", "recovery")) {
      check(Manufactured.on(Domains.square()).unknown("u", "lap(u) - 3*u", "sin(3*x)*cos(2*y)").steady(), 800,
          2, estimator);
    }
  }

  @Test
  void aConditionThatIsNotLinearLeavesNoBar() {
    Domain square = Domains.square();
    List<BoundaryCondition> conditions = new java.util.ArrayList<>();
    for (int part = 0; part < square.boundaryParts().size(); part++) {
      conditions.add(new BoundaryCondition.Flux(part, 0, Expression.parse("u + u^3")));
    }
    Problem problem = new SteadyProblem(new Formulation(square,
        Equation.of(List.of("u"), List.of("-lap(u) = 1"), Scope.of("x", "y")), Map.of(), Map.of(), conditions,
        List.of()), Map.of());
    ErrorEstimate estimate = Solved.of(problem, mesh(problem, 200), 2).estimate("residual");
    assertThat(estimate.doubt()).contains("condition");
  }

  private static Mesh mesh(Problem problem, int cells) {
    return MeshGenerator.generate(problem.domain(), MeshRequest.ofCells(cells));
  }

  /// `r^(2/3)` at the corner of an L-shape.
  private static SteadyProblem corner() {
    Domain domain = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(-1, -1, 1, 1)),
        ShapeOperation.subtract(new Shape.Rectangle(0, -1, 1, 0))));
    Expression exact = Expression.parse("(x^2 + y^2)^(1/3)*cos(2/3*atan2(-(x + y), y - x))");
    List<BoundaryCondition> conditions = new java.util.ArrayList<>();
    for (int part = 0; part < domain.boundaryParts().size(); part++) {
      conditions.add(new BoundaryCondition.Dirichlet(part, 0, exact));
    }
    return new SteadyProblem(new Formulation(domain,
        Equation.of(List.of("u"), List.of("-lap(u) = 0"), Scope.of("x", "y")), Map.of(), Map.of(), conditions,
        List.of()), Map.of("u", exact));
  }

  @ParameterizedTest
  @ValueSource(strings = {"residual", "recovery"})
  void adaptiveQuadraticElementsKeepTheirOrderAtACorner(String estimator) {
    SteadyProblem problem = corner();
    Bisection bisection = Bisection.of(MeshGenerator.generate(problem.domain(), MeshRequest.ofCells(60)));
    double[] unknowns = new double[40];
    double[] errors = new double[40];
    int steps = 0;
    for (; steps < unknowns.length && bisection.mesh().cellCount() < 6000; steps++) {
      Solved solved = Solved.of(problem, bisection.mesh(), 2);
      unknowns[steps] = Math.log(solved.space().size());
      errors[steps] = Math.log(solved.energyError());
      ErrorEstimate estimate = solved.estimate(estimator);
      assertThat(Math.log(estimate.total()) - errors[steps]).isBetween(Math.log(0.5), Math.log(3));
      bisection = bisection.refine(Marking.doerfler(estimate.squares(), 0.5));
    }
    assertThat(slope(Arrays.copyOf(unknowns, steps), Arrays.copyOf(errors, steps))).isLessThan(-0.95);
  }

  private static double slope(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double product = 0;
    double square = 0;
    for (int i = 0; i < x.length; i++) {
      product += (x[i] - meanX) * (y[i] - meanY);
      square += (x[i] - meanX) * (x[i] - meanX);
    }
    return product / square;
  }

  @Test
  void markingTakesTheFewestCells() {
    assertThat(Marking.doerfler(new double[] {1, 5, 2, 2}, 0.5)).containsExactly(false, true, false, false);
    assertThat(Marking.doerfler(new double[] {1, 5, 2, 2}, 0.7)).containsExactly(false, true, true, false);
    assertThat(Marking.doerfler(new double[] {1, 5, 2, 2}, 1)).containsExactly(true, true, true, true);
    assertThat(Marking.doerfler(new double[3], 0.5)).containsExactly(false, false, false);
  }

  @Test
  void relativeErrorsAreTakenOfTheExactSolution() {
    assertThat(new ErrorEstimate(new double[] {9}, 4, "").relative()).isCloseTo(0.6, within(1e-15));
    assertThat(new ErrorEstimate(new double[] {0}, 0, "").relative()).isZero();
  }
}
