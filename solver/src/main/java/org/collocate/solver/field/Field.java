package org.collocate.solver.field;

/// A scalar function on a domain, at one instant.
///
/// Implementations are immutable and may be asked by several threads at once. Where a field is not defined (outside
/// its domain) value and gradient are NaN.
public interface Field {
  /// The number of coordinates of a point.
  int dimension();

  /// Writes the value at each point.
  ///
  /// @param values `[point]`
  void evaluate(Points points, double[] values);

  /// Writes the gradient at each point.
  ///
  /// @param gradients `[axis][point]`
  void gradient(Points points, double[][] gradients);

  /// Whether second derivatives exist everywhere inside the domain, so that differences of the gradient find them.
  default boolean isSmooth() {
    return false;
  }

  /// This field as plain numbers, from which a {@link FieldReader} of the same kind makes an equal field.
  ///
  /// @throws UnsupportedOperationException by a field that is derived where it is looked at and never leaves the process
  FieldData encode();

  /// The value at one point.
  default double at(double... point) {
    double[] value = new double[1];
    evaluate(Points.at(point), value);
    return value[0];
  }
}
