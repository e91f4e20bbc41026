package org.collocate.viz.color;

/// The range of finite values.
public record ValueRange(double low, double high) {
  public ValueRange {
    if (!(low <= high)) {
      throw new IllegalArgumentException("from " + low + " to " + high);
    }
  }

  /// The range of all finite values; 0 to 0 if there is none.
  public static ValueRange of(double[]... columns) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] column : columns) {
      for (double value : column) {
        if (Double.isFinite(value)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    return low <= high ? new ValueRange(low, high) : new ValueRange(0, 0);
  }

  /// The smallest range that holds both.
  public ValueRange with(ValueRange other) {
    return new ValueRange(Math.min(low, other.low), Math.max(high, other.high));
  }

  /// The largest magnitude.
  public double magnitude() {
    return Math.max(Math.abs(low), Math.abs(high));
  }
}
