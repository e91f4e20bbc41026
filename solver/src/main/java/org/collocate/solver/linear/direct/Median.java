package org.collocate.solver.linear.direct;

/// A value near the middle of many, found without sorting them.
final class Median {
  private Median() {}

  /// A value such that some are below it and about half are not: the upper median, or the next larger value if the
  /// median is the least of all.
  ///
  /// @param values not all equal; their order is kept
  static double above(double[] values) {
    double median = select(values.clone(), values.length / 2);
    double least = Double.POSITIVE_INFINITY;
    double next = Double.POSITIVE_INFINITY;
    for (double value : values) {
      least = Math.min(least, value);
      if (value > median) {
        next = Math.min(next, value);
      }
    }
    return median > least ? median : next;
  }

  /// The value that would stand at `place` if all were sorted; linear time on average. Source: C. A. R. Hoare,
  /// Comm. ACM 4 (1961), doi 10.1145/366622.366647.
  private static double select(double[] values, int place) {
    int low = 0;
    int high = values.length - 1;
    while (low < high) {
      double pivot = middle(values[low], values[(low + high) >>> 1], values[high]);
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double kept = values[i];
          values[i++] = values[j];
          values[j--] = kept;
        }
      }
      if (place <= j) {
        high = j;
      } else if (place >= i) {
        low = i;
      } else {
        return values[place];
      }
    }
    return values[place];
  }

  private static double middle(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
