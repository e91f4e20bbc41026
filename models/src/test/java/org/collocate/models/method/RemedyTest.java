package org.collocate.models.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.collocate.solver.method.Remedy;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.SolveReport;
import org.collocate.solver.method.Solver;
import org.collocate.solver.method.Support;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.SteadyProblem;
import org.junit.jupiter.api.Test;

/// What methods that learn say to try when they do not.
final class RemedyTest {
  private static final SteadyProblem SINE = Problems.dirichlet(Problems.SQUARE, List.of("-lap(u)"),
      Map.of("u", "sin(pi*x)*sin(pi*y)"));
  private static final Solver PINN = new PinnSolver();
  private static final Solver FEATURES = new RandomFeaturesSolver();

  private static SolveReport solve(Solver solver, SteadyProblem problem, Map<String, Object> given) {
    SolveReport report = solver.solve(problem, Settings.of(solver.settings(), given), new QuietContext(2, 1))
        .report();
    for (Remedy remedy : report.remedies()) {
      if (remedy instanceof Remedy.Change change) {
        Map<String, Object> values = new HashMap<>(given);
        values.put(change.key(), change.value());
        assertThat(Settings.of(solver.settings(), values).values())
            .isNotEqualTo(Settings.of(solver.settings(), given).values());
      }
    }
    return report;
  }

  private static List<String> keys(List<Remedy> remedies) {
    return remedies.stream()
        .map(remedy -> remedy instanceof Remedy.Change change ? change.key()
            : remedy instanceof Remedy.Instead instead ? instead.method() : "")
        .toList();
  }

  @Test
  void aLossThatIsNotFiniteAsksForASmallerRate() {
    SteadyProblem problem = Problems.dirichlet(Problems.SQUARE, List.of("-lap(u) + exp(exp(40*u))"),
        Map.of("u", "0.01*x"));
    SolveReport report = solve(PINN, problem,
        Map.of("width", 16L, "depth", 2L, "points", 64L, "steps", 200L, "boundary", "soft", "learningRate",
            0.5));
    assertThat(report.status()).isEqualTo(SolveReport.Status.FAILED);
    assertThat(report.remedies().getFirst()).isEqualTo(
        new Remedy.Change("a smaller learning rate: 0.1", "learningRate", 0.1));
    assertThat(keys(report.remedies())).contains("fem");
  }

  @Test
  void aLossThatStandsStillAsksForAWiderNetwork() {
    SteadyProblem problem = Problems.dirichlet(Problems.SQUARE, List.of("-lap(u)"),
        Map.of("u", "sin(40*x)*sin(40*y)"));
    SolveReport report = solve(PINN, problem,
        Map.of("width", 2L, "depth", 1L, "points", 64L, "adamSteps", 0L, "seconds", 20.0, "boundary",
            "soft"));
    assertThat(report.status()).isEqualTo(SolveReport.Status.CONVERGED);
    assertThat(report.reason()).startsWith("stalled");
    assertThat(keys(report.remedies())).contains("width", "activation", "points", "fem");
  }

  @Test
  void aBudgetThatIsUsedUpAsksForMore() {
    Map<String, Object> small = Map.of("width", 8L, "depth", 2L, "points", 64L, "steps", 60L);
    assertThat(solve(PINN, SINE, small).remedies())
        .containsExactly(new Remedy.Change("more steps: 180", "steps", 180L));
    Map<String, Object> timed = Map.of("width", 8L, "depth", 2L, "points", 64L, "seconds", 0.4);
    assertThat(solve(PINN, SINE, timed).remedies())
        .containsExactly(new Remedy.Change("more seconds: 1.2", "seconds", 1.2));
  }

  @Test
  void aTrainingThatSucceedsAsksForNothing() {
    SteadyProblem line = Problems.dirichlet(Problems.INTERVAL, List.of("-dxx(u)"), Map.of("u", "x"));
    SolveReport report = solve(PINN, line,
        Map.of("width", 8L, "depth", 1L, "points", 32L, "adamSteps", 50L, "seconds", 30.0));
    assertThat(report.status()).isEqualTo(SolveReport.Status.CONVERGED);
    assertThat(report.remedies()).isEmpty();
  }

  @Test
  void featuresThatDoNotResolveAskForMore() {
    SteadyProblem problem = Problems.dirichlet(Problems.SQUARE, List.of("-lap(u)"),
        Map.of("u", "sin(60*x)*sin(60*y)"));
    SolveReport report = solve(FEATURES, problem, Map.of("features", 30L, "scale", 3.0));
    assertThat(keys(report.remedies())).containsExactly("features", "scale", "fem");
    assertThat(solve(FEATURES, SINE, Map.of("features", 200L)).remedies()).isEmpty();
  }

  @Test
  void leastSquaresThatNeedMoreStepsAskForThem() {
    SteadyProblem problem = Problems.dirichlet(Problems.SQUARE, List.of("-lap(u) + exp(3*u)"),
        Map.of("u", "1 + x*y"));
    SolveReport report = solve(FEATURES, problem, Map.of("features", 100L, "scale", 5.0, "iterations", 1L));
    assertThat(report.status()).isEqualTo(SolveReport.Status.STOPPED);
    assertThat(report.remedies())
        .containsExactly(new Remedy.Change("more Gauss–Newton steps: 4", "iterations", 4L));
  }

  @Test
  void refusalsNameAWayOut() {
    Support evolution = FEATURES.supports(
        new EvolutionProblem(SINE.formulation(), Map.of(), List.of(), List.of(), 1, 2),
        Settings.of(FEATURES.settings()));
    assertThat(keys(evolution.remedies())).containsExactly("fem");
    SteadyProblem system = Problems.dirichlet(Problems.SQUARE, List.of("-lap(u)", "-lap(v)"),
        Map.of("u", "x", "v", "y"));
    Support large = FEATURES.supports(system, Settings.of(FEATURES.settings(), Map.of("features", 6000L)));
    assertThat(large.remedies())
        .containsExactly(new Remedy.Change("fewer features: 4000", "features", 4000L));
    assertThat(FEATURES.supports(system, Settings.of(FEATURES.settings(), Map.of("features", 4000L))).isYes())
        .isTrue();
  }
}
