package org.collocate.models.optim;

/// Ends a descent that has stopped descending: fires when, over the last `window` observations, the best value has
/// fallen by less than the share `tolerance` of itself.
public final class Plateau {
  private final int window;
  private final double tolerance;
  private double best = Double.POSITIVE_INFINITY;
  private double bestAtStart = Double.POSITIVE_INFINITY;
  private int seen;

  /// A rule over `window` observations.
  public Plateau(int window, double tolerance) {
    if (window < 1 || !(tolerance >= 0)) {
      throw new IllegalArgumentException("window " + window + ", tolerance " + tolerance);
    }
    this.window = window;
    this.tolerance = tolerance;
  }

  /// Takes note of a value; `true` when the descent has ended.
  public boolean reached(double value) {
    best = Math.min(best, value);
    seen++;
    if (seen < window) {
      return false;
    }
    boolean flat = bestAtStart - best <= tolerance * bestAtStart && Double.isFinite(bestAtStart);
    bestAtStart = best;
    seen = 0;
    return flat;
  }
}
