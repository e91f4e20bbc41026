package org.collocate.solver.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.collocate.solver.geometry.Curve;
import org.collocate.solver.geometry.Point;

/// Joins directed chains of curves, each of which ends where another begins, to closed loops.
///
/// @param <T> what a chain is
/// @param curves of a chain
record Loops<T>(Function<T, List<Curve>> curves) {
  /// @param chains whose inside is on the left; ends that meet are equal to the last bit
  /// @throws IllegalStateException if a chain leads nowhere
  List<List<T>> trace(List<T> chains) {
    Map<Point, List<T>> byStart = new LinkedHashMap<>();
    chains.forEach(chain -> byStart.computeIfAbsent(start(chain), _ -> new ArrayList<>()).add(chain));
    List<List<T>> loops = new ArrayList<>();
    while (!byStart.isEmpty()) {
      List<T> loop = new ArrayList<>();
      T chain = take(byStart, byStart.values().iterator().next().getFirst());
      loop.add(chain);
      while (!end(chain).equals(start(loop.getFirst()))) {
        chain = take(byStart, nearestTurn(chain, byStart.getOrDefault(end(chain), List.of())));
        loop.add(chain);
      }
      loops.add(loop);
    }
    return loops;
  }

  private Point start(T chain) {
    return curves.apply(chain).getFirst().point(0);
  }

  private Point end(T chain) {
    return curves.apply(chain).getLast().point(1);
  }

  private T take(Map<Point, List<T>> byStart, T chain) {
    Point start = start(chain);
    List<T> here = byStart.getOrDefault(start, List.of());
    here.remove(chain);
    if (here.isEmpty()) {
      byStart.remove(start);
    }
    return chain;
  }

  /// Where parts touch in a point, the chain that stays with the same part: the first one clockwise from where one comes.
  private T nearestTurn(T arriving, List<T> leaving) {
    if (leaving.isEmpty()) {
      throw new IllegalStateException("no outline goes on at " + end(arriving));
    }
    Point back = curves.apply(arriving).getLast().derivative(1).times(-1);
    T best = leaving.getFirst();
    double least = Double.MAX_VALUE;
    for (T chain : leaving) {
      Point out = curves.apply(chain).getFirst().derivative(0);
      double turn = Math.atan2(out.cross(back), out.dot(back));
      double clockwise = turn <= 0 ? turn + 2 * Math.PI : turn;
      if (clockwise < least) {
        least = clockwise;
        best = chain;
      }
    }
    return best;
  }
}
