package org.collocate.solver.exchange;

import java.util.Optional;
import org.collocate.solver.exchange.SvgText.Length;

/// The page of an SVG drawing: how its coordinates become those of a study, y up.
///
/// @param unit of length that one unit of the study stands for, where the page has one
record SvgPage(AffineMap map, Optional<String> unit) {
  /// The page of the outermost element. An attribute `data-origin` says which point of the study its lower left corner
  /// is; without it, that corner is the origin.
  static SvgPage of(SvgElement root) throws ExchangeException {
    Length width = SvgText.length(root.attribute("width"), root.place());
    Length height = SvgText.length(root.attribute("height"), root.place());
    double[] box = viewBox(root);
    Optional<Length> paper = Optional.ofNullable(width).filter(w -> w.physical() && w.number() > 0);
    double unit = paper.map(w -> 1 / w.pixels()).orElse(1.0);
    Optional<String> name = paper.map(Length::unit);
    double[] origin = SvgText.numbers(root.attribute("data-origin", ""), root.place());
    double ox = origin.length == 2 ? origin[0] : 0;
    double oy = origin.length == 2 ? origin[1] : 0;
    if (box.length == 0) {
      double h = height == null ? 0 : height.inPixels();
      return new SvgPage(new AffineMap(unit, 0, 0, -unit, ox, oy + unit * h), name);
    }
    double sx = paper.map(w -> w.number() / box[2]).orElse(1.0);
    double sy = paper.isPresent() && height != null && height.number() > 0 ? height.inPixels() * unit / box[3]
        : sx;
    if (!root.attribute("preserveAspectRatio", "").startsWith("none")) {
      sx = Math.min(sx, sy);
      sy = sx;
    }
    return new SvgPage(new AffineMap(sx, 0, 0, -sy, ox - sx * box[0], oy + sy * (box[1] + box[3])), name);
  }

  private static double[] viewBox(SvgElement element) throws ExchangeException {
    String text = element.attribute("viewBox");
    if (text == null) {
      return new double[0];
    }
    double[] box = SvgText.numbers(text, element.place());
    if (box.length != 4 || !(box[2] > 0 && box[3] > 0)) {
      throw new ExchangeException(element.place(), "the view box needs four numbers, its size positive",
          "viewBox=\"0 0 100 100\"");
    }
    return box;
  }

  /// An `svg` inside another.
  static AffineMap inner(SvgElement element) throws ExchangeException {
    double x = pixels(element, "x", 0);
    double y = pixels(element, "y", 0);
    return AffineMap.translation(x, y).after(fitted(element, element));
  }

  /// A symbol, drawn at the size that its user gives.
  static AffineMap symbol(SvgElement symbol, SvgElement user) throws ExchangeException {
    return fitted(symbol, user);
  }

  private static double pixels(SvgElement element, String key, double preset) throws ExchangeException {
    Length length = SvgText.length(element.attribute(key), element.place());
    return length == null ? preset : length.inPixels();
  }

  /// From the view box of one element to the width and height of another, by `preserveAspectRatio`.
  private static AffineMap fitted(SvgElement boxed, SvgElement sized) throws ExchangeException {
    double[] box = viewBox(boxed);
    if (box.length == 0) {
      return AffineMap.IDENTITY;
    }
    double width = pixels(sized, "width", box[2]);
    double height = pixels(sized, "height", box[3]);
    double sx = width / box[2];
    double sy = height / box[3];
    String keep = boxed.attribute("preserveAspectRatio", "xMidYMid meet").strip();
    if (keep.startsWith("none")) {
      return new AffineMap(sx, 0, 0, sy, -sx * box[0], -sy * box[1]);
    }
    double s = keep.endsWith("slice") ? Math.max(sx, sy) : Math.min(sx, sy);
    double x = (width - s * box[2]) * share(keep, "xMin", "xMax");
    double y = (height - s * box[3]) * share(keep, "YMin", "YMax");
    return new AffineMap(s, 0, 0, s, x - s * box[0], y - s * box[1]);
  }

  private static double share(String keep, String low, String high) {
    return keep.contains(low) ? 0 : keep.contains(high) ? 1 : 0.5;
  }
}
