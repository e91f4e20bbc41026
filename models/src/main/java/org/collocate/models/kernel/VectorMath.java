package org.collocate.models.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Elementary functions of arrays on vector lanes. NaN gives NaN.
///
/// | function | method | error in double | in float |
/// |---|---|---|---|
/// | [#tanh] | `e/(e+2)`, e = expm1(2x) by reduction to ±ln 2/2 and a Taylor polynomial | ≤ 4 ulp | ≤ 4 ulp |
/// | [#exp] | the same reduction; 0 below 4e-308, in float 2e-38 | ≤ 2 ulp | ≤ 2 ulp |
/// | [#sinCos] | reduction by π/2 in three parts, minimax polynomials of fdlibm on ±π/4 | ≤ 2.3e-16 up to 1e6 | ≤ 1.3e-7 up to 1e4 |
/// | [#erf] | rational minimax functions of fdlibm's `s_erf.c` in four ranges | ≤ 4 ulp | ≤ 8 ulp |
///
/// Loops are written out because the compiler stops inlining methods that take or return vectors in long ones, and makes
/// objects of the vectors. Farther out [#sinCos] falls back to [Math#sin] and [Math#cos].
public final class VectorMath {
  private static final VectorSpecies<Double> SPECIES = MatrixProduct.SPECIES;
  private static final int LANES = MatrixProduct.LANES;

  /// Whether numbers have 64 bits.
  private static final boolean WIDE = Double.PRECISION == 53;
  /// Adding 1.5·2^(precision−1) rounds to an integer and leaves it in the low bits of the significand.
  private static final double ROUNDING = 3L << Double.PRECISION - 2;
  private static final double LARGEST_REDUCED = WIDE ? 1e6 : 1e4;
  /// ln 2 in two parts; products of the first with the integers that occur are exact.
  private static final double LN2_HIGH = WIDE ? 6.93147180369123816490e-01 : 0.693359375;
  private static final double LN2_LOW = WIDE ? 1.90821492927058770002e-10 : -2.12194440054690583e-4;
  /// π/2 in three parts, each rounded to nearest.
  private static final double QUARTER_1 = WIDE ? 1.5707963267948966 : 1.57079637050628662109375;
  private static final double QUARTER_2 = WIDE ? 6.123233995736766e-17 : -4.37113882867379114e-8;
  private static final double QUARTER_3 = WIDE ? -1.4973849048591833e-33 : -1.71512451e-15;
  /// Where the exponential becomes twice the smallest normal number, and where it leaves the range.
  private static final double LOWEST = WIDE ? -707.7 : -86.6;
  private static final double HIGHEST = WIDE ? 709.782712893384 : 88.7228391;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private VectorMath() {}

  /// `y[yOffset + i] = tanh(x[xOffset + i])`; the two ranges may be the same.
  public static void tanh(int count, double[] x, int xOffset, double[] y, int yOffset) {
    int whole = count - count % LANES;
    tanhWhole(whole, x, xOffset, y, yOffset);
    if (whole < count) {
      double[] tail = new double[LANES];
      System.arraycopy(x, xOffset + whole, tail, 0, count - whole);
      tanhWhole(LANES, tail, 0, tail, 0);
      System.arraycopy(tail, 0, y, yOffset + whole, count - whole);
    }
  }

  /// `y[yOffset + i] = exp(x[xOffset + i])`; the two ranges may be the same.
  public static void exp(int count, double[] x, int xOffset, double[] y, int yOffset) {
    int whole = count - count % LANES;
    expWhole(whole, x, xOffset, y, yOffset);
    if (whole < count) {
      double[] tail = new double[LANES];
      System.arraycopy(x, xOffset + whole, tail, 0, count - whole);
      expWhole(LANES, tail, 0, tail, 0);
      System.arraycopy(tail, 0, y, yOffset + whole, count - whole);
    }
  }

  /// `y[yOffset + i] = erf(x[xOffset + i])`; the two ranges may be the same.
  public static void erf(int count, double[] x, int xOffset, double[] y, int yOffset) {
    int whole = count - count % LANES;
    erfWhole(whole, x, xOffset, y, yOffset);
    if (whole < count) {
      double[] tail = new double[LANES];
      System.arraycopy(x, xOffset + whole, tail, 0, count - whole);
      erfWhole(LANES, tail, 0, tail, 0);
      System.arraycopy(tail, 0, y, yOffset + whole, count - whole);
    }
  }

  /// `sin[…] = sin(x[…])`, `cos[…] = cos(x[…])` at once; results may overwrite x.
  public static void sinCos(int count, double[] x, int xOffset, double[] sin, int sinOffset, double[] cos,
      int cosOffset) {
    int whole = count - count % LANES;
    sinCosWhole(whole, x, xOffset, sin, sinOffset, cos, cosOffset);
    if (whole < count) {
      double[] tail = new double[LANES];
      double[] tailCos = new double[LANES];
      System.arraycopy(x, xOffset + whole, tail, 0, count - whole);
      sinCosWhole(LANES, tail, 0, tail, 0, tailCos, 0);
      System.arraycopy(tail, 0, sin, sinOffset + whole, count - whole);
      System.arraycopy(tailCos, 0, cos, cosOffset + whole, count - whole);
    }
  }

  private static void tanhWhole(int count, double[] x, int xAt, double[] y, int yAt) {
    for (int i = 0; i < count; i += LANES) {
      // tanh(20) is 1 to the last bit; the bounds keep 2ⁿ representable and let NaN through.
      DoubleVector twice = DoubleVector.fromArray(SPECIES, x, xAt + i).min(20.0).max(-20.0).mul(2.0);
      DoubleVector shifted = twice.fma(DoubleVector.broadcast(SPECIES, 1.4426950408889634),
          DoubleVector.broadcast(SPECIES, ROUNDING));
      DoubleVector n = shifted.sub(ROUNDING);
      DoubleVector r = n.fma(DoubleVector.broadcast(SPECIES, -LN2_HIGH), twice);
      r = n.fma(DoubleVector.broadcast(SPECIES, -LN2_LOW), r);
      DoubleVector p = DoubleVector.broadcast(SPECIES, 1.984126984126984e-4);
      if (WIDE) {
        p = DoubleVector.broadcast(SPECIES, 1.6059043836821613e-10);
        p = p.fma(r, DoubleVector.broadcast(SPECIES, 2.08767569878681e-9));
        p = p.fma(r, DoubleVector.broadcast(SPECIES, 2.505210838544172e-8));
        p = p.fma(r, DoubleVector.broadcast(SPECIES, 2.755731922398589e-7));
        p = p.fma(r, DoubleVector.broadcast(SPECIES, 2.7557319223985893e-6));
        p = p.fma(r, DoubleVector.broadcast(SPECIES, 2.48015873015873e-5));
        p = p.fma(r, DoubleVector.broadcast(SPECIES, 1.984126984126984e-4));
      }
      p = p.fma(r, DoubleVector.broadcast(SPECIES, 1.388888888888889e-3));
      p = p.fma(r, DoubleVector.broadcast(SPECIES, 8.333333333333333e-3));
      p = p.fma(r, DoubleVector.broadcast(SPECIES, 4.1666666666666664e-2));
      p = p.fma(r, DoubleVector.broadcast(SPECIES, 0.16666666666666666));
      p = p.fma(r, DoubleVector.broadcast(SPECIES, 0.5));
      p = p.mul(r).fma(r, r);
      DoubleVector power = shifted.reinterpretAsLongs()
          .lanewise(VectorOperators.LSHL, Double.PRECISION - 1)
          .add(Double.doubleToRawLongBits(1.0))
          .reinterpretAsDoubles();
      DoubleVector exponential = power.fma(p, power.sub(1.0));
      exponential.div(exponential.add(2.0)).intoArray(y, yAt + i);
    }
  }

  private static void expWhole(int count, double[] x, int xAt, double[] y, int yAt) {
    for (int i = 0; i < count; i += LANES) {
      DoubleVector given = DoubleVector.fromArray(SPECIES, x, xAt + i);
      DoubleVector bounded = given.min(HIGHEST).max(LOWEST);
      DoubleVector shifted = bounded.fma(DoubleVector.broadcast(SPECIES, 1.4426950408889634),
          DoubleVector.broadcast(SPECIES, ROUNDING));
      DoubleVector n = shifted.sub(ROUNDING);
      DoubleVector r = n.fma(DoubleVector.broadcast(SPECIES, -LN2_HIGH), bounded);
      r = n.fma(DoubleVector.broadcast(SPECIES, -LN2_LOW), r);
      DoubleVector p = DoubleVector.broadcast(SPECIES, 1.984126984126984e-4);
      if (WIDE) {
        p = DoubleVector.broadcast(SPECIES, 1.6059043836821613e-10);
        p = p.fma(r, DoubleVector.broadcast(SPECIES, 2.08767569878681e-9));
        p = p.fma(r, DoubleVector.broadcast(SPECIES, 2.505210838544172e-8));
        p = p.fma(r, DoubleVector.broadcast(SPECIES, 2.755731922398589e-7));
        p = p.fma(r, DoubleVector.broadcast(SPECIES, 2.7557319223985893e-6));
        p = p.fma(r, DoubleVector.broadcast(SPECIES, 2.48015873015873e-5));
        p = p.fma(r, DoubleVector.broadcast(SPECIES, 1.984126984126984e-4));
      }
      p = p.fma(r, DoubleVector.broadcast(SPECIES, 1.388888888888889e-3));
      p = p.fma(r, DoubleVector.broadcast(SPECIES, 8.333333333333333e-3));
      p = p.fma(r, DoubleVector.broadcast(SPECIES, 4.1666666666666664e-2));
      p = p.fma(r, DoubleVector.broadcast(SPECIES, 0.16666666666666666));
      p = p.fma(r, DoubleVector.broadcast(SPECIES, 0.5));
      p = p.mul(r).fma(r, r);
      // 2ⁿ in two factors: n reaches one more than the largest exponent.
      DoubleVector half = shifted.sub(1.0)
          .reinterpretAsLongs()
          .lanewise(VectorOperators.LSHL, Double.PRECISION - 1)
          .add(Double.doubleToRawLongBits(1.0))
          .reinterpretAsDoubles();
      p.fma(half, half)
          .mul(2.0)
          .blend(0.0, given.compare(VectorOperators.LT, LOWEST))
          .blend(INFINITY, given.compare(VectorOperators.GT, HIGHEST))
          .intoArray(y, yAt + i);
    }
  }

  private static void erfWhole(int count, double[] x, int xAt, double[] y, int yAt) {
    for (int i = 0; i < count; i += LANES) {
      DoubleVector given = DoubleVector.fromArray(SPECIES, x, xAt + i);
      DoubleVector a = given.abs();
      DoubleVector z = given.mul(given);
      DoubleVector u;
      DoubleVector v;
      u = DoubleVector.broadcast(SPECIES, -2.37630166566501626084e-05);
      u = u.fma(z, DoubleVector.broadcast(SPECIES, -5.77027029648944159157e-03));
      u = u.fma(z, DoubleVector.broadcast(SPECIES, -2.84817495755985104766e-02));
      u = u.fma(z, DoubleVector.broadcast(SPECIES, -3.25042107247001499370e-01));
      u = u.fma(z, DoubleVector.broadcast(SPECIES, 1.28379167095512558561e-01));
      v = DoubleVector.broadcast(SPECIES, -3.96022827877536812320e-06);
      v = v.fma(z, DoubleVector.broadcast(SPECIES, 1.32494738004321644526e-04));
      v = v.fma(z, DoubleVector.broadcast(SPECIES, 5.08130628187576562776e-03));
      v = v.fma(z, DoubleVector.broadcast(SPECIES, 6.50222499887672944485e-02));
      v = v.fma(z, DoubleVector.broadcast(SPECIES, 3.97917223959155352819e-01));
      v = v.fma(z, DoubleVector.broadcast(SPECIES, 1.0));
      DoubleVector result = u.div(v).fma(given, given);
      if (a.compare(VectorOperators.GE, 0.84375).anyTrue()) {
        // erf(1 + s) for |s| up to a quarter
        DoubleVector s = a.sub(1.0);
        u = DoubleVector.broadcast(SPECIES, -2.16637559486879084300e-03);
        u = u.fma(s, DoubleVector.broadcast(SPECIES, 3.54783043256182359371e-02));
        u = u.fma(s, DoubleVector.broadcast(SPECIES, -1.10894694282396677476e-01));
        u = u.fma(s, DoubleVector.broadcast(SPECIES, 3.18346619901161753674e-01));
        u = u.fma(s, DoubleVector.broadcast(SPECIES, -3.72207876035701323847e-01));
        u = u.fma(s, DoubleVector.broadcast(SPECIES, 4.14856118683748331666e-01));
        u = u.fma(s, DoubleVector.broadcast(SPECIES, -2.36211856075265944077e-03));
        v = DoubleVector.broadcast(SPECIES, 1.19844998467991074170e-02);
        v = v.fma(s, DoubleVector.broadcast(SPECIES, 1.36370839120290507362e-02));
        v = v.fma(s, DoubleVector.broadcast(SPECIES, 1.26171219808761642112e-01));
        v = v.fma(s, DoubleVector.broadcast(SPECIES, 7.18286544141962662868e-02));
        v = v.fma(s, DoubleVector.broadcast(SPECIES, 5.40397917702171048937e-01));
        v = v.fma(s, DoubleVector.broadcast(SPECIES, 1.06420880400844228286e-01));
        v = v.fma(s, DoubleVector.broadcast(SPECIES, 1.0));
        DoubleVector large = u.div(v).add(8.45062911510467529297e-01);
        if (a.compare(VectorOperators.GE, 1.25).anyTrue()) {
          // 1 − exp(−a² − 9/16 + R/S)/a, R and S polynomials in 1/a²
          s = DoubleVector.broadcast(SPECIES, 1.0).div(z);
          u = DoubleVector.broadcast(SPECIES, -9.81432934416914548592e+00);
          u = u.fma(s, DoubleVector.broadcast(SPECIES, -8.12874355063065934246e+01));
          u = u.fma(s, DoubleVector.broadcast(SPECIES, -1.84605092906711035994e+02));
          u = u.fma(s, DoubleVector.broadcast(SPECIES, -1.62396669462573470355e+02));
          u = u.fma(s, DoubleVector.broadcast(SPECIES, -6.23753324503260060396e+01));
          u = u.fma(s, DoubleVector.broadcast(SPECIES, -1.05586262253232909814e+01));
          u = u.fma(s, DoubleVector.broadcast(SPECIES, -6.93858572707181764372e-01));
          u = u.fma(s, DoubleVector.broadcast(SPECIES, -9.86494403484714822705e-03));
          v = DoubleVector.broadcast(SPECIES, -6.04244152148580987438e-02);
          v = v.fma(s, DoubleVector.broadcast(SPECIES, 6.57024977031928170135e+00));
          v = v.fma(s, DoubleVector.broadcast(SPECIES, 1.08635005541779435134e+02));
          v = v.fma(s, DoubleVector.broadcast(SPECIES, 4.29008140027567833386e+02));
          v = v.fma(s, DoubleVector.broadcast(SPECIES, 6.45387271733267880336e+02));
          v = v.fma(s, DoubleVector.broadcast(SPECIES, 4.34565877475229228821e+02));
          v = v.fma(s, DoubleVector.broadcast(SPECIES, 1.37657754143519042600e+02));
          v = v.fma(s, DoubleVector.broadcast(SPECIES, 1.96512716674392571292e+01));
          v = v.fma(s, DoubleVector.broadcast(SPECIES, 1.0));
          DoubleVector rest = u.div(v);
          u = DoubleVector.broadcast(SPECIES, -4.83519191608651397019e+02);
          u = u.fma(s, DoubleVector.broadcast(SPECIES, -1.02509513161107724954e+03));
          u = u.fma(s, DoubleVector.broadcast(SPECIES, -6.37566443368389627722e+02));
          u = u.fma(s, DoubleVector.broadcast(SPECIES, -1.60636384855821916062e+02));
          u = u.fma(s, DoubleVector.broadcast(SPECIES, -1.77579549177547519889e+01));
          u = u.fma(s, DoubleVector.broadcast(SPECIES, -7.99283237680523006574e-01));
          u = u.fma(s, DoubleVector.broadcast(SPECIES, -9.86494292470009928597e-03));
          v = DoubleVector.broadcast(SPECIES, -2.24409524465858183362e+01);
          v = v.fma(s, DoubleVector.broadcast(SPECIES, 4.74528541206955367215e+02));
          v = v.fma(s, DoubleVector.broadcast(SPECIES, 2.55305040643316442583e+03));
          v = v.fma(s, DoubleVector.broadcast(SPECIES, 3.19985821950859553908e+03));
          v = v.fma(s, DoubleVector.broadcast(SPECIES, 1.53672958608443695994e+03));
          v = v.fma(s, DoubleVector.broadcast(SPECIES, 3.25792512996573918826e+02));
          v = v.fma(s, DoubleVector.broadcast(SPECIES, 3.03380607434824582924e+01));
          v = v.fma(s, DoubleVector.broadcast(SPECIES, 1.0));
          rest = rest.blend(u.div(v), a.compare(VectorOperators.GE, 2.857142857142857));
          DoubleVector exponent = rest.sub(z).sub(0.5625).max(-60.0).min(0.0);
          DoubleVector shifted = exponent.fma(DoubleVector.broadcast(SPECIES, 1.4426950408889634),
              DoubleVector.broadcast(SPECIES, ROUNDING));
          DoubleVector n = shifted.sub(ROUNDING);
          DoubleVector r = n.fma(DoubleVector.broadcast(SPECIES, -LN2_HIGH), exponent);
          r = n.fma(DoubleVector.broadcast(SPECIES, -LN2_LOW), r);
          DoubleVector p = DoubleVector.broadcast(SPECIES, 1.984126984126984e-4);
          if (WIDE) {
            p = DoubleVector.broadcast(SPECIES, 1.6059043836821613e-10);
            p = p.fma(r, DoubleVector.broadcast(SPECIES, 2.08767569878681e-9));
            p = p.fma(r, DoubleVector.broadcast(SPECIES, 2.505210838544172e-8));
            p = p.fma(r, DoubleVector.broadcast(SPECIES, 2.755731922398589e-7));
            p = p.fma(r, DoubleVector.broadcast(SPECIES, 2.7557319223985893e-6));
            p = p.fma(r, DoubleVector.broadcast(SPECIES, 2.48015873015873e-5));
            p = p.fma(r, DoubleVector.broadcast(SPECIES, 1.984126984126984e-4));
          }
          p = p.fma(r, DoubleVector.broadcast(SPECIES, 1.388888888888889e-3));
          p = p.fma(r, DoubleVector.broadcast(SPECIES, 8.333333333333333e-3));
          p = p.fma(r, DoubleVector.broadcast(SPECIES, 4.1666666666666664e-2));
          p = p.fma(r, DoubleVector.broadcast(SPECIES, 0.16666666666666666));
          p = p.fma(r, DoubleVector.broadcast(SPECIES, 0.5));
          p = p.mul(r).fma(r, r);
          DoubleVector power = shifted.reinterpretAsLongs()
              .lanewise(VectorOperators.LSHL, Double.PRECISION - 1)
              .add(Double.doubleToRawLongBits(1.0))
              .reinterpretAsDoubles();
          DoubleVector tail = p.fma(power, power).div(a).neg().add(1.0);
          large = large.blend(tail, a.compare(VectorOperators.GE, 1.25))
              .blend(1.0, a.compare(VectorOperators.GE, 6.0));
        }
        large = large.blend(large.neg(), given.compare(VectorOperators.LT, 0.0));
        result = result.blend(large, a.compare(VectorOperators.GE, 0.84375));
      }
      result.intoArray(y, yAt + i);
    }
  }

  private static void sinCosWhole(int count, double[] x, int xAt, double[] sin, int sinAt, double[] cos,
      int cosAt) {
    for (int i = 0; i < count; i += LANES) {
      DoubleVector given = DoubleVector.fromArray(SPECIES, x, xAt + i);
      if (given.abs().compare(VectorOperators.GT, LARGEST_REDUCED).anyTrue()) {
        for (int lane = 0; lane < LANES; lane++) {
          double value = x[xAt + i + lane];
          sin[sinAt + i + lane] = /*narrow*/ Math.sin(value);
          cos[cosAt + i + lane] = /*narrow*/ Math.cos(value);
        }
        continue;
      }
      DoubleVector shifted = given.fma(DoubleVector.broadcast(SPECIES, 0.6366197723675814),
          DoubleVector.broadcast(SPECIES, ROUNDING));
      DoubleVector n = shifted.sub(ROUNDING);
      // n·(π/2 rounded) nearly cancels x: the first subtraction is exact.
      DoubleVector r = n.fma(DoubleVector.broadcast(SPECIES, -QUARTER_1), given);
      r = n.fma(DoubleVector.broadcast(SPECIES, -QUARTER_2), r);
      r = n.fma(DoubleVector.broadcast(SPECIES, -QUARTER_3), r);
      DoubleVector z = r.mul(r);
      DoubleVector s = DoubleVector.broadcast(SPECIES, 1.58969099521155010221e-10);
      s = s.fma(z, DoubleVector.broadcast(SPECIES, -2.50507602534068634195e-08));
      s = s.fma(z, DoubleVector.broadcast(SPECIES, 2.75573137070700676789e-06));
      s = s.fma(z, DoubleVector.broadcast(SPECIES, -1.98412698298579493134e-04));
      s = s.fma(z, DoubleVector.broadcast(SPECIES, 8.33333333332248946124e-03));
      s = s.fma(z, DoubleVector.broadcast(SPECIES, -1.66666666666666324348e-01));
      s = s.mul(z).fma(r, r);
      DoubleVector c = DoubleVector.broadcast(SPECIES, -1.13596475577881948265e-11);
      c = c.fma(z, DoubleVector.broadcast(SPECIES, 2.08757232129817482790e-09));
      c = c.fma(z, DoubleVector.broadcast(SPECIES, -2.75573143513906633035e-07));
      c = c.fma(z, DoubleVector.broadcast(SPECIES, 2.48015872894767294178e-05));
      c = c.fma(z, DoubleVector.broadcast(SPECIES, -1.38888888888741095749e-03));
      c = c.fma(z, DoubleVector.broadcast(SPECIES, 4.16666666666666019037e-02));
      c = c.mul(z).sub(0.5).fma(z, DoubleVector.broadcast(SPECIES, 1.0));
      LongVector quadrant = shifted.reinterpretAsLongs();
      VectorMask<Double> swap = quadrant.and(1).compare(VectorOperators.NE, 0).cast(SPECIES);
      LongVector sinSign = quadrant.and(2).lanewise(VectorOperators.LSHL, Double.SIZE - 2);
      LongVector cosSign = quadrant.add(1).and(2).lanewise(VectorOperators.LSHL, Double.SIZE - 2);
      s.blend(c, swap)
          .reinterpretAsLongs()
          .lanewise(VectorOperators.XOR, sinSign)
          .reinterpretAsDoubles()
          .intoArray(sin, sinAt + i);
      c.blend(s, swap)
          .reinterpretAsLongs()
          .lanewise(VectorOperators.XOR, cosSign)
          .reinterpretAsDoubles()
          .intoArray(cos, cosAt + i);
    }
  }
}
