package org.collocate.solver.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.FieldCodec;
import org.collocate.solver.field.FieldDecoder;
import org.collocate.solver.field.Points;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Span;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.metric.ErrorNorms;
import org.collocate.solver.metric.Quadrature;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every method does, classical or neural; a subclass names the method, problems with exact solutions and how
/// small the errors must be.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SolverContract {
  /// A problem that the method must solve.
  ///
  /// @param name for the list of tests
  /// @param problem with exact solutions of all unknowns
  /// @param settings by key, the rest at their defaults
  /// @param relativeL2 the largest error that is allowed, of each unknown at the end
  public record Case(String name, Problem problem, Map<String, Object> settings, double relativeL2) {
    public Case {
      settings = Map.copyOf(settings);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  protected abstract Solver solver();

  /// Problems that it solves; the first should be quick, for it is solved several times.
  protected abstract List<Case> cases();

  /// Problems that it must refuse.
  protected abstract List<Problem> refused();

  /// How many checkpoints the first case passes at least.
  protected int leastCheckpoints() {
    return 3;
  }

  /// A machine that does a billion units of any of the method's work in a second.
  private Speed measured() {
    Map<String, Speed.Rate> rates = new HashMap<>();
    solver().trials().forEach(trial -> rates.put(trial.kind(), new Speed.Rate(1e-9, 1e-9, 1, 0)));
    return new Speed(1, rates);
  }

  private Settings settings(Case item) {
    return Settings.of(solver().settings(), item.settings());
  }

  private Solution solve(Case item, RunContext context) {
    return solver().solve(item.problem(), settings(item), context);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void errorsStayBelowTheirCaps(Case item) {
    assertThat(solver().supports(item.problem(), settings(item)).reason()).isEmpty();
    Solution solution = solve(item, new RecordingContext());
    assertThat(solution.report().status()).as(solution.report().reason())
        .isNotEqualTo(SolveReport.Status.FAILED);
    Quadrature quadrature = FieldErrors.quadrature(item.problem(), 1500);
    for (String unknown : item.problem().unknowns()) {
      ErrorNorms error = FieldErrors.of(solution, unknown, item.problem(), quadrature);
      assertThat(error.relativeL2()).as(unknown).isLessThan(item.relativeL2());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void framesAreAtTheirTimesAndShown(Case item) {
    RecordingContext context = new RecordingContext();
    Solution solution = solve(item, context);
    assertThat(context.frames()).isNotEmpty();
    assertThat(solution.frames()).allSatisfy(frame -> assertThat(frame.fields()).hasSize(item.problem()
        .unknowns()
        .size()));
    if (item.problem() instanceof EvolutionProblem evolution) {
      assertThat(solution.frames()).hasSize(evolution.frameCount());
      for (int k = 0; k < evolution.frameCount(); k++) {
        assertThat(solution.frames().get(k).time()).isEqualTo(evolution.frameTime(k));
      }
    } else {
      assertThat(solution.frames()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatItWillNeedIsToldBefore(Case item) {
    Forecast forecast = solver().forecast(item.problem(), settings(item), measured());
    SolveReport report = solve(item, new RecordingContext()).report();
    if (forecast.exact()) {
      assertThat(forecast.unknowns()).isEqualTo(report.unknowns());
    } else {
      assertThat((double) forecast.unknowns()).isCloseTo((double) report.unknowns(), withinPercentage(20));
    }
    assertThat(forecast.rests().formula()).isNotBlank();
    assertThat(forecast.rests().kind()).startsWith(solver().info().id());
    assertThat(forecast.bytes() > 8.0 * (double) report.unknowns() || Double.isNaN(forecast.bytes()))
        .isTrue();
    Span seconds = forecast.seconds();
    assertThat(seconds.isKnown()
        ? 0 < seconds.least() && seconds.least() <= seconds.expected() && seconds.expected() <= seconds.most()
        : seconds.equals(Span.UNKNOWN)).as(seconds.toString()).isTrue();
    assertThat(solver().forecast(item.problem(), settings(item), Speed.UNKNOWN).seconds().isKnown())
        .as("seconds without a measured speed rest on the method's own clock alone")
        .isEqualTo(item.settings().containsKey("seconds"));
  }

  @Test
  void refusalsHaveReasons() {
    for (Problem problem : refused()) {
      Support support = solver().supports(problem, Settings.of(solver().settings()));
      assertThat(support.isYes()).isFalse();
      assertThat(support.reason()).isNotBlank();
    }
  }

  @Test
  void aCancelledRunEndsAtTheNextCheckpoint() {
    Case item = cases().getFirst();
    RecordingContext whole = new RecordingContext();
    solve(item, whole);
    assertThat(whole.checkpoints()).isGreaterThanOrEqualTo(leastCheckpoints());
    for (int checkpoint : new int[] {1, whole.checkpoints() / 2 + 1, whole.checkpoints()}) {
      RecordingContext cancelled = new RecordingContext().cancelAt(checkpoint);
      assertThatThrownBy(() -> solve(item, cancelled)).isInstanceOf(CancellationException.class);
      assertThat(cancelled.checkpoints()).isEqualTo(checkpoint);
    }
  }

  @Test
  void theSameSeedGivesTheSameBitsOnAnyNumberOfThreads() {
    Case item = cases().getFirst();
    Points points = FieldErrors.quadrature(item.problem(), 100).points();
    Solution once = solve(item, new RecordingContext(1, 7));
    Solution again = solve(item, new RecordingContext(2, 7));
    for (String unknown : item.problem().unknowns()) {
      assertThat(values(again.field(unknown), points)).isEqualTo(values(once.field(unknown), points));
    }
    assertThat(again.report()).isEqualTo(once.report());
  }

  @Test
  void fieldsCrossAPipeUnchanged() throws IOException {
    Case item = cases().getFirst();
    Solution solution = solve(item, new RecordingContext());
    Points points = FieldErrors.quadrature(item.problem(), 100).points();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    FieldCodec.Writer writer = new FieldCodec.Writer(new DataOutputStream(bytes));
    for (Frame frame : solution.frames()) {
      for (Field field : frame.fields()) {
        writer.write(field.encode());
      }
    }
    FieldCodec.Reader reader = new FieldCodec.Reader(
        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    FieldDecoder decoder = new FieldDecoder();
    for (Frame frame : solution.frames()) {
      for (Field field : frame.fields()) {
        Field copy = decoder.read(reader.read());
        assertThat(values(copy, points)).isEqualTo(values(field, points));
        assertThat(slopes(copy, points)).isDeepEqualTo(slopes(field, points));
      }
    }
  }

  @Test
  void informsAboutItself() {
    SolverInfo info = solver().info();
    assertThat(List.of(info.id(), info.label(), info.summary(), info.formula(), info.strengths(),
        info.weaknesses(), info.citation())).noneMatch(String::isBlank);
    Set<String> keys = new HashSet<>();
    for (Setting setting : solver().settings()) {
      assertThat(keys.add(setting.key())).as(setting.key()).isTrue();
      assertThat(setting.label()).isNotBlank();
      assertThat(setting.help()).isNotBlank();
    }
    // The defaults pass the checks that a study's values have to pass.
    List<Setting> known = solver().settings();
    Map<String, Object> defaults = Settings.of(known).values();
    assertThat(Settings.of(known, defaults).values()).isEqualTo(defaults);
  }

  private static double[] values(Field field, Points points) {
    double[] values = new double[points.size()];
    field.evaluate(points, values);
    return values;
  }

  private static double[][] slopes(Field field, Points points) {
    double[][] gradients = new double[points.dimension()][points.size()];
    field.gradient(points, gradients);
    return gradients;
  }
}
