package org.collocate.solver.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.metric.Quadrature;
import org.collocate.solver.problem.Domains;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.Manufactured;
import org.collocate.solver.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FvmSolverTest extends SolverContract {
  @Override
  protected Solver solver() {
    return new FvmSolver();
  }

  @Override
  protected List<Case> cases() {
    return List.of(new Case("values on a disc", problem("disc"), Map.of("points", 32L), 5e-3),
        new Case("fluxes on a plate with a hole", problem("plate"), Map.of("points", 64L), 1e-3),
        new Case("torus", problem("torus"), Map.of("points", 64L), 3e-3),
        new Case("interval", problem("interval"), Map.of("points", 64L), 1e-3),
        new Case("waves", problem("waves"), Map.of("points", 48L), 3e-3),
        new Case("fixed steps", problem("disc"), Map.of("points", 24L, "step", 2e-4, "scheme", "ssp3"),
            1e-2));
  }

  @Override
  protected List<Problem> refused() {
    return List.of(Manufactured.on(Domains.square()).unknown("u", "-lap(u)", "x*y").steady(),
        Manufactured.on(Domains.square()).unknown("u", "(1 + u^2)*dt(u) - lap(u)", "x*y + t").evolution(1, 2),
        Manufactured.on(Domains.square()).unknown("u", "dt(u) + lap(lap(u))", "sin(x)*t").evolution(1, 2));
  }

  private static Problem problem(String name) {
    return switch (name) {
      case "disc" -> Manufactured.on(Domains.disc())
          .unknown("u", "dt(u) - 0.1*lap(u) + u^3", "exp(-t)*sin(2*x)*cos(y)")
          .evolution(0.5, 3);
      case "plate" -> Manufactured.on(Domains.plateWithHole())
          .unknown("u", "dt(u) - 0.1*div((1 + x*y)*grad(u))", "cos(t)*exp(x)*cos(y)")
          .fluxEverywhere("u")
          .evolution(0.5, 2);
      case "torus" -> Manufactured.on(Domains.periodicSquare())
          .unknown("u", "dt(u) - 0.05*lap(u) + u - v", "exp(-t)*cos(2*pi*x)*sin(2*pi*y)")
          .unknown("v", "dt(v) - 0.02*lap(v) + u*v", "cos(t)*sin(2*pi*x + 1)")
          .evolution(0.5, 3);
      case "interval" -> Manufactured.on(Domains.interval())
          .unknown("u", "dt(u) - 0.1*dxx(u) + u*dx(u)", "exp(-t)*sin(2*x)")
          .evolution(0.5, 3);
      case "waves" -> Manufactured.on(Domains.square())
          .unknown("u", "dtt(u) - lap(u)", "cos(pi*t)*sin(pi*x)*y")
          .evolution(1, 3);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private Solution run(Problem problem, Map<String, Object> settings) {
    return solver().solve(problem, Settings.of(solver().settings(), settings), new RecordingContext());
  }

  /// Twice as many cells quarter the error, with the steps that are chosen.
  @ParameterizedTest
  @ValueSource(strings = {"disc", "torus", "interval", "waves"})
  void theErrorIsOfSecondOrder(String name) {
    Problem problem = problem(name);
    Quadrature quadrature = FieldErrors.quadrature(problem, 1500);
    double[] errors = new double[3];
    for (int level = 0; level < 3; level++) {
      Solution solution = run(problem, Map.of("points", 16L << level));
      errors[level] = FieldErrors.of(solution, "u", problem, quadrature).relativeL2();
    }
    double order = Math.log(errors[0] / errors[2]) / Math.log(4);
    assertThat(order).as("%s %s %s", errors[0], errors[1], errors[2]).isGreaterThan(1.75);
  }

  @Test
  void tooLongStepsAreRefusedWithTheLongestStableOne() {
    Solution solution = run(problem("disc"), Map.of("points", 64L, "step", 0.1));
    assertThat(solution.report().status()).isEqualTo(SolveReport.Status.FAILED);
    assertThat(solution.report().reason()).contains("longer than the longest stable");
    assertThat(solution.report().remedies()).anyMatch(remedy -> remedy instanceof Remedy.Change change
        && change.key().equals("step"));
    assertThat(solution.frames()).isNotEmpty();
  }

  /// u = 1 / (1 − t), which ceases to exist at t = 1.
  @Test
  void aSolutionThatCeasesToExistIsNamed() {
    Problem problem = new EvolutionProblem(
        new Formulation(Domains.disc(), Equation.of(List.of("u"), List.of("dt(u) - lap(u) = u^2"),
            Scope.of("x", "y")), Map.of(), Map.of(), List.of(), List.of()),
        Map.of(), List.of(Expression.of(1)), List.of(), 1.5, 4);
    Solution solution = run(problem, Map.of("points", 32L));
    assertThat(solution.report().status()).isEqualTo(SolveReport.Status.FAILED);
    assertThat(solution.report().reason()).contains("max |u|").contains("cease to exist");
    assertThat(solution.frames()).hasSize(3);
  }

  @Test
  void theForecastTellsTheStepsThatAreMade() {
    EvolutionProblem problem = (EvolutionProblem) problem("disc");
    Settings settings = Settings.of(solver().settings(), Map.of("points", 96L));
    String text = solver().forecast(problem, settings, org.collocate.solver.forecast.Speed.UNKNOWN)
        .rests()
        .formula();
    int made = solver().solve(problem, settings, new RecordingContext()).report().steps();
    double told = Double.parseDouble(text.replaceAll(".* cells, ([0-9]+) steps.*", "$1"));
    assertThat(told / made).as("%s, %s made", text, made).isBetween(0.7, 1.4);
  }
}
