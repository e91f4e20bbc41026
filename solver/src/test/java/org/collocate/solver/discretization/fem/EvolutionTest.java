package org.collocate.solver.discretization.fem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.linear.direct.SparseDirect;
import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.method.FemSolver;
import org.collocate.solver.method.FieldErrors;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.RecordingContext;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.SolveReport;
import org.collocate.solver.metric.ErrorNorms;
import org.collocate.solver.metric.Quadrature;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Domains;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.Manufactured;
import org.collocate.solver.space.FunctionSpace;
import org.collocate.solver.time.TimeIntegrator;
import org.collocate.solver.time.TimeIntegratorProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvolutionTest {
  private static Solution solve(EvolutionProblem problem, Map<String, Object> settings) {
    FemSolver solver = new FemSolver();
    Solution solution = solver.solve(problem, Settings.of(solver.settings(), settings),
        new RecordingContext());
    assertThat(solution.report().status()).as(solution.report().reason())
        .isEqualTo(SolveReport.Status.CONVERGED);
    return solution;
  }

  private static double error(EvolutionProblem problem, Map<String, Object> settings) {
    Solution solution = solve(problem, settings);
    Quadrature quadrature = FieldErrors.quadrature(problem, 500);
    double worst = 0;
    for (String unknown : problem.unknowns()) {
      worst = Math.max(worst, FieldErrors.of(solution, unknown, problem, quadrature).relativeL2());
    }
    return worst;
  }

  /// The error at the end with a fixed step, where the space holds the solution exactly.
  private static double error(TimeIntegratorProvider integrator, EvolutionProblem problem, double step) {
    FunctionSpace space = new FunctionSpace(
        MeshGenerator.generate(problem.domain(), MeshRequest.ofCells(20)), 2);
    FemSystem system = new FemSystem(problem, space);
    double[] u = new double[system.size()];
    system.interpolate(problem.initial().getFirst(), 0, u);
    TimeIntegrator.Result result = integrator
        .fixed(new SparseDirect(system.coordinates(), new WorkerTeam(1)), step)
        .integrate(system, u, new double[] {0, problem.until()}, new TimeIntegrator.Listener() {
          @Override
          public void reached(int index, int steps, double[] state) {
            assertThat(state).doesNotContain(Double.NaN);
          }

          @Override
          public void stepped(int steps, double time) {
            assertThat(time).isPositive();
          }
        });
    assertThat(result.reason()).isEmpty();
    Solution solution = new Solution(problem.unknowns(),
        List.of(new Frame(problem.until(), result.steps(), system.fields(u))),
        org.collocate.solver.method.SolveReport.failed("", ""));
    return FieldErrors.of(solution, "u", problem, FieldErrors.quadrature(problem, 30)).relativeL2();
  }

  private static double observedOrder(String integrator, EvolutionProblem problem) {
    TimeIntegratorProvider provider = TimeIntegratorProvider.find(integrator).orElseThrow();
    double coarse = error(provider, problem, 0.1);
    double fine = error(provider, problem, 0.025);
    assertThat(fine).isLessThan(1e-3);
    return Math.log(coarse / fine) / Math.log(4);
  }

  /// Where data move, the order is that of the stages and one more, or a fraction less; theory for heat: A. Ostermann, M. Roche,
  /// Math. Comp. 59 (1992) 403–420.
  @ParameterizedTest
  @CsvSource({"tr-bdf2, 1.75", "esdirk3, 2.6", "esdirk4, 3.5", "sdirk4, 2"})
  void ordersWithDirichletDataThatMove(String integrator, double order) {
    assertThat(observedOrder(integrator, Manufactured.on(Domains.interval())
        .unknown("u", "dt(u) - dxx(u)", "(1 + x - x^2)*cos(3*t)")
        .evolution(1, 2))).isGreaterThan(order);
  }

  @ParameterizedTest
  @CsvSource({"tr-bdf2, 1.75", "esdirk3, 2.6", "esdirk4, 3.25", "sdirk4, 2.25"})
  void ordersWithCoefficientsAndMassThatMove(String integrator, double order) {
    assertThat(observedOrder(integrator, Manufactured.on(Domains.square())
        .unknown("u", "(1+t)*dt(u) - div((1+t*x)*grad(u)) + t*u", "(1 + x*y - x^2)*exp(-t)")
        .flux("left", "u", "u*(1+t)")
        .evolution(1, 2))).isGreaterThan(order);
  }

  @ParameterizedTest
  @CsvSource({"tr-bdf2, 1.75", "esdirk3, 2.6", "esdirk4, 2.75", "sdirk4, 2"})
  void ordersWithMassThatDependsOnTheSolution(String integrator, double order) {
    assertThat(observedOrder(integrator, Manufactured.on(Domains.interval())
        .unknown("u", "(1+u^2)*dt(u) - div((1+u)*grad(u))", "1 + 0.5*x*sin(2*t)")
        .evolution(1, 2))).isGreaterThan(order);
  }

  @Test
  void errorFollowsTheTolerance() {
    EvolutionProblem problem = Manufactured.on(Domains.interval())
        .unknown("u", "dt(u) - dxx(u)", "(1 + x - x^2)*(2 + cos(7*t))")
        .evolution(1, 2);
    double rough = error(problem, Map.of("cells", 10L, "tolerance", 1e-4));
    double fine = error(problem, Map.of("cells", 10L, "tolerance", 1e-7));
    assertThat(Math.log(rough / fine) / Math.log(1000)).isBetween(0.45, 0.9);
    assertThat(fine).isLessThan(2e-5);
  }

  @ParameterizedTest
  @CsvSource({"auto, 1e-3", "esdirk4, 1e-6", "sdirk4, 1e-5"})
  void settingsNameTheIntegratorAndTheStep(String integrator, double error) {
    EvolutionProblem problem = Manufactured.on(Domains.interval())
        .unknown("u", "dt(u) - dxx(u)", "(1 + x - x^2)*exp(-t)")
        .evolution(1, 2);
    Map<String, Object> settings = Map.of("cells", 10L, "integrator", integrator, "step", 0.05);
    assertThat(solve(problem, settings).report().steps()).isEqualTo(20);
    assertThat(error(problem, settings)).isLessThan(error);
  }

  @Test
  void explicitStepsAreShortAndPreciseWhereNothingDiffuses() {
    EvolutionProblem problem = Manufactured.on(Domains.periodicInterval())
        .unknown("u", "dt(u) + dx(u)", "sin(2*pi*(x-t))")
        .evolution(1, 3);
    for (String integrator : List.of("dormand-prince", "ssp3")) {
      assertThat(error(problem, Map.of("cells", 100L, "integrator", integrator, "tolerance", 1e-6)))
          .isLessThan(5e-4);
    }
  }

  @Test
  void explicitMethodsSayThatTheyNeedATimeDerivativeEverywhere() {
    EvolutionProblem problem = Manufactured.on(Domains.square())
        .unknown("u", "dt(u) - lap(u) + v", "exp(-t)*sin(x)*cos(y)")
        .unknown("v", "-lap(v) + u", "cos(2*t)*x*y")
        .evolution(1, 3);
    FemSolver solver = new FemSolver();
    SolveReport report = solver
        .solve(problem, Settings.of(solver.settings(), Map.of("cells", 50L, "integrator", "ssp3")),
            new RecordingContext())
        .report();
    assertThat(report.status()).isEqualTo(SolveReport.Status.FAILED);
    assertThat(report.reason()).contains("no time derivative").contains("implicit");
  }

  @Test
  void reactionAndDiffusionOfTwoSpecies() {
    assertThat(error(Manufactured.on(Domains.square())
        .unknown("u", "dt(u) - 0.1*lap(u) + u*v^2 - 0.5*(1-u)", "1 + 0.3*exp(-t)*cos(3*x)*y")
        .unknown("v", "dt(v) - 0.05*lap(v) - u*v^2 + v", "1e-3*(0.5 + 0.2*sin(2*t)*x*y)")
        .flux("left", "u", "0")
        .flux("left", "v", "0")
        .evolution(1, 5), Map.of("cells", 400L, "tolerance", 1e-6))).isLessThan(5e-4);
  }

  @Test
  void equationsWithoutTimeDerivativeHoldAtEveryInstant() {
    assertThat(error(Manufactured.on(Domains.square())
        .unknown("u", "dt(u) - lap(u) + v", "exp(-t)*sin(x)*cos(y)")
        .unknown("v", "-lap(v) + u", "cos(2*t)*x*y")
        .evolution(1, 3), Map.of("cells", 300L, "tolerance", 1e-6))).isLessThan(5e-4);
  }

  @Test
  void aPeriodicWaveTravels() {
    assertThat(error(Manufactured.on(Domains.periodicInterval())
        .unknown("u", "dt(u) + dx(u)", "sin(2*pi*(x-t))")
        .evolution(1, 3), Map.of("cells", 100L, "tolerance", 1e-7))).isLessThan(5e-4);
  }

  @Test
  void heatWithoutFluxIsKept() {
    // A step at the start, no flux through the sides: the mean stays, the extremes are not left.
    EvolutionProblem problem = evolution("dt(u) - lap(u) = 0", "if(x < 0.5, 1, 0)", 0.05, true);
    Solution solution = solve(problem, Map.of("cells", 800L, "order", 1L));
    Quadrature quadrature = FieldErrors.quadrature(problem, 800);
    double[] values = new double[quadrature.points().size()];
    double first = Double.NaN;
    for (Frame frame : solution.frames()) {
      frame.fields().getFirst().evaluate(quadrature.points(), values);
      double mean = quadrature.integral(values);
      first = Double.isNaN(first) ? mean : first;
      assertThat(mean).isCloseTo(first, within(1e-5));
      assertThat(java.util.Arrays.stream(values).boxed())
          .allSatisfy(value -> assertThat(value).isBetween(-0.01, 1.01));
    }
  }

  @Test
  void aDiscontinuousStartIsSmoothedAway() {
    // u = Σ 4/(π(2k+1)) sin((2k+1)πx) exp(−(2k+1)²π²t) for u(0) = 1 between ends held at 0.
    EvolutionProblem problem = evolution("dt(u) - lap(u) = 0", "1", 0.1, false);
    Solution solution = solve(problem, Map.of("cells", 1000L, "tolerance", 1e-6));
    double series = 0;
    for (int k = 0; k < 10; k++) {
      int n = 2 * k + 1;
      series += 4 / (Math.PI * n) * Math.sin(n * Math.PI / 2) * Math.exp(-n * n * Math.PI * Math.PI * 0.1);
    }
    assertThat(solution.field("u").at(0.5, 0.5)).isCloseTo(series * series, within(1e-4));
  }

  @Test
  void blowUpKeepsTheFramesBeforeIt() {
    FemSolver solver = new FemSolver();
    EvolutionProblem problem = evolution("dt(u) - 0.01*lap(u) = u^2", "1", 2, true);
    Solution solution = solver.solve(problem,
        Settings.of(solver.settings(), Map.of("cells", 4L, "order", 1L)),
        new RecordingContext());
    assertThat(solution.report().status())
        .isEqualTo(org.collocate.solver.method.SolveReport.Status.FAILED);
    assertThat(solution.report().reason()).contains("t = 0.99");
    assertThat(solution.frames()).hasSize(2);
  }

  private static EvolutionProblem evolution(String equation, String initial, double until, boolean closed) {
    var domain = Domains.square();
    List<BoundaryCondition> conditions = new java.util.ArrayList<>();
    for (int part = 0; part < domain.boundaryParts().size(); part++) {
      conditions.add(closed ? new BoundaryCondition.Flux(part, 0, Expression.of(0))
          : new BoundaryCondition.Dirichlet(part, 0, Expression.of(0)));
    }
    Formulation formulation = new Formulation(domain,
        Equation.of(List.of("u"), List.of(equation), Scope.of("x", "y")), Map.of(), Map.of(), conditions,
        List.of());
    return new EvolutionProblem(formulation, Map.of(), List.of(Expression.parse(initial)), List.of(), until,
        4);
  }

  @Test
  void errorsOfFramesAreMeasuredAtTheirTimes() {
    EvolutionProblem problem = Manufactured.on(Domains.interval())
        .unknown("u", "dt(u) - dxx(u)", "exp(-t)*sin(3*x)")
        .evolution(2, 9);
    Solution solution = solve(problem, Map.of("cells", 100L, "tolerance", 1e-7));
    Quadrature quadrature = FieldErrors.quadrature(problem, 100);
    for (Frame frame : solution.frames()) {
      Solution until = new Solution(solution.unknowns(), List.of(frame), solution.report());
      ErrorNorms error = FieldErrors.of(until, "u", problem, quadrature);
      assertThat(error.relativeL2()).as("t = %s", frame.time()).isLessThan(2e-5);
    }
  }
}
