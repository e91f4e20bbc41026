package org.collocate.app.sketch;

/// What drawing tools have in common in what they show.
final class Previews {
  private Previews() {}

  /// How the shape that is being drawn looks.
  static Mark.Role role(SketchViewModel sketch, boolean cut) {
    return cut || sketch.mode() == DrawMode.SUBTRACT ? Mark.Role.CUT : Mark.Role.PREVIEW;
  }

  static String size(String width, String height) {
    return width + " × " + height;
  }
}
