package org.collocate.solver.linear.separable;

import org.collocate.solver.parallel.Transforms;
import org.jtransforms.dct.DoubleDCT_1D;
import org.jtransforms.dst.DoubleDST_1D;

/// Waves between a fixed and a free end, an odd number of quarters of them: `cos(π i (k + ½) / N)` from a free end on,
/// `sin(π (i + 1) (k + ½) / N)` towards one, `0 ≤ i, k < N`.
///
/// With the value at the free end divided by √2 the transforms are orthonormal: of the third kind forward, of the second
/// backward.
final class MixedWaves implements Waves {
  private static final double HALF = Math.sqrt(0.5);
  private final int intervals;
  private final boolean freeFirst;
  private final DoubleDCT_1D cosines;
  private final DoubleDST_1D sines;

  MixedWaves(int intervals, boolean freeFirst) {
    this.intervals = intervals;
    this.freeFirst = freeFirst;
    cosines = Transforms.cosine(intervals);
    sines = Transforms.sine(intervals);
  }

  @Override
  public int size() {
    return intervals;
  }

  @Override
  public int scratch() {
    return 0;
  }

  @Override
  public double eigenvalue(int k) {
    return Waves.ofAngle(Math.PI * (k + 0.5) / intervals);
  }

  @Override
  public void forward(double[] values, int offset, double[] scratch) {
    if (freeFirst) {
      values[offset] *= HALF;
      cosines.inverse(values, offset, true);
    } else {
      values[offset + intervals - 1] *= HALF;
      sines.inverse(values, offset, true);
    }
  }

  @Override
  public void backward(double[] values, int offset, double[] scratch) {
    if (freeFirst) {
      cosines.forward(values, offset, true);
      values[offset] /= HALF;
    } else {
      sines.forward(values, offset, true);
      values[offset + intervals - 1] /= HALF;
    }
  }
}
