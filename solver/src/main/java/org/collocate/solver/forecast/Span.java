package org.collocate.solver.forecast;

/// Seconds that a solve is expected to take.
///
/// @param expected the best guess; NaN where nobody can tell
/// @param least hardly less
/// @param most hardly more; infinite where only a lower bound is known
public record Span(double expected, double least, double most) {
  /// Where there is no honest model.
  public static final Span UNKNOWN = new Span(Double.NaN, 0, Double.POSITIVE_INFINITY);

  /// By how much a run may exceed a clock that ends it, in seconds.
  private static final double OVERTIME = 1;

  /// A budget: a clock ends it then, but it may end by itself before.
  public static Span atMost(double seconds) {
    return new Span(seconds, seconds / 4, seconds + OVERTIME);
  }

  /// A guess that may be off by a factor either way.
  ///
  /// @param expected NaN gives {@link #UNKNOWN}
  /// @param factor at least 1
  public static Span within(double expected, double factor) {
    return Double.isNaN(expected) ? UNKNOWN : new Span(expected, expected / factor, expected * factor);
  }

  /// A lower bound: it takes so long, and may take longer.
  public static Span atLeast(double seconds) {
    return Double.isNaN(seconds) ? UNKNOWN : new Span(seconds, seconds / 2, Double.POSITIVE_INFINITY);
  }

  public boolean isKnown() {
    return !Double.isNaN(expected);
  }

  /// Whether only a lower bound is known.
  public boolean isOpen() {
    return isKnown() && Double.isInfinite(most);
  }

  /// All of it longer or shorter by a factor.
  public Span times(double factor) {
    return new Span(expected * factor, least * factor, most * factor);
  }
}
