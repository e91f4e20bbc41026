package org.collocate.solver.space;

import java.util.ArrayList;
import java.util.List;

/// Points and weights on the reference simplex: the interval `[0, 1]`, or the triangle `x, y ≥ 0, x + y ≤ 1`.
///
/// ```
/// ∫ f ≈ Σ weights[q] f(points[·][q])
/// ```
///
/// All weights are positive and all points inside. Sources: on triangles up to degree 6, D. A. Dunavant, Int. J. Numer.
/// Meth. Eng. 21 (1985), doi 10.1002/nme.1620210612; beyond, products of Gauss–Legendre rules collapsed to a corner.
///
/// @param points `[axis][point]`
/// @param weights `[point]`; their sum is the measure of the simplex
public record QuadratureRule(double[][] points, double[] weights) {

  /// A rule that is exact for polynomials.
  ///
  /// @param dimension 1 or 2
  /// @param degree of the polynomials
  public static QuadratureRule of(int dimension, int degree) {
    return switch (dimension) {
      case 1 -> interval(degree / 2 + 1);
      case 2 -> degree <= 6 ? triangle(degree) : collapsed(degree / 2 + 1);
      default -> throw new IllegalArgumentException("no simplex of dimension " + dimension);
    };
  }

  /// No points.
  static QuadratureRule none(int dimension) {
    return new QuadratureRule(new double[dimension][0], new double[0]);
  }

  public int size() {
    return weights.length;
  }

  /// Gauss–Legendre, exact to degree `2 n − 1`.
  static QuadratureRule interval(int n) {
    double[] x = new double[n];
    double[] w = new double[n];
    for (int i = 0; i < n; i++) {
      double z = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
      double slope = 1;
      for (int iteration = 0; iteration < 50; iteration++) {
        double previous = 1;
        double value = z;
        for (int k = 2; k <= n; k++) {
          double next = ((2 * k - 1) * z * value - (k - 1) * previous) / k;
          previous = value;
          value = next;
        }
        slope = n * (z * value - previous) / (z * z - 1);
        double step = value / slope;
        z -= step;
        if (Math.abs(step) < 1e-16) {
          break;
        }
      }
      x[n - 1 - i] = (1 + z) / 2;
      w[n - 1 - i] = 1 / ((1 - z * z) * slope * slope);
    }
    return new QuadratureRule(new double[][] {x}, w);
  }

  private static QuadratureRule triangle(int degree) {
    Orbits orbits = new Orbits();
    switch (degree) {
      case 0, 1 -> orbits.centre(1);
      case 2 -> orbits.three(1.0 / 6, 1.0 / 3);
      case 3, 4 -> {
        orbits.three(0.445948490915964886, 0.223381589678011466);
        orbits.three(0.091576213509770743, 0.109951743655321868);
      }
      case 5 -> {
        double root = Math.sqrt(15);
        orbits.centre(9.0 / 40);
        orbits.three((6 - root) / 21, (155 - root) / 1200);
        orbits.three((6 + root) / 21, (155 + root) / 1200);
      }
      case 6 -> {
        orbits.three(0.249286745170910421, 0.116786275726379366);
        orbits.three(0.063089014491502227, 0.050844906370206817);
        orbits.six(0.310352451033784405, 0.053145049844816947, 0.082851075618373575);
      }
      default -> throw new IllegalArgumentException("degree " + degree);
    }
    return orbits.rule();
  }

  private static QuadratureRule collapsed(int n) {
    // The Jacobian of the collapse adds one degree in the second direction.
    QuadratureRule first = interval(n);
    QuadratureRule second = interval(n + 1);
    double[][] points = new double[2][n * (n + 1)];
    double[] weights = new double[n * (n + 1)];
    for (int j = 0, q = 0; j <= n; j++) {
      double y = second.points[0][j];
      for (int i = 0; i < n; i++, q++) {
        points[0][q] = first.points[0][i] * (1 - y);
        points[1][q] = y;
        weights[q] = first.weights[i] * second.weights[j] * (1 - y);
      }
    }
    return new QuadratureRule(points, weights);
  }

  /// Points that the symmetries of the triangle map to each other; weights relative to the area.
  private static final class Orbits {
    private final List<double[]> entries = new ArrayList<>();

    void centre(double weight) {
      add(1.0 / 3, 1.0 / 3, weight);
    }

    void three(double a, double weight) {
      add(a, a, weight);
      add(1 - 2 * a, a, weight);
      add(a, 1 - 2 * a, weight);
    }

    void six(double a, double b, double weight) {
      double c = 1 - a - b;
      add(a, b, weight);
      add(b, a, weight);
      add(a, c, weight);
      add(c, a, weight);
      add(b, c, weight);
      add(c, b, weight);
    }

    private void add(double x, double y, double weight) {
      entries.add(new double[] {x, y, weight / 2});
    }

    QuadratureRule rule() {
      double[][] points = new double[2][entries.size()];
      double[] weights = new double[entries.size()];
      for (int q = 0; q < weights.length; q++) {
        points[0][q] = entries.get(q)[0];
        points[1][q] = entries.get(q)[1];
        weights[q] = entries.get(q)[2];
      }
      return new QuadratureRule(points, weights);
    }
  }
}
