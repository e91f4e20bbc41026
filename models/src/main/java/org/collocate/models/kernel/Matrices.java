package org.collocate.models.kernel;

/// Matrix products and sums over rows in one precision. Matrices are row-major ranges of arrays: element `[i, j]` is
/// `values[at + i·stride + j]`.
public sealed interface Matrices<A> permits DoubleMatrices, FloatMatrices {
  /// `C = A·B`, shapes `[rows, inner]·[inner, columns]`; with `accumulate` added to C.
  void multiply(int rows, int inner, int columns, A a, int aAt, int aStride, A b, int bAt, int bStride, A c,
      int cAt,
      int cStride, boolean accumulate);

  /// `C = Aᵀ·B`, shapes `[inner, rows]ᵀ·[inner, columns]`; with `accumulate` added to C.
  void multiplyTransposedLeft(int rows, int inner, int columns, A a, int aAt, int aStride, A b, int bAt,
      int bStride,
      A c, int cAt, int cStride, boolean accumulate);

  /// `C = A·Bᵀ` for few columns, `[rows, inner]·[columns, inner]ᵀ`, by dot products; `inner` is a multiple of the lanes.
  /// For less than half a vector of columns this is cheaper than [#multiply], which computes whole vectors.
  void multiplyByRows(int rows, int inner, int columns, A a, int aAt, int aStride, A b, int bAt, int bStride,
      A c,
      int cAt, int cStride);

  /// Adds one row to every row of a matrix; `columns` is a multiple of the lanes.
  void addRow(int rows, int columns, A row, int rowAt, A matrix, int at, int stride);

  /// Adds the sum of all rows of a matrix to one row; `columns` is a multiple of the lanes.
  void addRowSum(int rows, int columns, A matrix, int at, int stride, A row, int rowAt);

  /// `to[j, i] = from[i, j]` for a `[rows, columns]` source.
  void transpose(int rows, int columns, A from, int fromAt, int fromStride, A to, int toAt, int toStride);
}
