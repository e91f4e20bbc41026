package org.collocate.app.sketch.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.collocate.solver.geometry.CurvePiece;
import org.collocate.solver.geometry.Line;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.geometry.Point;

/// The boundary of a domain by arc length, so that stretches of it can be pointed at, chosen and named.
public final class BoundaryMap {
  private static final double FINENESS = 5e-4;
  private static final double CORNER = 1e-6;
  private static final double SAME = 1e-7;
  private static final int STRETCHES = 16;

  private final PlanarDomain domain;
  private final double[][] starts;

  public BoundaryMap(PlanarDomain domain) {
    this.domain = domain;
    starts = new double[domain.loops().size()][];
    for (int l = 0; l < starts.length; l++) {
      List<CurvePiece> loop = domain.loops().get(l);
      starts[l] = new double[loop.size() + 1];
      for (int k = 0; k < loop.size(); k++) {
        starts[l][k + 1] = starts[l][k] + loop.get(k).length();
      }
    }
  }

  /// A point of the boundary.
  ///
  /// @param at arc length from the start of the loop
  public record Spot(int loop, double at, Point point, double distance) {}

  /// A stretch of one loop in its direction, the domain on the left.
  ///
  /// @param from arc length from the start of the loop
  public record Stretch(int loop, double from, double length) {}

  public PlanarDomain domain() {
    return domain;
  }

  /// The length of a loop.
  public double total(int loop) {
    return starts[loop][starts[loop].length - 1];
  }

  /// Whether a stretch is all of its loop.
  public boolean isWhole(Stretch stretch) {
    return stretch.length >= total(stretch.loop) * (1 - SAME);
  }

  /// The nearest point of the boundary.
  public Spot nearest(Point to) {
    Spot best = new Spot(0, 0, domain.loops().getFirst().getFirst().start(), Double.POSITIVE_INFINITY);
    for (int l = 0; l < starts.length; l++) {
      for (int k = 0; k < domain.loops().get(l).size(); k++) {
        CurvePiece piece = domain.loops().get(l).get(k);
        int stretches = piece.curve() instanceof Line ? 1 : STRETCHES;
        for (int i = 0; i < stretches; i++) {
          double a = piece.from() + (piece.to() - piece.from()) * i / stretches;
          double b = piece.from() + (piece.to() - piece.from()) * (i + 1) / stretches;
          double t = piece.curve().nearest(to.x(), to.y(), Math.min(a, b), Math.max(a, b));
          double s = Math.clamp((t - piece.from()) / (piece.to() - piece.from()), 0, 1);
          Point point = piece.point(s);
          if (point.distance(to) < best.distance) {
            best = new Spot(l, starts[l][k] + piece.lengthTo(s), point, point.distance(to));
          }
        }
      }
    }
    return best;
  }

  private int pieceAt(int loop, double at) {
    int found = Arrays.binarySearch(starts[loop], at);
    int piece = found >= 0 ? found : -found - 2;
    return Math.clamp(piece, 0, starts[loop].length - 2);
  }

  private double wrap(int loop, double at) {
    double total = total(loop);
    double wrapped = at % total;
    return wrapped < 0 ? wrapped + total : wrapped;
  }

  private double position(int loop, int k, double at) {
    double length = starts[loop][k + 1] - starts[loop][k];
    return domain.loops().get(loop).get(k).positionAtLength((at - starts[loop][k]) / length);
  }

  public Point point(int loop, double at) {
    double wrapped = wrap(loop, at);
    int k = pieceAt(loop, wrapped);
    return domain.loops().get(loop).get(k).point(position(loop, k, wrapped));
  }

  /// Outward.
  public Point normal(int loop, double at) {
    double wrapped = wrap(loop, at);
    int k = pieceAt(loop, wrapped);
    return domain.loops().get(loop).get(k).normal(position(loop, k, wrapped));
  }

  /// The part of the boundary at a point; empty on periodic sides.
  public Optional<String> part(int loop, double at) {
    int part = domain.loops().get(loop).get(pieceAt(loop, wrap(loop, at))).part();
    return part < 0 ? Optional.empty() : Optional.of(domain.boundaryParts().get(part));
  }

  /// Where stretches end by nature: at corners, where another part begins, and where a straight line meets a curve.
  private List<Double> breaks(int loop) {
    List<CurvePiece> pieces = domain.loops().get(loop);
    List<Double> breaks = new ArrayList<>();
    for (int k = 0; k < pieces.size(); k++) {
      CurvePiece before = pieces.get(Math.floorMod(k - 1, pieces.size()));
      CurvePiece after = pieces.get(k);
      boolean corner = before.tangent(1).distance(after.tangent(0)) > CORNER;
      boolean kind = before.curve() instanceof Line != after.curve() instanceof Line;
      if (corner || kind || before.part() != after.part()) {
        breaks.add(starts[loop][k]);
      }
    }
    return breaks;
  }

  /// The stretch between two corners, or two ends of parts, that a point lies on.
  public Stretch stretchAt(Spot spot) {
    List<Double> breaks = breaks(spot.loop);
    double total = total(spot.loop);
    if (breaks.isEmpty()) {
      return new Stretch(spot.loop, 0, total);
    }
    double from = breaks.stream()
        .filter(end -> end <= spot.at)
        .reduce((_, last) -> last)
        .orElse(breaks.getLast());
    double to = breaks.stream().filter(end -> end > spot.at).findFirst().orElse(breaks.getFirst() + total);
    double length = to - from;
    return new Stretch(spot.loop, from, length > total * (1 + SAME) ? length - total : length);
  }

  /// The stretch between two points, the way that goes through or nearest to a third.
  public Stretch between(Spot from, Spot to, Spot through) {
    double total = total(from.loop);
    double ahead = wrap(from.loop, to.at - from.at);
    double middle = wrap(from.loop, through.at - from.at);
    return middle <= ahead ? new Stretch(from.loop, from.at, ahead)
        : new Stretch(from.loop, to.at, total - ahead);
  }

  /// The stretch that was walked over from one point to another.
  ///
  /// @param travel the way that was walked, negative against the loop's direction
  public Stretch walked(Spot from, Spot to, double travel) {
    double total = total(from.loop);
    if (Math.abs(travel) >= total) {
      return new Stretch(from.loop, 0, total);
    }
    return travel > 0 ? new Stretch(from.loop, from.at, wrap(from.loop, to.at - from.at))
        : new Stretch(from.loop, to.at, wrap(from.loop, from.at - to.at));
  }

  /// The way from one point to another, the shorter one; negative against the loop's direction.
  public double way(Spot from, Spot to) {
    return Math.IEEEremainder(to.at - from.at, total(from.loop));
  }

  /// The smallest stretch that covers two, on the side where less is added; the second alone if they lie on two loops.
  public Stretch joined(Stretch one, Stretch other) {
    if (one.loop != other.loop) {
      return other;
    }
    Stretch forwards = cover(one, other);
    Stretch backwards = cover(other, one);
    return forwards.length <= backwards.length ? forwards : backwards;
  }

  private Stretch cover(Stretch first, Stretch last) {
    double ahead = wrap(first.loop, last.from - first.from);
    double total = total(first.loop);
    double length = Math.max(first.length, ahead + last.length);
    return length >= total * (1 - SAME) ? new Stretch(first.loop, first.from, total)
        : new Stretch(first.loop, first.from, length);
  }

  /// The stretches of each part, connected ones in one; periodic sides have no part.
  public Map<String, List<Stretch>> parts() {
    Map<String, List<Stretch>> parts = new LinkedHashMap<>();
    domain.boundaryParts().forEach(part -> parts.put(part, new ArrayList<>()));
    for (int l = 0; l < starts.length; l++) {
      List<CurvePiece> pieces = domain.loops().get(l);
      int first = 0;
      while (first < pieces.size() && pieces.get(first).part() == pieces.getLast().part()) {
        first++;
      }
      if (first == pieces.size()) {
        add(parts, pieces.getFirst().part(), new Stretch(l, 0, total(l)));
        continue;
      }
      int begin = first;
      for (int i = first; i < first + pieces.size(); i++) {
        int now = pieces.get(i % pieces.size()).part();
        int next = pieces.get((i + 1) % pieces.size()).part();
        if (now != next || i == first + pieces.size() - 1) {
          double from = starts[l][begin % pieces.size()];
          double to = starts[l][i % pieces.size() + 1] + (i >= pieces.size() ? total(l) : 0)
              - (begin >= pieces.size() ? total(l) : 0);
          add(parts, now, new Stretch(l, from, to - from));
          begin = i + 1;
        }
      }
    }
    return parts;
  }

  private void add(Map<String, List<Stretch>> parts, int part, Stretch stretch) {
    if (part >= 0) {
      parts.computeIfAbsent(domain.boundaryParts().get(part), _ -> new ArrayList<>()).add(stretch);
    }
  }

  /// What of a stretch another one leaves over.
  public List<Stretch> minus(Stretch stretch, Stretch other) {
    if (stretch.loop != other.loop) {
      return List.of(stretch);
    }
    double total = total(stretch.loop);
    double margin = SAME * total;
    if (isWhole(stretch)) {
      double rest = total - other.length;
      return rest <= margin ? List.of()
          : List.of(new Stretch(stretch.loop, wrap(stretch.loop, other.from + other.length), rest));
    }
    // On a line that begins where the other stretch begins, the other covers [0, other.length].
    double begin = wrap(stretch.loop, stretch.from - other.from);
    begin = total - begin < margin ? 0 : begin;
    double end = begin + stretch.length;
    List<Stretch> left = new ArrayList<>();
    for (double[] free : new double[][] {{other.length, total}, {other.length + total, 2 * total}}) {
      double low = Math.max(begin, free[0]);
      double high = Math.min(end, free[1]);
      if (high - low > margin) {
        left.add(new Stretch(stretch.loop, wrap(stretch.loop, other.from + low), high - low));
      }
    }
    return left;
  }

  /// Whether two stretches are the same but for rounding.
  public boolean same(Stretch one, Stretch other) {
    if (one.loop != other.loop) {
      return false;
    }
    double margin = SAME * total(one.loop);
    double apart = wrap(one.loop, one.from - other.from);
    boolean whole = isWhole(one) && isWhole(other);
    return whole || Math.abs(one.length - other.length) <= margin
        && Math.min(apart, total(one.loop) - apart) <= margin;
  }

  /// The points that name a stretch in a study: its ends, and points between where the ends alone would mean the other
  /// way round.
  public List<Point> along(Stretch stretch) {
    double[] fractions = isWhole(stretch) ? new double[] {0, 1.0 / 3, 2.0 / 3, 1}
        : stretch.length > 0.49 * total(stretch.loop) ? new double[] {0, 0.5, 1} : new double[] {0, 1};
    Digits digits = new Digits(Digits.of(Box.of(corners())).decimals() - 2);
    return Arrays.stream(fractions)
        .mapToObj(f -> digits
            .of(point(stretch.loop, stretch.from + (isWhole(stretch) && f == 1 ? 0 : f * stretch.length))))
        .toList();
  }

  private List<Point> corners() {
    return List.of(new Point(domain.lower()[0], domain.lower()[1]),
        new Point(domain.upper()[0], domain.upper()[1]));
  }

  /// The stretch as a line to draw.
  public List<Point> line(Stretch stretch) {
    TreeSet<Double> places = new TreeSet<>(List.of(0.0, stretch.length));
    for (int k = 0; k < starts[stretch.loop].length - 1; k++) {
      CurvePiece piece = domain.loops().get(stretch.loop).get(k);
      double start = starts[stretch.loop][k];
      for (double s : piece.flatten(FINENESS * domain.size())) {
        double at = wrap(stretch.loop, start + piece.lengthTo(s) - stretch.from);
        if (at < stretch.length) {
          places.add(at);
        }
      }
    }
    return places.stream().map(at -> point(stretch.loop, stretch.from + at)).toList();
  }

  /// Points at equal distances along a stretch, at least one, none at its ends.
  ///
  /// @param apart the wanted distance
  public List<Spot> spots(Stretch stretch, double apart) {
    int count = Math.clamp(Math.round(stretch.length / apart), 1, 200);
    return IntStream.range(0, count).mapToObj(i -> {
      double at = wrap(stretch.loop, stretch.from + stretch.length * (i + 0.5) / count);
      return new Spot(stretch.loop, at, point(stretch.loop, at), 0);
    }).toList();
  }

  /// The stretch that another map's stretch has become; empty if it is no longer there.
  public Optional<Stretch> found(BoundaryMap before, Stretch stretch) {
    if (before.isWhole(stretch)) {
      Spot spot = nearest(before.point(stretch.loop, stretch.from));
      return spot.distance > 0.02 * domain.size() ? Optional.empty()
          : Optional.of(new Stretch(spot.loop, 0, total(spot.loop)));
    }
    Spot from = nearest(before.point(stretch.loop, stretch.from));
    Spot middle = nearest(before.point(stretch.loop, stretch.from + stretch.length / 2));
    Spot to = nearest(before.point(stretch.loop, stretch.from + stretch.length));
    boolean near = Math.max(from.distance, Math.max(middle.distance, to.distance)) <= 1e-3 * domain.size();
    if (!near || from.loop != to.loop || from.loop != middle.loop) {
      return Optional.empty();
    }
    Stretch found = between(from, to, middle);
    return found.length <= SAME * total(from.loop) ? Optional.empty() : Optional.of(found);
  }
}
