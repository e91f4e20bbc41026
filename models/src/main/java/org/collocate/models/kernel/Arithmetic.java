package org.collocate.models.kernel;

/// Storage and elementwise work in one precision; `A` is `double[]` or `float[]`. Numbers come in and go out as
/// `double`. Elementwise operations take counts that are multiples of [#lanes]; ranges of x, y and z may be the same.
public sealed interface Arithmetic<A> permits DoubleArithmetic, FloatArithmetic {
  /// Numbers in one vector.
  int lanes();

  /// The smallest multiple of [#lanes] that holds `columns`.
  default int padded(int columns) {
    return (columns + lanes() - 1) / lanes() * lanes();
  }

  /// An array of zeros.
  A array(int length);

  /// One number.
  double get(A values, int at);

  /// Rounds one number into its place.
  void set(A values, int at, double value);

  /// Sets `count` numbers to zero.
  void clear(A values, int at, int count);

  /// Copies between arrays.
  void copy(int count, A from, int fromAt, A to, int toAt);

  /// `z = w·x·y`
  void product(int count, double w, A x, int xAt, A y, int yAt, A z, int zAt);

  /// `z += w·x·y`
  void addProduct(int count, double w, A x, int xAt, A y, int yAt, A z, int zAt);

  /// `z += w·x`
  void add(int count, double w, A x, int xAt, A z, int zAt);

  /// `Σ xᵢ·yᵢ` in a fixed order.
  double dot(int count, A x, int xAt, A y, int yAt);

  /// One step of Adam on `count` parameters from `at`; see [org.collocate.models.optim.Adam].
  ///
  /// ```
  /// m ← β₁m + (1−β₁)g      v ← β₂v + (1−β₂)g²      x ← x·keep − rate·m / (√(v·correction) + 1e-8)
  /// ```
  void adam(int count, int at, A gradient, A mean, A square, A x, double rate, double correction,
      double keep);
}
