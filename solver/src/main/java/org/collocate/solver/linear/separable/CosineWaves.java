package org.collocate.solver.linear.separable;

import org.collocate.solver.parallel.Transforms;
import org.jtransforms.fft.DoubleFFT_1D;

/// Waves between two free ends, `cos(π i k / N)` for `0 ≤ i, k ≤ N`; `Σ″` takes half of the first and last term.
///
/// ```
/// a_k = Σ″_i u_i cos(π i k / N)              u_i = (2/N) Σ″_k a_k cos(π i k / N)
/// y_i = ½ (u_i + u_(N−i)) − sin(π i / N) (u_i − u_(N−i))       its real Fourier transform R + iI of length N gives
/// a_2k = R_k,   a_1 = Σ″_i u_i cos(π i / N),   a_(2k+1) = a_(2k−1) − I_k
/// ```
final class CosineWaves implements Waves {
  private final int intervals;
  private final double[] sines;
  private final double[] cosines;
  private final DoubleFFT_1D transform;

  CosineWaves(int intervals) {
    this.intervals = intervals;
    sines = Waves.halfTurn(intervals);
    cosines = new double[intervals];
    for (int i = 0; i < intervals; i++) {
      cosines[i] = Math.cos(Math.PI * i / intervals);
    }
    transform = Transforms.fourier(intervals);
  }

  @Override
  public int size() {
    return intervals + 1;
  }

  @Override
  public int scratch() {
    return intervals;
  }

  @Override
  public double eigenvalue(int k) {
    return Waves.ofAngle(Math.PI * k / intervals);
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
    double odd = factor * (values[offset] - values[offset + intervals]) / 2;
    for (int i = 0; i < intervals; i++) {
      double here = factor * values[offset + i];
      double mirrored = factor * values[offset + intervals - i];
      y[i] = 0.5 * (here + mirrored) - sines[i] * (here - mirrored);
      odd += i == 0 ? 0 : here * cosines[i];
    }
    transform.realForward(y, 0);
    values[offset] = y[0];
    values[offset + intervals] = y[1];
    values[offset + 1] = odd;
    for (int k = 1; 2 * k < intervals; k++) {
      odd -= y[2 * k + 1];
      values[offset + 2 * k] = y[2 * k];
      values[offset + 2 * k + 1] = odd;
    }
  }
}
