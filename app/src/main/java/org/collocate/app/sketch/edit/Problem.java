package org.collocate.app.sketch.edit;

import java.util.List;
import java.util.Optional;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;

/// Something that is wrong, or hardly meant, in a drawing or its conditions, with ways out.
///
/// @param place where it stands in the study
/// @param message a sentence
/// @param at where it is in the plane
/// @param grave whether the study cannot be run because of it
/// @param repairs ways out that were tried and lead to a better study
public record Problem(Pointer place, String message, Optional<Point> at, boolean grave,
    List<Repair> repairs) {
  public Problem {
    repairs = List.copyOf(repairs);
  }

  /// A way out.
  ///
  /// @param label what the button says
  /// @param result the study after it
  public record Repair(String label, Study result) {}

  /// Whether it is about conditions and not about the drawing.
  public boolean isCondition() {
    return place.text().startsWith(Conditions.LIST.text());
  }
}
