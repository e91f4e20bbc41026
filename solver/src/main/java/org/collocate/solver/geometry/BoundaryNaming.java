package org.collocate.solver.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.collocate.solver.geometry.GeometryFault.Section;
import org.jspecify.annotations.Nullable;

/// Cuts the boundary at the ends of the stretches that `along` entries name, and gives them their parts.
final class BoundaryNaming {
  /// No entry has named the piece yet.
  static final int UNNAMED = -3;

  /// How far a point may miss the boundary, relative to the domain's size.
  private static final double SNAP = 1e-3;
  private static final double TIE = 1e-9;

  private final List<List<CurvePiece>> loops;
  private final double[][] starts;
  private final Outline outline;
  private final double size;
  private final FaultList faults;

  BoundaryNaming(List<List<CurvePiece>> loops, Outline outline, double size, FaultList faults) {
    this.loops = loops;
    this.outline = outline;
    this.size = size;
    this.faults = faults;
    starts = new double[loops.size()][];
    for (int l = 0; l < loops.size(); l++) {
      List<CurvePiece> loop = loops.get(l);
      starts[l] = new double[loop.size() + 1];
      for (int k = 0; k < loop.size(); k++) {
        starts[l][k + 1] = starts[l][k] + loop.get(k).length();
      }
    }
  }

  /// A place on the boundary by arc length.
  private record Place(int loop, double at) {}

  /// From `at`, in the loop's direction.
  private record Stretch(int entry, int part, int loop, double at, double length) {
    boolean covers(double place, double total) {
      double ahead = forward(at, place, total);
      return ahead <= length;
    }
  }

  private static double forward(double from, double to, double total) {
    double ahead = (to - from) % total;
    return ahead < 0 ? ahead + total : ahead;
  }

  private double total(int loop) {
    return starts[loop][starts[loop].length - 1];
  }

  /// @param parts the part of each entry
  List<List<CurvePiece>> name(List<NamedBoundary> entries, int[] parts) {
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Stretch stretch = stretch(i, parts[i], entries.get(i).along());
      if (stretch != null) {
        stretches.add(stretch);
      }
    }
    List<List<CurvePiece>> named = new ArrayList<>();
    Set<Integer> overlapping = new TreeSet<>();
    for (int l = 0; l < loops.size(); l++) {
      List<CurvePiece> loop = new ArrayList<>();
      for (int k = 0; k < loops.get(l).size(); k++) {
        cut(l, k, stretches, loop, overlapping);
      }
      named.add(loop);
    }
    return named;
  }

  private @Nullable Stretch stretch(int entry, int part, List<Point> along) {
    List<Place> places = new ArrayList<>();
    for (Point point : along) {
      Place place = locate(entry, point);
      if (place == null) {
        return null;
      }
      places.add(place);
    }
    Place first = places.getFirst();
    if (places.stream().anyMatch(place -> place.loop != first.loop)) {
      faults.add(Section.BOUNDARIES, entry, "the points lie on different loops of the boundary",
          "name each loop by an entry of its own", along.getFirst());
      return null;
    }
    double total = total(first.loop);
    boolean closed = places.size() > 2 && places.getLast().equals(first);
    if (closed) {
      return new Stretch(entry, part, first.loop, 0, total);
    }
    double ahead = forward(first.at, places.getLast().at, total);
    double tie = TIE * total;
    if (ahead <= tie || total - ahead <= tie) {
      faults.add(Section.BOUNDARIES, entry, "the stretch has no length", "give two different points",
          along.getFirst());
      return null;
    }
    if (places.size() == 2 && Math.abs(total - 2 * ahead) <= tie) {
      faults.add(Section.BOUNDARIES, entry, "both ways from " + along.getFirst() + " to " + along.getLast()
          + " are equally long", "give a third point between them", along.getFirst());
      return null;
    }
    boolean forwards = places.size() == 2 ? ahead < total - ahead : inOrder(places, total, 1);
    if (places.size() > 2 && !forwards && !inOrder(places, total, -1)) {
      faults.add(Section.BOUNDARIES, entry, "the points are not in order along the boundary",
          "list them as they follow each other", along.getFirst());
      return null;
    }
    return forwards ? new Stretch(entry, part, first.loop, first.at, ahead)
        : new Stretch(entry, part, first.loop, places.getLast().at, total - ahead);
  }

  private static boolean inOrder(List<Place> places, double total, int direction) {
    double reached = 0;
    for (Place place : places) {
      double from = places.getFirst().at;
      double ahead = direction > 0 ? forward(from, place.at, total) : forward(place.at, from, total);
      if (ahead < reached) {
        return false;
      }
      reached = ahead;
    }
    return true;
  }

  private @Nullable Place locate(int entry, Point point) {
    double tolerance = SNAP * size;
    Outline.Nearest nearest = outline.nearest(point.x(), point.y());
    if (nearest.distance() > tolerance) {
      faults.add(Section.BOUNDARIES, entry, point + " is " + Point.short6(nearest.distance())
          + " away from the boundary", "the nearest boundary point is " + nearest.point(), point);
      return null;
    }
    int index = nearest.piece();
    for (int l = 0; l < loops.size(); l++) {
      if (index < loops.get(l).size()) {
        return place(l, index, nearest, point, tolerance);
      }
      index -= loops.get(l).size();
    }
    throw new IllegalStateException("the outline has more pieces than its loops");
  }

  private Place place(int loop, int k, Outline.Nearest nearest, Point point, double tolerance) {
    CurvePiece piece = loops.get(loop).get(k);
    boolean nearStart = piece.start().distance(point) <= piece.end().distance(point);
    Point joint = nearStart ? piece.start() : piece.end();
    int corner = nearStart ? k : k + 1;
    double reach = isCorner(loops.get(loop), corner) ? tolerance : 1e-9 * size;
    double total = total(loop);
    double at = joint.distance(point) <= reach ? starts[loop][corner]
        : starts[loop][k] + piece.lengthTo(nearest.s());
    return new Place(loop, at >= total ? 0 : at);
  }

  private static boolean isCorner(List<CurvePiece> loop, int joint) {
    Point arriving = loop.get((joint + loop.size() - 1) % loop.size()).tangent(1);
    Point leaving = loop.get(joint % loop.size()).tangent(0);
    return arriving.distance(leaving) > 1e-6;
  }

  private void cut(int loop, int k, List<Stretch> stretches, List<CurvePiece> out,
      Set<Integer> overlapping) {
    CurvePiece piece = loops.get(loop).get(k);
    double begin = starts[loop][k];
    double length = starts[loop][k + 1] - begin;
    double total = total(loop);
    double margin = TIE * total;
    TreeSet<Double> cuts = new TreeSet<>();
    for (Stretch stretch : stretches) {
      if (stretch.loop == loop && stretch.length < total) {
        for (double end : new double[] {stretch.at, stretch.at + stretch.length}) {
          double offset = forward(begin, end, total);
          if (offset > margin && offset < length - margin) {
            cuts.add(offset);
          }
        }
      }
    }
    cuts.add(length);
    double low = 0;
    double from = 0;
    for (double high : cuts) {
      double to = high == length ? 1 : piece.positionAtLength(high / length);
      if (high - low > margin || (from == 0 && to == 1)) {
        CurvePiece stretch = from == 0 && to == 1 ? piece : piece.between(from, to);
        int part = part(stretch, loop, begin + (low + high) / 2, total, stretches, overlapping);
        out.add(stretch.withPart(part));
        low = high;
        from = to;
      }
    }
  }

  private int part(CurvePiece piece, int loop, double middle, double total, List<Stretch> stretches,
      Set<Integer> overlapping) {
    int part = piece.part();
    for (Stretch stretch : stretches) {
      if (stretch.loop == loop && stretch.covers(middle, total)) {
        if (part != UNNAMED && part != stretch.part && overlapping.add(stretch.entry)) {
          Point at = piece.point(0.5);
          faults.add(Section.BOUNDARIES, stretch.entry, part == CurvePiece.PERIODIC
              ? "the stretch lies on a periodic side near " + at
              : "the stretch overlaps another named part near " + at,
              "let the stretches end where the other begins",
              at);
        }
        part = stretch.part;
      }
    }
    return part;
  }
}
