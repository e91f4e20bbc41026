package org.collocate.solver.exchange;

import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.geometry.Curve;
import org.locationtech.jts.algorithm.Orientation;

/// From SVG's rule `nonzero` to the even-odd rule of a study.
///
/// A ring bounds the painted area if one of the winding numbers on its two sides is zero and the other is not. Of rings
/// that do not cross, those that bound the area, taken by the even-odd rule, paint the same.
final class FillRule {
  private FillRule() {}

  /// @param shapes rings of one shape or of several whose union is painted; each by the even-odd rule
  /// @param exact whether nothing but the rule was changed
  record Painted(List<List<List<Curve>>> shapes, boolean exact) {}

  static Painted nonzero(List<List<Curve>> rings, Budget budget) {
    if (rings.size() == 1) {
      return new Painted(List.of(rings), true);
    }
    List<Footprint> prints = rings.stream().map(ring -> Footprint.of(List.of(ring), budget)).toList();
    List<Integer> turns = prints.stream()
        .map(print -> Orientation.isCCWArea(print.rings().getFirst()) ? 1 : -1)
        .toList();
    if (anyCross(prints)) {
      boolean sameTurn = turns.stream().distinct().count() == 1;
      return sameTurn ? new Painted(rings.stream().map(List::of).toList(), true)
          : new Painted(List.of(rings), false);
    }
    List<List<Curve>> kept = new ArrayList<>();
    for (int i = 0; i < prints.size(); i++) {
      int around = 0;
      for (int k = 0; k < prints.size(); k++) {
        if (k != i && prints.get(k).encloses(prints.get(i))) {
          around += turns.get(k);
        }
      }
      if ((around == 0) != (around + turns.get(i) == 0)) {
        kept.add(rings.get(i));
      }
    }
    return new Painted(List.of(kept.isEmpty() ? rings : kept), true);
  }

  private static boolean anyCross(List<Footprint> prints) {
    for (int i = 0; i < prints.size(); i++) {
      for (int k = 0; k < i; k++) {
        if (prints.get(i).box().intersects(prints.get(k).box()) && prints.get(i).crosses(prints.get(k))) {
          return true;
        }
      }
    }
    return false;
  }
}
