package org.collocate.solver.geometry;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/// Closed loops of curve pieces, inside on the left, with an index over their chords: side, distance, nearest point.
///
/// Chords answer where they are surely right; within their error of the curve the curve itself decides. The tree of
/// bounding boxes is implicit (children of i at 2i + 1, 2i + 2) and queries allocate nothing but their answer.
final class Outline {
  private static final int LEAF = 4;

  private final CurvePiece[] pieces;
  private final int[] next;
  private final double sagitta;
  private final int[] pieceOf;
  private final double[] sFrom;
  private final double[] sTo;
  private final double[] ax;
  private final double[] ay;
  private final double[] bx;
  private final double[] by;
  private final double[] box;
  private final int leaves;
  private final Rows rows;

  /// @param loops consecutive pieces share their ends; the last closes on the first
  /// @param sagitta by how much chords may miss their curve
  Outline(List<List<CurvePiece>> loops, double sagitta) {
    this.sagitta = sagitta;
    pieces = loops.stream().flatMap(List::stream).toArray(CurvePiece[]::new);
    next = new int[pieces.length];
    int first = 0;
    for (List<CurvePiece> loop : loops) {
      for (int k = 0; k < loop.size(); k++) {
        next[first + k] = first + (k + 1) % loop.size();
      }
      first += loop.size();
    }
    double[][] positions = new double[pieces.length][];
    int count = 0;
    for (int p = 0; p < pieces.length; p++) {
      positions[p] = pieces[p].flatten(sagitta);
      count += positions[p].length - 1;
    }
    Chord[] chords = new Chord[count];
    int c = 0;
    for (int p = 0; p < pieces.length; p++) {
      for (int k = 1; k < positions[p].length; k++) {
        chords[c++] = new Chord(p, positions[p][k - 1], positions[p][k], pieces[p].point(positions[p][k - 1]),
            pieces[p]
                .point(positions[p][k]));
      }
    }
    leaves = Integer.highestOneBit(Math.max(1, (count - 1) / LEAF)) * 2;
    order(chords, 0, count, 0);
    pieceOf = Arrays.stream(chords).mapToInt(Chord::piece).toArray();
    sFrom = Arrays.stream(chords).mapToDouble(Chord::from).toArray();
    sTo = Arrays.stream(chords).mapToDouble(Chord::to).toArray();
    ax = Arrays.stream(chords).mapToDouble(chord -> chord.a.x()).toArray();
    ay = Arrays.stream(chords).mapToDouble(chord -> chord.a.y()).toArray();
    bx = Arrays.stream(chords).mapToDouble(chord -> chord.b.x()).toArray();
    by = Arrays.stream(chords).mapToDouble(chord -> chord.b.y()).toArray();
    box = new double[4 * (2 * leaves - 1)];
    bound(0, 0, count);
    rows = new Rows(ax, ay, bx, by);
  }

  private record Chord(int piece, double from, double to, Point a, Point b) {}

  /// Where a query ended: piece, position on it, point of the curve, distance.
  record Nearest(int piece, double s, Point point, double distance) {}

  CurvePiece piece(int index) {
    return pieces[index];
  }

  private void order(Chord[] chords, int from, int to, int node) {
    if (node >= leaves - 1 || to - from < 2) {
      return;
    }
    double x0 = Double.MAX_VALUE;
    double x1 = -Double.MAX_VALUE;
    double y0 = Double.MAX_VALUE;
    double y1 = -Double.MAX_VALUE;
    for (int i = from; i < to; i++) {
      x0 = Math.min(x0, chords[i].a.x());
      x1 = Math.max(x1, chords[i].a.x());
      y0 = Math.min(y0, chords[i].a.y());
      y1 = Math.max(y1, chords[i].a.y());
    }
    Comparator<Chord> along = x1 - x0 > y1 - y0
        ? Comparator.comparingDouble(chord -> chord.a.x() + chord.b.x())
        : Comparator.comparingDouble(chord -> chord.a.y() + chord.b.y());
    Arrays.sort(chords, from, to, along);
    int middle = (from + to) >>> 1;
    order(chords, from, middle, 2 * node + 1);
    order(chords, middle, to, 2 * node + 2);
  }

  private void bound(int node, int from, int to) {
    double x0 = Double.MAX_VALUE;
    double y0 = Double.MAX_VALUE;
    double x1 = -Double.MAX_VALUE;
    double y1 = -Double.MAX_VALUE;
    for (int i = from; i < to; i++) {
      x0 = Math.min(x0, Math.min(ax[i], bx[i]));
      x1 = Math.max(x1, Math.max(ax[i], bx[i]));
      y0 = Math.min(y0, Math.min(ay[i], by[i]));
      y1 = Math.max(y1, Math.max(ay[i], by[i]));
    }
    box[4 * node] = x0 - sagitta;
    box[4 * node + 1] = y0 - sagitta;
    box[4 * node + 2] = x1 + sagitta;
    box[4 * node + 3] = y1 + sagitta;
    if (node < leaves - 1) {
      int middle = (from + to) >>> 1;
      bound(2 * node + 1, from, middle);
      bound(2 * node + 2, middle, to);
    }
  }

  Nearest nearest(double x, double y) {
    Search search = new Search(x, y);
    search.visit(0, 0, ax.length);
    return new Nearest(search.piece, search.s, pieces[search.piece].point(search.s), search.distance);
  }

  /// Negative inside.
  double signedDistance(double x, double y) {
    Nearest nearest = nearest(x, y);
    if (nearest.distance > 2 * sagitta) {
      return rows.inside(x, y) ? -nearest.distance : nearest.distance;
    }
    Point normal = normal(nearest);
    double side = (x - nearest.point.x()) * normal.x() + (y - nearest.point.y()) * normal.y();
    return side < 0 ? -nearest.distance : nearest.distance;
  }

  /// Whether the point is inside or within the tolerance of the outline.
  boolean contains(double x, double y, double tolerance) {
    if (!(x >= box[0] - tolerance && x <= box[2] + tolerance && y >= box[1] - tolerance
        && y <= box[3] + tolerance)) {
      return false;
    }
    return nearChord(x, y, 0, 0, ax.length, Math.max(2 * sagitta, tolerance))
        ? signedDistance(x, y) <= tolerance
        : rows.inside(x, y);
  }

  /// Which points of a row are inside or within the tolerance of the outline: as {@link #contains} for each of them, but
  /// chords are looked at once for the row, and only points close to one are looked at singly.
  ///
  /// @param x ascending
  boolean[] containsRow(double[] x, double y, double tolerance) {
    boolean[] inside = new boolean[x.length];
    double reach = Math.max(2 * sagitta, tolerance);
    BitSet close = new BitSet(x.length);
    double[] crossings = rows.crossings(y);
    for (int i = 0, k = 0; i < x.length; i++) {
      while (k < crossings.length && crossings[k] <= x[i]) {
        k++;
      }
      inside[i] = (crossings.length - k) % 2 == 1;
    }
    rows.near(y, reach, (from, to) -> {
      int first = Arrays.binarySearch(x, from);
      int last = Arrays.binarySearch(x, to);
      first = first < 0 ? -first - 1 : first;
      last = last < 0 ? -last - 1 : last + 1;
      close.set(first, Math.max(first, last));
    });
    for (int i = close.nextSetBit(0); i >= 0; i = close.nextSetBit(i + 1)) {
      inside[i] = contains(x[i], y, tolerance);
    }
    return inside;
  }

  /// Outward. At a vertex the mean of both sides' normals: its sign of `(p − q)·n` is right for every p whose nearest
  /// point is the vertex q (J. A. Bærentzen, H. Aanæs, IEEE TVCG 11 (2005) 243-253, doi:10.1109/TVCG.2005.49).
  Point normal(Nearest nearest) {
    CurvePiece piece = pieces[nearest.piece];
    if (nearest.s > 0 && nearest.s < 1) {
      return piece.normal(nearest.s);
    }
    int before = nearest.s >= 1 ? nearest.piece : previous(nearest.piece);
    Point sum = pieces[before].normal(1).plus(pieces[next[before]].normal(0));
    return sum.length() < 1e-12 ? piece.normal(nearest.s) : sum.unit();
  }

  private int previous(int piece) {
    int p = piece;
    while (next[p] != piece) {
      p = next[p];
    }
    return p;
  }

  private boolean nearChord(double x, double y, int node, int from, int to, double reach) {
    if (boxDistanceSquared(node, x, y) > reach * reach) {
      return false;
    }
    if (node >= leaves - 1) {
      for (int i = from; i < to; i++) {
        if (chordDistance(i, x, y) <= reach) {
          return true;
        }
      }
      return false;
    }
    int middle = (from + to) >>> 1;
    return nearChord(x, y, 2 * node + 1, from, middle, reach)
        || nearChord(x, y, 2 * node + 2, middle, to, reach);
  }

  private double chordDistance(int i, double x, double y) {
    double dx = bx[i] - ax[i];
    double dy = by[i] - ay[i];
    double squared = dx * dx + dy * dy;
    double t = squared == 0 ? 0 : Math.clamp(((x - ax[i]) * dx + (y - ay[i]) * dy) / squared, 0, 1);
    return Math.hypot(ax[i] + t * dx - x, ay[i] + t * dy - y);
  }

  private double boxDistanceSquared(int node, double x, double y) {
    double dx = Math.max(0, Math.max(box[4 * node] - x, x - box[4 * node + 2]));
    double dy = Math.max(0, Math.max(box[4 * node + 1] - y, y - box[4 * node + 3]));
    return dx * dx + dy * dy;
  }

  private final class Search {
    private final double x;
    private final double y;
    private double distance = Double.MAX_VALUE;
    private int piece;
    private double s;

    Search(double x, double y) {
      this.x = x;
      this.y = y;
    }

    void visit(int node, int from, int to) {
      if (node >= leaves - 1) {
        for (int i = from; i < to; i++) {
          if (chordDistance(i, x, y) - 2 * sagitta < distance) {
            examine(i);
          }
        }
        return;
      }
      int middle = (from + to) >>> 1;
      double left = boxDistanceSquared(2 * node + 1, x, y);
      double right = boxDistanceSquared(2 * node + 2, x, y);
      if (left <= right) {
        descend(2 * node + 1, from, middle, left);
        descend(2 * node + 2, middle, to, right);
      } else {
        descend(2 * node + 2, middle, to, right);
        descend(2 * node + 1, from, middle, left);
      }
    }

    private void descend(int node, int from, int to, double bound) {
      if (from < to && bound < distance * distance) {
        visit(node, from, to);
      }
    }

    private void examine(int i) {
      CurvePiece candidate = pieces[pieceOf[i]];
      double a = candidate.parameter(sFrom[i]);
      double b = candidate.parameter(sTo[i]);
      double t = candidate.curve().nearest(x, y, Math.min(a, b), Math.max(a, b));
      double position = t == b ? sTo[i]
          : t == a ? sFrom[i]
              : (t - candidate.from()) / (candidate.to() - candidate
                  .from());
      Point q = candidate.point(position);
      double found = Math.hypot(q.x() - x, q.y() - y);
      if (found < distance) {
        distance = found;
        piece = pieceOf[i];
        s = Math.clamp(position, 0, 1);
      }
    }
  }

  /// Chords sorted into rows of y: a ray to the right meets those of one row only.
  private static final class Rows {
    private final double y0;
    private final double scale;
    private final int[] start;
    private final int[] chord;
    private final double[] ax;
    private final double[] ay;
    private final double[] bx;
    private final double[] by;

    Rows(double[] ax, double[] ay, double[] bx, double[] by) {
      this.ax = ax;
      this.ay = ay;
      this.bx = bx;
      this.by = by;
      y0 = Arrays.stream(ay).min().orElse(0);
      double y1 = Arrays.stream(ay).max().orElse(1);
      int count = Math.clamp(ax.length, 1, 4096);
      scale = y1 > y0 ? count / (y1 - y0) : 0;
      start = new int[count + 1];
      for (int i = 0; i < ax.length; i++) {
        for (int r = row(Math.min(ay[i], by[i])); r <= row(Math.max(ay[i], by[i])); r++) {
          start[r + 1]++;
        }
      }
      for (int r = 0; r < count; r++) {
        start[r + 1] += start[r];
      }
      chord = new int[start[count]];
      int[] fill = start.clone();
      for (int i = 0; i < ax.length; i++) {
        for (int r = row(Math.min(ay[i], by[i])); r <= row(Math.max(ay[i], by[i])); r++) {
          chord[fill[r]++] = i;
        }
      }
    }

    private int row(double y) {
      return Math.clamp((int) ((y - y0) * scale), 0, start.length - 2);
    }

    /// Where the line at height y crosses chords, ascending.
    double[] crossings(double y) {
      int r = row(y);
      double[] found = new double[start[r + 1] - start[r]];
      int count = 0;
      for (int k = start[r]; k < start[r + 1]; k++) {
        int i = chord[k];
        if (ay[i] > y != by[i] > y) {
          found[count++] = (bx[i] - ax[i]) * (y - ay[i]) / (by[i] - ay[i]) + ax[i];
        }
      }
      double[] sorted = Arrays.copyOf(found, count);
      Arrays.sort(sorted);
      return sorted;
    }

    /// Tells a stretch of the line at height y for each chord: points of the line that are closer to the chord than the
    /// reach lie on it.
    void near(double y, double reach, Stretch stretch) {
      for (int r = row(y - reach); r <= row(y + reach); r++) {
        for (int k = start[r]; k < start[r + 1]; k++) {
          int i = chord[k];
          double low = Math.min(ay[i], by[i]);
          double high = Math.max(ay[i], by[i]);
          if (low - reach <= y && y <= high + reach) {
            double slope = high > low ? (bx[i] - ax[i]) / (by[i] - ay[i]) : 0;
            double one = high > low ? ax[i] + slope * (Math.clamp(y - reach, low, high) - ay[i]) : ax[i];
            double other = high > low ? ax[i] + slope * (Math.clamp(y + reach, low, high) - ay[i]) : bx[i];
            stretch.between(Math.min(one, other) - reach, Math.max(one, other) + reach);
          }
        }
      }
    }

    /// Takes a stretch of a line.
    interface Stretch {
      void between(double from, double to);
    }

    boolean inside(double x, double y) {
      int r = row(y);
      boolean inside = false;
      for (int k = start[r]; k < start[r + 1]; k++) {
        int i = chord[k];
        if (ay[i] > y != by[i] > y && x < (bx[i] - ax[i]) * (y - ay[i]) / (by[i] - ay[i]) + ax[i]) {
          inside = !inside;
        }
      }
      return inside;
    }
  }
}
