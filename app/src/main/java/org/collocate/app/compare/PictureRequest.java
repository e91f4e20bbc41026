package org.collocate.app.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collocate.solver.comparison.Comparison;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.method.Frame;
import org.collocate.viz.color.ColorScale;

/// Which pictures are wanted.
///
/// @param grid points along the longer side
/// @param unknown index of the unknown that is shown
/// @param sources methods that have something to show
/// @param comparison for errors
/// @param locked colour scales that are held
/// @param contours whether lines of equal value are drawn over fields
public record PictureRequest(Domain domain, int grid, int unknown, List<Source> sources,
    Optional<Comparison> comparison, Map<Show, ColorScale> locked, boolean contours) {
  public PictureRequest {
    sources = List.copyOf(sources);
    locked = Map.copyOf(locked);
  }

  /// A method's state to show.
  public record Source(String method, Frame frame, Show show) {}
}
