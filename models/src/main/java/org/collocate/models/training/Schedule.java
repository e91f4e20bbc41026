package org.collocate.models.training;

/// How long a network is trained, and at what rate.
///
/// ```
/// η(k) = η₀ · min(1, (k + 1)/20) · 2^(−k/400)      k: steps of Adam done
/// ```
///
/// The clock ends all of a training, never the part of Adam alone: what a run of so many steps does must not depend on it.
///
/// @param steps total number of steps; 0 for as many as fit into `seconds`
/// @param adamSteps how many of them by Adam
/// @param learningRate η₀, of Adam
public record Schedule(int steps, double seconds, int adamSteps, double learningRate) {
  /// Steps after which the rate of Adam has fallen to a half.
  private static final double HALF_LIFE = 400;
  private static final int WARM_UP = 20;

  /// Whether nothing is left after so many steps and seconds.
  boolean isUsedUp(int done, double elapsed) {
    return steps > 0 ? done >= steps : elapsed >= seconds;
  }

  /// Share of the budget that is used, at most 1.
  double share(int done, double elapsed) {
    return Math.min(1, steps > 0 ? (double) done / steps : elapsed / seconds);
  }

  /// Steps by Adam that the budget allows.
  int plannedAdamSteps() {
    return steps > 0 ? Math.min(adamSteps, steps) : adamSteps;
  }

  /// The rate of the next step of Adam, after so many steps.
  double rate(int done) {
    return learningRate * Math.min(1, (done + 1.0) / WARM_UP) * Math.pow(0.5, done / HALF_LIFE);
  }
}
