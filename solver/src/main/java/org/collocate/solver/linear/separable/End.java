package org.collocate.solver.linear.separable;

/// What holds at an end of an axis.
public enum End {
  /// The value is known: the end itself is no unknown.
  FIXED,
  /// The slope is known: the end is an unknown with half a cell of its own.
  FREE,
  /// The other end is the same place.
  PERIODIC
}
