package org.collocate.models.kernel;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// [Arithmetic] on `double[]`.
final class DoubleArithmetic implements Arithmetic<double[]> {
  private static final VectorSpecies<Double> SPECIES = MatrixProduct.SPECIES;
  private static final int LANES = MatrixProduct.LANES;

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public double[] array(int length) {
    return new double[length];
  }

  @Override
  public /*wide*/ double get(double[] values, int at) {
    return values[at];
  }

  @Override
  public void set(double[] values, int at, /*wide*/ double value) {
    values[at] = /*narrow*/ value;
  }

  @Override
  public void clear(double[] values, int at, int count) {
    Arrays.fill(values, at, at + count, 0);
  }

  @Override
  public void copy(int count, double[] from, int fromAt, double[] to, int toAt) {
    System.arraycopy(from, fromAt, to, toAt, count);
  }

  @Override
  public void product(int count, /*wide*/ double w, double[] x, int xAt, double[] y, int yAt, double[] z,
      int zAt) {
    DoubleVector weight = DoubleVector.broadcast(SPECIES, /*narrow*/ w);
    for (int j = 0; j < count; j += LANES) {
      DoubleVector.fromArray(SPECIES, x, xAt + j)
          .mul(weight)
          .mul(DoubleVector.fromArray(SPECIES, y, yAt + j))
          .intoArray(z, zAt + j);
    }
  }

  @Override
  public void addProduct(int count, /*wide*/ double w, double[] x, int xAt, double[] y, int yAt, double[] z,
      int zAt) {
    DoubleVector weight = DoubleVector.broadcast(SPECIES, /*narrow*/ w);
    for (int j = 0; j < count; j += LANES) {
      DoubleVector.fromArray(SPECIES, x, xAt + j)
          .mul(weight)
          .fma(DoubleVector.fromArray(SPECIES, y, yAt + j), DoubleVector.fromArray(SPECIES, z, zAt + j))
          .intoArray(z, zAt + j);
    }
  }

  @Override
  public void add(int count, /*wide*/ double w, double[] x, int xAt, double[] z, int zAt) {
    VectorSums.add(count, /*narrow*/ w, x, xAt, z, zAt);
  }

  @Override
  public /*wide*/ double dot(int count, double[] x, int xAt, double[] y, int yAt) {
    return VectorSums.dot(count, x, xAt, y, yAt);
  }

  @Override
  public void adam(int count, int at, double[] gradient, double[] mean, double[] square, double[] x,
      /*wide*/ double rate, /*wide*/ double correction, /*wide*/ double keep) {
    DoubleVector scale = DoubleVector.broadcast(SPECIES, /*narrow*/ correction);
    DoubleVector step = DoubleVector.broadcast(SPECIES, /*narrow*/ -rate);
    DoubleVector kept = DoubleVector.broadcast(SPECIES, /*narrow*/ keep);
    for (int i = at; i < at + count; i += LANES) {
      DoubleVector g = DoubleVector.fromArray(SPECIES, gradient, i);
      DoubleVector m = DoubleVector.fromArray(SPECIES, mean, i);
      DoubleVector v = DoubleVector.fromArray(SPECIES, square, i);
      m = g.sub(m).fma(DoubleVector.broadcast(SPECIES, 0.1), m);
      v = g.mul(g).sub(v).fma(DoubleVector.broadcast(SPECIES, 0.001), v);
      m.intoArray(mean, i);
      v.intoArray(square, i);
      DoubleVector size = v.mul(scale).lanewise(VectorOperators.SQRT).add(1e-8);
      m.div(size)
          .fma(step, DoubleVector.fromArray(SPECIES, x, i).mul(kept))
          .intoArray(x, i);
    }
  }
}
