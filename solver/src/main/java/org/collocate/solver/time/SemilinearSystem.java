package org.collocate.solver.time;

/// `u' = L u + N(t, u)` with a linear part whose exponential can be had.
public interface SemilinearSystem {
  int size();

  /// Writes `N(t, u)`.
  void remainder(double time, double[] u, double[] n);

  /// What the linear part does in a step.
  Exponentials exponentials(double h);

  /// The size of an error beside that of a state; not finite if one of them is not.
  double norm(double[] error, double[] state);

  /// The linear part in one step of length `h`.
  ///
  /// ```
  /// φ₀(z) = eᶻ,   φ_k+1(z) = (φ_k(z) − 1/k!) / z
  /// ```
  interface Exponentials {
    /// Writes `φ₀(hL/2) u + h/2 φ₁(hL/2) n`.
    void half(double[] u, double[] n, double[] end);

    /// Writes `φ₀(hL) u + h (φ₁ − 3φ₂ + 4φ₃) n + h (2φ₂ − 4φ₃) middle + h (−φ₂ + 4φ₃) last`, all at `hL`.
    void full(double[] u, double[] n, double[] middle, double[] last, double[] end);

    /// Writes `h (−φ₂ + 4φ₃) n`.
    void last(double[] n, double[] end);
  }
}
