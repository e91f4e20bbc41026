package org.collocate.solver.field;

import java.util.Arrays;
import java.util.Random;
import org.collocate.solver.parallel.Transforms;

/// Random fields on a grid over a box, each determined by its seed.
///
/// The Gaussian field has the covariance `(−Δ + τ²)^(−α)` with Neumann conditions, drawn as a sum of cosines:
///
/// ```
/// g = Σ ξ_jk (π² (j² + k²) + τ²)^(−α/2) cos(π j x) cos(π k y),   (j, k) ≠ (0, 0),   ξ independent standard normal
/// ```
///
/// in coordinates scaled to the unit square, then scaled to standard deviation 1 over the box. Its samples have about
/// `α − 1` derivatives. Source of the family: N. H. Nelsen, A. M. Stuart, SIAM J. Sci. Comput. 43 (2021),
/// doi 10.1137/20M133957X.
public final class RandomField {
  private final double[] lower;
  private final double[] upper;
  private final int size;
  private final long seed;

  /// @param size points along each axis
  public RandomField(double[] lower, double[] upper, int size, long seed) {
    this.lower = lower.clone();
    this.upper = upper.clone();
    this.size = size;
    this.seed = seed;
  }

  /// `mean + deviation · g`.
  public GridField gaussian(double tau, double alpha, double mean, double deviation) {
    return field(Arrays.stream(standard(tau, alpha)).map(g -> mean + deviation * g).toArray());
  }

  /// `exp(mean + deviation · g)`.
  public GridField logNormal(double tau, double alpha, double mean, double deviation) {
    return field(Arrays.stream(standard(tau, alpha)).map(g -> Math.exp(mean + deviation * g)).toArray());
  }

  /// `high` where `g ≥ 0`, `low` elsewhere.
  public GridField twoPhase(double tau, double alpha, double low, double high) {
    return field(Arrays.stream(standard(tau, alpha)).map(g -> g >= 0 ? high : low).toArray());
  }

  /// `high` within discs about random centres, `low` elsewhere.
  ///
  /// @param radius in units of the box's longer side
  public GridField inclusions(int count, double radius, double low, double high) {
    Random random = new Random(seed);
    double[] values = new double[size * size];
    Arrays.fill(values, low);
    double width = upper[0] - lower[0];
    double height = upper[1] - lower[1];
    double reach = radius * Math.max(width, height);
    for (int c = 0; c < count; c++) {
      double cx = random.nextDouble() * width;
      double cy = random.nextDouble() * height;
      for (int j = 0; j < size; j++) {
        for (int i = 0; i < size; i++) {
          if (Math.hypot(i * width / (size - 1) - cx, j * height / (size - 1) - cy) <= reach) {
            values[j * size + i] = high;
          }
        }
      }
    }
    return field(values);
  }

  private GridField field(double[] values) {
    return new GridField(lower, upper, new int[] {size, size}, values);
  }

  /// A sample of `g` with mean 0 and standard deviation 1 on the grid.
  private double[] standard(double tau, double alpha) {
    Random random = new Random(seed);
    double[] g = new double[size * size];
    // Modes in the order of their frequency, so that a finer grid only adds detail.
    for (int shell = 1; shell < size; shell++) {
      for (int m = 0; m < 2 * shell + 1; m++) {
        int j = Math.min(m, shell);
        int k = Math.min(2 * shell - m, shell);
        double frequency = Math.PI * Math.PI * ((double) j * j + (double) k * k);
        g[k * size + j] = random.nextGaussian() * Math.pow(frequency + tau * tau, -alpha / 2);
      }
    }
    Transforms.cosine(size, size).inverse(g, true);
    double square = Arrays.stream(g).map(v -> v * v).sum();
    double scale = Math.sqrt(g.length / square);
    return Arrays.stream(g).map(v -> v * scale).toArray();
  }
}
