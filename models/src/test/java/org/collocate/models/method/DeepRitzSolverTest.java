package org.collocate.models.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.collocate.solver.method.Remedy;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.SolveReport;
import org.collocate.solver.method.Solver;
import org.collocate.solver.method.SolverContract;
import org.collocate.solver.method.Support;
import org.collocate.solver.problem.Manufactured;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;
import org.junit.jupiter.api.Test;

final class DeepRitzSolverTest extends SolverContract {
  private static final Map<String, Object> SMALL = Map.of("width", 12L, "depth", 2L, "points", 800L,
      "adamSteps",
      60L, "steps", 200L, "goalCells", 300L);
  private static final SteadyProblem CUBIC = Problems.dirichlet(Problems.SQUARE, List.of("-lap(u) + u^3"),
      Map.of("u", "sin(pi*x)*sin(pi*y)"));
  private static final String AREA = "-div(grad(u)/sqrt(1 + dot(grad(u), grad(u))))";

  @Override
  protected Solver solver() {
    return new DeepRitzSolver();
  }

  @Override
  protected List<Case> cases() {
    return List.of(new Case("cubic", CUBIC, SMALL, 2e-2),
        new Case("area", Problems.dirichlet(Problems.SQUARE, List.of(AREA), Map.of("u", "x^2 - y")), SMALL,
            1e-2),
        new Case("flux",
            Problems.manufactured(Problems.SQUARE, List.of("-lap(u) + u"), Map.of("u", "exp(x)*cos(y)"),
                Set.of("right")),
            SMALL, 5e-2),
        new Case("line",
            Problems.dirichlet(Problems.INTERVAL, List.of("-dxx(u) + u"), Map.of("u", "sin(2*x)")),
            SMALL, 2e-2));
  }

  @Override
  protected List<Problem> refused() {
    return List.of(
        Problems.dirichlet(Problems.SQUARE, List.of("-lap(u) + dx(u)"), Map.of("u", "x")),
        Manufactured.on(Problems.INTERVAL)
            .unknown("u", "dt(u) - dxx(u)", "exp(-t)*sin(2*x)")
            .evolution(1, 3));
  }

  private Solution solve(SteadyProblem problem, Map<String, Object> given) {
    return solver().solve(problem, Settings.of(solver().settings(), given), new QuietContext(2, 1));
  }

  @Test
  void theEnergyFallsToThatOfFiniteElementsAndTheReportSaysHowFar() {
    String reason = solve(CUBIC,
        Map.of("width", 16L, "depth", 2L, "points", 2000L, "adamSteps", 100L, "steps", 500L))
        .report()
        .reason();
    assertThat(reason).containsPattern("energy -?\\d.* of finite elements -?\\d.*(above|below)");
    double[] energies = java.util.regex.Pattern.compile("-\\d+\\.\\d+")
        .matcher(reason)
        .results()
        .mapToDouble(found -> Double.parseDouble(found.group()))
        .toArray();
    assertThat(energies[0]).isBetween(energies[1] - 1e-4, energies[1] + 2e-2);
  }

  @Test
  void refusalsSayWhatToTakeInstead() {
    Support support = solver().supports(refused().getFirst(), Settings.of(solver().settings()));
    assertThat(support.reason()).contains("not the condition of a least energy");
    assertThat(support.remedies()).hasAtLeastOneElementOfType(Remedy.Instead.class);
  }

  /// −Δu − 60u: the energy of `c sin πx sin πy` falls without bound as c grows.
  @Test
  void anEnergyWithoutALeastValueIsNotCalledASolution() {
    SteadyProblem wave = Problems.dirichlet(Problems.SQUARE, List.of("-lap(u) - 60*u"),
        Map.of("u", "sin(pi*x)*sin(2*pi*y)"));
    SolveReport report = solve(wave, SMALL).report();
    assertThat(report.status()).isEqualTo(SolveReport.Status.FAILED);
    assertThat(report.reason()).contains("not where its energy is least");
    assertThat(report.remedies()).hasAtLeastOneElementOfType(Remedy.Instead.class);
  }

  @Test
  void fewPointsHideEnergyAndTheReportSaysSo() {
    SolveReport report = solve(CUBIC,
        Map.of("width", 24L, "depth", 3L, "points", 64L, "adamSteps", 50L, "steps", 600L,
            "goalCells", 300L))
        .report();
    assertThat(report.reason()).contains("between the points of the training");
    assertThat(report.remedies()).contains(new Remedy.Change("more points inside: 256", "points", 256L));
  }
}
