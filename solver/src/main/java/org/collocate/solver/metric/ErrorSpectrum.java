package org.collocate.solver.metric;

import java.util.Arrays;
import org.collocate.solver.field.EvaluationGrid;
import org.collocate.solver.parallel.Transforms;

/// How an error is made up of slow and of fast waves.
///
/// ```
/// e(x, y) = Σ ê[i, j] cos(π i ξ) cos(π j η)          ξ, η ∈ (0, 1) along the sides of the box
/// k = L·√((i/Lx)² + (j/Ly)²)                         half waves along the longer side L
/// amplitude of a band = √(Σ_{k in band} ê²)          bands 0 ≤ k < 1, 1 ≤ k < 2, 2 ≤ k < 4, 4 ≤ k < 8, …
/// ```
///
/// The transform is orthonormal, so the squares of the amplitudes add up to the mean square of the error over the box
/// (Parseval). Outside the domain the error counts as zero; at holes and slanted sides that spreads a part over higher bands.
/// Networks learn slow waves first (Rahaman and others 2019, On the spectral bias of neural networks, arXiv 1806.08734), which
/// this makes visible.
///
/// @param from lower ends of the bands, ascending
/// @param amplitudes `[band]`, in units of the field
public record ErrorSpectrum(double[] from, double[] amplitudes) {

  /// The spectrum of values on a grid.
  ///
  /// @param values `[y, x]`; what is not finite counts as zero
  public static ErrorSpectrum of(EvaluationGrid grid, double[] values) {
    int width = grid.width();
    int height = grid.height();
    if (values.length != width * height) {
      throw new IllegalArgumentException(values.length + " values on a grid of " + width + " × " + height);
    }
    double[] waves = Arrays.stream(values).map(v -> Double.isFinite(v) ? v : 0).toArray();
    if (height > 1) {
      Transforms.cosine(height, width).forward(waves, true);
    } else {
      Transforms.cosine(width).forward(waves, true);
    }
    double longer = Math.max(width, height);
    int bands = 2 + (int) Math.floor(Math.log(Math.hypot(longer, longer)) / Math.log(2));
    double[] from = new double[bands];
    for (int b = 1; b < bands; b++) {
      from[b] = Math.pow(2, b - 1);
    }
    double[] squares = new double[bands];
    for (int j = 0; j < height; j++) {
      for (int i = 0; i < width; i++) {
        double k = Math.hypot(i * longer / width, j * longer / height);
        int band = k < 1 ? 0 : 1 + (int) Math.floor(Math.log(k * (1 + 1e-12)) / Math.log(2));
        double wave = waves[j * width + i];
        squares[Math.min(band, bands - 1)] += wave * wave / values.length;
      }
    }
    return new ErrorSpectrum(from, Arrays.stream(squares).map(Math::sqrt).toArray());
  }

  /// Number of bands.
  public int size() {
    return from.length;
  }
}
