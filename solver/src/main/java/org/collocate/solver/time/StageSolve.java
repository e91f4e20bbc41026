package org.collocate.solver.time;

import java.util.Arrays;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Vectors;
import org.jspecify.annotations.Nullable;

/// Newton's method for the equations of one stage or step; it keeps its factors through stages and steps until the step
/// changes or convergence becomes slow.
///
/// Stops when `‖δ‖ ρ / (1 − ρ)` is within the accuracy, for a change `δ` and the rate `ρ` at which changes shrink. A linear
/// system with the right factors is solved once. Prescribed entries stay what they are at that time.
final class StageSolve {
  private static final int MOST_ITERATIONS = 20;
  /// Relative steps that are nothing but rounding.
  private static final double ROUNDING = 1e-13;
  /// A rate of convergence at which new factors are worth their price, as long as they help.
  private static final double SLOW = 0.2;
  /// The rate that is taken for granted before it can be seen.
  private static final double FIRST_RATE = 0.5;
  /// How far the step may be from that of the factors where Newton's method makes good for it.
  private static final double STEP_CHANGE = 0.3;

  private final ImplicitSystem system;
  private final LinearSolver linear;
  private final StateNorm norm;
  private final double accuracy;
  private final double[] right;
  private final double[] step;
  private LinearSolver.@Nullable Prepared factors;
  private double factorsStep = Double.NaN;
  private double factorsTime = Double.NaN;
  private String trouble = "";
  private int solves;

  /// What is solved for a state.
  interface Stage {
    /// Writes what has to become nought; what stands in prescribed rows does not matter.
    void residual(double time, double[] state, double[] r);

    /// Its derivative, or nearly; may be written.
    SparseMatrix matrix(double time, double[] state);
  }

  /// @param accuracy of a solution, in units of the norm
  StageSolve(ImplicitSystem system, LinearSolver linear, StateNorm norm, double accuracy) {
    this.system = system;
    this.linear = linear;
    this.norm = norm;
    this.accuracy = accuracy;
    right = new double[system.size()];
    step = new double[system.size()];
  }

  /// Adds a multiple of a matrix to one of the same pattern.
  static void add(double factor, SparseMatrix other, SparseMatrix matrix) {
    for (int k = 0; k < matrix.values().length; k++) {
      matrix.values()[k] += factor * other.values()[k];
    }
  }

  /// Why the last solve came to nothing; empty if it did not.
  String trouble() {
    return trouble;
  }

  int solves() {
    return solves;
  }

  /// Solves from where the state is.
  ///
  /// @param h the length of the step, on which the matrix depends
  /// @return whether there is a solution
  boolean solve(double time, double h, Stage stage, double[] state) {
    trouble = "";
    system.prescribe(time, state);
    double before = Double.NaN;
    boolean fresh = false;
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      stage.residual(time, state, right);
      for (int i = 0; i < right.length; i++) {
        right[i] = system.constrained()[i] ? 0 : -right[i];
      }
      LinearSolver.Prepared prepared = factors(time, h, fresh, stage, state);
      Arrays.fill(step, 0);
      LinearSolver.Result solved = prepared.solve(right, step);
      solves++;
      double size = norm.of(step, state);
      if (!solved.converged() || !(size < Double.POSITIVE_INFINITY)) {
        trouble = "the linear system of a step cannot be solved";
        return false;
      }
      Vectors.addScaled(1, step, state);
      double rate = Double.isNaN(before) ? FIRST_RATE : size / before;
      if (isExact(time, h) || size <= ROUNDING
          || rate < 1 && size * rate / (1 - rate) <= accuracy) {
        return true;
      }
      if (rate > 2) {
        break;
      }
      fresh = !Double.isNaN(before) && rate > SLOW;
      before = size;
    }
    trouble = "Newton's method does not converge";
    return false;
  }

  /// Solves a linear system with the matrix of a stage, or with that of one before which is near enough.
  void again(double time, double h, Stage stage, double[] state, double[] load, double[] solution) {
    Arrays.fill(solution, 0);
    factors(time, h, false, stage, state).solve(load, solution);
    solves++;
  }

  /// Whether one solve with the present factors solves a stage.
  private boolean isExact(double time, double h) {
    return system.isLinear() && isOf(h, 1e-10) && (system.hasConstantMatrices() || factorsTime == time);
  }

  private boolean isOf(double h, double slack) {
    return Math.abs(h - factorsStep) <= slack * h;
  }

  private LinearSolver.Prepared factors(double time, double h, boolean fresh, Stage stage, double[] state) {
    LinearSolver.Prepared known = factors;
    if (known != null && !fresh && isOf(h, system.hasConstantMatrices() ? 1e-10 : STEP_CHANGE)) {
      return known;
    }
    SparseMatrix matrix = stage.matrix(time, state);
    Constraints.apply(system.constrained(), matrix);
    known = linear.prepare(matrix);
    factors = known;
    factorsStep = h;
    factorsTime = time;
    return known;
  }
}
