package org.collocate.solver.space;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// A bound from below of the determinant of a curved triangle's map.
///
/// The determinant is a polynomial of degree `n = 2 (p − 1)`, which lies above its least Bézier coefficient. The
/// coefficients follow from the values at the points of an equally spaced lattice.
final class DeterminantBound {
  private final double[][] points;
  private final DMatrixRMaj coefficientsFromValues;

  /// @param order of the element, 2 or more
  DeterminantBound(int order) {
    int degree = 2 * (order - 1);
    int count = (degree + 1) * (degree + 2) / 2;
    points = new double[count][];
    int[][] powers = new int[count][];
    for (int i = 0, at = 0; i <= degree; i++) {
      for (int j = 0; i + j <= degree; j++, at++) {
        points[at] = new double[] {(double) i / degree, (double) j / degree};
        powers[at] = new int[] {degree - i - j, i, j};
      }
    }
    DMatrixRMaj values = new DMatrixRMaj(count, count);
    for (int row = 0; row < count; row++) {
      for (int column = 0; column < count; column++) {
        values.set(row, column, bernstein(points[row], powers[column], degree));
      }
    }
    coefficientsFromValues = new DMatrixRMaj(count, count);
    CommonOps_DDRM.invert(values, coefficientsFromValues);
  }

  private static double bernstein(double[] point, int[] powers, int degree) {
    double[] lambda = {1 - point[0] - point[1], point[0], point[1]};
    double value = 1;
    int factor = degree;
    for (int i = 0; i < 3; i++) {
      for (int k = 1; k <= powers[i]; k++) {
        value *= lambda[i] * factor-- / k;
      }
    }
    return value;
  }

  double least(ElementMap map, int cell) {
    map.enter(cell);
    DMatrixRMaj values = new DMatrixRMaj(points.length, 1);
    for (int i = 0; i < points.length; i++) {
      map.at(points[i]);
      values.set(i, map.determinant());
    }
    DMatrixRMaj coefficients = new DMatrixRMaj(points.length, 1);
    CommonOps_DDRM.mult(coefficientsFromValues, values, coefficients);
    return CommonOps_DDRM.elementMin(coefficients);
  }
}
