package org.collocate.app.sketch.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.collocate.solver.geometry.Point;

/// What is under a point, found by geometry.
public final class Picking {
  private Picking() {}

  /// The items at a point, the one that is meant first: outlines within reach by distance, then whatever contains the
  /// point, regions before shapes and later ones before earlier ones.
  ///
  /// @param reach in the plane
  public static List<Item> at(Sketch sketch, Point point, double reach) {
    record Hit(Item item, double distance) {}
    List<Hit> hits = new ArrayList<>();
    List<Item> inside = new ArrayList<>();
    for (Element element : sketch.elements()) {
      if (element.rings().isEmpty() || !element.box().grown(reach).contains(point)) {
        continue;
      }
      Nearest nearest = Nearest.on(element.rings(), point);
      if (nearest != null && nearest.distance() <= reach) {
        hits.add(new Hit(element.item(), nearest.distance()));
      } else if (contains(element.lines(), point)) {
        inside.addFirst(element.item());
      }
    }
    List<Item> items = new ArrayList<>(hits.stream()
        .sorted(Comparator.comparingDouble(Hit::distance))
        .map(Hit::item)
        .toList());
    items.addAll(inside);
    return items;
  }

  /// Whether a point is inside rings, by the even-odd rule.
  public static boolean contains(List<List<Point>> rings, Point p) {
    boolean inside = false;
    for (List<Point> ring : rings) {
      for (int i = 0; i < ring.size(); i++) {
        Point a = ring.get(i);
        Point b = ring.get((i + 1) % ring.size());
        if (a.y() > p.y() != b.y() > p.y()
            && p.x() < (b.x() - a.x()) * (p.y() - a.y()) / (b.y() - a.y()) + a.x()) {
          inside = !inside;
        }
      }
    }
    return inside;
  }

  /// The items that lie wholly in a box.
  public static List<Item> within(Sketch sketch, Box box) {
    return sketch.elements()
        .stream()
        .filter(element -> !element.rings().isEmpty() && box.contains(element.box()))
        .map(Element::item)
        .toList();
  }
}
