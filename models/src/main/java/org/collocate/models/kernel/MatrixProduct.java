package org.collocate.models.kernel;

import java.util.Objects;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Dense matrix products of row-major blocks inside larger arrays, register-blocked on vector lanes.
///
/// ```
/// multiply                 C[m, n] = Σₖ A[m, k]·B[k, n]      (NN)
/// multiplyTransposedLeft   C[m, n] = Σₖ A[k, m]·B[k, n]      (TN)
/// multiplyTransposedRight  C[m, n] = Σₖ A[m, k]·B[n, k]      (NT)
/// ```
///
/// Lanes run along n, so B and C are read and written in whole vectors and A is broadcast. On 512-bit lanes (and
/// wherever there are 32 registers) a block of C is 4 rows × 4 vectors; on 256-bit lanes, with 16 registers, it is
/// 6 rows × 2 vectors, because 4 × 4 accumulators would spill. Each element of C is one sum over k in ascending
/// order with fused multiply-add: the result does not depend on how rows are divided among threads. Sizes are
/// arbitrary; a tail narrower than one vector is summed scalar, in the same order.
///
/// A matrix is `(values, offset, stride)`: its element `[i, j]` is `values[offset + i·stride + j]`. With
/// `accumulate` the product is added to C after the sum over k is complete.
public final class MatrixProduct {
  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();

  /// Only x86 with 256-bit lanes has 16 vector registers; NEON (128 bit) and AVX-512 have 32.
  private static final boolean FEW_REGISTERS = SPECIES.vectorBitSize() == 256;
  private static final int BLOCK_ROWS = FEW_REGISTERS ? 6 : 4;
  private static final int BLOCK_VECTORS = FEW_REGISTERS ? 2 : 4;

  private MatrixProduct() {}

  /// Number of `double` lanes; a row length that is a multiple of it has no tail.
  public static int lanes() {
    return LANES;
  }

  /// The smallest multiple of [#lanes] that holds `columns`.
  public static int padded(int columns) {
    return (columns + LANES - 1) / LANES * LANES;
  }

  /// `C = A·B`, shapes `[rows, inner] · [inner, columns]`.
  public static void multiply(int rows, int inner, int columns, double[] a, int aOffset, int aStride,
      double[] b,
      int bOffset, int bStride, double[] c, int cOffset, int cStride, boolean accumulate) {
    blocks(rows, inner, columns, a, aOffset, aStride, 1, b, bOffset, bStride, c, cOffset, cStride,
        accumulate);
  }

  /// `C = Aᵀ·B`, shapes `[inner, rows]ᵀ · [inner, columns]`.
  public static void multiplyTransposedLeft(int rows, int inner, int columns, double[] a, int aOffset,
      int aStride,
      double[] b, int bOffset, int bStride, double[] c, int cOffset, int cStride,
      boolean accumulate) {
    blocks(rows, inner, columns, a, aOffset, 1, aStride, b, bOffset, bStride, c, cOffset, cStride,
        accumulate);
  }

  /// `C = A·Bᵀ`, shapes `[rows, inner] · [columns, inner]ᵀ`. The transpose of B is written to `scratch`
  /// (`inner·columns` values): callers that reuse B keep the transpose and call [#multiply].
  public static void multiplyTransposedRight(int rows, int inner, int columns, double[] a, int aOffset,
      int aStride,
      double[] b, int bOffset, int bStride, double[] c, int cOffset, int cStride, boolean accumulate,
      double[] scratch) {
    transpose(columns, inner, b, bOffset, bStride, scratch, 0, columns);
    multiply(rows, inner, columns, a, aOffset, aStride, scratch, 0, columns, c, cOffset, cStride, accumulate);
  }

  /// `to[j, i] = from[i, j]` for a `[rows, columns]` source.
  public static void transpose(int rows, int columns, double[] from, int fromOffset, int fromStride,
      double[] to,
      int toOffset, int toStride) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        to[toOffset + j * toStride + i] = from[fromOffset + i * fromStride + j];
      }
    }
  }

  private static void blocks(int rows, int inner, int columns, double[] a, int aOffset, int aRow, int aInner,
      double[] b, int bOffset, int bStride, double[] c, int cOffset, int cStride,
      boolean accumulate) {
    if (rows <= 0 || columns <= 0) {
      return;
    }
    Objects.checkFromIndexSize(cOffset, (rows - 1) * cStride + columns, c.length);
    int column = 0;
    for (; column + BLOCK_VECTORS * LANES <= columns; column += BLOCK_VECTORS * LANES) {
      int row = 0;
      for (; row + BLOCK_ROWS <= rows; row += BLOCK_ROWS) {
        if (FEW_REGISTERS) {
          RegisterBlocks.sixByTwo(inner, a, aOffset + row * aRow, aRow, aInner, b, bOffset + column, bStride,
              c,
              cOffset + row * cStride + column, cStride, accumulate);
        } else {
          RegisterBlocks.fourByFour(inner, a, aOffset + row * aRow, aRow, aInner, b, bOffset + column,
              bStride, c,
              cOffset + row * cStride + column, cStride, accumulate);
        }
      }
      strip(row, rows, inner, column, column + BLOCK_VECTORS * LANES, a, aOffset, aRow, aInner, b, bOffset,
          bStride,
          c, cOffset, cStride, accumulate);
    }
    strip(0, rows, inner, column, columns / LANES * LANES, a, aOffset, aRow, aInner, b, bOffset, bStride, c,
        cOffset,
        cStride, accumulate);
    for (int tail = columns / LANES * LANES; tail < columns; tail++) {
      for (int row = 0; row < rows; row++) {
        double sum = 0;
        for (int k = 0; k < inner; k++) {
          sum = Math.fma(a[aOffset + row * aRow + k * aInner], b[bOffset + k * bStride + tail], sum);
        }
        int at = cOffset + row * cStride + tail;
        c[at] = accumulate ? c[at] + sum : sum;
      }
    }
  }

  /// What the large blocks leave over: eight rows (with 32 registers), four or one, by two vectors or one.
  private static void strip(int firstRow, int rows, int inner, int from, int to, double[] a, int aOffset,
      int aRow,
      int aInner, double[] b, int bOffset, int bStride, double[] c, int cOffset, int cStride,
      boolean accumulate) {
    int column = from;
    if (rows - firstRow < 4) {
      for (; column + 4 * LANES <= to; column += 4 * LANES) {
        for (int row = firstRow; row < rows; row++) {
          RegisterBlocks.oneByFour(inner, a, aOffset + row * aRow, aInner, b, bOffset + column, bStride, c,
              cOffset + row * cStride + column, accumulate);
        }
      }
    }
    while (column < to) {
      int vectors = column + 2 * LANES <= to ? 2 : 1;
      int row = firstRow;
      for (; !FEW_REGISTERS && vectors == 2 && row + 8 <= rows; row += 8) {
        RegisterBlocks.eightByTwo(inner, a, aOffset + row * aRow, aRow, aInner, b, bOffset + column, bStride,
            c,
            cOffset + row * cStride + column, cStride, accumulate);
      }
      for (; row + 4 <= rows; row += 4) {
        int aAt = aOffset + row * aRow;
        int cAt = cOffset + row * cStride + column;
        if (vectors == 2) {
          RegisterBlocks.fourByTwo(inner, a, aAt, aRow, aInner, b, bOffset + column, bStride, c, cAt, cStride,
              accumulate);
        } else {
          RegisterBlocks.fourByOne(inner, a, aAt, aRow, aInner, b, bOffset + column, bStride, c, cAt, cStride,
              accumulate);
        }
      }
      for (; row < rows; row++) {
        int aAt = aOffset + row * aRow;
        int cAt = cOffset + row * cStride + column;
        for (int v = 0; v < vectors; v++) {
          RegisterBlocks.oneByOne(inner, a, aAt, aInner, b, bOffset + column + v * LANES, bStride, c,
              cAt + v * LANES, accumulate);
        }
      }
      column += vectors * LANES;
    }
  }
}
