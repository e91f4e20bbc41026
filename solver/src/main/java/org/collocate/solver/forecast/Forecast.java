package org.collocate.solver.forecast;

/// What a method will need for a problem.
///
/// @param unknowns degrees of freedom, or parameters of the model
/// @param exact whether that is their number, not about their number
/// @param points collocation points; 0 where there are none
/// @param bytes the most memory at one time; NaN where there is no model
/// @param seconds on the machine whose speed was asked with
/// @param rests what the numbers rest on: which, and which kind of run they can be compared with
public record Forecast(long unknowns, boolean exact, long points, double bytes, Span seconds, Basis rests) {
  /// What a forecast rests on.
  ///
  /// @param formula for people, in Unicode
  /// @param kind of run: the seconds of finished runs of the same kind correct later forecasts
  public record Basis(String formula, String kind) {}

  /// The same forecast with other seconds.
  public Forecast withSeconds(Span other) {
    return new Forecast(unknowns, exact, points, bytes, other, rests);
  }
}
