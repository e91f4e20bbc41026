package org.collocate.solver.equation;

import java.util.List;

/// A partial derivative of an unknown (or of a coefficient field), or the unknown itself.
///
/// ```
/// u, [x, y], 1  ↔  ∂³u/∂x∂y∂t  ↔  symbol u_xyt
/// ```
///
/// @param unknown whose derivative
/// @param axes coordinates differentiated by, in the order of the scope's coordinates, with repetition
/// @param timeOrder how often differentiated by t
public record Jet(String unknown, List<String> axes, int timeOrder) {
  public Jet {
    axes = List.copyOf(axes);
    if (timeOrder < 0) {
      throw new IllegalArgumentException("time order " + timeOrder);
    }
  }

  /// The unknown itself.
  ///
  /// @param unknown its name
  /// @return the jet of order nought
  public static Jet of(String unknown) {
    return new Jet(unknown, List.of(), 0);
  }

  /// The name under which expressions hold it.
  ///
  /// @return `u`, `u_x`, `u_xy`, `u_tt` …
  public String symbol() {
    return axes.isEmpty() && timeOrder == 0
        ? unknown
        : unknown + "_" + String.join("", axes) + "t".repeat(timeOrder);
  }

  /// Order in space.
  ///
  /// @return the number of coordinates differentiated by
  public int order() {
    return axes.size();
  }
}
