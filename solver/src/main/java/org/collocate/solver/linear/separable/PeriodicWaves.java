package org.collocate.solver.linear.separable;

import org.collocate.solver.parallel.Transforms;
import org.jtransforms.fft.DoubleFFT_1D;

/// Waves around an axis whose ends are the same place, `cos(2π i k / N)` and `sin(2π i k / N)`, in the order in which a real
/// Fourier transform leaves them: the constant, the fastest, then cosine and sine of each.
final class PeriodicWaves implements Waves {
  private final int intervals;
  private final DoubleFFT_1D transform;

  PeriodicWaves(int intervals) {
    this.intervals = intervals;
    transform = Transforms.fourier(intervals);
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
    int turns = k == 1 ? intervals / 2 : k / 2;
    return Waves.ofAngle(2 * Math.PI * turns / intervals);
  }

  @Override
  public void forward(double[] values, int offset, double[] scratch) {
    transform.realForward(values, offset);
  }

  @Override
  public void backward(double[] values, int offset, double[] scratch) {
    transform.realInverse(values, offset, true);
  }
}
