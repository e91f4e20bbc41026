package org.collocate.solver.discretization.adapt;

/// The factors of the energy and the solution at one point, and whether the energy was positive at all points so far.
///
/// `A` and `C` are taken with the sign that makes the trace of `A` positive, since `lap(u) = f` has the energy of
/// `-lap(u) = -f`, and without their antisymmetric parts, which have no energy. A work object of one thread: {@link #at}
/// chooses the point.
final class EnergyPoint {
  /// Elasticity leaves rotations free: eigenvalues down to minus this part of the trace count as zero.
  private static final double ZERO = 1e-10;

  private final EnergyTerms terms;
  private final int slopes;
  private final int unknowns;
  private final double[] stiffness;
  private final double[] reaction;
  private final double[] gradient;
  private final double[] value;
  private final double[] scratch;
  private boolean growing;
  private boolean falling;
  private boolean definite = true;

  EnergyPoint(EnergyTerms terms) {
    this.terms = terms;
    slopes = terms.slopes();
    unknowns = terms.unknowns();
    stiffness = new double[slopes * slopes];
    reaction = new double[unknowns * unknowns];
    gradient = new double[slopes];
    value = new double[unknowns];
    scratch = new double[slopes * slopes];
  }

  /// Chooses a point.
  ///
  /// @param values of the terms, `[expression][point]`
  void at(double[][] values, int point) {
    double trace = 0;
    for (int row = 0; row < slopes; row++) {
      trace += values[terms.stiffness(row, row)][point];
      gradient[row] = values[terms.slope(0, row)][point];
    }
    for (int i = 0; i < unknowns; i++) {
      value[i] = values[terms.value(i)][point];
    }
    growing |= trace > 0;
    falling |= trace < 0;
    double half = trace < 0 ? -0.5 : 0.5;
    symmetric(values, point, terms.stiffness(0, 0), slopes, half, stiffness);
    symmetric(values, point, terms.reaction(0, 0), unknowns, half, reaction);
    definite &= isPositive(stiffness, slopes) && isPositive(reaction, unknowns);
  }

  private static void symmetric(double[][] values, int point, int first, int size, double half,
      double[] matrix) {
    for (int row = 0; row < size; row++) {
      for (int column = 0; column <= row; column++) {
        double entry = half
            * (values[first + row * size + column][point] + values[first + column * size + row][point]);
        matrix[row * size + column] = entry;
        matrix[column * size + row] = entry;
      }
    }
  }

  private boolean isPositive(double[] matrix, int size) {
    double trace = 0;
    boolean zero = true;
    for (int k = 0; k < size * size; k++) {
      trace += k % (size + 1) == 0 ? Math.abs(matrix[k]) : 0;
      zero &= matrix[k] == 0;
      scratch[k] = matrix[k];
    }
    if (zero || size == 1) {
      return zero || matrix[0] > 0;
    }
    for (int k = 0; k < size; k++) {
      scratch[k * size + k] += ZERO * trace;
    }
    return Cholesky.factorInPlace(scratch, size);
  }

  /// `A`, `[m·d][m·d]` row by row.
  double[] stiffness() {
    return stiffness;
  }

  /// `C`, `[m][m]` row by row.
  double[] reaction() {
    return reaction;
  }

  /// `A` applied to a gradient, on both sides.
  ///
  /// @param of `[m·d]`
  double stiffnessEnergy(double[] of) {
    return product(stiffness, of);
  }

  /// The density of the solution's own energy.
  double energy() {
    return product(stiffness, gradient) + product(reaction, value);
  }

  private static double product(double[] matrix, double[] vector) {
    int size = vector.length;
    double sum = 0;
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        sum += vector[row] * matrix[row * size + column] * vector[column];
      }
    }
    return sum;
  }

  /// Whether there was diffusion, neither `A` nor `C` had a negative eigenvalue, and their sign was the same everywhere.
  boolean isPositive() {
    return definite && growing != falling;
  }

  /// The same of all points of two.
  EnergyPoint with(EnergyPoint other) {
    growing |= other.growing;
    falling |= other.falling;
    definite &= other.definite;
    return this;
  }
}
