package org.collocate.solver.linear;

/// What is known of a system's unknowns besides the numbers of its matrix.
///
/// @param coordinates `[axis][unknown]`: where each lies
/// @param components how many lie at each node, one after the other
public record Unknowns(double[][] coordinates, int components) {
  public Unknowns {
    if (components < 1 || coordinates.length == 0 || coordinates[0].length % components != 0) {
      throw new IllegalArgumentException(components + " components");
    }
  }

  /// The number of unknowns.
  public int size() {
    return coordinates[0].length;
  }
}
