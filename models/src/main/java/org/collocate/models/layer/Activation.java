package org.collocate.models.layer;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.collocate.models.kernel.VectorMath;

/// Pointwise functions σ with the derivatives that jets and their adjoints need. One call treats a whole block, so
/// the choice costs one dispatch for thousands of values.
public enum Activation {
  /// `tanh z`: smooth, bounded; the usual choice for physics-informed networks.
  TANH {
    @Override
    public void evaluate(int size, double[] z, int zOffset, int order, double[] value, int valueOffset,
        double[] sigma,
        int sigmaOffset) {
      VectorMath.tanh(size, z, zOffset, value, valueOffset);
      for (int j = 0; j < size; j += LANES) {
        DoubleVector t = load(value, valueOffset + j);
        DoubleVector slope = t.neg().fma(t, DoubleVector.broadcast(SPECIES, 1));
        slope.intoArray(sigma, sigmaOffset + j);
        if (order >= 2) {
          t.mul(-2).mul(slope).intoArray(sigma, sigmaOffset + size + j);
        }
        if (order >= 3) {
          // σ‴ = σ′ (6 t² − 2)
          t.mul(t).mul(6).sub(2).mul(slope).intoArray(sigma, sigmaOffset + 2 * size + j);
        }
      }
    }
  },

  /// `sin z`: for oscillating solutions.
  SINE {
    @Override
    public void evaluate(int size, double[] z, int zOffset, int order, double[] value, int valueOffset,
        double[] sigma,
        int sigmaOffset) {
      VectorMath.sinCos(size, z, zOffset, value, valueOffset, sigma, sigmaOffset);
      for (int j = 0; j < size; j += LANES) {
        if (order >= 2) {
          load(value, valueOffset + j).neg().intoArray(sigma, sigmaOffset + size + j);
        }
        if (order >= 3) {
          load(sigma, sigmaOffset + j).neg().intoArray(sigma, sigmaOffset + 2 * size + j);
        }
      }
    }
  },

  /// `z`: for the last layer; [Dense] passes it through without asking for derivatives.
  IDENTITY {
    @Override
    public void evaluate(int size, double[] z, int zOffset, int order, double[] value, int valueOffset,
        double[] sigma,
        int sigmaOffset) {
      System.arraycopy(z, zOffset, value, valueOffset, size);
      for (int derivative = 0; derivative < order; derivative++) {
        int from = sigmaOffset + derivative * size;
        java.util.Arrays.fill(sigma, from, from + size, derivative == 0 ? 1 : 0);
      }
    }
  };

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /// Writes σ to `value` and σ′, σ″, … up to `order` (1, 2 or 3) to consecutive ranges of `sigma`. `size` is a
  /// multiple of the lanes; `value` may be the range of `z`.
  public abstract void evaluate(int size, double[] z, int zOffset, int order, double[] value, int valueOffset,
      double[] sigma, int sigmaOffset);

  private static DoubleVector load(double[] values, int at) {
    return DoubleVector.fromArray(SPECIES, values, at);
  }
}
