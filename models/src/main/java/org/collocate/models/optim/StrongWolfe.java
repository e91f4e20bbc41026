package org.collocate.models.optim;

import org.collocate.models.kernel.VectorSums;

/// A step length that satisfies the strong Wolfe conditions along a descent direction p.
///
/// ```
/// f(x + αp) ≤ f(x) + c₁ α gᵀp        |∇f(x + αp)ᵀp| ≤ c₂ |gᵀp|          c₁ = 1e-4, c₂ = 0.9
/// ```
///
/// Bracketing and zoom with safeguarded cubic interpolation (Nocedal & Wright 2006, "Numerical Optimization", 2nd ed.,
/// algorithms 3.5 and 3.6, doi 10.1007/978-0-387-40065-5). A trial at which f is not finite counts as too long. If the
/// conditions cannot be met in [#MAXIMUM_TRIALS] evaluations, the best point with sufficient decrease is taken; if
/// there is none, the search has failed and the point is unchanged.
final class StrongWolfe {
  static final double SUFFICIENT_DECREASE = 1e-4;
  static final double CURVATURE = 0.9;
  private static final int MAXIMUM_TRIALS = 25;

  private final double[] origin;
  private final double[] direction;
  private final Objective objective;
  private double startValue;
  private double startSlope;
  private double lastStep;
  private int trials;

  /// One trial along the line.
  private record Trial(double step, double value, double slope) {
    boolean finite() {
      return Double.isFinite(value) && Double.isFinite(slope);
    }
  }

  StrongWolfe(Objective objective, int size) {
    this.objective = objective;
    origin = new double[size];
    direction = new double[size];
  }

  /// Moves `x` and `gradient` to the accepted point and returns its value, or NaN and leaves both alone.
  double search(double[] x, double value, double[] gradient, double[] along, double firstStep) {
    System.arraycopy(x, 0, origin, 0, x.length);
    System.arraycopy(along, 0, direction, 0, x.length);
    double[] startGradient = gradient.clone();
    startValue = value;
    startSlope = VectorSums.dot(gradient, direction);
    trials = 0;
    Trial accepted = startSlope < 0 ? bracket(x, gradient, firstStep) : new Trial(0, Double.NaN, 0);
    if (!accepted.finite() || accepted.step <= 0 || accepted.value > startValue) {
      System.arraycopy(origin, 0, x, 0, x.length);
      System.arraycopy(startGradient, 0, gradient, 0, x.length);
      return Double.NaN;
    }
    if (lastStep != accepted.step) {
      at(accepted.step, x, gradient);
    }
    return accepted.value;
  }

  private Trial at(double step, double[] x, double[] gradient) {
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.fma(step, direction[i], origin[i]);
    }
    lastStep = step;
    trials++;
    double value = objective.evaluate(x, gradient);
    return new Trial(step, value, VectorSums.dot(gradient, direction));
  }

  private boolean decreases(Trial trial) {
    return trial.finite() && trial.value <= startValue + SUFFICIENT_DECREASE * trial.step * startSlope;
  }

  private boolean flat(Trial trial) {
    return Math.abs(trial.slope) <= -CURVATURE * startSlope;
  }

  private Trial bracket(double[] x, double[] gradient, double firstStep) {
    Trial previous = new Trial(0, startValue, startSlope);
    double step = firstStep;
    while (trials < MAXIMUM_TRIALS) {
      Trial trial = at(step, x, gradient);
      if (!decreases(trial) || (previous.step > 0 && trial.value >= previous.value)) {
        return zoom(previous, trial, x, gradient);
      }
      if (flat(trial)) {
        return trial;
      }
      if (trial.slope >= 0) {
        return zoom(trial, previous, x, gradient);
      }
      previous = trial;
      step *= 2.5;
    }
    return previous;
  }

  /// `low` has sufficient decrease (or is the origin) and the lowest value of the bracket.
  private Trial zoom(Trial low, Trial high, double[] x, double[] gradient) {
    while (trials < MAXIMUM_TRIALS) {
      Trial trial = at(between(low, high), x, gradient);
      if (!decreases(trial) || trial.value >= low.value) {
        high = trial;
      } else {
        if (flat(trial)) {
          return trial;
        }
        if (trial.slope * (high.step - low.step) >= 0) {
          high = low;
        }
        low = trial;
      }
      if (Math.abs(high.step - low.step) <= 1e-14 * Math.max(high.step, low.step)) {
        break;
      }
    }
    return low;
  }

  /// The minimum of the cubic through both ends, kept away from them; the middle where that is not defined.
  private static double between(Trial low, Trial high) {
    double width = high.step - low.step;
    double middle = low.step + width / 2;
    if (!high.finite()) {
      return low.step + width / 10;
    }
    double d1 = low.slope + high.slope - 3 * (low.value - high.value) / (low.step - high.step);
    double radicand = d1 * d1 - low.slope * high.slope;
    if (!(radicand >= 0)) {
      return middle;
    }
    double d2 = Math.copySign(Math.sqrt(radicand), width);
    double step = high.step - width * (high.slope + d2 - d1) / (high.slope - low.slope + 2 * d2);
    double nearest = low.step + 0.1 * width;
    double farthest = low.step + 0.9 * width;
    if (!Double.isFinite(step)) {
      return middle;
    }
    return Math.clamp(step, Math.min(nearest, farthest), Math.max(nearest, farthest));
  }
}
