package org.collocate.models.kernel;

/// Pointwise functions σ with their derivatives, in one precision. Each writes σ to `value` and σ′ … σ⁽ᵒʳᵈᵉʳ⁾ to
/// `slopes[slopesAt]`, `slopes[slopesAt + stride]`, …; `count` is a multiple of the lanes, `order` from 1 to 5, and the
/// ranges do not meet. Errors of σ are those of [VectorMath], for
/// gelu those of [NormalDistribution].
public sealed interface Functions<A> permits DoubleFunctions, FloatFunctions {
  /// `tanh z`
  void tanh(int count, int order, A z, int zAt, A value, int valueAt, A slopes, int slopesAt, int stride);

  /// `sin z`
  void sine(int count, int order, A z, int zAt, A value, int valueAt, A slopes, int slopesAt, int stride);

  /// `exp z`
  void exponential(int count, int order, A z, int zAt, A value, int valueAt, A slopes, int slopesAt,
      int stride);

  /// `z·Φ(z)` with the normal distribution function Φ.
  void gelu(int count, int order, A z, int zAt, A value, int valueAt, A slopes, int slopesAt, int stride);
}
