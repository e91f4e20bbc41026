package org.collocate.models.optim;

/// A learning rate that rises, holds and falls along the share of the way done.
///
/// ```
/// η(s) = η₀ · min(1, (s + ε)/warmUp) · (f + (1 − f)·(1 + cos πs)/2)      s ∈ [0, 1]
/// ```
///
/// Cosine decay after a linear rise (Loshchilov & Hutter 2017, arXiv 1608.03983).
///
/// @param initial η₀
/// @param warmUp share of the way spent rising; 0 starts at η₀
/// @param finalShare f, what is left of η₀ at the end
public record LearningRate(double initial, double warmUp, double finalShare) {
  /// A rate that falls by a cosine to a hundredth, after a rise over the first fiftieth.
  public static LearningRate cosine(double initial) {
    return new LearningRate(initial, 0.02, 0.01);
  }

  /// The rate after `share` of the way.
  public double at(double share) {
    double s = Math.clamp(share, 0.0, 1.0);
    double rise = warmUp > 0 ? Math.min(1, (s + warmUp / 10) / warmUp) : 1;
    return initial * rise * (finalShare + (1 - finalShare) * (1 + Math.cos(Math.PI * s)) / 2);
  }
}
