package org.collocate.app.sketch;

import javafx.scene.paint.Color;
import org.collocate.viz.plot.PlotStyle;

/// The colours of the canvas, by theme.
///
/// @param kinds of conditions: a value, a flux, a flux that holds the unknown, none
record SketchColors(Color text, Color muted, Color line, Color grid, Color strongGrid, Color ground,
    Color domain,
    Color accent, Color danger, Color guide, Color cut, Kinds kinds) {

  /// The colours of conditions, told apart also by eyes that see no difference of red and green.
  record Kinds(Color value, Color flux, Color robin, Color none) {}

  private static final Kinds LIGHT_KINDS = new Kinds(Color.web("#0072b2"), Color.web("#b34a00"),
      Color.web("#00795a"), Color.web("#cf222e"));
  private static final Kinds DARK_KINDS = new Kinds(Color.web("#56b4e9"), Color.web("#ff9e4f"),
      Color.web("#3fd0a5"), Color.web("#ff7b72"));
  private static final Color[] REGIONS = {Color.web("#e69f00"), Color.web("#56b4e9"), Color.web("#cc79a7"),
      Color.web("#009e73"), Color.web("#7a5195"), Color.web("#8a8f00")};

  static SketchColors of(PlotStyle style) {
    Color text = color(style.text());
    boolean dark = text.getBrightness() > 0.5;
    Color line = color(style.line());
    return dark
        ? new SketchColors(text, color(style.muted()), line, Color.web("#1b2128"), Color.web("#2b333c"),
            Color.web("#0d1117"), Color.web("#1f6feb", 0.16), Color.web("#58a6ff"), Color.web("#ff7b72"),
            Color.web("#d2a8ff"), Color.web("#ff7b72"), DARK_KINDS)
        : new SketchColors(text, color(style.muted()), line, Color.web("#f0f2f5"), Color.web("#dde2e7"),
            Color.web("#ffffff"), Color.web("#0969da", 0.09), Color.web("#0969da"), Color.web("#cf222e"),
            Color.web("#8250df"), Color.web("#cf222e"), LIGHT_KINDS);
  }

  /// The tint of a region.
  static Color region(int index) {
    return REGIONS[Math.floorMod(index, REGIONS.length)];
  }

  Color of(Mark.Role role) {
    return switch (role) {
      case PREVIEW, CHOSEN -> accent;
      case CUT -> cut;
      case HOVER -> muted;
      case GUIDE -> guide;
      case FAULT -> danger;
    };
  }

  static Color faint(Color color, double opacity) {
    return Color.color(color.getRed(), color.getGreen(), color.getBlue(), opacity);
  }

  private static Color color(int argb) {
    return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
  }
}
