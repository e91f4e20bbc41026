package org.collocate.solver.learning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.Setting;
import org.collocate.solver.method.Settings;
import org.collocate.solver.study.ReferenceChoice;

/// After how many solves learning has paid for itself.
///
/// ```
/// n = seconds spent on learning / (t_classical − t_learned)
/// ```
///
/// The classical method is that of the samples, as coarse as its error on test samples allows: no larger than that of the
/// learned one. Where it is not slower even so, learning never pays.
///
/// @param label of the classical method with its size
/// @param error of it, on the samples that were tried
/// @param secondsPerSolve of it
/// @param solves n; infinite if never
/// @param samples that were learned from
public record BreakEven(String label, double error, double secondsPerSolve, double solves, int samples) {
  private static final int TRIED = 20;
  private static final double FINER = 1.3;

  /// @param learned how the learned method does
  /// @param spent seconds on samples and training
  /// @throws java.util.concurrent.CancellationException when the run is cancelled
  public static BreakEven of(SolvedFamily samples, FamilyTrial learned, double spent, RunContext context) {
    ReferenceChoice.ByMethod reference = samples.family().reference();
    Settings finest = reference.settings();
    FamilyTrial trial = FamilyTrial.test(samples, reference.solver(), finest, TRIED, context);
    String label = reference.name();
    for (Size size : sizes(reference)) {
      Map<String, Object> values = new LinkedHashMap<>(finest.values());
      values.put(size.key, size.value);
      Settings settings = Settings.of(reference.solver().settings(), values);
      FamilyTrial coarse = FamilyTrial.test(samples, reference.solver(), settings, TRIED, context);
      if (coarse.mean() <= learned.mean()) {
        trial = coarse;
        label = reference.name() + String.format(Locale.ROOT, ", %d %s", size.value, size.key);
        break;
      }
    }
    double saved = trial.secondsPerSolve() - learned.secondsPerSolve();
    return new BreakEven(label, trial.mean(), trial.secondsPerSolve(),
        saved > 0 ? spent / saved : Double.POSITIVE_INFINITY, samples.train().size());
  }

  private record Size(String key, long value) {}

  /// Sizes of the reference's method from coarse to fine, without its own.
  private static List<Size> sizes(ReferenceChoice.ByMethod reference) {
    List<Size> sizes = new ArrayList<>();
    for (Setting setting : reference.solver().settings()) {
      if (setting instanceof Setting.Whole whole
          && (whole.key().equals("points") || whole.key().equals("cells"))) {
        long finest = reference.settings().whole(whole.key());
        double size = Math.max((double) whole.min(), finest / 16.0);
        while (size < finest) {
          sizes.add(new Size(whole.key(), Math.round(size)));
          size = Math.max(size * FINER, size + 1);
        }
      }
    }
    return sizes;
  }

  /// Whether learning ever pays.
  public boolean isEver() {
    return Double.isFinite(solves);
  }
}
