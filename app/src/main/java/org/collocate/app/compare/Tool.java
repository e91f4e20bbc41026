package org.collocate.app.compare;

/// What the mouse does in the panes.
public enum Tool {
  /// Drags the picture.
  PAN,
  /// Pins a point.
  PROBE,
  /// Draws a line cut.
  CUT
}
