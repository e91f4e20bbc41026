package org.collocate.solver.discretization.fem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Points;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.method.FemSolver;
import org.collocate.solver.method.RecordingContext;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.SolveReport;
import org.collocate.solver.metric.Quadrature;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Domains;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.Manufactured;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;
import org.collocate.solver.space.MeshQuadrature;
import org.junit.jupiter.api.Test;

/// Steady problems of many kinds, each against a chosen solution.
class SteadyProblemsTest {
  private static final String ELASTIC_X = "-div(vec((lambda+2*mu)*dx(u) + lambda*dy(v), mu*(dy(u) + dx(v))))";
  private static final String ELASTIC_Y = "-div(vec(mu*(dy(u) + dx(v)), lambda*dx(u) + (lambda+2*mu)*dy(v)))";

  private static FemRun run(Problem problem, int cells, int order) {
    return FemRun.of(problem, MeshGenerator.generate(problem.domain(), MeshRequest.ofCells(cells)), order);
  }

  private static double error(Problem problem, int cells) {
    return run(problem, cells, 2).error(0).relativeL2();
  }

  @Test
  void quadraticsAreExactWhereTheDomainIsStraight() {
    FemRun run = run(Manufactured.on(Domains.square())
        .unknown("u", "-div((1+x)*grad(u)) + u", "1 + x - 2*x*y + 3*y^2")
        .flux("left", "u", "2*u")
        .steady(), 100, 2);
    assertThat(run.error(0).linf()).isLessThan(1e-12);
    assertThat(run.error(0).h1()).isLessThan(1e-10);
  }

  @Test
  void linearFunctionsAreExactOnCurves() {
    // Isoparametric elements hold the coordinates themselves, and with them linear functions, on any shape.
    FemRun run = run(Manufactured.on(Domains.disc()).unknown("u", "-lap(u)", "1 + 2*x - 3*y").steady(), 40,
        2);
    assertThat(run.error(0).linf()).isLessThan(1e-12);
    assertThat(run.error(0).h1()).isLessThan(1e-10);
  }

  @Test
  void constantsAreKept() {
    Problem problem = Manufactured.on(Domains.plateWithHole())
        .unknown("u", "-div((1+x^2)*grad(u)) + dx(u)", "7")
        .flux("hole", "u", "0")
        .steady();
    for (int order = 1; order <= 2; order++) {
      assertThat(run(problem, 300, order).error(0).linf()).isLessThan(1e-11);
    }
  }

  @Test
  void fluxIsContinuousWhereTheCoefficientJumps() {
    // Layers in series: u′ is 1 : 1/100, so that u = x/(0.505) · … is known by hand.
    Problem problem = Manufactured.on(Domains.halves())
        .perRegion("k", "1", "100")
        .unknown("u", "-div(k*grad(u))", "if(x < 0.5, x, 0.5 + (x - 0.5)/100)")
        .steady();
    FemRun run = run(problem, 200, 1);
    assertThat(run.error(0).linf()).isLessThan(1e-12);
    double[][] slopes = new double[2][2];
    run.fields()
        .getFirst()
        .gradient(Points.of(new double[] {0.4999, 0.5001}, new double[] {0.3, 0.3}), slopes);
    assertThat(1 * slopes[0][0]).isCloseTo(100 * slopes[0][1], within(1e-10));
  }

  @Test
  void nonlinearDiffusionConvergesQuadratically() {
    FemRun run = run(Manufactured.on(Domains.square())
        .unknown("u", "-div((1+u^2)*grad(u))", "2*sin(pi*x)*sin(pi*y) + x")
        .flux("left", "u", "0")
        .steady(), 2000, 2);
    assertThat(run.error(0).relativeL2()).isLessThan(1e-4);
    assertThat(run.newton().iterations()).isBetween(4, 10);
    assertThat(run.newton().residual()).isLessThan(1e-9);
  }

  @Test
  void radiation() {
    assertThat(error(Manufactured.on(Domains.plateWithHole())
        .unknown("u", "-lap(u)", "2 + sin(x)*cos(y)")
        .flux("hole", "u", "0.3*u^4")
        .steady(), 2000)).isLessThan(2e-6);
  }

  @Test
  void advectionAndDiffusion() {
    assertThat(error(Manufactured.on(Domains.square())
        .unknown("u", "-0.05*lap(u) + dot(vec(1, 0.5), grad(u))",
            "x*y*(1 - exp((x-1)/0.05))*(1 - exp((y-1)/0.1))")
        .steady(), 6000)).isLessThan(1e-3);
  }

  @Test
  void conservativeAdvection() {
    // The flux holds the value: Γ = −∇u + b u.
    assertThat(error(Manufactured.on(Domains.square())
        .unknown("u", "div(-grad(u) + vec(2*y, -x)*u)", "exp(x)*sin(2*y)")
        .flux("rest", "u", "u")
        .steady(), 1000)).isLessThan(1e-4);
  }

  @Test
  void helmholtzIsIndefinite() {
    assertThat(error(Manufactured.on(Domains.square())
        .unknown("u", "lap(u) + 400*u", "sin(20*(0.6*x + 0.8*y))")
        .steady(), 8000)).isLessThan(3e-3);
  }

  @Test
  void mixedDerivativesAndAnisotropy() {
    assertThat(error(Manufactured.on(Domains.square())
        .unknown("u", "-div(vec(2*dx(u) + 0.5*dy(u), 0.5*dx(u) + 0.1*dy(u)))", "sin(2*x + 3*y)")
        .flux("left", "u", "0")
        .steady(), 1000)).isLessThan(6e-4);
  }

  @Test
  void elasticPatch() {
    // A state of constant strain is met exactly.
    FemRun run = run(elastic(Domains.square(), "0.01*x + 0.02*y", "0.005*x - 0.01*y").flux("left", "u", "0")
        .flux("left", "v", "0")
        .steady(), 60, 1);
    assertThat(run.error(0).linf()).isLessThan(1e-13);
    assertThat(run.error(1).linf()).isLessThan(1e-13);
  }

  @Test
  void elasticPlateWithHole() {
    FemRun run = run(elastic(Domains.plateWithHole(), "0.01*sin(2*x)*cos(y)", "0.02*x*exp(y/2)")
        .flux("hole", "u", "0")
        .flux("hole", "v", "0")
        .steady(), 2000, 2);
    assertThat(run.error(0).relativeL2()).isLessThan(1e-4);
    assertThat(run.error(1).relativeL2()).isLessThan(1e-4);
  }

  private static Manufactured elastic(Domain domain, String u, String v) {
    return Manufactured.on(domain)
        .parameter("lambda", 1.2)
        .parameter("mu", 0.8)
        .unknown("u", ELASTIC_X, u)
        .unknown("v", ELASTIC_Y, v);
  }

  @Test
  void periodicInterval() {
    FemRun run = run(Manufactured.on(Domains.periodicInterval())
        .unknown("u", "-dxx(u) + u + dx(u)", "exp(sin(2*pi*x))")
        .steady(), 100, 2);
    assertThat(run.error(0).relativeL2()).isLessThan(1e-5);
    assertThat(run.fields().getFirst().at(0)).isEqualTo(run.fields().getFirst().at(1));
  }

  @Test
  void periodicSquareWithMeanZero() {
    FemRun run = run(Manufactured.on(Domains.periodicSquare())
        .unknown("u", "-lap(u)", "sin(2*pi*x)*cos(4*pi*y)")
        .steady(), 3000, 2);
    assertThat(run.error(0).relativeL2()).isLessThan(2e-3);
    assertThat(run.fields().getFirst().at(0, 0.3)).isCloseTo(run.fields().getFirst().at(1, 0.3),
        within(1e-14));
  }

  @Test
  void pureFluxGetsMeanZero() {
    for (Domain domain : List.of(Domains.square(), Domains.plateWithHole(), Domains.disc())) {
      FemRun shifted = run(Manufactured.on(domain)
          .unknown("u", "-div((2+x)*grad(u))", "3 + exp(x)*y")
          .fluxEverywhere("u")
          .steady(), 1000, 2);
      Field field = shifted.fields().getFirst();
      Quadrature quadrature = MeshQuadrature.cells(shifted.space().nodes(), 6);
      double[] values = new double[quadrature.points().size()];
      field.evaluate(quadrature.points(), values);
      assertThat(quadrature.integral(values)).isCloseTo(0, within(1e-12));
      double constant = 3 + Math.exp(0.7) * 0.2 - field.at(0.7, 0.2);
      double other = 3 + Math.exp(0.1) * 0.8 - field.at(0.1, 0.8);
      assertThat(other).isCloseTo(constant, within(1e-4));
    }
  }

  @Test
  void pureFluxOnCoarseStraightMeshesIsNotBlamedOnTheData() {
    FemRun run = run(Manufactured.on(Domains.disc())
        .unknown("u", "-lap(u)", "x^2 + y^2 - 0.5")
        .fluxEverywhere("u")
        .steady(), 60, 1);
    assertThat(run.error(0).relativeL2()).isLessThan(0.1);
  }

  @Test
  void pureFluxThatDoesNotBalanceIsAnErrorThatStatesIt() {
    assertThat(solve(problem(Domains.square(), "-lap(u) = 1", "0.25")).report().status())
        .isEqualTo(SolveReport.Status.CONVERGED);
    Solution solution = solve(problem(Domains.square(), "-lap(u) = 1", "0.3"));
    assertThat(solution.report().status()).isEqualTo(SolveReport.Status.FAILED);
    assertThat(solution.report().reason()).contains("do not balance").contains("is 0.2;");
  }

  @Test
  void pureFluxWithAdvectionIsJudgedByItsOwnRule() {
    // Constants solve it, but the data have to balance against exp(x), which is known only once it is solved.
    assertThat(solve(problem(Domains.interval(), "-dxx(u) + dx(u) = 0", "0")).report().status())
        .isEqualTo(SolveReport.Status.CONVERGED);
    Solution solution = solve(problem(Domains.interval(), "-dxx(u) + dx(u) = 1", "0"));
    assertThat(solution.report().status()).isEqualTo(SolveReport.Status.FAILED);
    assertThat(solution.report().reason()).contains("do not balance");
  }

  @Test
  void pureFluxOfANonlinearEquationHasManySolutions() {
    Solution solution = solve(problem(Domains.square(), "-div((1+u^2)*grad(u)) = 1", "0.25"));
    assertThat(solution.report().status()).isEqualTo(SolveReport.Status.FAILED);
    assertThat(solution.report().reason()).contains("many solutions");
  }

  @Test
  void dataThatAreNotFiniteAreReported() {
    Solution solution = solve(problem(Domains.square(), "-lap(u) + u/(x - x) = 1", "0"));
    assertThat(solution.report().status()).isEqualTo(SolveReport.Status.FAILED);
    assertThat(solution.report().reason()).contains("not finite");
  }

  private static Problem problem(Domain domain, String equation, String flux) {
    Equation parsed = Equation.of(List.of("u"), List.of(equation),
        Scope.of(domain.coordinateNames().toArray(String[]::new)));
    List<BoundaryCondition> conditions = new java.util.ArrayList<>();
    for (int part = 0; part < domain.boundaryParts().size(); part++) {
      conditions.add(new BoundaryCondition.Flux(part, 0, Expression.parse(flux)));
    }
    return new SteadyProblem(
        new Formulation(domain, parsed, Map.of(), Map.of(), conditions, List.of()), Map.of());
  }

  private static Solution solve(Problem problem) {
    FemSolver solver = new FemSolver();
    return solver.solve(problem, Settings.of(solver.settings(), Map.of("cells", 300L)),
        new RecordingContext());
  }
}
