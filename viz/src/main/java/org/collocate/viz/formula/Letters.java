package org.collocate.viz.formula;

/// How wide letters are where a formula is shown.
@FunctionalInterface
public interface Letters {
  /// The width of letters that stand beside each other.
  ///
  /// @param size of the letters
  /// @param slanted whether they are those of names
  /// @return in the unit of the size
  double width(String text, double size, boolean slanted);
}
