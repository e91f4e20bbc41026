package org.collocate.models.optim;

/// How gradient descent on a sum of squares is preconditioned: `θ = Pθ̂` is descended in θ̂, which is `θ ← θ − α PPᵀ∇L`.
///
/// De Ryck, Bonnet, Mishra & de Bézenac, ICLR 2024, arXiv 2310.05801, section 3: the rate depends on κ(PᵀAP) in place of κ(A),
/// see [OperatorSpectrum].
public enum Preconditioning {
  /// P = I.
  NONE,
  /// PPᵀ = diag(A)⁻¹.
  DIAGONAL,
  /// PPᵀ = (A + μI)⁻¹.
  OPERATOR;

  /// Share of the mean eigenvalue of A that is added to all.
  private static final double DAMPING = 1e-7;

  /// μ for a Jacobian `[count, stride]`.
  static double damping(double[] jacobian, int count, int size, int stride) {
    double sum = 0;
    for (double entry : diagonal(jacobian, count, size, stride)) {
      sum += entry;
    }
    return Math.max(Double.MIN_NORMAL, DAMPING * sum / size);
  }

  /// The diagonal of JᵀJ, positive.
  static double[] diagonal(double[] jacobian, int count, int size, int stride) {
    double[] diagonal = new double[size];
    for (int row = 0; row < count; row++) {
      for (int k = 0; k < size; k++) {
        double entry = jacobian[row * stride + k];
        diagonal[k] = Math.fma(entry, entry, diagonal[k]);
      }
    }
    double largest = 0;
    for (double entry : diagonal) {
      largest = Math.max(largest, entry);
    }
    for (int k = 0; k < size; k++) {
      diagonal[k] = Math.max(diagonal[k], Math.max(Double.MIN_NORMAL, 1e-14 * largest));
    }
    return diagonal;
  }
}
