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
/// accumulators must be locals to stay in registers. No method of our own may take or return a vector here: the compiler
/// stops inlining such methods in long loops, and each vector then becomes an object.
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
    if (accumulate) {
      c00.add(DoubleVector.fromArray(SPECIES, c, cAt)).intoArray(c, cAt);
      c01.add(DoubleVector.fromArray(SPECIES, c, cAt + LANES)).intoArray(c, cAt + LANES);
      c02.add(DoubleVector.fromArray(SPECIES, c, cAt + 2 * LANES)).intoArray(c, cAt + 2 * LANES);
      c03.add(DoubleVector.fromArray(SPECIES, c, cAt + 3 * LANES)).intoArray(c, cAt + 3 * LANES);
      c10.add(DoubleVector.fromArray(SPECIES, c, cAt + cStride)).intoArray(c, cAt + cStride);
      c11.add(DoubleVector.fromArray(SPECIES, c, cAt + cStride + LANES)).intoArray(c, cAt + cStride + LANES);
      c12.add(DoubleVector.fromArray(SPECIES, c, cAt + cStride + 2 * LANES))
          .intoArray(c, cAt + cStride + 2 * LANES);
      c13.add(DoubleVector.fromArray(SPECIES, c, cAt + cStride + 3 * LANES))
          .intoArray(c, cAt + cStride + 3 * LANES);
      c20.add(DoubleVector.fromArray(SPECIES, c, cAt + 2 * cStride)).intoArray(c, cAt + 2 * cStride);
      c21.add(DoubleVector.fromArray(SPECIES, c, cAt + 2 * cStride + LANES))
          .intoArray(c, cAt + 2 * cStride + LANES);
      c22.add(DoubleVector.fromArray(SPECIES, c, cAt + 2 * cStride + 2 * LANES))
          .intoArray(c, cAt + 2 * cStride + 2 * LANES);
      c23.add(DoubleVector.fromArray(SPECIES, c, cAt + 2 * cStride + 3 * LANES))
          .intoArray(c, cAt + 2 * cStride + 3 * LANES);
      c30.add(DoubleVector.fromArray(SPECIES, c, cAt + 3 * cStride)).intoArray(c, cAt + 3 * cStride);
      c31.add(DoubleVector.fromArray(SPECIES, c, cAt + 3 * cStride + LANES))
          .intoArray(c, cAt + 3 * cStride + LANES);
      c32.add(DoubleVector.fromArray(SPECIES, c, cAt + 3 * cStride + 2 * LANES))
          .intoArray(c, cAt + 3 * cStride + 2 * LANES);
      c33.add(DoubleVector.fromArray(SPECIES, c, cAt + 3 * cStride + 3 * LANES))
          .intoArray(c, cAt + 3 * cStride + 3 * LANES);
    } else {
      c00.intoArray(c, cAt);
      c01.intoArray(c, cAt + LANES);
      c02.intoArray(c, cAt + 2 * LANES);
      c03.intoArray(c, cAt + 3 * LANES);
      c10.intoArray(c, cAt + cStride);
      c11.intoArray(c, cAt + cStride + LANES);
      c12.intoArray(c, cAt + cStride + 2 * LANES);
      c13.intoArray(c, cAt + cStride + 3 * LANES);
      c20.intoArray(c, cAt + 2 * cStride);
      c21.intoArray(c, cAt + 2 * cStride + LANES);
      c22.intoArray(c, cAt + 2 * cStride + 2 * LANES);
      c23.intoArray(c, cAt + 2 * cStride + 3 * LANES);
      c30.intoArray(c, cAt + 3 * cStride);
      c31.intoArray(c, cAt + 3 * cStride + LANES);
      c32.intoArray(c, cAt + 3 * cStride + 2 * LANES);
      c33.intoArray(c, cAt + 3 * cStride + 3 * LANES);
    }
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
    if (accumulate) {
      c00.add(DoubleVector.fromArray(SPECIES, c, cAt)).intoArray(c, cAt);
      c01.add(DoubleVector.fromArray(SPECIES, c, cAt + LANES)).intoArray(c, cAt + LANES);
      c10.add(DoubleVector.fromArray(SPECIES, c, cAt + cStride)).intoArray(c, cAt + cStride);
      c11.add(DoubleVector.fromArray(SPECIES, c, cAt + cStride + LANES)).intoArray(c, cAt + cStride + LANES);
      c20.add(DoubleVector.fromArray(SPECIES, c, cAt + 2 * cStride)).intoArray(c, cAt + 2 * cStride);
      c21.add(DoubleVector.fromArray(SPECIES, c, cAt + 2 * cStride + LANES))
          .intoArray(c, cAt + 2 * cStride + LANES);
      c30.add(DoubleVector.fromArray(SPECIES, c, cAt + 3 * cStride)).intoArray(c, cAt + 3 * cStride);
      c31.add(DoubleVector.fromArray(SPECIES, c, cAt + 3 * cStride + LANES))
          .intoArray(c, cAt + 3 * cStride + LANES);
      c40.add(DoubleVector.fromArray(SPECIES, c, cAt + 4 * cStride)).intoArray(c, cAt + 4 * cStride);
      c41.add(DoubleVector.fromArray(SPECIES, c, cAt + 4 * cStride + LANES))
          .intoArray(c, cAt + 4 * cStride + LANES);
      c50.add(DoubleVector.fromArray(SPECIES, c, cAt + 5 * cStride)).intoArray(c, cAt + 5 * cStride);
      c51.add(DoubleVector.fromArray(SPECIES, c, cAt + 5 * cStride + LANES))
          .intoArray(c, cAt + 5 * cStride + LANES);
    } else {
      c00.intoArray(c, cAt);
      c01.intoArray(c, cAt + LANES);
      c10.intoArray(c, cAt + cStride);
      c11.intoArray(c, cAt + cStride + LANES);
      c20.intoArray(c, cAt + 2 * cStride);
      c21.intoArray(c, cAt + 2 * cStride + LANES);
      c30.intoArray(c, cAt + 3 * cStride);
      c31.intoArray(c, cAt + 3 * cStride + LANES);
      c40.intoArray(c, cAt + 4 * cStride);
      c41.intoArray(c, cAt + 4 * cStride + LANES);
      c50.intoArray(c, cAt + 5 * cStride);
      c51.intoArray(c, cAt + 5 * cStride + LANES);
    }
  }

  /// 8 rows × 2 vectors, where there are 32 registers.
  static void eightByTwo(int inner, double[] a, int aAt, int aRow, int aInner, double[] b, int bAt,
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
    var c40 = DoubleVector.zero(SPECIES);
    var c41 = DoubleVector.zero(SPECIES);
    var c50 = DoubleVector.zero(SPECIES);
    var c51 = DoubleVector.zero(SPECIES);
    var c60 = DoubleVector.zero(SPECIES);
    var c61 = DoubleVector.zero(SPECIES);
    var c70 = DoubleVector.zero(SPECIES);
    var c71 = DoubleVector.zero(SPECIES);
    int a1 = aAt + aRow;
    int a2 = a1 + aRow;
    int a3 = a2 + aRow;
    int a4 = a3 + aRow;
    int a5 = a4 + aRow;
    int a6 = a5 + aRow;
    int a7 = a6 + aRow;
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
      var x6 = DoubleVector.broadcast(SPECIES, a[a6 + ai]);
      c60 = x6.fma(b0, c60);
      c61 = x6.fma(b1, c61);
      var x7 = DoubleVector.broadcast(SPECIES, a[a7 + ai]);
      c70 = x7.fma(b0, c70);
      c71 = x7.fma(b1, c71);
      ai += aInner;
      bi += bStride;
    }
    if (accumulate) {
      c00.add(DoubleVector.fromArray(SPECIES, c, cAt)).intoArray(c, cAt);
      c01.add(DoubleVector.fromArray(SPECIES, c, cAt + LANES)).intoArray(c, cAt + LANES);
      c10.add(DoubleVector.fromArray(SPECIES, c, cAt + cStride)).intoArray(c, cAt + cStride);
      c11.add(DoubleVector.fromArray(SPECIES, c, cAt + cStride + LANES)).intoArray(c, cAt + cStride + LANES);
      c20.add(DoubleVector.fromArray(SPECIES, c, cAt + 2 * cStride)).intoArray(c, cAt + 2 * cStride);
      c21.add(DoubleVector.fromArray(SPECIES, c, cAt + 2 * cStride + LANES))
          .intoArray(c, cAt + 2 * cStride + LANES);
      c30.add(DoubleVector.fromArray(SPECIES, c, cAt + 3 * cStride)).intoArray(c, cAt + 3 * cStride);
      c31.add(DoubleVector.fromArray(SPECIES, c, cAt + 3 * cStride + LANES))
          .intoArray(c, cAt + 3 * cStride + LANES);
      c40.add(DoubleVector.fromArray(SPECIES, c, cAt + 4 * cStride)).intoArray(c, cAt + 4 * cStride);
      c41.add(DoubleVector.fromArray(SPECIES, c, cAt + 4 * cStride + LANES))
          .intoArray(c, cAt + 4 * cStride + LANES);
      c50.add(DoubleVector.fromArray(SPECIES, c, cAt + 5 * cStride)).intoArray(c, cAt + 5 * cStride);
      c51.add(DoubleVector.fromArray(SPECIES, c, cAt + 5 * cStride + LANES))
          .intoArray(c, cAt + 5 * cStride + LANES);
      c60.add(DoubleVector.fromArray(SPECIES, c, cAt + 6 * cStride)).intoArray(c, cAt + 6 * cStride);
      c61.add(DoubleVector.fromArray(SPECIES, c, cAt + 6 * cStride + LANES))
          .intoArray(c, cAt + 6 * cStride + LANES);
      c70.add(DoubleVector.fromArray(SPECIES, c, cAt + 7 * cStride)).intoArray(c, cAt + 7 * cStride);
      c71.add(DoubleVector.fromArray(SPECIES, c, cAt + 7 * cStride + LANES))
          .intoArray(c, cAt + 7 * cStride + LANES);
    } else {
      c00.intoArray(c, cAt);
      c01.intoArray(c, cAt + LANES);
      c10.intoArray(c, cAt + cStride);
      c11.intoArray(c, cAt + cStride + LANES);
      c20.intoArray(c, cAt + 2 * cStride);
      c21.intoArray(c, cAt + 2 * cStride + LANES);
      c30.intoArray(c, cAt + 3 * cStride);
      c31.intoArray(c, cAt + 3 * cStride + LANES);
      c40.intoArray(c, cAt + 4 * cStride);
      c41.intoArray(c, cAt + 4 * cStride + LANES);
      c50.intoArray(c, cAt + 5 * cStride);
      c51.intoArray(c, cAt + 5 * cStride + LANES);
      c60.intoArray(c, cAt + 6 * cStride);
      c61.intoArray(c, cAt + 6 * cStride + LANES);
      c70.intoArray(c, cAt + 7 * cStride);
      c71.intoArray(c, cAt + 7 * cStride + LANES);
    }
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
    if (accumulate) {
      c00.add(DoubleVector.fromArray(SPECIES, c, cAt)).intoArray(c, cAt);
      c01.add(DoubleVector.fromArray(SPECIES, c, cAt + LANES)).intoArray(c, cAt + LANES);
      c10.add(DoubleVector.fromArray(SPECIES, c, cAt + cStride)).intoArray(c, cAt + cStride);
      c11.add(DoubleVector.fromArray(SPECIES, c, cAt + cStride + LANES)).intoArray(c, cAt + cStride + LANES);
      c20.add(DoubleVector.fromArray(SPECIES, c, cAt + 2 * cStride)).intoArray(c, cAt + 2 * cStride);
      c21.add(DoubleVector.fromArray(SPECIES, c, cAt + 2 * cStride + LANES))
          .intoArray(c, cAt + 2 * cStride + LANES);
      c30.add(DoubleVector.fromArray(SPECIES, c, cAt + 3 * cStride)).intoArray(c, cAt + 3 * cStride);
      c31.add(DoubleVector.fromArray(SPECIES, c, cAt + 3 * cStride + LANES))
          .intoArray(c, cAt + 3 * cStride + LANES);
    } else {
      c00.intoArray(c, cAt);
      c01.intoArray(c, cAt + LANES);
      c10.intoArray(c, cAt + cStride);
      c11.intoArray(c, cAt + cStride + LANES);
      c20.intoArray(c, cAt + 2 * cStride);
      c21.intoArray(c, cAt + 2 * cStride + LANES);
      c30.intoArray(c, cAt + 3 * cStride);
      c31.intoArray(c, cAt + 3 * cStride + LANES);
    }
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
    if (accumulate) {
      c00.add(DoubleVector.fromArray(SPECIES, c, cAt)).intoArray(c, cAt);
      c10.add(DoubleVector.fromArray(SPECIES, c, cAt + cStride)).intoArray(c, cAt + cStride);
      c20.add(DoubleVector.fromArray(SPECIES, c, cAt + 2 * cStride)).intoArray(c, cAt + 2 * cStride);
      c30.add(DoubleVector.fromArray(SPECIES, c, cAt + 3 * cStride)).intoArray(c, cAt + 3 * cStride);
    } else {
      c00.intoArray(c, cAt);
      c10.intoArray(c, cAt + cStride);
      c20.intoArray(c, cAt + 2 * cStride);
      c30.intoArray(c, cAt + 3 * cStride);
    }
  }

  /// 1 row × 4 vectors.
  static void oneByFour(int inner, double[] a, int aAt, int aInner, double[] b, int bAt, int bStride,
      double[] c,
      int cAt, boolean accumulate) {
    var c00 = DoubleVector.zero(SPECIES);
    var c01 = DoubleVector.zero(SPECIES);
    var c02 = DoubleVector.zero(SPECIES);
    var c03 = DoubleVector.zero(SPECIES);
    int ai = aAt;
    int bi = bAt;
    for (int k = 0; k < inner; k++) {
      var x0 = DoubleVector.broadcast(SPECIES, a[ai]);
      c00 = x0.fma(DoubleVector.fromArray(SPECIES, b, bi), c00);
      c01 = x0.fma(DoubleVector.fromArray(SPECIES, b, bi + LANES), c01);
      c02 = x0.fma(DoubleVector.fromArray(SPECIES, b, bi + 2 * LANES), c02);
      c03 = x0.fma(DoubleVector.fromArray(SPECIES, b, bi + 3 * LANES), c03);
      ai += aInner;
      bi += bStride;
    }
    if (accumulate) {
      c00.add(DoubleVector.fromArray(SPECIES, c, cAt)).intoArray(c, cAt);
      c01.add(DoubleVector.fromArray(SPECIES, c, cAt + LANES)).intoArray(c, cAt + LANES);
      c02.add(DoubleVector.fromArray(SPECIES, c, cAt + 2 * LANES)).intoArray(c, cAt + 2 * LANES);
      c03.add(DoubleVector.fromArray(SPECIES, c, cAt + 3 * LANES)).intoArray(c, cAt + 3 * LANES);
    } else {
      c00.intoArray(c, cAt);
      c01.intoArray(c, cAt + LANES);
      c02.intoArray(c, cAt + 2 * LANES);
      c03.intoArray(c, cAt + 3 * LANES);
    }
  }

  /// 1 row × 1 vector.
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
    if (accumulate) {
      c00.add(DoubleVector.fromArray(SPECIES, c, cAt)).intoArray(c, cAt);
    } else {
      c00.intoArray(c, cAt);
    }
  }
}
