package org.collocate.viz.plot;

import java.util.List;
import org.collocate.viz.raster.Raster;

/// A picture as a list of marks, painted in their order. The origin is at the top left, lengths are in pixels, colours are
/// `0xAARRGGBB`.
public record Drawing(double width, double height, List<Mark> marks) {
  public Drawing {
    marks = List.copyOf(marks);
  }

  /// One mark.
  public sealed interface Mark {}

  /// A filled rectangle.
  public record Box(double x, double y, double width, double height, int color) implements Mark {}

  /// A line through points; NaN interrupts it.
  ///
  /// @param dash lengths of strokes and gaps; none for a full line
  public record Polyline(double[] x, double[] y, double width, int color, double... dash) implements Mark {}

  /// A filled disc.
  public record Disc(double x, double y, double radius, int color) implements Mark {}

  /// A text on one line.
  ///
  /// @param y of the baseline
  /// @param anchor which of its points is at `x`
  /// @param upward turned by a quarter, for the title of a vertical axis
  public record Text(double x, double y, String text, double size, Anchor anchor, int color, boolean bold,
      boolean upward) implements Mark {}

  /// A text that stands on a picture: readable on any colour by a halo around its letters.
  ///
  /// @param x of its middle
  /// @param y of its middle
  /// @param angle clockwise in degrees
  public record Label(double x, double y, String text, double size, int color, int halo, double angle)
      implements
        Mark {}

  /// Letters of a formula, in the fonts of books.
  ///
  /// @param x of their start
  /// @param y of the base line
  /// @param slanted whether they are those of names
  public record Letters(double x, double y, String text, double size, boolean slanted,
      int color) implements Mark {}

  /// A raster, stretched to a rectangle.
  public record Image(double x, double y, double width, double height, Raster raster) implements Mark {}

  /// Marks of which only what lies within a rectangle is seen.
  public record Clipped(double x, double y, double width, double height, List<Mark> marks) implements Mark {
    public Clipped {
      marks = List.copyOf(marks);
    }
  }

  /// Which end of a text is fixed.
  public enum Anchor {
    START, MIDDLE, END
  }
}
