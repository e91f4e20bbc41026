package org.collocate.models.training;

import java.util.function.IntConsumer;
import org.collocate.models.kernel.LeastSquares;
import org.collocate.models.kernel.VectorSums;
import org.collocate.models.loss.ProblemResiduals;
import org.collocate.solver.parallel.WorkerTeam;

/// Coefficients of fixed features by least squares on a problem's residuals; Gauss–Newton where they are nonlinear.
///
/// ```
/// c ← c + α (c* − c),   c* = argmin ‖J(c)·(c* − c) + r(c)‖² + μ²‖c*‖²        α = 1, ½, ¼, … until ‖r‖ falls
/// ```
///
/// The ridge acts on the coefficients, not on the step: iterates on the way may be rough (they need not satisfy the
/// compatibility of data at corners) and would leave huge coefficients behind, whose rounding the end could not shed.
/// For the same reason μ is larger while the residual is large.
///
/// Ends when a step changes the norm of the residual by less than a thousandth, after `largestIterations`, or when the
/// line search finds no descent. Linear problems need one step.
public final class FeatureFit {
  private static final int HALVINGS = 12;
  /// The ridge for a residual as large as at the start.
  private static final double EARLY_RIDGE = 1e-8;

  private final FeatureRows rows;
  private final double ridge;
  private double[] coefficients;
  private double norm;
  private final double startNorm;
  private int iterations;

  /// How a fit ended.
  public enum Outcome {
    /// The residual is as small as these features can make it.
    CONVERGED,
    /// The iterations are used up.
    EXHAUSTED,
    /// A residual is not finite.
    NOT_FINITE
  }

  /// A fit that starts at zero.
  ///
  /// @param ridge μ, relative to columns of norm 1
  public FeatureFit(FeatureBasis features, ProblemResiduals residuals,
      ProblemResiduals.Located located, double boundaryWeight, double ridge, int unknowns, WorkerTeam team) {
    rows = new FeatureRows(features, residuals, located, boundaryWeight, unknowns, team);
    this.ridge = ridge;
    coefficients = new double[rows.columns()];
    norm = rows.residualNorm(coefficients);
    startNorm = norm;
  }

  /// The coefficients, `[unknown, feature]`.
  public double[] coefficients() {
    return coefficients.clone();
  }

  /// The norm of the weighted residuals as a share of that at zero.
  public double relativeResidual() {
    return startNorm == 0 ? 0 : norm / startNorm;
  }

  /// The residual at points that took no part in the fit, in units that do not depend on the features: fits of different
  /// features may be compared by it.
  public double residualAt(ProblemResiduals.Located others) {
    return rows.elsewhere(others).residualInUnits(coefficients);
  }

  /// Steps done.
  public int iterations() {
    return iterations;
  }

  /// Iterates; `afterStep` is told the number of steps done.
  public Outcome run(boolean linear, int largestIterations, IntConsumer afterStep) {
    if (!Double.isFinite(norm)) {
      return Outcome.NOT_FINITE;
    }
    int budget = linear ? 1 : largestIterations;
    while (iterations < budget && norm > 0) {
      LeastSquares system = rows.linearize(coefficients);
      double[] target = system.solve(linear ? ridge : Math.max(ridge, EARLY_RIDGE * relativeResidual()));
      if (!Double.isFinite(VectorSums.dot(target, target))) {
        return Outcome.NOT_FINITE;
      }
      double before = norm;
      boolean moved = advance(target);
      if (moved) {
        iterations++;
        afterStep.accept(iterations);
      }
      if (!moved || norm > 0.999 * before) {
        return Outcome.CONVERGED;
      }
    }
    return linear || norm == 0 ? Outcome.CONVERGED : Outcome.EXHAUSTED;
  }

  private boolean advance(double[] target) {
    double alpha = 1;
    for (int trial = 0; trial < HALVINGS; trial++) {
      double[] candidate = new double[target.length];
      for (int k = 0; k < target.length; k++) {
        candidate[k] = alpha == 1 ? target[k] : coefficients[k] + alpha * (target[k] - coefficients[k]);
      }
      double reached = rows.residualNorm(candidate);
      if (reached < norm * (1 - 1e-4 * alpha)) {
        coefficients = candidate;
        norm = reached;
        return true;
      }
      alpha /= 2;
    }
    return false;
  }
}
