package org.collocate.solver.mesh;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.collocate.solver.geometry.CurvePiece;
import org.collocate.solver.geometry.PlanarDomain;

/// For each curve of a domain the one that takes its place in another, which differs only in where its curves run.
final class CurveMatch {
  private CurveMatch() {}

  /// Loops are taken in their order; of each loop the beginning is found at which its vertices have moved least, since a
  /// loop may begin anywhere.
  ///
  /// @return empty if the domains differ in their number of loops or curves, in their kinds, or in what lies beside them
  static Optional<Map<CurvePiece, CurvePiece>> of(PlanarDomain from, PlanarDomain to) {
    Map<CurvePiece, CurvePiece> match = new HashMap<>();
    if (from.loops().size() != to.loops().size()
        || !matches(from.interfaces(), to.interfaces(), 0, match)) {
      return Optional.empty();
    }
    for (int l = 0; l < from.loops().size(); l++) {
      List<CurvePiece> was = from.loops().get(l);
      List<CurvePiece> is = to.loops().get(l);
      double least = Double.POSITIVE_INFINITY;
      int best = -1;
      for (int shift = 0; was.size() == is.size() && shift < was.size(); shift++) {
        double moved = moved(was, is, shift);
        if (moved < least && matches(was, is, shift, new HashMap<>())) {
          least = moved;
          best = shift;
        }
      }
      if (best < 0) {
        return Optional.empty();
      }
      matches(was, is, best, match);
    }
    return Optional.of(match);
  }

  private static double moved(List<CurvePiece> was, List<CurvePiece> is, int shift) {
    return IntStream.range(0, was.size())
        .mapToDouble(k -> was.get(k).start().distance(is.get((k + shift) % is.size()).start()))
        .sum();
  }

  /// Whether curves are alike, one after the other; puts them into the match.
  private static boolean matches(List<CurvePiece> was, List<CurvePiece> is, int shift,
      Map<CurvePiece, CurvePiece> match) {
    if (was.size() != is.size()) {
      return false;
    }
    for (int k = 0; k < was.size(); k++) {
      CurvePiece a = was.get(k);
      CurvePiece b = is.get((k + shift) % is.size());
      if (!a.curve().getClass().equals(b.curve().getClass()) || a.part() != b.part() || a.left() != b.left()
          || a.right() != b.right()) {
        return false;
      }
      match.put(a, b);
    }
    return true;
  }
}
