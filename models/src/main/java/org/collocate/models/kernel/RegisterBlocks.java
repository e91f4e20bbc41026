package org.collocate.models.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The innermost products: a few rows by a few vectors of C, held in registers while k runs once through A and B.
///
/// ```
/// C[r, v] (+)= Σₖ a[aAt + r·aRow + k·aInner] · b[bAt + k·bStride + v·LANES …]
/// ```
///
/// The two strides of A make one block serve `A·B` (`aInner` = 1) and `Aᵀ·B` (`aRow` = 1). Written out because the
/// accumulators must be locals to stay in registers.
final class RegisterBlocks {
  private static final VectorSpecies<Double> SPECIES = MatrixProduct.SPECIES;
  private static final int LANES = MatrixProduct.LANES;

  private RegisterBlocks() {}

  /// 4 rows × 4 vectors.
  static void fourByFour(int inner, double[] a, int aAt, int aRow, int aInner, double[] b, int bAt,
      int bStride,
      double[] c, int cAt, int cStride, boolean accumulate) {
    var c00 = DoubleVector.zero(SPECIES);
    var c01 = DoubleVector.zero(SPECIES);
    var c02 = DoubleVector.zero(SPECIES);
    var c03 = DoubleVector.zero(SPECIES);
    var c10 = DoubleVector.zero(SPECIES);
    var c11 = DoubleVector.zero(SPECIES);
    var c12 = DoubleVector.zero(SPECIES);
    var c13 = DoubleVector.zero(SPECIES);
    var c20 = DoubleVector.zero(SPECIES);
    var c21 = DoubleVector.zero(SPECIES);
    var c22 = DoubleVector.zero(SPECIES);
    var c23 = DoubleVector.zero(SPECIES);
    var c30 = DoubleVector.zero(SPECIES);
    var c31 = DoubleVector.zero(SPECIES);
    var c32 = DoubleVector.zero(SPECIES);
    var c33 = DoubleVector.zero(SPECIES);
    int a1 = aAt + aRow;
    int a2 = a1 + aRow;
    int a3 = a2 + aRow;
    int ai = 0;
    int bi = bAt;
    for (int k = 0; k < inner; k++) {
      var b0 = DoubleVector.fromArray(SPECIES, b, bi);
      var b1 = DoubleVector.fromArray(SPECIES, b, bi + LANES);
      var b2 = DoubleVector.fromArray(SPECIES, b, bi + 2 * LANES);
      var b3 = DoubleVector.fromArray(SPECIES, b, bi + 3 * LANES);
      var x0 = DoubleVector.broadcast(SPECIES, a[aAt + ai]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      c02 = x0.fma(b2, c02);
      c03 = x0.fma(b3, c03);
      var x1 = DoubleVector.broadcast(SPECIES, a[a1 + ai]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      c12 = x1.fma(b2, c12);
      c13 = x1.fma(b3, c13);
      var x2 = DoubleVector.broadcast(SPECIES, a[a2 + ai]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      c22 = x2.fma(b2, c22);
      c23 = x2.fma(b3, c23);
      var x3 = DoubleVector.broadcast(SPECIES, a[a3 + ai]);
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
      c32 = x3.fma(b2, c32);
      c33 = x3.fma(b3, c33);
      ai += aInner;
      bi += bStride;
    }
    store(c00, c, cAt, accumulate);
    store(c01, c, cAt + LANES, accumulate);
    store(c02, c, cAt + 2 * LANES, accumulate);
    store(c03, c, cAt + 3 * LANES, accumulate);
    store(c10, c, cAt + cStride, accumulate);
    store(c11, c, cAt + cStride + LANES, accumulate);
    store(c12, c, cAt + cStride + 2 * LANES, accumulate);
    store(c13, c, cAt + cStride + 3 * LANES, accumulate);
    store(c20, c, cAt + 2 * cStride, accumulate);
    store(c21, c, cAt + 2 * cStride + LANES, accumulate);
    store(c22, c, cAt + 2 * cStride + 2 * LANES, accumulate);
    store(c23, c, cAt + 2 * cStride + 3 * LANES, accumulate);
    store(c30, c, cAt + 3 * cStride, accumulate);
    store(c31, c, cAt + 3 * cStride + LANES, accumulate);
    store(c32, c, cAt + 3 * cStride + 2 * LANES, accumulate);
    store(c33, c, cAt + 3 * cStride + 3 * LANES, accumulate);
  }

  /// 6 rows × 2 vectors.
  static void sixByTwo(int inner, double[] a, int aAt, int aRow, int aInner, double[] b, int bAt, int bStride,
      double[] c, int cAt, int cStride, boolean accumulate) {
    var c00 = DoubleVector.zero(SPECIES);
    var c01 = DoubleVector.zero(SPECIES);
    var c10 = DoubleVector.zero(SPECIES);
    var c11 = DoubleVector.zero(SPECIES);
    var c20 = DoubleVector.zero(SPECIES);
    var c21 = DoubleVector.zero(SPECIES);
    var c30 = DoubleVector.zero(SPECIES);
    var c31 = DoubleVector.zero(SPECIES);
    var c40 = DoubleVector.zero(SPECIES);
    var c41 = DoubleVector.zero(SPECIES);
    var c50 = DoubleVector.zero(SPECIES);
    var c51 = DoubleVector.zero(SPECIES);
    int a1 = aAt + aRow;
    int a2 = a1 + aRow;
    int a3 = a2 + aRow;
    int a4 = a3 + aRow;
    int a5 = a4 + aRow;
    int ai = 0;
    int bi = bAt;
    for (int k = 0; k < inner; k++) {
      var b0 = DoubleVector.fromArray(SPECIES, b, bi);
      var b1 = DoubleVector.fromArray(SPECIES, b, bi + LANES);
      var x0 = DoubleVector.broadcast(SPECIES, a[aAt + ai]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      var x1 = DoubleVector.broadcast(SPECIES, a[a1 + ai]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      var x2 = DoubleVector.broadcast(SPECIES, a[a2 + ai]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      var x3 = DoubleVector.broadcast(SPECIES, a[a3 + ai]);
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
      var x4 = DoubleVector.broadcast(SPECIES, a[a4 + ai]);
      c40 = x4.fma(b0, c40);
      c41 = x4.fma(b1, c41);
      var x5 = DoubleVector.broadcast(SPECIES, a[a5 + ai]);
      c50 = x5.fma(b0, c50);
      c51 = x5.fma(b1, c51);
      ai += aInner;
      bi += bStride;
    }
    store(c00, c, cAt, accumulate);
    store(c01, c, cAt + LANES, accumulate);
    store(c10, c, cAt + cStride, accumulate);
    store(c11, c, cAt + cStride + LANES, accumulate);
    store(c20, c, cAt + 2 * cStride, accumulate);
    store(c21, c, cAt + 2 * cStride + LANES, accumulate);
    store(c30, c, cAt + 3 * cStride, accumulate);
    store(c31, c, cAt + 3 * cStride + LANES, accumulate);
    store(c40, c, cAt + 4 * cStride, accumulate);
    store(c41, c, cAt + 4 * cStride + LANES, accumulate);
    store(c50, c, cAt + 5 * cStride, accumulate);
    store(c51, c, cAt + 5 * cStride + LANES, accumulate);
  }

  /// 4 rows × 2 vectors.
  static void fourByTwo(int inner, double[] a, int aAt, int aRow, int aInner, double[] b, int bAt,
      int bStride,
      double[] c, int cAt, int cStride, boolean accumulate) {
    var c00 = DoubleVector.zero(SPECIES);
    var c01 = DoubleVector.zero(SPECIES);
    var c10 = DoubleVector.zero(SPECIES);
    var c11 = DoubleVector.zero(SPECIES);
    var c20 = DoubleVector.zero(SPECIES);
    var c21 = DoubleVector.zero(SPECIES);
    var c30 = DoubleVector.zero(SPECIES);
    var c31 = DoubleVector.zero(SPECIES);
    int a1 = aAt + aRow;
    int a2 = a1 + aRow;
    int a3 = a2 + aRow;
    int ai = 0;
    int bi = bAt;
    for (int k = 0; k < inner; k++) {
      var b0 = DoubleVector.fromArray(SPECIES, b, bi);
      var b1 = DoubleVector.fromArray(SPECIES, b, bi + LANES);
      var x0 = DoubleVector.broadcast(SPECIES, a[aAt + ai]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      var x1 = DoubleVector.broadcast(SPECIES, a[a1 + ai]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      var x2 = DoubleVector.broadcast(SPECIES, a[a2 + ai]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      var x3 = DoubleVector.broadcast(SPECIES, a[a3 + ai]);
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
      ai += aInner;
      bi += bStride;
    }
    store(c00, c, cAt, accumulate);
    store(c01, c, cAt + LANES, accumulate);
    store(c10, c, cAt + cStride, accumulate);
    store(c11, c, cAt + cStride + LANES, accumulate);
    store(c20, c, cAt + 2 * cStride, accumulate);
    store(c21, c, cAt + 2 * cStride + LANES, accumulate);
    store(c30, c, cAt + 3 * cStride, accumulate);
    store(c31, c, cAt + 3 * cStride + LANES, accumulate);
  }

  /// 4 rows × 1 vector.
  static void fourByOne(int inner, double[] a, int aAt, int aRow, int aInner, double[] b, int bAt,
      int bStride,
      double[] c, int cAt, int cStride, boolean accumulate) {
    var c00 = DoubleVector.zero(SPECIES);
    var c10 = DoubleVector.zero(SPECIES);
    var c20 = DoubleVector.zero(SPECIES);
    var c30 = DoubleVector.zero(SPECIES);
    int a1 = aAt + aRow;
    int a2 = a1 + aRow;
    int a3 = a2 + aRow;
    int ai = 0;
    int bi = bAt;
    for (int k = 0; k < inner; k++) {
      var b0 = DoubleVector.fromArray(SPECIES, b, bi);
      var x0 = DoubleVector.broadcast(SPECIES, a[aAt + ai]);
      c00 = x0.fma(b0, c00);
      var x1 = DoubleVector.broadcast(SPECIES, a[a1 + ai]);
      c10 = x1.fma(b0, c10);
      var x2 = DoubleVector.broadcast(SPECIES, a[a2 + ai]);
      c20 = x2.fma(b0, c20);
      var x3 = DoubleVector.broadcast(SPECIES, a[a3 + ai]);
      c30 = x3.fma(b0, c30);
      ai += aInner;
      bi += bStride;
    }
    store(c00, c, cAt, accumulate);
    store(c10, c, cAt + cStride, accumulate);
    store(c20, c, cAt + 2 * cStride, accumulate);
    store(c30, c, cAt + 3 * cStride, accumulate);
  }

  /// 1 rows × 1 vector.
  static void oneByOne(int inner, double[] a, int aAt, int aInner, double[] b, int bAt, int bStride,
      double[] c,
      int cAt, boolean accumulate) {
    var c00 = DoubleVector.zero(SPECIES);
    int ai = 0;
    int bi = bAt;
    for (int k = 0; k < inner; k++) {
      var b0 = DoubleVector.fromArray(SPECIES, b, bi);
      var x0 = DoubleVector.broadcast(SPECIES, a[aAt + ai]);
      c00 = x0.fma(b0, c00);
      ai += aInner;
      bi += bStride;
    }
    store(c00, c, cAt, accumulate);
  }

  private static void store(DoubleVector sum, double[] c, int at, boolean accumulate) {
    DoubleVector result = accumulate ? sum.add(DoubleVector.fromArray(SPECIES, c, at)) : sum;
    result.intoArray(c, at);
  }
}
