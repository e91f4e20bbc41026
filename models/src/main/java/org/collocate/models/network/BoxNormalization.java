package org.collocate.models.network;

import java.util.Arrays;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.kernel.Arithmetic;

/// The affine map of a box to [−1, 1]ᵈ: `ξᵢ = (xᵢ − centreᵢ)·scaleᵢ`. Networks see normalized coordinates; the
/// derivatives carried are those by x.
///
/// @param centre centre of the box
/// @param scale reciprocal half widths
public record BoxNormalization(double[] centre, double[] scale) {
  /// The normalization of the box between two corners.
  public static BoxNormalization of(double[] lower, double[] upper) {
    double[] centre = new double[lower.length];
    double[] scale = new double[lower.length];
    for (int i = 0; i < lower.length; i++) {
      if (!(upper[i] > lower[i])) {
        throw new IllegalArgumentException(
            "box from " + Arrays.toString(lower) + " to " + Arrays.toString(upper));
      }
      centre[i] = (lower[i] + upper[i]) / 2;
      scale[i] = 2 / (upper[i] - lower[i]);
    }
    return new BoxNormalization(centre, scale);
  }

  /// Number of coordinates.
  public int dimension() {
    return centre.length;
  }

  /// Writes the jets of ξ at points `from … from+count` to `block`, `[stream, point, stride]`. `coordinates` are
  /// `[axis][point]`.
  <A> void write(JetLayout layout, double[][] coordinates, int from, int count, Arithmetic<A> arithmetic,
      A block,
      int stride) {
    arithmetic.clear(block, 0, layout.streams() * count * stride);
    for (int axis = 0; axis < dimension(); axis++) {
      for (int p = 0; p < count; p++) {
        arithmetic.set(block, p * stride + axis, (coordinates[axis][from + p] - centre[axis]) * scale[axis]);
      }
      if (layout.gradient()) {
        int stream = layout.gradientStream(axis) * count;
        for (int p = 0; p < count; p++) {
          arithmetic.set(block, (stream + p) * stride + axis, scale[axis]);
        }
      }
    }
  }
}
