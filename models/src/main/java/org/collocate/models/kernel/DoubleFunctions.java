package org.collocate.models.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// [Functions] on `double[]`. Higher derivatives are polynomials in what the value took to compute.
final class DoubleFunctions implements Functions<double[]> {
  private static final VectorSpecies<Double> SPECIES = MatrixProduct.SPECIES;
  private static final int LANES = MatrixProduct.LANES;

  @Override
  public void tanh(int count, int order, double[] z, int zAt, double[] value, int valueAt, double[] slopes,
      int slopesAt, int stride) {
    VectorMath.tanh(count, z, zAt, value, valueAt);
    for (int j = 0; j < count; j += LANES) {
      DoubleVector t = DoubleVector.fromArray(SPECIES, value, valueAt + j);
      DoubleVector slope = t.neg().fma(t, DoubleVector.broadcast(SPECIES, 1.0));
      int at = slopesAt + j;
      slope.intoArray(slopes, at);
      if (order >= 2) {
        t.mul(-2.0).mul(slope).intoArray(slopes, at + stride);
      }
      DoubleVector square = t.mul(t);
      if (order >= 3) {
        square.fma(DoubleVector.broadcast(SPECIES, 6.0), DoubleVector.broadcast(SPECIES, -2.0))
            .mul(slope)
            .intoArray(slopes, at + 2 * stride);
      }
      if (order >= 4) {
        square.fma(DoubleVector.broadcast(SPECIES, -24.0), DoubleVector.broadcast(SPECIES, 16.0))
            .mul(t)
            .mul(slope)
            .intoArray(slopes, at + 3 * stride);
      }
      if (order >= 5) {
        square.fma(DoubleVector.broadcast(SPECIES, 120.0), DoubleVector.broadcast(SPECIES, -120.0))
            .fma(square, DoubleVector.broadcast(SPECIES, 16.0))
            .mul(slope)
            .intoArray(slopes, at + 4 * stride);
      }
    }
  }

  @Override
  public void sine(int count, int order, double[] z, int zAt, double[] value, int valueAt, double[] slopes,
      int slopesAt, int stride) {
    VectorMath.sinCos(count, z, zAt, value, valueAt, slopes, slopesAt);
    for (int j = 0; j < count; j += LANES) {
      DoubleVector sin = DoubleVector.fromArray(SPECIES, value, valueAt + j);
      DoubleVector cos = DoubleVector.fromArray(SPECIES, slopes, slopesAt + j);
      for (int k = 1; k < order; k++) {
        int at = slopesAt + k * stride + j;
        switch (k & 3) {
          case 0 -> cos.intoArray(slopes, at);
          case 1 -> sin.neg().intoArray(slopes, at);
          case 2 -> cos.neg().intoArray(slopes, at);
          default -> sin.intoArray(slopes, at);
        }
      }
    }
  }

  @Override
  public void exponential(int count, int order, double[] z, int zAt, double[] value, int valueAt,
      double[] slopes,
      int slopesAt, int stride) {
    VectorMath.exp(count, z, zAt, value, valueAt);
    for (int j = 0; j < count; j += LANES) {
      DoubleVector e = DoubleVector.fromArray(SPECIES, value, valueAt + j);
      for (int k = 0; k < order; k++) {
        e.intoArray(slopes, slopesAt + k * stride + j);
      }
    }
  }

  @Override
  public void gelu(int count, int order, double[] z, int zAt, double[] value, int valueAt, double[] slopes,
      int slopesAt, int stride) {
    NormalDistribution.evaluate(count, z, zAt, value, valueAt, slopes, slopesAt);
    for (int j = 0; j < count; j += LANES) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, z, zAt + j);
      DoubleVector square = x.mul(x);
      DoubleVector distribution = DoubleVector.fromArray(SPECIES, value, valueAt + j);
      DoubleVector density = DoubleVector.fromArray(SPECIES, slopes, slopesAt + j);
      x.mul(distribution).intoArray(value, valueAt + j);
      int at = slopesAt + j;
      x.fma(density, distribution).intoArray(slopes, at);
      if (order >= 2) {
        square.neg().add(2.0).mul(density).intoArray(slopes, at + stride);
      }
      if (order >= 3) {
        square.sub(4.0).mul(x).mul(density).intoArray(slopes, at + 2 * stride);
      }
      if (order >= 4) {
        square.neg()
            .add(7.0)
            .fma(square, DoubleVector.broadcast(SPECIES, -4.0))
            .mul(density)
            .intoArray(slopes, at + 3 * stride);
      }
      if (order >= 5) {
        square.sub(11.0)
            .fma(square, DoubleVector.broadcast(SPECIES, 18.0))
            .mul(x)
            .mul(density)
            .intoArray(slopes, at + 4 * stride);
      }
    }
  }
}
