package org.collocate.solver.discretization.adapt;

import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.equation.GeneralForm;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Field;
import org.collocate.solver.metric.Quadrature;
import org.collocate.solver.problem.PointKernel;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.ElementNodes;
import org.collocate.solver.space.MeshQuadrature;

/// The distance of two solutions of a linear problem in its energy norm, `(∫ A∇e·∇e + C e²)^½`, by quadrature of degree 10
/// over the cells of elements.
public final class EnergyDistance {
  private EnergyDistance() {}

  /// @param nodes the cells over which is integrated
  public static double between(Problem problem, ElementNodes nodes, List<Field> one, List<Field> other) {
    GeneralForm form = problem.equation().form();
    int unknowns = form.unknowns().size();
    int dimension = form.dimension();
    int slopes = unknowns * dimension;
    Quadrature quadrature = MeshQuadrature.cells(nodes, 10);
    int size = quadrature.points().size();
    List<Expression> factors = new ArrayList<>();
    for (int row = 0; row < slopes; row++) {
      for (int column = 0; column < slopes; column++) {
        factors.add(form
            .fluxByGradient(row / dimension, row % dimension, column / dimension, column % dimension)
            .negated());
      }
    }
    for (int i = 0; i < unknowns * unknowns; i++) {
      factors.add(form.sourceByValue(i / unknowns, i % unknowns).negated());
    }
    double[][] matrices = new double[factors.size()][size];
    new PointKernel(problem, factors, List.of()).at(quadrature.points())
        .evaluate(0, new double[0][], matrices);
    double[][] values = new double[unknowns][];
    double[][] gradients = new double[slopes][];
    for (int i = 0; i < unknowns; i++) {
      double[][] a = jet(one.get(i), quadrature, dimension);
      double[][] b = jet(other.get(i), quadrature, dimension);
      for (int slot = 0; slot <= dimension; slot++) {
        for (int q = 0; q < size; q++) {
          a[slot][q] -= b[slot][q];
        }
      }
      values[i] = a[dimension];
      System.arraycopy(a, 0, gradients, i * dimension, dimension);
    }
    double sum = 0;
    for (int q = 0; q < size; q++) {
      double density = product(matrices, 0, gradients, q) + product(matrices, slopes * slopes, values, q);
      sum += quadrature.weights()[q] * density;
    }
    return Math.sqrt(Math.abs(sum));
  }

  /// The gradient and, last, the value at all points.
  private static double[][] jet(Field field, Quadrature quadrature, int dimension) {
    int size = quadrature.points().size();
    double[][] gradient = new double[dimension][size];
    double[][] jet = new double[dimension + 1][size];
    field.gradient(quadrature.points(), gradient);
    System.arraycopy(gradient, 0, jet, 0, dimension);
    field.evaluate(quadrature.points(), jet[dimension]);
    return jet;
  }

  private static double product(double[][] matrices, int first, double[][] vector, int q) {
    double sum = 0;
    for (int row = 0; row < vector.length; row++) {
      for (int column = 0; column < vector.length; column++) {
        sum += vector[row][q] * matrices[first + row * vector.length + column][q] * vector[column][q];
      }
    }
    return sum;
  }
}
