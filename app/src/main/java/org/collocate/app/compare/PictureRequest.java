package org.collocate.app.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.collocate.solver.comparison.Comparison;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.method.Frame;
import org.collocate.solver.problem.Problem;
import org.collocate.viz.color.ScaleRule;
import org.jspecify.annotations.Nullable;

/// Which pictures are wanted.
///
/// @param grid points along the longer side
/// @param unknown index of the unknown that is shown
/// @param panes those that have something to show
/// @param comparison for errors
/// @param rules for the colours of each quantity
/// @param overlays what lies over the pictures
/// @param part what is seen, where that is not all
public record PictureRequest(Problem problem, int grid, int unknown, List<Wanted> panes,
    Optional<Comparison> comparison, Map<Show, ScaleRule> rules, Set<OverlayKind> overlays,
    @Nullable Part part) {
  public PictureRequest {
    panes = List.copyOf(panes);
    rules = Map.copyOf(rules);
    overlays = Set.copyOf(overlays);
  }

  /// One field alone, in its own colours.
  ///
  /// @param id of its pane
  public static PictureRequest of(Problem problem, int grid, String id, Frame frame) {
    return new PictureRequest(problem, grid, 0,
        List.of(new Wanted(id, new Subject.OfMethod(id), Show.FIELD, frame, null)), Optional.empty(),
        Map.of(), Set.of(),
        null);
  }

  Domain domain() {
    return problem.domain();
  }

  /// A rectangle of the plane.
  public record Part(double x0, double y0, double x1, double y1) {}

  /// What one pane shall show.
  ///
  /// @param other what is subtracted; null for nothing
  public record Wanted(String id, Subject subject, Show show, Frame frame, @Nullable Frame other) {}
}
