package org.collocate.solver.expression;

/// Values of the operators that the Java library does not have; called by compiled kernels of this package.
final class Functions {
  /// Integer exponents up to this magnitude are computed as products.
  static final int LARGEST_PRODUCT_EXPONENT = 16;

  private Functions() {}

  static double truth(boolean condition) {
    return condition ? 1 : 0;
  }

  static double and(double a, double b) {
    return a != 0 && b != 0 ? 1 : 0;
  }

  static double or(double a, double b) {
    return a != 0 || b != 0 ? 1 : 0;
  }

  static double not(double a) {
    return a == 0 ? 1 : 0;
  }

  static double mod(double a, double b) {
    return a - b * Math.floor(a / b);
  }

  static double step(double x) {
    return x > 0 ? 1 : x < 0 ? 0 : x == 0 ? 0.5 : x;
  }

  static double bump(double r) {
    double q = (1 - r) * (1 + r);
    return q > 0 ? Math.exp(1 - 1 / q) : Double.isNaN(r) ? r : 0;
  }

  static double gauss(double x, double s) {
    double z = x / s;
    return Math.exp(-0.5 * z * z);
  }

  /// Power by repeated squaring for small integers and by `sqrt` for one half, so that a constant exponent means the
  /// same in a kernel, where it becomes products, and here.
  static double power(double x, double n) {
    if (isProductExponent(n)) {
      double p = product(x, (int) Math.abs(n));
      return n < 0 ? 1 / p : p;
    }
    return n == 0.5 ? Math.sqrt(x) : Math.pow(x, n);
  }

  static boolean isProductExponent(double n) {
    return n == Math.rint(n) && Math.abs(n) <= LARGEST_PRODUCT_EXPONENT;
  }

  /// `xⁿ = (x^(n/2))²` for even n, `x^(n−1) x` for odd n.
  private static double product(double x, int n) {
    if (n == 0) {
      return 1;
    }
    if (n == 1) {
      return x;
    }
    if (n % 2 == 1) {
      return product(x, n - 1) * x;
    }
    double half = product(x, n / 2);
    return half * half;
  }
}
