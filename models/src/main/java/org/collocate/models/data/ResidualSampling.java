package org.collocate.models.data;

import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Draws points where a residual is large, but not there alone.
///
/// ```
/// p(x) ∝ |r(x)|/mean|r| + 1
/// ```
///
/// Wu, Zhu, Tan, Kartha & Lu 2023, "A comprehensive study of non-adaptive and residual-based adaptive sampling for
/// physics-informed neural networks", doi 10.1016/j.cma.2022.115671 (RAD with k = c = 1). Without replacement, by the smallest
/// of exponential keys (Efraimidis & Spirakis 2006, doi 10.1016/j.ipl.2005.11.003).
public final class ResidualSampling {
  private ResidualSampling() {}

  /// The indices of `count` candidates, ascending. Sizes that are not finite count as the mean.
  public static int[] choose(double[] sizes, int count, RandomGenerator random) {
    if (count > sizes.length) {
      throw new IllegalArgumentException(count + " of " + sizes.length + " candidates");
    }
    double mean = 0;
    int finite = 0;
    for (double size : sizes) {
      if (Double.isFinite(size)) {
        mean += Math.abs(size);
        finite++;
      }
    }
    mean = finite == 0 || mean == 0 ? 1 : mean / finite;
    double[] keys = new double[sizes.length];
    for (int i = 0; i < keys.length; i++) {
      double weight = 1 + (Double.isFinite(sizes[i]) ? Math.abs(sizes[i]) / mean : 1);
      keys[i] = -Math.log(1 - random.nextDouble()) / weight;
    }
    return IntStream.range(0, keys.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> keys[i]))
        .limit(count)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }
}
