package org.collocate.solver.comparison;

import java.util.Arrays;
import java.util.List;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Jet;
import org.collocate.solver.equation.StrongResidual;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Points;
import org.collocate.solver.metric.Quadrature;
import org.collocate.solver.problem.PointKernel;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.ElementMap;
import org.collocate.solver.space.ElementNodes;
import org.collocate.solver.space.MeshQuadrature;

/// The norm in L2 of the strong residual, over all equations.
///
/// Second derivatives of smooth fields are central differences of their gradient. A piecewise polynomial has none: its
/// gradient is recovered first, as the mean of the gradients around each vertex weighted by area, and the derivative of
/// that is taken (O. C. Zienkiewicz, J. Z. Zhu, Int. J. Numer. Meth. Eng. 24 (1987), doi 10.1002/nme.1620240206). What
/// coefficients do where they jump is not seen.
final class StrongResidualNorm {
  private static final double DIFFERENCE = 1e-5;

  private StrongResidualNorm() {}

  /// The norm; NaN for evolutions, and where there is no strong residual of second order or less.
  static double of(Problem problem, Quadratures quadratures, List<Field> fields) {
    Equation equation = problem.equation();
    if (!equation.hasStrong() || !equation.steady() || equation.strong().order() > 2) {
      return Double.NaN;
    }
    StrongResidual strong = equation.strong();
    ElementNodes nodes = quadratures.space().nodes();
    Quadrature centres = centres(nodes);
    Points points = centres.points();
    double[][] jets = new double[strong.jets().size()][];
    for (int u = 0; u < fields.size(); u++) {
      Field field = fields.get(u);
      double[] value = new double[points.size()];
      field.evaluate(points, value);
      double[][] gradient = new double[points.dimension()][points.size()];
      field.gradient(points, gradient);
      double[][][] second = field.isSmooth() ? differences(field, points, problem)
          : recovered(nodes, centres, gradient);
      for (int j = 0; j < jets.length; j++) {
        Jet jet = strong.jets().get(j);
        if (jet.unknown().equals(problem.unknowns().get(u))) {
          int[] axes = jet.axes().stream().mapToInt(problem.domain().coordinateNames()::indexOf).toArray();
          jets[j] = switch (axes.length) {
            case 0 -> value;
            case 1 -> gradient[axes[0]];
            default -> second[axes[0]][axes[1]];
          };
        }
      }
    }
    double[][] residuals = new double[strong.residuals().size()][points.size()];
    new PointKernel(problem, strong.residuals(), strong.symbols()).at(points).evaluate(0, jets, residuals);
    double square = 0;
    for (double[] residual : residuals) {
      for (int i = 0; i < residual.length; i++) {
        square += centres.weights()[i] * residual[i] * residual[i];
      }
    }
    return Math.sqrt(square);
  }

  /// The middle of each cell.
  private static Quadrature centres(ElementNodes nodes) {
    return MeshQuadrature.cells(nodes, 1);
  }

  /// `[axis][axis][point]`: central differences of the gradient.
  private static double[][][] differences(Field field, Points points, Problem problem) {
    int dimension = points.dimension();
    int size = points.size();
    double[][][] second = new double[dimension][][];
    for (int axis = 0; axis < dimension; axis++) {
      double h = DIFFERENCE * (problem.domain().upper()[axis] - problem.domain().lower()[axis]);
      double[][] after = shiftedGradient(field, points, axis, h);
      double[][] before = shiftedGradient(field, points, axis, -h);
      for (int b = 0; b < dimension; b++) {
        for (int i = 0; i < size; i++) {
          after[b][i] = (after[b][i] - before[b][i]) / (2 * h);
        }
      }
      second[axis] = after;
    }
    return second;
  }

  private static double[][] shiftedGradient(Field field, Points points, int axis, double by) {
    double[][] coordinates = points.coordinates().clone();
    coordinates[axis] = coordinates[axis].clone();
    for (int i = 0; i < coordinates[axis].length; i++) {
      coordinates[axis][i] += by;
    }
    double[][] gradient = new double[points.dimension()][points.size()];
    field.gradient(new Points(coordinates, points.regions()), gradient);
    return gradient;
  }

  /// `[axis][axis][cell]`: derivatives of the recovered gradient.
  private static double[][][] recovered(ElementNodes nodes, Quadrature centres, double[][] gradient) {
    int dimension = nodes.dimension();
    int cells = nodes.cellCount();
    double[] share = new double[nodes.nodeCount()];
    double[][] atNodes = new double[dimension][nodes.nodeCount()];
    for (int cell = 0; cell < cells; cell++) {
      for (int k = 0; k <= dimension; k++) {
        int node = nodes.node(cell, k);
        share[node] += centres.weights()[cell];
        for (int b = 0; b < dimension; b++) {
          atNodes[b][node] += centres.weights()[cell] * gradient[b][cell];
        }
      }
    }
    ElementNodes corners = nodes.corners();
    ElementMap map = new ElementMap(corners);
    double[] middle = new double[dimension];
    Arrays.fill(middle, 1.0 / (dimension + 1));
    double[][][] second = new double[dimension][dimension][cells];
    for (int cell = 0; cell < cells; cell++) {
      map.enter(cell);
      map.at(middle);
      for (int k = 0; k <= dimension; k++) {
        int node = corners.node(cell, k);
        for (int axis = 0; axis < dimension; axis++) {
          double slope = map.gradients()[axis][k] / share[node];
          for (int b = 0; b < dimension; b++) {
            second[axis][b][cell] += slope * atNodes[b][node];
          }
        }
      }
    }
    return second;
  }
}
