package org.collocate.models.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Elementary functions of arrays on vector lanes. NaN gives NaN.
///
/// | function | method | error |
/// |---|---|---|
/// | [#tanh] | `e/(e+2)`, e = expm1(2x) by reduction to ±ln 2/2 and a Taylor polynomial of degree 13 | ≤ 4 ulp |
/// | [#sinCos] | reduction by π/2 in three parts, minimax polynomials of fdlibm on ±π/4 | ≤ 2.3e-16 absolute for |x| ≤ 1e6 |
///
/// Outside |x| ≤ 1e6 the lanes of [#sinCos] fall back to [Math#sin] and [Math#cos].
public final class VectorMath {
  private static final VectorSpecies<Double> SPECIES = MatrixProduct.SPECIES;
  private static final int LANES = MatrixProduct.LANES;

  /// Adding 1.5·2⁵² rounds to an integer and leaves it in the low bits of the significand.
  private static final double ROUNDING = 6755399441055744.0;
  private static final double LARGEST_REDUCED = 1e6;

  private VectorMath() {}

  /// `y[yOffset + i] = tanh(x[xOffset + i])`; the two ranges may be the same.
  public static void tanh(int count, double[] x, int xOffset, double[] y, int yOffset) {
    int i = 0;
    for (; i + LANES <= count; i += LANES) {
      tanh(DoubleVector.fromArray(SPECIES, x, xOffset + i)).intoArray(y, yOffset + i);
    }
    if (i < count) {
      VectorMask<Double> tail = SPECIES.indexInRange(i, count);
      tanh(DoubleVector.fromArray(SPECIES, x, xOffset + i, tail)).intoArray(y, yOffset + i, tail);
    }
  }

  /// `sin[…] = sin(x[…])`, `cos[…] = cos(x[…])` at once; results may overwrite x.
  public static void sinCos(int count, double[] x, int xOffset, double[] sin, int sinOffset, double[] cos,
      int cosOffset) {
    int i = 0;
    for (; i + LANES <= count; i += LANES) {
      sinCos(DoubleVector.fromArray(SPECIES, x, xOffset + i), sin, sinOffset + i, cos, cosOffset + i,
          SPECIES.maskAll(true));
    }
    if (i < count) {
      VectorMask<Double> tail = SPECIES.indexInRange(i, count);
      sinCos(DoubleVector.fromArray(SPECIES, x, xOffset + i, tail), sin, sinOffset + i, cos, cosOffset + i,
          tail);
    }
  }

  private static DoubleVector tanh(DoubleVector x) {
    // tanh(20) is 1 to the last bit; the bounds keep 2ⁿ representable and let NaN through.
    DoubleVector twice = x.min(20.0).max(-20.0).mul(2.0);
    DoubleVector shifted = twice.fma(all(1.4426950408889634), all(ROUNDING));
    DoubleVector n = shifted.sub(ROUNDING);
    DoubleVector r = n.fma(all(-6.93147180369123816490e-01), twice);
    r = n.fma(all(-1.90821492927058770002e-10), r);
    DoubleVector p = all(1 / 6227020800.0);
    p = p.fma(r, all(1 / 479001600.0));
    p = p.fma(r, all(1 / 39916800.0));
    p = p.fma(r, all(1 / 3628800.0));
    p = p.fma(r, all(1 / 362880.0));
    p = p.fma(r, all(1 / 40320.0));
    p = p.fma(r, all(1 / 5040.0));
    p = p.fma(r, all(1 / 720.0));
    p = p.fma(r, all(1 / 120.0));
    p = p.fma(r, all(1 / 24.0));
    p = p.fma(r, all(1 / 6.0));
    p = p.fma(r, all(0.5));
    p = p.mul(r).fma(r, r);
    DoubleVector power = shifted.reinterpretAsLongs()
        .lanewise(VectorOperators.LSHL, 52)
        .add(Double.doubleToRawLongBits(1.0))
        .reinterpretAsDoubles();
    DoubleVector exponential = power.fma(p, power.sub(1.0));
    return exponential.div(exponential.add(2.0));
  }

  private static void sinCos(DoubleVector x, double[] sin, int sinAt, double[] cos, int cosAt,
      VectorMask<Double> lanes) {
    if (x.abs().compare(VectorOperators.GT, LARGEST_REDUCED).anyTrue()) {
      for (int lane = 0; lane < LANES; lane++) {
        if (lanes.laneIsSet(lane)) {
          double value = x.lane(lane);
          sin[sinAt + lane] = Math.sin(value);
          cos[cosAt + lane] = Math.cos(value);
        }
      }
      return;
    }
    DoubleVector shifted = x.fma(all(2 / Math.PI), all(ROUNDING));
    DoubleVector n = shifted.sub(ROUNDING);
    // n·(π/2 rounded) is a multiple of 2⁻⁵³ that cancels x: the first subtraction is exact.
    DoubleVector r = n.fma(all(-1.5707963267948966), x);
    r = n.fma(all(-6.123233995736766e-17), r);
    r = n.fma(all(1.4973849048591833e-33), r);
    DoubleVector z = r.mul(r);
    DoubleVector s = all(1.58969099521155010221e-10);
    s = s.fma(z, all(-2.50507602534068634195e-08));
    s = s.fma(z, all(2.75573137070700676789e-06));
    s = s.fma(z, all(-1.98412698298579493134e-04));
    s = s.fma(z, all(8.33333333332248946124e-03));
    s = s.fma(z, all(-1.66666666666666324348e-01));
    s = s.mul(z).fma(r, r);
    DoubleVector c = all(-1.13596475577881948265e-11);
    c = c.fma(z, all(2.08757232129817482790e-09));
    c = c.fma(z, all(-2.75573143513906633035e-07));
    c = c.fma(z, all(2.48015872894767294178e-05));
    c = c.fma(z, all(-1.38888888888741095749e-03));
    c = c.fma(z, all(4.16666666666666019037e-02));
    c = c.mul(z).sub(0.5).fma(z, all(1.0));
    LongVector quadrant = shifted.reinterpretAsLongs();
    VectorMask<Double> swap = quadrant.and(1).compare(VectorOperators.NE, 0).cast(SPECIES);
    LongVector sinSign = quadrant.and(2).lanewise(VectorOperators.LSHL, 62);
    LongVector cosSign = quadrant.add(1).and(2).lanewise(VectorOperators.LSHL, 62);
    flip(s.blend(c, swap), sinSign).intoArray(sin, sinAt, lanes);
    flip(c.blend(s, swap), cosSign).intoArray(cos, cosAt, lanes);
  }

  private static DoubleVector flip(DoubleVector value, LongVector signBit) {
    return value.reinterpretAsLongs().lanewise(VectorOperators.XOR, signBit).reinterpretAsDoubles();
  }

  private static DoubleVector all(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }
}
