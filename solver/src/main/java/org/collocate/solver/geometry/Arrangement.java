package org.collocate.solver.geometry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.collocate.solver.geometry.FlatShape.Chord;
import org.collocate.solver.geometry.GeometryFault.Section;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.snap.SnappingNoder;

/// Combines shapes and regions, with the origin of every curve kept.
///
/// Every curve is flattened; each chord goes through JTS's snapping noder with its curve and parameters as payload.
/// A noded segment stays if the labels left and right of it differ, where a label is "outside" or a region's index,
/// found by running the drawing's operations on the point. Segments in a row that follow one curve are joined to a
/// [CurvePiece]; where two curves meet, Newton's method finds the intersection of the true curves.
final class Arrangement {
  /// Relative to the size of the drawing.
  private static final double SNAP = 1e-9;
  private static final double LABEL_OFFSET = 1e-7;

  private final List<ShapeOperation> operations;
  private final List<FlatShape> flats;
  private final double size;
  private final double sagitta;
  private final Section section;
  private final int index;
  private final FaultList faults;
  private final Map<Coordinate, Node> nodes = new HashMap<>();

  /// @param flats the operations' shapes, then the regions
  /// @param section where faults are reported
  Arrangement(List<ShapeOperation> operations, List<FlatShape> flats, double size, double sagitta,
      Section section,
      int index, FaultList faults) {
    this.section = section;
    this.index = index;
    this.operations = operations;
    this.flats = flats;
    this.size = size;
    this.sagitta = sagitta;
    this.faults = faults;
  }

  /// @param loops boundary pieces, domain on the left; `part` holds the index of the shape that the piece comes from
  /// @param interfaces pieces between two regions
  record Result(List<List<CurvePiece>> loops, List<CurvePiece> interfaces) {}

  /// A point where segments end.
  private static final class Node {
    final Coordinate coordinate;
    final List<Segment> segments = new ArrayList<>();
    /// An end of a drawn curve: exact, so preferred to any computed point.
    @Nullable
    Point drawn;
    @Nullable
    Point position;

    Node(Coordinate coordinate) {
      this.coordinate = coordinate;
    }
  }

  /// A noded segment; `ta` and `tb` are the curve's parameters at its ends.
  private static final class Segment {
    Node a;
    Node b;
    Chord chord;
    double ta;
    double tb;
    int left;
    int right;
    boolean used;

    Segment(Node a, Node b, Chord chord, double ta, double tb) {
      this.a = a;
      this.b = b;
      this.chord = chord;
      this.ta = ta;
      this.tb = tb;
    }

    void reverse() {
      Node node = a;
      a = b;
      b = node;
      double t = ta;
      ta = tb;
      tb = t;
      int label = left;
      left = right;
      right = label;
    }

    boolean isBoundary() {
      return right == CurvePiece.OUTSIDE;
    }
  }

  Result combine() {
    List<Segment> kept = label(node());
    for (Segment segment : kept) {
      segment.a.segments.add(segment);
      segment.b.segments.add(segment);
    }
    checkTouching(kept);
    faults.throwIfAny();
    List<Run> boundary = runs(kept, true);
    List<Run> interfaces = runs(kept, false);
    Map<Node, List<Run>> ends = new LinkedHashMap<>();
    for (List<Run> list : List.of(boundary, interfaces)) {
      for (Run run : list) {
        ends.computeIfAbsent(run.start(), _ -> new ArrayList<>()).add(run);
        ends.computeIfAbsent(run.end(), _ -> new ArrayList<>()).add(run);
      }
    }
    ends.forEach((node, runs) -> node.position = polish(node, runs));
    List<List<CurvePiece>> loops = loops(boundary);
    Map<Point, Point> welds = new HashMap<>();
    List<List<CurvePiece>> clean = loops.stream()
        .map(loop -> weld(loop, welds))
        .filter(loop -> !loop.isEmpty())
        .toList();
    return new Result(clean, interfaces.stream().map(this::piece).map(piece -> weld(piece, welds)).toList());
  }

  private Collection<Segment> node() {
    List<SegmentString> strings = new ArrayList<>();
    for (FlatShape flat : flats) {
      for (Chord chord : flat.chords()) {
        strings.add(new NodedSegmentString(new Coordinate[] {chord.a(), chord.b()}, chord));
      }
    }
    SnappingNoder noder = new SnappingNoder(SNAP * size);
    noder.computeNodes(strings);
    record Key(Coordinate low, Coordinate high) {}
    Map<Key, Segment> segments = new LinkedHashMap<>();
    for (Object noded : noder.getNodedSubstrings()) {
      SegmentString string = (SegmentString) noded;
      Chord chord = (Chord) string.getData();
      for (int i = 1; i < string.size(); i++) {
        Coordinate p = string.getCoordinate(i - 1);
        Coordinate q = string.getCoordinate(i);
        if (p.equals2D(q)) {
          continue;
        }
        Segment segment = new Segment(node(p), node(q), chord, parameter(chord, p), parameter(chord, q));
        noteDrawnEnds(segment);
        Key key = p.compareTo(q) < 0 ? new Key(p, q) : new Key(q, p);
        segments.merge(key, segment, this::preferred);
      }
    }
    return segments.values();
  }

  /// The noder may have moved an end of the chord to a neighbour within the snapping distance.
  private double parameter(Chord chord, Coordinate c) {
    if (c.distance(chord.a()) <= 2 * SNAP * size) {
      return chord.from();
    }
    return c.distance(chord.b()) <= 2 * SNAP * size ? chord.to() : chord.parameter(c);
  }

  private static void noteDrawnEnds(Segment segment) {
    if (segment.ta == 0 || segment.ta == 1) {
      segment.a.drawn = segment.chord.curve().point(segment.ta);
    }
    if (segment.tb == 0 || segment.tb == 1) {
      segment.b.drawn = segment.chord.curve().point(segment.tb);
    }
  }

  private Node node(Coordinate c) {
    return nodes.computeIfAbsent(c, Node::new);
  }

  /// Of two shapes that share an edge, the later named one owns it; of two without a name, the later.
  private Segment preferred(Segment first, Segment second) {
    return rank(second) > rank(first) ? second : first;
  }

  private int rank(Segment segment) {
    int owner = segment.chord.owner();
    boolean named = owner < operations.size() && operations.get(owner).name() != null;
    return owner < operations.size() ? owner + (named ? 2 : 1) * flats.size() : owner;
  }

  private List<Segment> label(Collection<Segment> segments) {
    List<Segment> kept = new ArrayList<>();
    for (Segment segment : segments) {
      Coordinate a = segment.a.coordinate;
      Coordinate b = segment.b.coordinate;
      double length = a.distance(b);
      double offset = Math.min(LABEL_OFFSET * size, 0.05 * length) / length;
      double nx = -(b.y - a.y) * offset;
      double ny = (b.x - a.x) * offset;
      double mx = (a.x + b.x) / 2;
      double my = (a.y + b.y) / 2;
      segment.left = label(new Coordinate(mx + nx, my + ny));
      segment.right = label(new Coordinate(mx - nx, my - ny));
      if (segment.left != segment.right) {
        if (segment.right > segment.left) {
          segment.reverse();
        }
        kept.add(segment);
      }
    }
    return kept;
  }

  private int label(Coordinate c) {
    boolean inside = false;
    for (int i = 0; i < operations.size(); i++) {
      inside = switch (operations.get(i).operation()) {
        case ADD -> inside || flats.get(i).contains(c);
        case SUBTRACT -> inside && !flats.get(i).contains(c);
        case INTERSECT -> inside && flats.get(i).contains(c);
      };
    }
    if (!inside) {
      return CurvePiece.OUTSIDE;
    }
    for (int i = flats.size() - 1; i >= operations.size(); i--) {
      if (flats.get(i).contains(c)) {
        return i - operations.size() + 1;
      }
    }
    return 0;
  }

  private void checkTouching(List<Segment> kept) {
    if (kept.stream().noneMatch(Segment::isBoundary)) {
      faults.add(section, index, "the domain is empty: the shapes leave nothing",
          "begin with an \"add\" and check that the subtracted shapes do not cover it", null);
      return;
    }
    for (Node node : nodes.values()) {
      long in = node.segments.stream().filter(segment -> segment.isBoundary() && segment.b == node).count();
      long out = node.segments.stream().filter(segment -> segment.isBoundary() && segment.a == node).count();
      if (in != out || out > 1) {
        Point at = new Point(node.coordinate.x, node.coordinate.y);
        faults.add(section, index, "the boundary touches itself at " + at,
            "move the shapes apart or let them overlap properly", at);
      }
    }
  }

  /// Segments in a row on one curve with the same labels, as far as they go.
  private record Run(List<Segment> segments) {
    Node start() {
      return segments.getFirst().a;
    }

    Node end() {
      return segments.getLast().b;
    }

    Curve curve() {
      return segments.getFirst().chord.curve();
    }

    double parameter(boolean atEnd) {
      return atEnd ? segments.getLast().tb : segments.getFirst().ta;
    }
  }

  private List<Run> runs(List<Segment> kept, boolean boundary) {
    List<Run> runs = new ArrayList<>();
    for (Segment seed : kept) {
      if (seed.used || seed.isBoundary() != boundary || follower(seed, seed.a) != null) {
        continue;
      }
      List<Segment> run = new ArrayList<>();
      for (Segment segment = seed; segment != null; segment = follower(segment, segment.b)) {
        segment.used = true;
        run.add(segment);
      }
      runs.add(new Run(run));
    }
    return runs;
  }

  /// The segment that continues this one through the node on the same curve, or null where a run ends.
  private static @Nullable Segment follower(Segment segment, Node node) {
    if (node.segments.size() != 2) {
      return null;
    }
    Segment other = node.segments.get(node.segments.getFirst() == segment ? 1 : 0);
    double here = node == segment.a ? segment.ta : segment.tb;
    double there = node == other.a ? other.ta : other.tb;
    boolean headToTail = (node == segment.a) != (node == other.a);
    boolean sameCurve = other.chord.curve().equals(segment.chord.curve())
        && other.chord.owner() == segment.chord.owner();
    boolean sameSides = headToTail && other.left == segment.left && other.right == segment.right;
    return sameCurve && sameSides && Math.abs(here - there) < 1e-7 ? other : null;
  }

  private Point polish(Node node, List<Run> runs) {
    if (node.drawn != null) {
      return node.drawn;
    }
    Point start = new Point(node.coordinate.x, node.coordinate.y);
    Point best = start;
    double sharpest = 1e-6;
    for (Run one : runs) {
      for (Run two : runs) {
        double ta = one.parameter(one.end() == node);
        double tb = two.parameter(two.end() == node);
        double sine = Math.abs(one.curve().derivative(ta).unit().cross(two.curve().derivative(tb).unit()));
        if (!one.curve().equals(two.curve()) && sine > sharpest) {
          Point crossing = intersect(one.curve(), ta, two.curve(), tb);
          if (crossing != null && crossing.distance(start) < 100 * sagitta) {
            best = crossing;
            sharpest = sine;
          }
        }
      }
    }
    return best;
  }

  private @Nullable Point intersect(Curve one, double ta, Curve two, double tb) {
    double t = ta;
    double r = tb;
    for (int iteration = 0; iteration < 50; iteration++) {
      Point gap = two.point(r).minus(one.point(t));
      if (gap.length() <= 1e-15 * size) {
        break;
      }
      Point d1 = one.derivative(t);
      Point d2 = two.derivative(r);
      double determinant = -d1.cross(d2);
      if (determinant == 0) {
        return null;
      }
      t += -gap.cross(d2) / determinant;
      r += -gap.cross(d1) / determinant;
    }
    Point p = one.point(t);
    return p.distance(two.point(r)) <= 1e-13 * size ? p : null;
  }

  private List<List<CurvePiece>> loops(List<Run> boundary) {
    Map<Node, Run> byStart = new LinkedHashMap<>();
    boundary.forEach(run -> byStart.put(run.start(), run));
    List<List<CurvePiece>> loops = new ArrayList<>();
    while (!byStart.isEmpty()) {
      List<CurvePiece> loop = new ArrayList<>();
      Run run = byStart.remove(byStart.keySet().iterator().next());
      while (run != null) {
        loop.add(piece(run));
        run = byStart.remove(run.end());
      }
      loops.add(loop);
    }
    return loops;
  }

  /// Leaves out pieces that are as short as the snapping distance, and joins their neighbours.
  private List<CurvePiece> weld(List<CurvePiece> loop, Map<Point, Point> welds) {
    List<CurvePiece> kept = loop.stream().filter(piece -> !isPoint(piece)).toList();
    if (kept.size() == loop.size()) {
      return loop;
    }
    List<CurvePiece> welded = new ArrayList<>();
    for (int k = 0; k < kept.size(); k++) {
      CurvePiece next = kept.get((k + 1) % kept.size());
      welds.put(kept.get(k).end(), next.start());
      welded.add(weld(kept.get(k), Map.of(kept.get(k).end(), next.start())));
    }
    return welded;
  }

  private boolean isPoint(CurvePiece piece) {
    return piece.start().distance(piece.end()) < 10 * SNAP * size
        && Math.abs(piece.to() - piece.from()) < 0.5;
  }

  private static CurvePiece weld(CurvePiece piece, Map<Point, Point> welds) {
    Point start = welds.getOrDefault(piece.start(), piece.start());
    Point end = welds.getOrDefault(piece.end(), piece.end());
    return new CurvePiece(piece.curve(), piece.from(), piece.to(), start, end, piece.left(), piece.right(),
        piece
            .part());
  }

  private CurvePiece piece(Run run) {
    Segment first = run.segments.getFirst();
    Point start = position(run.start());
    Point end = position(run.end());
    double from = parameter(run.curve(), start, run.segments.getFirst().ta);
    double to = parameter(run.curve(), end, run.segments.getLast().tb);
    int part = first.isBoundary() ? first.chord.owner() : CurvePiece.INTERFACE;
    return new CurvePiece(run.curve(), from, to, start, end, first.left, first.right, part);
  }

  private static Point position(Node node) {
    Point position = node.position;
    return position == null ? new Point(node.coordinate.x, node.coordinate.y) : position;
  }

  private static double parameter(Curve curve, Point at, double guess) {
    if (guess == 0 || guess == 1) {
      return guess;
    }
    return curve.nearest(at.x(), at.y(), Math.max(0, guess - 0.01), Math.min(1, guess + 0.01));
  }
}
