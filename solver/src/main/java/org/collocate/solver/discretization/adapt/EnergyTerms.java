package org.collocate.solver.discretization.adapt;

import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.equation.GeneralForm;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;

/// What estimates evaluate of an equation at each point: flux and source, the factors of the energy, and the solution.
///
/// ```
/// Γ [m·d]    F [m]    A = −∂Γ/∂∇u [m·d][m·d]    C = −∂F/∂u [m][m]    u [m]    ∇u [m·d]
/// ```
final class EnergyTerms {
  private final int unknowns;
  private final int dimension;
  private final boolean symmetric;
  private final List<Expression> expressions = new ArrayList<>();

  EnergyTerms(Problem problem) {
    GeneralForm form = problem.equation().form();
    unknowns = form.unknowns().size();
    dimension = form.dimension();
    symmetric = problem instanceof SteadyProblem && form.linear() && form.symmetric();
    for (int i = 0; i < unknowns; i++) {
      for (int a = 0; a < dimension; a++) {
        expressions.add(form.flux(i, a));
      }
    }
    for (int i = 0; i < unknowns; i++) {
      expressions.add(form.source(i));
    }
    for (int i = 0; i < unknowns; i++) {
      for (int a = 0; a < dimension; a++) {
        for (int j = 0; j < unknowns; j++) {
          for (int b = 0; b < dimension; b++) {
            expressions.add(form.fluxByGradient(i, a, j, b).negated());
          }
        }
      }
    }
    for (int i = 0; i < unknowns; i++) {
      for (int j = 0; j < unknowns; j++) {
        expressions.add(form.sourceByValue(i, j).negated());
      }
    }
    for (String unknown : form.unknowns()) {
      expressions.add(Expression.symbol(unknown));
    }
    for (int i = 0; i < unknowns; i++) {
      for (int a = 0; a < dimension; a++) {
        expressions.add(Expression.symbol(form.gradientSymbol(i, a)));
      }
    }
  }

  List<Expression> expressions() {
    return expressions;
  }

  int unknowns() {
    return unknowns;
  }

  int dimension() {
    return dimension;
  }

  /// Whether the energy norm can belong to the equation at all.
  boolean isSymmetric() {
    return symmetric;
  }

  /// The number of derivatives of all unknowns.
  int slopes() {
    return unknowns * dimension;
  }

  int flux(int i, int a) {
    return i * dimension + a;
  }

  int source(int i) {
    return slopes() + i;
  }

  int stiffness(int row, int column) {
    return slopes() + unknowns + row * slopes() + column;
  }

  int reaction(int i, int j) {
    return slopes() + unknowns + slopes() * slopes() + i * unknowns + j;
  }

  int value(int i) {
    return slopes() + unknowns + slopes() * slopes() + unknowns * unknowns + i;
  }

  int slope(int i, int a) {
    return value(unknowns) + i * dimension + a;
  }

  /// `A` applied to a gradient, on both sides, at one point.
  ///
  /// @param gradient `[m·d]`
  double stiffnessEnergy(double[][] values, int point, double[] gradient) {
    double sum = 0;
    for (int row = 0; row < gradient.length; row++) {
      for (int column = 0; column < gradient.length; column++) {
        sum += gradient[row] * values[stiffness(row, column)][point] * gradient[column];
      }
    }
    return sum;
  }

  /// The density of the solution's own energy.
  double energy(double[][] values, int point) {
    double[] gradient = new double[slopes()];
    for (int row = 0; row < gradient.length; row++) {
      gradient[row] = values[slope(0, row)][point];
    }
    double sum = stiffnessEnergy(values, point, gradient);
    for (int i = 0; i < unknowns; i++) {
      for (int j = 0; j < unknowns; j++) {
        sum += values[value(i)][point] * values[reaction(i, j)][point] * values[value(j)][point];
      }
    }
    return sum;
  }

  /// Whether neither `A` nor `C` has a negative eigenvalue at a point.
  boolean isPositive(double[][] values, int point) {
    return isPositive(values, point, stiffness(0, 0), slopes())
        && isPositive(values, point, reaction(0, 0), unknowns);
  }

  private static boolean isPositive(double[][] values, int point, int first, int size) {
    double[] matrix = new double[size * size];
    double trace = 0;
    for (int k = 0; k < matrix.length; k++) {
      matrix[k] = values[first + k][point];
      trace += k % (size + 1) == 0 ? Math.abs(matrix[k]) : 0;
    }
    if (size == 1) {
      return matrix[0] >= 0;
    }
    if (trace == 0) {
      return java.util.Arrays.stream(matrix).allMatch(entry -> entry == 0);
    }
    // Elasticity leaves rotations free: zero is allowed.
    for (int k = 0; k < size; k++) {
      matrix[k * size + k] += 1e-10 * trace;
    }
    return Cholesky.factorInPlace(matrix, size);
  }
}
