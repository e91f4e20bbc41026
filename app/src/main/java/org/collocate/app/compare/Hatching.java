package org.collocate.app.compare;

import java.util.Locale;
import java.util.Optional;
import org.collocate.solver.field.EvaluationGrid;
import org.collocate.solver.field.Overlay;
import org.collocate.solver.field.Points;
import org.collocate.solver.method.Frame;

/// Where a picture cannot be trusted, and why.
///
/// @param points `[point]`
record Hatching(Cause cause, boolean[] points) {
  /// A reference may be off by this part of the error that is shown.
  private static final double DOUBT = 1.0 / 3;

  /// Why a picture is hatched.
  enum Cause {
    /// The reference may be off by a good part of the error that is shown.
    REFERENCE,
    /// The data are unlike all that the method has learned from.
    DATA;

    /// Its name in message bundles.
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// How much of a picture is hatched.
  record Share(Cause cause, double share) {}

  /// Errors are as good as their reference; other pictures of a field are as good as the field.
  static Optional<Hatching> of(Quantities.Content content, Frame frame, Points points) {
    double[] uncertainty = content.uncertainty();
    if (content.show().isError()) {
      return uncertainty == null ? Optional.empty()
          : Optional.of(new Hatching(Cause.REFERENCE, doubts(content.values(), uncertainty)));
    }
    return frame.overlays()
        .stream()
        .filter(Overlay.Foreign.class::isInstance)
        .map(Overlay.Foreign.class::cast)
        .findFirst()
        .map(foreign -> new Hatching(Cause.DATA, foreign.covers(points)));
  }

  private static boolean[] doubts(double[] values, double[] uncertainty) {
    boolean[] doubts = new boolean[values.length];
    for (int i = 0; i < doubts.length; i++) {
      // Where both vanish, as on a boundary with given values, there is nothing to doubt.
      doubts[i] = uncertainty[i] > 0 && uncertainty[i] >= DOUBT * Math.abs(values[i]);
    }
    return doubts;
  }

  Share share() {
    int count = 0;
    for (boolean point : points) {
      count += point ? 1 : 0;
    }
    return new Share(cause, points.length == 0 ? 0 : (double) count / points.length);
  }

  /// `[y, x]` of `[point]`.
  boolean[] mask(EvaluationGrid grid) {
    double[] bits = new double[points.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = points[i] ? 1 : 0;
    }
    double[] spread = grid.scatter(bits);
    boolean[] mask = new boolean[spread.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = spread[i] > 0;
    }
    return mask;
  }
}
