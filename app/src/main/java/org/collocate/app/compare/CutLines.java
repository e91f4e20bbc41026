package org.collocate.app.compare;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What fields are along a cut.
///
/// @param along `[point]`: distance from the cut's first end; the coordinate itself in one dimension
/// @param reference `[point]`; null if there is none
public record CutLines(double[] along, List<Line> methods, double @Nullable [] reference) {
  public static final CutLines NONE = new CutLines(new double[0], List.of(), null);

  public CutLines {
    methods = List.copyOf(methods);
  }

  /// One method's line.
  ///
  /// @param number its place in the study, which gives its colour
  /// @param values `[point]`, NaN outside the domain
  public record Line(String method, int number, double[] values) {}
}
