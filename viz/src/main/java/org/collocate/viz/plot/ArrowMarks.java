package org.collocate.viz.plot;

import java.util.ArrayList;
import java.util.List;

/// Arrows with their key.
final class ArrowMarks {
  private static final double HEAD = 0.32;
  private static final double SHORTEST = 1.5;

  private final Placement placement;

  ArrowMarks(Placement placement) {
    this.placement = placement;
  }

  List<Drawing.Mark> of(FieldOverlay.Arrows arrows, PlotStyle style) {
    double longest = 0;
    for (int i = 0; i < arrows.dx().length; i++) {
      double length = Math.hypot(arrows.dx()[i], arrows.dy()[i]);
      longest = Double.isFinite(length) ? Math.max(longest, length) : longest;
    }
    if (longest == 0) {
      return List.of();
    }
    double pixels = 0.95 * arrows.spacing() * placement.scale();
    List<Drawing.Mark> marks = new ArrayList<>();
    for (int i = 0; i < arrows.dx().length; i++) {
      double px = pixels * arrows.dx()[i] / longest;
      double py = -pixels * arrows.dy()[i] / longest;
      double left = placement.left(arrows.x()[i]);
      double top = placement.top(arrows.y()[i]);
      if (Math.hypot(px, py) >= SHORTEST && placement.shows(left, top, 0)) {
        add(marks, left - px / 2, top - py / 2, px, py);
      }
    }
    addKey(marks, longest, pixels, arrows.what(), style);
    return marks;
  }

  private static void add(List<Drawing.Mark> marks, double left, double top, double px, double py) {
    double endX = left + px;
    double endY = top + py;
    double[] x = {left, endX, Double.NaN, endX - HEAD * (px - 0.5 * py), endX, endX - HEAD * (px + 0.5 * py)};
    double[] y = {top, endY, Double.NaN, endY - HEAD * (py + 0.5 * px), endY, endY - HEAD * (py - 0.5 * px)};
    marks.add(new Drawing.Polyline(x, y, 2.6, 0xb3ffffff));
    marks.add(new Drawing.Polyline(x, y, 1.1, FieldOverlay.DARK));
  }

  /// An arrow of a round length between half of the longest and the longest.
  private void addKey(List<Drawing.Mark> marks, double longest, double pixels, String what,
      PlotStyle style) {
    double power = Math.pow(10, Math.floor(Math.log10(longest)));
    double round = power * (longest / power >= 5 ? 5 : longest / power >= 2 ? 2 : 1);
    double length = pixels * round / longest;
    String text = what + " " + Numerals.brief(round, 1);
    double right = placement.left() + placement.width() - 10;
    double y = placement.top() + placement.height() - 12;
    double width = 6.4 * text.length();
    add(marks, right - width - length - 8, y, length, 0);
    marks.add(new Drawing.Label(right - width / 2, y, text, 11, style.text(),
        isLight(style.text()) ? 0xd916191d : FieldOverlay.LIGHT,
        0));
  }

  /// The key may stand beside the picture, on the page: it has the page's colour of letters.
  private static boolean isLight(int argb) {
    return (argb >> 8 & 0xff) > 0x80;
  }
}
