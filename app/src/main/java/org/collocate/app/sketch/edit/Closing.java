package org.collocate.app.sketch.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.collocate.solver.geometry.Narrow;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.study.Study;

/// Closes a hair-thin gap between two shapes: the vertices of one that are about as near to the other as the gap is wide
/// are moved onto it.
final class Closing {
  private static final double REACH = 3;

  private Closing() {}

  /// Studies in which the gap may be closed, the later shape moved first.
  static List<Study> close(Study study, Narrow gap) {
    List<Element> sides = Sketch.of(study)
        .shapes()
        .stream()
        .filter(element -> {
          Nearest nearest = Nearest.on(element.rings(), gap.at());
          return nearest != null && nearest.distance() <= gap.width();
        })
        .sorted(Comparator.comparing((Element element) -> element.item()).reversed())
        .toList();
    List<Study> closed = new ArrayList<>();
    for (Element moved : sides) {
      for (Element fixed : sides) {
        if (!moved.equals(fixed)) {
          Shape shape = onto(moved, fixed, REACH * gap.width());
          closed.add(Drawing.put(study, moved.item(), shape));
        }
      }
    }
    return closed;
  }

  private static Shape onto(Element moved, Element fixed, double reach) {
    Map<Vertex, Point> ways = new HashMap<>();
    for (Grip grip : Grips.of(moved.shape())) {
      if (grip.kind() == Grip.Kind.VERTEX) {
        Point target = target(grip.at(), fixed, reach);
        if (target.distance(grip.at()) > 0) {
          ways.put(grip.vertex(), target.minus(grip.at()));
        }
      }
    }
    // Vertices that go the same way go together, so that a rectangle stays one.
    Map<Point, List<Vertex>> groups = new LinkedHashMap<>();
    double size = moved.box().size();
    ways.forEach((vertex, way) -> groups.computeIfAbsent(groups.keySet()
        .stream()
        .filter(other -> other.distance(way) < 1e-9 * size)
        .findFirst()
        .orElse(way), _ -> new ArrayList<>()).add(vertex));
    Shape shape = moved.shape();
    for (Map.Entry<Point, List<Vertex>> group : groups.entrySet()) {
      shape = Grips.shifted(shape, group.getValue(), group.getKey());
    }
    return shape;
  }

  private static Point target(Point from, Element fixed, double reach) {
    Point corner = fixed.rings()
        .stream()
        .flatMap(List::stream)
        .map(curve -> curve.point(0))
        .filter(point -> point.distance(from) <= reach)
        .min(Comparator.comparingDouble(point -> point.distance(from)))
        .orElse(null);
    if (corner != null) {
      return corner;
    }
    Nearest nearest = Nearest.on(fixed.rings(), from);
    return nearest == null || nearest.distance() > reach ? from : nearest.point();
  }
}
