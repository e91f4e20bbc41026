package org.collocate.viz.formula;

import java.util.List;

/// Brackets around a part: letters where it is as high as a line, drawn and grown where it is higher.
final class Delimiters {
  /// Which brackets.
  enum Kind {
    ROUND("(", ")"), BARS("|", "|"), DOUBLE_BARS("∥", "∥"), FLOOR("⌊", "⌋");

    private final String opening;
    private final String closing;

    Kind(String opening, String closing) {
      this.opening = opening;
      this.closing = closing;
    }
  }

  private static final double LINE_ASCENT = 0.78;
  private static final double LINE_DESCENT = 0.28;
  private static final int POINTS = 12;

  private final Typesetter typesetter;

  Delimiters(Typesetter typesetter) {
    this.typesetter = typesetter;
  }

  Box around(Box inner, Kind kind, double size) {
    if (inner.ascent() <= LINE_ASCENT * size && inner.descent() <= LINE_DESCENT * size) {
      return Box.row(List.of(typesetter.upright(kind.opening, size), inner,
          typesetter.upright(kind.closing, size)));
    }
    // Grown brackets stand even about the axis on which fraction bars lie.
    double axis = Typesetter.AXIS * size;
    double half = Math.max(inner.ascent() - axis, inner.descent() + axis) + 0.06 * size;
    return Box.row(List.of(side(kind, true, axis, half, size), inner, side(kind, false, axis, half, size)));
  }

  /// An opening brace over several lines.
  Box brace(Box inner, double size) {
    double axis = Typesetter.AXIS * size;
    double half = Math.max(inner.ascent() - axis, inner.descent() + axis) + 0.06 * size;
    double wide = 0.5 * size;
    double[] x = new double[4 * POINTS];
    double[] y = new double[4 * POINTS];
    for (int i = 0; i < x.length; i++) {
      double at = -1 + 2.0 * i / (x.length - 1);
      double bend = Math.abs(at);
      // A stem with its tip in the middle to the left and its ends to the right.
      double tip = Math.max(0, 1 - bend / 0.12);
      double end = Math.max(0, (bend - 0.88) / 0.12);
      x[i] = wide * (0.5 - 0.3 * tip * tip + 0.3 * end * end);
      y[i] = -axis + at * half;
    }
    Box stroke = new Box.Stroke(x, y, thickness(size), wide, half + axis + thickness(size),
        half - axis + thickness(size));
    return Box.row(List.of(stroke, Box.space(0.1 * size), inner));
  }

  private static double thickness(double size) {
    return 0.065 * size;
  }

  private static Box side(Kind kind, boolean opening, double axis, double half, double size) {
    double wide = kind == Kind.DOUBLE_BARS ? 0.42 * size : 0.36 * size;
    double[] x;
    double[] y;
    switch (kind) {
      case ROUND -> {
        x = new double[2 * POINTS + 1];
        y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
          double at = -1 + (double) i / POINTS;
          double depth = 0.2 * size * (1 - at * at);
          x[i] = opening ? 0.3 * size - depth : 0.06 * size + depth;
          y[i] = -axis + at * half;
        }
      }
      case BARS -> {
        x = new double[] {wide / 2, wide / 2};
        y = new double[] {-axis - half, -axis + half};
      }
      case DOUBLE_BARS -> {
        x = new double[] {0.12 * size, 0.12 * size, Double.NaN, 0.3 * size, 0.3 * size};
        y = new double[] {-axis - half, -axis + half, Double.NaN, -axis - half, -axis + half};
      }
      case FLOOR -> {
        double stem = opening ? 0.12 * size : 0.24 * size;
        x = new double[] {stem, stem, opening ? 0.3 * size : 0.06 * size};
        y = new double[] {-axis - half, -axis + half, -axis + half};
      }
      default -> throw new IllegalStateException(kind.name());
    }
    return new Box.Stroke(x, y, thickness(size), wide, half + axis + thickness(size),
        half - axis + thickness(size));
  }
}
