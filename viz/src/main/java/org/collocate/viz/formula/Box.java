package org.collocate.viz.formula;

import java.util.ArrayList;
import java.util.List;
import org.collocate.viz.plot.Drawing;

/// A part of a formula, from the start of its base line.
sealed interface Box {
  double width();

  /// How far it reaches above the base line.
  double ascent();

  /// How far it reaches below the base line.
  double descent();

  /// Adds its marks.
  ///
  /// @param x start of the base line
  /// @param y of the base line
  void draw(double x, double y, int color, List<Drawing.Mark> marks);

  /// Letters of one kind.
  record Glyphs(String text, double size, boolean slanted, double width, double ascent,
      double descent) implements Box {
    @Override
    public void draw(double x, double y, int color, List<Drawing.Mark> marks) {
      marks.add(new Drawing.Letters(x, y, text, size, slanted, color));
    }
  }

  /// A horizontal bar; its middle is on the base line.
  record Bar(double width, double thickness) implements Box {
    @Override
    public double ascent() {
      return thickness / 2;
    }

    @Override
    public double descent() {
      return thickness / 2;
    }

    @Override
    public void draw(double x, double y, int color, List<Drawing.Mark> marks) {
      marks.add(new Drawing.Box(x, y - thickness / 2, width, thickness, color));
    }
  }

  /// A line through points, as a root or a bracket that has grown.
  record Stroke(double[] x, double[] y, double thickness, double width, double ascent,
      double descent) implements Box {
    @Override
    public void draw(double left, double base, int color, List<Drawing.Mark> marks) {
      double[] xs = new double[x.length];
      double[] ys = new double[y.length];
      for (int i = 0; i < x.length; i++) {
        xs[i] = left + x[i];
        ys[i] = base + y[i];
      }
      marks.add(new Drawing.Polyline(xs, ys, thickness, color));
    }
  }

  /// Parts at their places.
  record Group(double width, double ascent, double descent, List<Placed> parts) implements Box {
    public Group {
      parts = List.copyOf(parts);
    }

    @Override
    public void draw(double x, double y, int color, List<Drawing.Mark> marks) {
      parts.forEach(part -> part.box().draw(x + part.right(), y + part.down(), color, marks));
    }
  }

  /// A part at its place.
  record Placed(Box box, double right, double down) {}

  /// Nothing, of a width.
  static Box space(double width) {
    return new Group(width, 0, 0, List.of());
  }

  /// Parts beside each other on one base line.
  static Box row(List<Box> boxes) {
    if (boxes.size() == 1) {
      return boxes.getFirst();
    }
    List<Placed> placed = new ArrayList<>();
    double at = 0;
    double ascent = 0;
    double descent = 0;
    for (Box box : boxes) {
      placed.add(new Placed(box, at, 0));
      at += box.width();
      ascent = Math.max(ascent, box.ascent());
      descent = Math.max(descent, box.descent());
    }
    return new Group(at, ascent, descent, placed);
  }

  /// Parts at places; the group is as large as they need.
  static Box group(List<Placed> parts) {
    double width = 0;
    double ascent = 0;
    double descent = 0;
    for (Placed part : parts) {
      width = Math.max(width, part.right() + part.box().width());
      ascent = Math.max(ascent, part.box().ascent() - part.down());
      descent = Math.max(descent, part.box().descent() + part.down());
    }
    return new Group(width, ascent, descent, parts);
  }
}
