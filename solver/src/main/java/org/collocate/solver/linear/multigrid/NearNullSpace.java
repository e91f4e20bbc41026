package org.collocate.solver.linear.multigrid;

import java.util.Arrays;
import org.collocate.solver.linear.SparseMatrix;

/// Vectors that a matrix nearly annihilates, which smoothing leaves alone and the coarse levels have to carry.
///
/// @param count of vectors
/// @param values `[unknown · count + vector]`
record NearNullSpace(int count, double[] values) {
  /// A row annihilates a vector if it makes less than this of it.
  private static final double ANNIHILATED = 1e-8;

  /// Each component constant, and of two components in the plane the rotation, if the matrix of most unknowns annihilates
  /// it, as that of an elastic body does.
  static NearNullSpace of(SparseMatrix matrix, int components, double[][] coordinates) {
    int n = matrix.size();
    boolean rotates = components == 2 && coordinates.length == 2
        && annihilates(matrix, rotation(coordinates, components));
    int count = components + (rotates ? 1 : 0);
    double[] values = new double[n * count];
    double[] rotation = rotates ? rotation(coordinates, components) : new double[0];
    for (int i = 0; i < n; i++) {
      values[i * count + i % components] = 1;
      if (rotates) {
        values[i * count + components] = rotation[i];
      }
    }
    return new NearNullSpace(count, values);
  }

  /// `(−y, x)` about the middle of all nodes.
  private static double[] rotation(double[][] coordinates, int components) {
    double middleX = Arrays.stream(coordinates[0]).average().orElse(0);
    double middleY = Arrays.stream(coordinates[1]).average().orElse(0);
    double[] rotation = new double[coordinates[0].length];
    for (int i = 0; i < rotation.length; i++) {
      rotation[i] = i % components == 0 ? middleY - coordinates[1][i] : coordinates[0][i] - middleX;
    }
    return rotation;
  }

  private static boolean annihilates(SparseMatrix matrix, double[] vector) {
    int count = 0;
    for (int i = 0; i < matrix.size(); i++) {
      double sum = 0;
      double size = 0;
      for (int k = matrix.rowStart()[i]; k < matrix.rowStart()[i + 1]; k++) {
        double product = matrix.values()[k] * vector[matrix.columns()[k]];
        sum += product;
        size += Math.abs(product);
      }
      if (Math.abs(sum) <= ANNIHILATED * size) {
        count++;
      }
    }
    return 2 * count > matrix.size();
  }
}
