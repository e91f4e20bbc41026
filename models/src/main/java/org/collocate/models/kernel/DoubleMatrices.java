package org.collocate.models.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// [Matrices] on `double[]`.
final class DoubleMatrices implements Matrices<double[]> {
  private static final VectorSpecies<Double> SPECIES = MatrixProduct.SPECIES;
  private static final int LANES = MatrixProduct.LANES;

  @Override
  public void multiply(int rows, int inner, int columns, double[] a, int aAt, int aStride, double[] b,
      int bAt,
      int bStride, double[] c, int cAt, int cStride, boolean accumulate) {
    MatrixProduct.multiply(rows, inner, columns, a, aAt, aStride, b, bAt, bStride, c, cAt, cStride,
        accumulate);
  }

  @Override
  public void multiplyTransposedLeft(int rows, int inner, int columns, double[] a, int aAt, int aStride,
      double[] b,
      int bAt, int bStride, double[] c, int cAt, int cStride, boolean accumulate) {
    MatrixProduct.multiplyTransposedLeft(rows, inner, columns, a, aAt, aStride, b, bAt, bStride, c, cAt,
        cStride,
        accumulate);
  }

  @Override
  public void multiplyByRows(int rows, int inner, int columns, double[] a, int aAt, int aStride, double[] b,
      int bAt,
      int bStride, double[] c, int cAt, int cStride) {
    for (int j = 0; j < columns; j++) {
      for (int i = 0; i < rows; i++) {
        c[cAt + i * cStride + j] = VectorSums.dot(inner, a, aAt + i * aStride, b, bAt + j * bStride);
      }
    }
  }

  @Override
  public void addRow(int rows, int columns, double[] row, int rowAt, double[] matrix, int at, int stride) {
    for (int o = 0; o < columns; o += LANES) {
      DoubleVector added = DoubleVector.fromArray(SPECIES, row, rowAt + o);
      for (int p = 0; p < rows; p++) {
        int index = at + p * stride + o;
        DoubleVector.fromArray(SPECIES, matrix, index).add(added).intoArray(matrix, index);
      }
    }
  }

  @Override
  public void addRowSum(int rows, int columns, double[] matrix, int at, int stride, double[] row, int rowAt) {
    for (int o = 0; o < columns; o += LANES) {
      DoubleVector sum = DoubleVector.fromArray(SPECIES, row, rowAt + o);
      for (int p = 0; p < rows; p++) {
        sum = sum.add(DoubleVector.fromArray(SPECIES, matrix, at + p * stride + o));
      }
      sum.intoArray(row, rowAt + o);
    }
  }

  @Override
  public void transpose(int rows, int columns, double[] from, int fromAt, int fromStride, double[] to,
      int toAt,
      int toStride) {
    MatrixProduct.transpose(rows, columns, from, fromAt, fromStride, to, toAt, toStride);
  }
}
