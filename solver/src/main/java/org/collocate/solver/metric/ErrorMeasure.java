package org.collocate.solver.metric;

import java.util.Arrays;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Points;

/// Measures fields against one reference field, whose values are kept. Immutable; may be used in parallel.
public final class ErrorMeasure {
  private final Quadrature quadrature;
  private final double[] values;
  private final double[][] gradients;
  private final double norm;
  private final double h1Norm;

  /// @param quadrature exact enough for both fields; its mesh should be that of the finer one
  public ErrorMeasure(Field reference, Quadrature quadrature) {
    this.quadrature = quadrature;
    Points points = quadrature.points();
    values = new double[points.size()];
    gradients = new double[points.dimension()][points.size()];
    reference.evaluate(points, values);
    reference.gradient(points, gradients);
    double square = square(values);
    norm = Math.sqrt(square);
    for (double[] component : gradients) {
      square += square(component);
    }
    h1Norm = Math.sqrt(square);
  }

  private ErrorMeasure(Quadrature quadrature, double[] values) {
    this.quadrature = quadrature;
    this.values = values;
    gradients = new double[quadrature.points().dimension()][values.length];
    for (double[] component : gradients) {
      Arrays.fill(component, Double.NaN);
    }
    norm = Math.sqrt(square(values));
    h1Norm = Double.NaN;
  }

  /// Against measured values; norms that need a gradient are NaN.
  ///
  /// @param values `[point]`
  public static ErrorMeasure ofSamples(Quadrature quadrature, double[] values) {
    return new ErrorMeasure(quadrature, values.clone());
  }

  /// All norms of the error.
  public ErrorNorms norms(Field field) {
    double[] error = error(field);
    double linf = 0;
    for (double e : error) {
      linf = Math.max(linf, Math.abs(e));
    }
    double square = square(error);
    double l2 = Math.sqrt(square);
    double[][] slopes = new double[gradients.length][values.length];
    field.gradient(quadrature.points(), slopes);
    for (int axis = 0; axis < slopes.length; axis++) {
      subtract(slopes[axis], gradients[axis]);
      square += square(slopes[axis]);
    }
    double h1 = Math.sqrt(square);
    return new ErrorNorms(l2, relative(l2, norm), h1, relative(h1, h1Norm), linf);
  }

  /// The relative error in L2 alone.
  public double relativeL2(Field field) {
    return relative(l2(field), norm);
  }

  /// The error in L2 alone.
  public double l2(Field field) {
    return Math.sqrt(square(error(field)));
  }

  /// The norm of the reference in L2.
  public double referenceNorm() {
    return norm;
  }

  private double[] error(Field field) {
    double[] error = new double[values.length];
    field.evaluate(quadrature.points(), error);
    subtract(error, values);
    return error;
  }

  private static void subtract(double[] a, double[] b) {
    for (int q = 0; q < a.length; q++) {
      a[q] -= b[q];
    }
  }

  private double square(double[] column) {
    double sum = 0;
    for (int q = 0; q < column.length; q++) {
      sum += quadrature.weights()[q] * column[q] * column[q];
    }
    return sum;
  }

  private static double relative(double error, double norm) {
    return norm == 0 ? Double.NaN : error / norm;
  }
}
