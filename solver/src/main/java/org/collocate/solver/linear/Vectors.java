package org.collocate.solver.linear;

/// Sums and products of columns of numbers, always in the same order.
public final class Vectors {
  private Vectors() {}

  /// `a · b`.
  public static double dot(double[] a, double[] b) {
    return dot(a, b, 0, a.length);
  }

  /// `Σ a_i b_i` for `from ≤ i < until`.
  public static double dot(double[] a, double[] b, int from, int until) {
    // Four partial sums: independent of each other, so that the processor need not wait for each addition.
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = from;
    for (; i + 3 < until; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < until; i++) {
      s0 += a[i] * b[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /// The Euclidean norm.
  public static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  /// `y += factor · x`.
  public static void addScaled(double factor, double[] x, double[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] += factor * x[i];
    }
  }

  /// The largest magnitude; NaN if there is one.
  public static double largest(double[] a) {
    double largest = 0;
    for (double value : a) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
