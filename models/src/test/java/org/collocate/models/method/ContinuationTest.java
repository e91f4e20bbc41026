package org.collocate.models.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collocate.models.training.TrainingCheckpoint;
import org.collocate.solver.field.FieldData;
import org.collocate.solver.field.Points;
import org.collocate.solver.method.Continuation;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Phase;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.TrainingStep;
import org.collocate.solver.problem.SteadyProblem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A training whose settings change goes on from its weights.
final class ContinuationTest {
  private static final SteadyProblem PROBLEM = Problems.dirichlet(Problems.SQUARE, List.of("-lap(u) + u^2"),
      Map.of("u", "sin(2*x)*exp(y)"));
  private static final Map<String, Object> SMALL = Map.of("width", 10L, "depth", 2L, "points", 90L,
      "boundary", "soft", "boundaryPoints", 40L, "adamSteps", 30L, "resample", 7L, "steps", 60L);

  private final PinnSolver solver = new PinnSolver();

  /// A run that is asked for other settings after some step.
  private static final class Asked implements RunContext, Continuation {
    private final @Nullable FieldData start;
    private final int askedAfter;
    private final List<TrainingStep> rows = new ArrayList<>();
    private int step;
    private @Nullable FieldData left;

    Asked(@Nullable FieldData start, int askedAfter) {
      this.start = start;
      this.askedAfter = askedAfter;
    }

    @Override
    public Continuation continuation() {
      return this;
    }

    @Override
    public Optional<FieldData> start() {
      return Optional.ofNullable(start);
    }

    @Override
    public boolean isAsked() {
      return step >= askedAfter;
    }

    @Override
    public boolean isWanted(long bytes) {
      return true;
    }

    @Override
    public void leave(FieldData state) {
      left = state;
    }

    @Override
    public void checkpoint() {
      step++;
    }

    @Override
    public void record(TrainingStep row) {
      rows.add(row);
    }

    @Override
    public void record(int row, double loss) {
      throw new AssertionError("rows of a training say more");
    }

    @Override
    public int threads() {
      return 2;
    }

    @Override
    public long seed() {
      return 4;
    }

    @Override
    public void enter(Phase phase) {}

    @Override
    public void progress(double fraction, String message) {}

    @Override
    public boolean frameDue() {
      return false;
    }

    @Override
    public void publish(Frame frame) {}

    @Override
    public double elapsed() {
      return 0;
    }
  }

  private Solution solve(Map<String, Object> changes, Asked context) {
    Map<String, Object> given = new HashMap<>(SMALL);
    given.putAll(changes);
    return solver.solve(PROBLEM, Settings.of(solver.settings(), given), context);
  }

  private static double[] values(Solution solution) {
    double[] values = new double[3];
    solution.field("u")
        .evaluate(Points.of(new double[] {0.1, 0.5, 0.9}, new double[] {0.3, 0.2, 0.7}), values);
    return values;
  }

  @ParameterizedTest
  @CsvSource({"17, sobol, fixed, lbfgs", "21, uniform, fixed, lbfgs", "23, adaptive, fixed, lbfgs",
      "12, sobol, attention, lbfgs", "45, sobol, fixed, lbfgs", "45, sobol, fixed, broyden",
      "38, sobol, fixed, gauss-newton", "30, adaptive, fixed, lbfgs"})
  void withTheSameSettingsTheSameStepsFollowBitByBit(int after, String sampling, String balancing,
      String optimizer) {
    Map<String, Object> settings = Map.of("sampling", sampling, "balancing", balancing, "optimizer",
        optimizer);
    Asked straight = new Asked(null, Integer.MAX_VALUE);
    Asked first = new Asked(null, after);
    double[] wanted = values(solve(settings, straight));
    Solution half = solve(settings, first);
    Asked second = new Asked(first.left, Integer.MAX_VALUE);
    Solution whole = solve(settings, second);
    assertThat(half.report().steps()).isEqualTo(after);
    assertThat(whole.report().steps()).isEqualTo(60);
    assertThat(values(whole)).isEqualTo(wanted);
    assertThat(second.rows.getLast()).isEqualTo(straight.rows.getLast());
  }

  @ParameterizedTest
  @CsvSource({"17, sobol, lbfgs, 0", "30, adaptive, lbfgs, 0", "45, sobol, lbfgs, 0",
      "45, uniform, broyden, 5",
      "38, adaptive, gauss-newton, 4", "45, sobol, lbfgs, 5", "47, sobol, broyden, 5"})
  void aRunOfSomeStepsTrainedOnIsTheLongerRunBitByBit(int end, String sampling, String optimizer,
      int refresh) {
    Map<String, Object> settings = Map.of("sampling", sampling, "optimizer", optimizer, "refresh",
        (long) refresh);
    Asked straight = new Asked(null, Integer.MAX_VALUE);
    double[] wanted = values(solve(settings, straight));
    Map<String, Object> shorter = new HashMap<>(settings);
    shorter.put("steps", (long) end);
    Asked first = new Asked(null, Integer.MAX_VALUE);
    assertThat(solve(shorter, first).report().steps()).isEqualTo(end);
    Asked second = new Asked(first.left, Integer.MAX_VALUE);
    Solution whole = solve(settings, second);
    assertThat(whole.report().steps()).isEqualTo(60);
    assertThat(values(whole)).isEqualTo(wanted);
    assertThat(second.rows.getLast()).isEqualTo(straight.rows.getLast());
    // Nothing is left to do: what is left behind is what it began from.
    Asked third = new Asked(second.left, Integer.MAX_VALUE);
    assertThat(values(solve(settings, third))).isEqualTo(wanted);
    assertThat(TrainingCheckpoint.decode(java.util.Objects.requireNonNull(third.left)).optimizer().kind())
        .isEqualTo(
            TrainingCheckpoint.decode(java.util.Objects.requireNonNull(second.left)).optimizer().kind());
  }

  @Test
  void anotherLearningRateGoesOnFromTheSameWeightsAndTheSameLoss() {
    Map<String, Object> fixed = Map.of("resample", 0L, "adamSteps", 1000L);
    Asked straight = new Asked(null, Integer.MAX_VALUE);
    solve(fixed, straight);
    Asked first = new Asked(null, 40);
    double[] handedOver = values(solve(fixed, first));
    Map<String, Object> slower = new HashMap<>(fixed);
    slower.put("learningRate", 1e-4);
    // One further step: its loss is that of the weights before it.
    slower.put("steps", 41L);
    Asked second = new Asked(first.left, 1);
    solve(slower, second);
    TrainingCheckpoint left = TrainingCheckpoint.decode(java.util.Objects.requireNonNull(first.left));
    assertThat(values(solve(Map.of("steps", 40L, "resample", 0L, "adamSteps", 1000L),
        new Asked(null, Integer.MAX_VALUE)))).isEqualTo(handedOver);
    assertThat(left.steps()).isEqualTo(40);
    TrainingCheckpoint next = TrainingCheckpoint.decode(java.util.Objects.requireNonNull(second.left));
    assertThat(next.steps()).isEqualTo(41);
    double[] losses = next.course().points().get("losses");
    assertThat(losses).isNotNull();
    // What the straight run found at the same weights, before the smaller step was made.
    assertThat(losses[1]).isEqualTo(lossOfStep41(fixed));
    double[] moved = next.model().parameters();
    double[] before = left.model().parameters();
    double largest = 0;
    for (int i = 0; i < moved.length; i++) {
      largest = Math.max(largest, Math.abs(moved[i] - before[i]));
    }
    assertThat(largest).isBetween(1e-6, 2e-4);
  }

  private double lossOfStep41(Map<String, Object> settings) {
    Asked straight = new Asked(null, 41);
    solve(settings, straight);
    double[] losses = TrainingCheckpoint.decode(java.util.Objects.requireNonNull(straight.left))
        .course()
        .points()
        .get("losses");
    return java.util.Objects.requireNonNull(losses)[1];
  }

  @Test
  void pointsWeightsAndOptimizersMayChangeToo() {
    Asked first = new Asked(null, 45);
    solve(Map.of(), first);
    for (Map<String, Object> change : List.<Map<String, Object>>of(Map.of("points", 150L),
        Map.of("boundaryWeight", 10.0), Map.of("optimizer", "broyden"), Map.of("boundaryPoints", 80L),
        Map.of("adamSteps", 55L), Map.of("sampling", "uniform"))) {
      assertThat(solver.changeable()).containsAll(change.keySet());
      Asked second = new Asked(first.left, Integer.MAX_VALUE);
      Solution solution = solve(change, second);
      assertThat(solution.report().steps()).as("%s", change).isEqualTo(60);
      assertThat(second.rows.getFirst().step()).isEqualTo(50);
      assertThat(second.rows.getFirst().loss()).as("%s", change).isLessThan(first.rows.getFirst().loss() / 2);
    }
  }

  @Test
  void rowsTellTheSharesOfTheLossAndTheRate() {
    Asked context = new Asked(null, Integer.MAX_VALUE);
    solve(Map.of(), context);
    TrainingStep early = context.rows.get(5);
    assertThat(early.optimizer()).isEqualTo("Adam");
    assertThat(early.learningRate()).isBetween(1e-4, 5e-3);
    assertThat(early.terms()).extracting(TrainingStep.Term::name).containsExactly("inside", "rest");
    assertThat(early.terms().stream().mapToDouble(TrainingStep.Term::loss).sum()).isCloseTo(early.loss(),
        org.assertj.core.data.Percentage.withPercentage(1e-6));
    TrainingStep late = context.rows.getLast();
    assertThat(late.optimizer()).isEqualTo("L-BFGS");
    assertThat(late.learningRate()).isNaN();
  }
}
