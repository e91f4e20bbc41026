package org.collocate.models.training;

import org.collocate.models.kernel.Precision;
import org.collocate.models.loss.CausalWeights;
import org.collocate.models.loss.ResidualAttention;

/// What a training on residuals does.
///
/// @param boundaryWeight β of [PinnTraining]
public record PinnPlan(Schedule schedule, Sampling sampling, Balancing balancing, double boundaryWeight,
    Precision<?> precision, Finish finish) {
  /// Where residuals are taken.
  ///
  /// @param points inside, anew every `resample` steps of Adam (0: never)
  /// @param refresh and every so many steps of what follows (0: never)
  public record Sampling(int points, int boundaryPoints, int resample, int refresh, Spread spread) {}

  /// How points are chosen.
  public enum Spread {
    /// A low-discrepancy sequence.
    SOBOL,
    /// Independent and uniform.
    UNIFORM,
    /// From four times as many of a low-discrepancy sequence, those with large residuals more often.
    ADAPTIVE
  }

  /// How points are weighted against each other.
  public enum Balancing {
    /// Alike.
    FIXED,
    /// By [ResidualAttention], while Adam runs; points are not drawn anew then.
    ATTENTION,
    /// By [CausalWeights], anew at each step of Adam and whenever points are drawn anew.
    CAUSAL
  }

  /// Whether points are drawn anew before a step of Adam that follows on `done` others.
  boolean resamples(int done) {
    return done > 0 && sampling.resample > 0 && done % sampling.resample == 0
        && balancing != Balancing.ATTENTION;
  }

  /// Whether points are drawn anew while the finish is at work.
  boolean refreshes() {
    return sampling.refresh > 0 && balancing != Balancing.ATTENTION;
  }
}
