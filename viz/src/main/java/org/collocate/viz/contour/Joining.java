package org.collocate.viz.contour;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Joins segments to lines. Two cells compute the crossing of their common edge by the same arithmetic, so that ends that
/// belong together are the same numbers.
final class Joining {
  private final List<double[][]> segments;
  private final Map<End, List<Integer>> meeting = new HashMap<>();
  private final boolean[] used;

  private record End(double x, double y) {
    static End of(double[][] segment, int end) {
      // Adding zero makes one of the two zeros.
      return new End(segment[0][end] + 0.0, segment[1][end] + 0.0);
    }
  }

  /// @param segments `[segment][axis][end]`
  Joining(List<double[][]> segments) {
    this.segments = segments;
    used = new boolean[segments.size()];
    for (int i = 0; i < segments.size(); i++) {
      for (int end = 0; end < 2; end++) {
        meeting.computeIfAbsent(End.of(segments.get(i), end), _ -> new ArrayList<>()).add(i);
      }
    }
  }

  void addTo(double level, List<ContourLine> lines) {
    for (int i = 0; i < used.length; i++) {
      if (!used[i]) {
        used[i] = true;
        Deque<End> points = new ArrayDeque<>();
        points.add(End.of(segments.get(i), 0));
        points.add(End.of(segments.get(i), 1));
        for (End next = next(points.getLast()); next != null; next = next(next)) {
          points.addLast(next);
        }
        for (End next = next(points.getFirst()); next != null; next = next(next)) {
          points.addFirst(next);
        }
        lines.add(new ContourLine(level, points.stream().mapToDouble(End::x).toArray(),
            points.stream().mapToDouble(End::y).toArray()));
      }
    }
  }

  /// The other end of a segment that begins here and is not yet part of a line.
  private @org.jspecify.annotations.Nullable End next(End from) {
    for (int candidate : meeting.getOrDefault(from, List.of())) {
      if (!used[candidate]) {
        used[candidate] = true;
        End first = End.of(segments.get(candidate), 0);
        return first.equals(from) ? End.of(segments.get(candidate), 1) : first;
      }
    }
    return null;
  }
}
