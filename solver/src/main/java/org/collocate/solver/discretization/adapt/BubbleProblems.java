package org.collocate.solver.discretization.adapt;

import java.util.Arrays;
import org.collocate.solver.space.ElementMap;
import org.collocate.solver.space.LagrangeElement;
import org.collocate.solver.space.QuadratureRule;

/// The small problems of {@link ResidualEstimator}, one cell after the other: a work object of one thread. Number
/// `unknowns · function + i` is a bubble of unknown `i`.
final class BubbleProblems {
  private final EnergyTerms terms;
  private final EnergyPoint point;
  private final QuadratureRule rule;
  private final BubbleBasis bubbles;
  private final Barycentric barycentric;
  private final int dimension;
  private final int size;
  private final double[] load;
  private final double[] matrix;
  /// `A` applied to each bubble's gradient: `[bubble][m·d]`.
  private final double[][] stress;
  private final double[][] lambdas;
  /// `[function][axis]`
  private final double[][] slopes;

  BubbleProblems(EnergyTerms terms, LagrangeElement element, QuadratureRule rule, BubbleBasis bubbles) {
    this.terms = terms;
    this.rule = rule;
    this.bubbles = bubbles;
    point = new EnergyPoint(terms);
    barycentric = new Barycentric(element);
    dimension = element.dimension();
    size = bubbles.count() * terms.unknowns();
    load = new double[size];
    matrix = new double[size * size];
    stress = new double[size][terms.slopes()];
    lambdas = new double[dimension + 1][dimension];
    slopes = new double[bubbles.count()][dimension];
  }

  /// What was seen of the energy at the points of all cells so far.
  EnergyPoint seen() {
    return point;
  }

  /// Begins the problem of a cell with what is inside.
  ///
  /// @param map stands in the cell
  /// @return the energy of the solution in the cell
  double begin(ElementMap map, double[][] values, int first) {
    Arrays.fill(load, 0);
    Arrays.fill(matrix, 0);
    double energy = 0;
    for (int q = 0; q < rule.size(); q++) {
      map.at(q);
      point.at(values, first + q);
      differentiate(q, map);
      double weight = rule.weights()[q] * map.determinant();
      energy += weight * point.energy();
      addLoad(bubbles.values(q), values, first + q, weight);
      addMatrix(bubbles.values(q), weight);
    }
    return energy;
  }

  private void differentiate(int q, ElementMap map) {
    barycentric.gradients(map, lambdas);
    double[][] by = bubbles.slopes(q);
    for (int b = 0; b < slopes.length; b++) {
      for (int axis = 0; axis < dimension; axis++) {
        double sum = 0;
        for (int i = 0; i <= dimension; i++) {
          sum += by[b][i] * lambdas[i][axis];
        }
        slopes[b][axis] = sum;
      }
    }
  }

  private void addLoad(double[] bubble, double[][] values, int at, double weight) {
    int m = terms.unknowns();
    for (int i = 0; i < m; i++) {
      double source = values[terms.source(i)][at];
      for (int b = 0; b < bubble.length; b++) {
        double sum = source * bubble[b];
        for (int a = 0; a < dimension; a++) {
          sum += values[terms.flux(i, a)][at] * slopes[b][a];
        }
        load[b * m + i] += weight * sum;
      }
    }
  }

  /// The lower triangle.
  private void addMatrix(double[] bubble, double weight) {
    int m = terms.unknowns();
    applyStiffness(weight);
    double[] reaction = point.reaction();
    for (int row = 0; row < size; row++) {
      double[] test = slopes[row / m];
      int slope = row % m * dimension;
      double value = weight * bubble[row / m];
      for (int column = 0; column <= row; column++) {
        double sum = value * reaction[row % m * m + column % m] * bubble[column / m];
        for (int a = 0; a < dimension; a++) {
          sum += test[a] * stress[column][slope + a];
        }
        matrix[row * size + column] += sum;
      }
    }
  }

  private void applyStiffness(double weight) {
    int m = terms.unknowns();
    int width = terms.slopes();
    double[] stiffness = point.stiffness();
    for (int column = 0; column < size; column++) {
      double[] trial = slopes[column / m];
      int from = column % m * dimension;
      for (int row = 0; row < width; row++) {
        double sum = 0;
        for (int b = 0; b < dimension; b++) {
          sum += stiffness[row * width + from + b] * trial[b];
        }
        stress[column][row] = weight * sum;
      }
    }
  }

  /// Takes `value` off the load of a bubble.
  void takeOff(int function, int i, double value) {
    load[function * terms.unknowns() + i] -= value;
  }

  /// Whether the matrix is positive definite, after the bubbles that do not belong to the cell's space are held.
  ///
  /// @param held `[unknowns · function + i]`
  private boolean factor(boolean[] held) {
    for (int k = 0; k < size; k++) {
      if (held[k]) {
        load[k] = 0;
        for (int other = 0; other < size; other++) {
          matrix[Math.max(k, other) * size + Math.min(k, other)] = 0;
        }
        matrix[k * size + k] = 1;
      }
    }
    return Cholesky.factorInPlace(matrix, size);
  }

  /// Ends the problem of a cell. Where there is no energy, the gradient's square takes its place.
  ///
  /// @param held `[unknowns · function + i]`: bubbles that are left out
  /// @return the squared norm of its solution
  double end(ElementMap map, boolean[] held) {
    if (!factor(held)) {
      plain(map);
      factor(held);
    }
    Cholesky.forwardInPlace(matrix, size, load);
    double square = 0;
    for (double entry : load) {
      square += entry * entry;
    }
    return square;
  }

  private void plain(ElementMap map) {
    int m = terms.unknowns();
    Arrays.fill(matrix, 0);
    for (int q = 0; q < rule.size(); q++) {
      map.at(q);
      differentiate(q, map);
      double weight = rule.weights()[q] * map.determinant();
      for (int row = 0; row < size; row++) {
        for (int column = row % m; column <= row; column += m) {
          for (int a = 0; a < dimension; a++) {
            matrix[row * size + column] += weight * slopes[row / m][a] * slopes[column / m][a];
          }
        }
      }
    }
  }
}
