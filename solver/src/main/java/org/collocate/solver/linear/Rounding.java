package org.collocate.solver.linear;

/// The residual that rounding alone leaves, below which nothing can be gained:
///
/// ```
/// ‖b − A x‖ ≤ 4 ε (‖A‖ ‖x‖ + ‖b‖)        in the largest norm, ε = 2⁻⁵²
/// ```
///
/// Where coefficients differ by many orders it is far above a small multiple of `‖b‖`. Where it is above a thousandth of `‖b‖`
/// nothing is solved: then `x` has grown without bounds along what the matrix hardly sees. Source: M. Arioli, J. W. Demmel,
/// I. S. Duff, SIAM J. Matrix Anal. Appl. 10 (1989), doi 10.1137/0610013.
///
/// @param norm `‖A‖`
public record Rounding(double norm) {
  private static final double UNITS = 4;
  private static final double MOST = 1e-3;

  public static Rounding of(SparseMatrix matrix) {
    return new Rounding(matrix.largestRowSum());
  }

  /// Whether a residual is no larger.
  public boolean explains(double[] residual, double[] b, double[] x) {
    double given = Vectors.largest(b);
    double left = Vectors.largest(residual);
    return left <= MOST * given && left <= UNITS * Math.ulp(1.0) * (norm * Vectors.largest(x) + given);
  }
}
