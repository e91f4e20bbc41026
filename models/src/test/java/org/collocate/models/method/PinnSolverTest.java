package org.collocate.models.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.FieldDecoder;
import org.collocate.solver.field.Points;
import org.collocate.solver.method.Phase;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.SolveReport;
import org.collocate.solver.method.Spectrum;
import org.collocate.solver.problem.SteadyProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PinnSolverTest {
  private static final SteadyProblem SINE = Problems.dirichlet(Problems.SQUARE, List.of("-lap(u)"),
      Map.of("u", "sin(pi*x)*sin(pi*y)"));
  private static final Map<String, Object> SMALL = Map.of("width", 16L, "depth", 2L, "points", 256L,
      "adamSteps",
      150L, "steps", 400L);

  private final PinnSolver solver = new PinnSolver();

  private Solution solve(SteadyProblem problem, Map<String, Object> given) {
    return solver.solve(problem, Settings.of(solver.settings(), given), new QuietContext(2, 1));
  }

  private static Map<String, Object> small(Map<String, Object> more) {
    Map<String, Object> settings = new java.util.HashMap<>(SMALL);
    settings.putAll(more);
    return settings;
  }

  @Test
  void hardDataHoldOnTheBoundaryAndTheErrorIsSmall() {
    Solution solution = solve(SINE, SMALL);
    assertThat(Problems.relativeError(SINE, "u", solution.field("u"))).isLessThan(2e-3);
    assertThat(solution.field("u").at(0, 0.3)).isZero();
    assertThat(solution.report().reason()).contains("built in")
        .contains("150 steps of Adam and 250 of L-BFGS");
    assertThat(solution.report().status()).isEqualTo(SolveReport.Status.STOPPED);
    assertThat(solution.report().steps()).isEqualTo(400);
    assertThat(solution.report().unknowns()).isEqualTo(2 * 16 + 16 + 16 * 16 + 16 + 16 + 1);
  }

  @Test
  void softDataAreFitted() {
    Solution solution = solve(SINE, small(Map.of("boundary", "soft", "steps", 800L)));
    assertThat(Problems.relativeError(SINE, "u", solution.field("u"))).isLessThan(1e-2);
    assertThat(solution.report().reason()).contains("fitted");
    assertThat(solution.field("u").at(0, 0.3)).isNotZero();
  }

  @Test
  void nonlinearEquationWithMixedConditions() {
    SteadyProblem problem = Problems.manufactured(Problems.HOLED, List.of("-div((1+u^2)*grad(u))"),
        Map.of("u", "exp(x/2)*cos(y)"), Set.of("hole"));
    Solution solution = solve(problem, small(Map.of("steps", 700L)));
    assertThat(Problems.relativeError(problem, "u", solution.field("u"))).isLessThan(5e-3);
  }

  @Test
  void systemsTrainTogether() {
    SteadyProblem problem = Problems.dirichlet(Problems.SQUARE, List.of("-lap(u) + v", "-lap(v) + u*v"),
        Map.of("u", "sin(2*x)*cos(y)", "v", "x*y"));
    Solution solution = solve(problem, SMALL);
    assertThat(Problems.relativeError(problem, "u", solution.field("u"))).isLessThan(2e-3);
    assertThat(Problems.relativeError(problem, "v", solution.field("v"))).isLessThan(2e-3);
  }

  @Test
  void oneDimension() {
    SteadyProblem problem = Problems.manufactured(Problems.INTERVAL, List.of("-dxx(u) + u^3"),
        Map.of("u", "sin(2*x) + x"), Set.of("right"));
    Solution solution = solve(problem, SMALL);
    assertThat(Problems.relativeError(problem, "u", solution.field("u"))).isLessThan(1e-3);
  }

  @Test
  void gaussNewtonGetsFarInFewSteps() {
    SteadyProblem problem = Problems.dirichlet(Problems.SQUARE, List.of("-lap(u)"),
        Map.of("u", "exp(x*y)*cos(3*x-2*y)"));
    Solution solution = solve(problem, Map.of("width", 16L, "depth", 2L, "points", 500L, "adamSteps", 0L,
        "steps", 60L, "optimizer", "gauss-newton"));
    assertThat(Problems.relativeError(problem, "u", solution.field("u"))).isLessThan(1e-5);
    assertThat(solution.report().reason()).contains("Gauss–Newton");
  }

  @Test
  void preconditioningLearnsWherePlainDescentStalls() {
    SteadyProblem problem = Problems.dirichlet(Problems.SQUARE, List.of("-lap(u)"),
        Map.of("u", "exp(x*y)*cos(3*x-2*y)"));
    Map<String, Object> plain = Map.of("width", 16L, "depth", 2L, "points", 400L, "adamSteps", 0L, "steps",
        300L, "optimizer", "gradient-descent");
    Map<String, Object> operator = new java.util.HashMap<>(plain);
    operator.put("preconditioning", "operator");
    Solution stalled = solve(problem, plain);
    Solution learned = solve(problem, operator);
    assertThat(Problems.relativeError(problem, "u", stalled.field("u"))).isGreaterThan(3e-5);
    assertThat(Problems.relativeError(problem, "u", learned.field("u"))).isLessThan(1e-6);
    assertThat(stalled.report().spectra()).hasSize(1);
    List<Spectrum> spectra = learned.report().spectra();
    assertThat(spectra.getLast().within(1e-3)).isGreaterThan(2 * spectra.getFirst().within(1e-3));
    assertThat(learned.report().reason()).contains("of the operator").contains("preconditioned");
    Map<String, Object> elsewhere = Map.of("preconditioning", "operator");
    assertThat(solver.supports(problem, Settings.of(solver.settings(), elsewhere)).reason())
        .contains("gradient descent");
  }

  @Test
  void selfScaledBroydenGoesBelowLbfgs() {
    Solution broyden = solve(SINE, small(Map.of("optimizer", "broyden", "steps", 700L)));
    assertThat(Problems.relativeError(SINE, "u", broyden.field("u"))).isLessThan(1e-4);
    assertThat(broyden.report().reason()).contains("self-scaled Broyden");
  }

  @Test
  void aNetworkInFloatGetsToItsPrecision() {
    Solution solution = solve(SINE, small(Map.of("precision", "float")));
    assertThat(Problems.relativeError(SINE, "u", solution.field("u"))).isLessThan(3e-3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gated", "waves", "adaptive"})
  void everyKindOfNetworkLearns(String network) {
    Solution solution = solve(SINE, small(Map.of("network", network, "depth", 1L)));
    assertThat(Problems.relativeError(SINE, "u", solution.field("u"))).isLessThan(5e-3);
    Field copy = new FieldDecoder().read(solution.field("u").encode());
    assertThat(values(copy)).isEqualTo(values(solution.field("u")));
  }

  @Test
  void otherPointsAndWeightsLearnToo() {
    for (Map<String, Object> choice : List.<Map<String, Object>>of(Map.of("sampling", "uniform"),
        Map.of("sampling", "adaptive"), Map.of("balancing", "attention"))) {
      Solution solution = solve(SINE, small(choice));
      assertThat(Problems.relativeError(SINE, "u", solution.field("u"))).as("%s", choice).isLessThan(5e-3);
    }
  }

  @Test
  void theSameSeedAndStepsGiveTheSameBitsOnAnyNumberOfThreads() {
    Settings settings = Settings.of(solver.settings(),
        Map.of("width", 12L, "depth", 2L, "points", 100L, "adamSteps", 60L, "steps", 80L, "seconds", 0.01));
    double[] first = values(solver.solve(SINE, settings, new QuietContext(1, 3)).field("u"));
    double[] second = values(solver.solve(SINE, settings, new QuietContext(2, 3)).field("u"));
    double[] third = values(solver.solve(SINE, settings, new QuietContext(3, 3)).field("u"));
    assertThat(second).isEqualTo(first);
    assertThat(third).isEqualTo(first);
  }

  @Test
  void theClockStopsARunThatItsStepsRepeat() {
    Map<String, Object> timed = Map.of("width", 12L, "depth", 2L, "points", 100L, "adamSteps", 20L, "seconds",
        1.0);
    Solution first = solve(SINE, timed);
    assertThat(first.report().status()).isEqualTo(SolveReport.Status.STOPPED);
    Map<String, Object> again = new java.util.HashMap<>(timed);
    again.put("steps", (long) first.report().steps());
    assertThat(values(solve(SINE, again).field("u"))).isEqualTo(values(first.field("u")));
  }

  @Test
  void aRunThatTheClockEndsBeforeLbfgsIsRepeatedByItsStepsToo() {
    Map<String, Object> timed = Map.of("width", 12L, "depth", 2L, "points", 100L, "adamSteps", 10_000_000L,
        "seconds", 0.5);
    Solution first = solve(SINE, timed);
    assertThat(first.report().reason()).contains("and 0 of L-BFGS");
    Map<String, Object> again = new java.util.HashMap<>(timed);
    again.put("steps", (long) first.report().steps());
    assertThat(values(solve(SINE, again).field("u"))).isEqualTo(values(first.field("u")));
  }

  @Test
  void framesAndHistoryAreGivenWhileTraining() {
    QuietContext context = new QuietContext(1, 1);
    context.framesWanted = 3;
    solver.solve(SINE, Settings.of(solver.settings(), SMALL), context);
    assertThat(context.frames).hasSize(3);
    assertThat(context.losses).hasSizeGreaterThan(20);
    assertThat(context.losses.getLast()).isLessThan(context.losses.getFirst() / 1000);
    assertThat(context.phases).containsExactly(Phase.SETUP, Phase.TRAIN, Phase.EVALUATE);
  }

  @Test
  void aLossThatIsNotFiniteEndsTheRunWithTheLastGoodState() {
    SteadyProblem problem = Problems.dirichlet(Problems.SQUARE, List.of("-lap(u) + exp(exp(40*u))"),
        Map.of("u", "0.01*x"));
    Solution solution = solve(problem, small(Map.of("boundary", "soft", "learningRate", 0.5)));
    assertThat(solution.report().status()).isEqualTo(SolveReport.Status.FAILED);
    assertThat(solution.report().reason()).contains("not finite").contains("last good state");
    assertThat(values(solution.field("u"))).doesNotContain(Double.NaN);
  }

  @Test
  void fieldsWithBuiltInDataSurviveTheirEncoding() {
    SteadyProblem problem = Problems.dirichlet(Problems.SQUARE, List.of("-lap(u)"), Map.of("u", "exp(x)*y"));
    Field field = solve(problem, small(Map.of("steps", 20L))).field("u");
    Field copy = new FieldDecoder().read(field.encode());
    assertThat(values(copy)).isEqualTo(values(field));
    double[][] gradients = new double[2][1];
    double[][] copied = new double[2][1];
    field.gradient(Points.at(0.3, 0.4), gradients);
    copy.gradient(Points.at(0.3, 0.4), copied);
    assertThat(copied).isDeepEqualTo(gradients);
  }

  @Test
  void cancellationPassesThrough() {
    QuietContext context = new QuietContext(2, 1);
    context.checkpointsUntilCancel = 5;
    assertThatThrownBy(() -> solver.solve(SINE, Settings.of(solver.settings(), SMALL), context))
        .isInstanceOf(CancellationException.class);
  }

  private static double[] values(Field field) {
    double[] values = new double[3];
    field.evaluate(Points.of(new double[] {0.1, 0.5, 0.9}, new double[] {0.3, 0.2, 0.7}), values);
    return values;
  }
}
