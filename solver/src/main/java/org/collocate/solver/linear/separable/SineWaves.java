package org.collocate.solver.linear.separable;

import org.collocate.solver.parallel.Transforms;
import org.jtransforms.fft.DoubleFFT_1D;

/// Waves between two fixed ends, `sin(π i k / N)` for `0 < i, k < N`.
///
/// ```
/// a_k = Σ_i u_i sin(π i k / N)               u_i = (2/N) Σ_k a_k sin(π i k / N)
/// y_i = sin(π i / N) (u_i + u_(N−i)) + ½ (u_i − u_(N−i))       its real Fourier transform R + iI of length N gives
/// a_2k = −I_k,   a_1 = ½ R_0,   a_(2k+1) = a_(2k−1) + R_k
/// ```
final class SineWaves implements Waves {
  private final int intervals;
  private final double[] sines;
  private final DoubleFFT_1D transform;

  SineWaves(int intervals) {
    this.intervals = intervals;
    sines = Waves.halfTurn(intervals);
    transform = Transforms.fourier(intervals);
  }

  @Override
  public int size() {
    return intervals - 1;
  }

  @Override
  public int scratch() {
    return intervals;
  }

  @Override
  public double eigenvalue(int k) {
    return Waves.ofAngle(Math.PI * (k + 1) / intervals);
  }

  @Override
  public void forward(double[] values, int offset, double[] scratch) {
    transform(values, offset, scratch, 1);
  }

  @Override
  public void backward(double[] values, int offset, double[] scratch) {
    transform(values, offset, scratch, 2.0 / intervals);
  }

  private void transform(double[] values, int offset, double[] y, double factor) {
    y[0] = 0;
    for (int i = 1; i < intervals; i++) {
      double here = values[offset + i - 1];
      double mirrored = values[offset + intervals - i - 1];
      y[i] = factor * (sines[i] * (here + mirrored) + 0.5 * (here - mirrored));
    }
    transform.realForward(y, 0);
    double odd = y[0] / 2;
    values[offset] = odd;
    for (int k = 1; 2 * k < intervals; k++) {
      odd += y[2 * k];
      values[offset + 2 * k - 1] = -y[2 * k + 1];
      values[offset + 2 * k] = odd;
    }
  }
}
