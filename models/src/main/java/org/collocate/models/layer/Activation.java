package org.collocate.models.layer;

import org.collocate.models.kernel.Functions;

/// Pointwise functions σ with the derivatives that jets and their adjoints need. One call treats a piece of a block, so
/// the choice costs one dispatch for many values.
public enum Activation {
  /// `tanh z`: smooth, bounded; the usual choice for physics-informed networks.
  TANH {
    @Override
    public <A> void evaluate(Functions<A> functions, int count, int order, A z, int zAt, A value, int valueAt,
        A slopes,
        int slopesAt, int stride) {
      functions.tanh(count, order, z, zAt, value, valueAt, slopes, slopesAt, stride);
    }
  },

  /// `sin z`: for oscillating solutions.
  SINE {
    @Override
    public <A> void evaluate(Functions<A> functions, int count, int order, A z, int zAt, A value, int valueAt,
        A slopes,
        int slopesAt, int stride) {
      functions.sine(count, order, z, zAt, value, valueAt, slopes, slopesAt, stride);
    }
  },

  /// `z·Φ(z)` (Hendrycks & Gimpel 2016, arXiv 1606.08415): smooth, not bounded; the usual choice for operator networks.
  GELU {
    @Override
    public <A> void evaluate(Functions<A> functions, int count, int order, A z, int zAt, A value, int valueAt,
        A slopes,
        int slopesAt, int stride) {
      functions.gelu(count, order, z, zAt, value, valueAt, slopes, slopesAt, stride);
    }
  },

  /// `z`: for the last layer; layers pass it through without asking for derivatives.
  IDENTITY {
    @Override
    public <A> void evaluate(Functions<A> functions, int count, int order, A z, int zAt, A value, int valueAt,
        A slopes,
        int slopesAt, int stride) {
      throw new IllegalStateException("the identity is passed through");
    }
  };

  /// Writes σ to `value` and σ′, σ″, … up to `order` to `slopes` at distances of `stride`, as [Functions] says.
  public abstract <A> void evaluate(Functions<A> functions, int count, int order, A z, int zAt, A value,
      int valueAt,
      A slopes, int slopesAt, int stride);
}
