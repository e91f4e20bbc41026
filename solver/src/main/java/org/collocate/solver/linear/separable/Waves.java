package org.collocate.solver.linear.separable;

/// The eigenvectors of the second difference along one axis, and the fast transform to their amplitudes and back.
///
/// ```
/// 2 u_i − u_(i−1) − u_(i+1) = λ_k u_i            at a free end 2 u_0 − 2 u_1, beyond a fixed end 0
/// ```
///
/// Immutable; threads may share one with a scratch array of each. Source: P. N. Swarztrauber, The methods of cyclic reduction,
/// Fourier analysis and the FACR algorithm for the discrete solution of Poisson's equation on a rectangle, SIAM Review 19
/// (1977) 490–501, doi 10.1137/1019071.
public sealed interface Waves permits SineWaves, CosineWaves, MixedWaves, PeriodicWaves, SingleColumn {
  /// The unknowns of a row.
  int size();

  /// The length of a scratch array.
  int scratch();

  /// `λ_k`.
  double eigenvalue(int k);

  /// Puts amplitudes in the place of a row's values.
  void forward(double[] values, int offset, double[] scratch);

  /// Puts values in the place of amplitudes.
  void backward(double[] values, int offset, double[] scratch);

  /// The waves on an even number of intervals.
  static Waves of(int intervals, End first, End last) {
    if (intervals < 4 || intervals % 2 != 0) {
      throw new IllegalArgumentException(intervals + " intervals");
    }
    if (first == End.PERIODIC) {
      return new PeriodicWaves(intervals);
    }
    if (first != last) {
      return new MixedWaves(intervals, first == End.FREE);
    }
    return first == End.FIXED ? new SineWaves(intervals) : new CosineWaves(intervals);
  }

  /// `4 sin²(θ/2)`: the eigenvalue of a wave that turns by `θ` from point to point.
  static double ofAngle(double angle) {
    double sine = Math.sin(angle / 2);
    return 4 * sine * sine;
  }

  /// `sin(π i / intervals)` for `i < intervals`.
  static double[] halfTurn(int intervals) {
    double[] sines = new double[intervals];
    for (int i = 0; i < intervals; i++) {
      sines[i] = Math.sin(Math.PI * Math.min(i, intervals - i) / intervals);
    }
    return sines;
  }
}
