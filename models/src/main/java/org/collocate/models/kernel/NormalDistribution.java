package org.collocate.models.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The normal distribution on vector lanes: function and density at once, for they share the exponential.
///
/// ```
/// φ(x) = exp(−x²/2)/√(2π)          Φ(x) = ∫ φ from −∞ to x
/// ```
///
/// In double Φ comes from [VectorMath#erf]. In float `Φ(−a) = exp(−a²/2)·t·P(t)` with `t = 1/(1 + 0.3 a)`: P is of seventh degree, fitted
/// for the smallest relative error over `0 ≤ a ≤ 14`, which is 1.5e-7. Absolute errors with all
/// roundings: 3e-16 and 3e-7.
final class NormalDistribution {
  private static final VectorSpecies<Double> SPECIES = MatrixProduct.SPECIES;
  private static final int LANES = MatrixProduct.LANES;
  private static final boolean WIDE = Double.PRECISION == 53;
  /// As in [VectorMath].
  private static final double ROUNDING = 3L << Double.PRECISION - 2;
  private static final double LN2_HIGH = 0.693359375;
  private static final double LN2_LOW = -2.12194440054690583e-4;
  private static final double DENSITY = 0.3989422804014327;

  private NormalDistribution() {}

  /// Φ and φ of `count` numbers, a multiple of the lanes; the ranges do not meet.
  static void evaluate(int count, double[] x, int xAt, double[] distribution, int distributionAt,
      double[] density,
      int densityAt) {
    if (WIDE) {
      byErrorFunction(count, x, xAt, distribution, distributionAt, density, densityAt);
    } else {
      byPolynomial(count, x, xAt, distribution, distributionAt, density, densityAt);
    }
  }

  private static void byErrorFunction(int count, double[] x, int xAt, double[] distribution,
      int distributionAt,
      double[] density, int densityAt) {
    for (int j = 0; j < count; j += LANES) {
      DoubleVector given = DoubleVector.fromArray(SPECIES, x, xAt + j);
      given.mul(0.7071067811865476).intoArray(distribution, distributionAt + j);
      given.mul(given).mul(-0.5).intoArray(density, densityAt + j);
    }
    VectorMath.erf(count, distribution, distributionAt, distribution, distributionAt);
    VectorMath.exp(count, density, densityAt, density, densityAt);
    for (int j = 0; j < count; j += LANES) {
      DoubleVector.fromArray(SPECIES, distribution, distributionAt + j)
          .mul(0.5)
          .add(0.5)
          .intoArray(distribution, distributionAt + j);
      DoubleVector.fromArray(SPECIES, density, densityAt + j).mul(DENSITY).intoArray(density, densityAt + j);
    }
  }

  private static void byPolynomial(int count, double[] x, int xAt, double[] distribution, int distributionAt,
      double[] density, int densityAt) {
    for (int j = 0; j < count; j += LANES) {
      DoubleVector given = DoubleVector.fromArray(SPECIES, x, xAt + j);
      // Below 2e-38 floats become subnormal; the bound lets NaN through.
      DoubleVector exponent = given.mul(given).mul(-0.5).max(-86.6);
      DoubleVector shifted = exponent.fma(DoubleVector.broadcast(SPECIES, 1.4426950408889634),
          DoubleVector.broadcast(SPECIES, ROUNDING));
      DoubleVector n = shifted.sub(ROUNDING);
      DoubleVector r = n.fma(DoubleVector.broadcast(SPECIES, -LN2_HIGH), exponent);
      r = n.fma(DoubleVector.broadcast(SPECIES, -LN2_LOW), r);
      DoubleVector p = DoubleVector.broadcast(SPECIES, 1.388888888888889e-3);
      p = p.fma(r, DoubleVector.broadcast(SPECIES, 8.333333333333333e-3));
      p = p.fma(r, DoubleVector.broadcast(SPECIES, 4.1666666666666664e-2));
      p = p.fma(r, DoubleVector.broadcast(SPECIES, 0.16666666666666666));
      p = p.fma(r, DoubleVector.broadcast(SPECIES, 0.5));
      p = p.mul(r).fma(r, r);
      DoubleVector power = shifted.reinterpretAsLongs()
          .lanewise(VectorOperators.LSHL, Double.PRECISION - 1)
          .add(Double.doubleToRawLongBits(1.0))
          .reinterpretAsDoubles();
      DoubleVector exponential = p.fma(power, power);
      DoubleVector one = DoubleVector.broadcast(SPECIES, 1.0);
      DoubleVector t = one.div(given.abs().fma(DoubleVector.broadcast(SPECIES, 0.3), one));
      DoubleVector q = DoubleVector.broadcast(SPECIES, 0.03567487688183295);
      q = q.fma(t, DoubleVector.broadcast(SPECIES, -0.1572034992940704));
      q = q.fma(t, DoubleVector.broadcast(SPECIES, 0.20635419566691032));
      q = q.fma(t, DoubleVector.broadcast(SPECIES, -0.05368424549779554));
      q = q.fma(t, DoubleVector.broadcast(SPECIES, 0.12856192418704024));
      q = q.fma(t, DoubleVector.broadcast(SPECIES, 0.09991340876309891));
      q = q.fma(t, DoubleVector.broadcast(SPECIES, 0.12075396824856757));
      q = q.fma(t, DoubleVector.broadcast(SPECIES, 0.11962929810635181));
      DoubleVector tail = q.mul(t).mul(exponential);
      VectorMask<Double> left = given.compare(VectorOperators.LT, 0.0);
      one.sub(tail).blend(tail, left).intoArray(distribution, distributionAt + j);
      exponential.mul(DENSITY).intoArray(density, densityAt + j);
    }
  }
}
