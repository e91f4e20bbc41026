package org.collocate.viz.color;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The range of finite values.
public record ValueRange(double low, double high) {
  private static final int ENOUGH = 40_000;

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

  /// The range between two percentiles of all finite values; 0 to 0 if there is none. Of more than some ten thousand values
  /// every so-manieth counts.
  ///
  /// @param low in percent
  /// @param high in percent
  public static ValueRange percentiles(double low, double high, double[]... columns) {
    int stride = 1 + (int) (Arrays.stream(columns).mapToLong(column -> column.length).sum() / ENOUGH);
    double[] sorted = Arrays.stream(columns)
        .flatMapToDouble(column -> IntStream.iterate(0, i -> i < column.length, i -> i + stride)
            .mapToDouble(i -> column[i]))
        .filter(Double::isFinite)
        .sorted()
        .toArray();
    if (sorted.length == 0) {
      return new ValueRange(0, 0);
    }
    return new ValueRange(sorted[(int) Math.floor(low / 100 * (sorted.length - 1))],
        sorted[(int) Math.ceil(high / 100 * (sorted.length - 1))]);
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
