package org.collocate.models.optim;

import java.util.Map;
import org.collocate.models.kernel.VectorSums;
import org.collocate.solver.parallel.WorkerTeam;

/// Self-scaled Broyden: a quasi-Newton method that keeps the whole inverse Hessian H and chooses, step by step, a member of
/// Broyden's class and a scaling.
///
/// ```
/// p = −H∇f        x ← x + αp (strong Wolfe)        s = αp, y = change of ∇f
/// H ← (H − Hy(Hy)ᵀ/(yᵀHy) + φ vvᵀ)/τ + ssᵀ/(yᵀs)      v = √(yᵀHy)·(s/(yᵀs) − Hy/(yᵀHy))
///
/// b = −α sᵀ∇f/(yᵀs)     h = yᵀHy/(yᵀs)      a = bh − 1      c = √(a/(1+a))     ρ⁻ = min(1, h(1−c))
/// θ = max((ρ⁻−1)/a, min(1/ρ⁻, (1−b)/b))     σ = 1 + aθ      φ = (1−θ)/σ
/// τ = min(ρσ', σ) if θ ≤ 0, else ρ·min(σ', 1/θ)             ρ = min(1, 1/b),  σ' = |σ|^(1/(1−n))
/// ```
///
/// Al-Baali, Spedicato & Maggioni 2014, "Broyden's quasi-Newton methods for a nonlinear system of equations and
/// unconstrained optimization", doi 10.1080/10556788.2013.856909; for physics-informed networks Urbán, Stefanou & Pons 2025,
/// "Unveiling the optimization process of physics informed neural networks", doi 10.1016/j.jcp.2024.113656. In the first step
/// τ = h/σ. The curvature condition yᵀs > 0 is kept by the line search; steps that break it leave H as it is.
///
/// Far better than L-BFGS where the loss is ill-conditioned; work and memory are n² a step, so up to about 5000 parameters.
/// When the line search fails H becomes the identity once; failing again ends the descent.
public final class SelfScaledBroyden implements Descent {
  private static final String KIND = "self-scaled-broyden";
  private static final int ROWS = 64;

  private final Objective objective;
  private final StrongWolfe lineSearch;
  private final WorkerTeam team;
  private final int size;
  private final double[] inverse;
  private final double[] x;
  private final double[] gradient;
  private final double[] previousX;
  private final double[] previousGradient;
  private final double[] direction;
  private final double[] y;
  private final double[] image;
  private double value;
  private boolean fresh = true;
  private int iterations;

  /// Starts at `start` (copied); evaluates the objective once.
  public SelfScaledBroyden(Objective objective, double[] start, WorkerTeam team) {
    this.objective = objective;
    this.team = team;
    size = start.length;
    lineSearch = new StrongWolfe(objective, size);
    inverse = new double[Math.multiplyExact(size, size)];
    x = start.clone();
    gradient = new double[size];
    previousX = new double[size];
    previousGradient = new double[size];
    direction = new double[size];
    y = new double[size];
    image = new double[size];
    value = objective.evaluate(x, gradient);
    reset();
  }

  /// Goes on from a state; the objective must be the same.
  public static SelfScaledBroyden resume(Objective objective, OptimizerState state, int size,
      WorkerTeam team) {
    SelfScaledBroyden resumed = new SelfScaledBroyden(objective, state.expect(KIND).array("point", size),
        team);
    System.arraycopy(state.array("inverse", size * size), 0, resumed.inverse, 0, size * size);
    double[] numbers = state.array("numbers", 2);
    resumed.fresh = numbers[0] != 0;
    resumed.iterations = (int) numbers[1];
    return resumed;
  }

  @Override
  public OptimizerState state() {
    return new OptimizerState(KIND, Map.of("point", x.clone(), "inverse", inverse.clone(), "numbers",
        new double[] {fresh ? 1 : 0, iterations}));
  }

  private void reset() {
    java.util.Arrays.fill(inverse, 0);
    for (int i = 0; i < size; i++) {
      inverse[i * size + i] = 1;
    }
    fresh = true;
  }

  @Override
  public double[] point() {
    return x;
  }

  @Override
  public double value() {
    return value;
  }

  @Override
  public int iterations() {
    return iterations;
  }

  /// H stays, as a guess.
  @Override
  public void refresh() {
    value = objective.evaluate(x, gradient);
  }

  @Override
  public boolean step() {
    if (!Double.isFinite(value) || VectorSums.norm(gradient) == 0) {
      return false;
    }
    System.arraycopy(x, 0, previousX, 0, size);
    System.arraycopy(gradient, 0, previousGradient, 0, size);
    double reached = descend();
    if (Double.isNaN(reached) && !fresh) {
      reset();
      reached = descend();
    }
    if (Double.isNaN(reached)) {
      return false;
    }
    value = reached;
    iterations++;
    update();
    return true;
  }

  private double descend() {
    times(gradient, direction);
    for (int i = 0; i < size; i++) {
      direction[i] = -direction[i];
    }
    double firstStep = fresh ? Math.min(1, 1 / VectorSums.norm(gradient)) : 1;
    return lineSearch.search(x, value, gradient, direction, firstStep);
  }

  /// `result = H·v`
  private void times(double[] v, double[] result) {
    team.run((size + ROWS - 1) / ROWS, (chunk, worker) -> {
      for (int i = chunk * ROWS; i < Math.min(size, (chunk + 1) * ROWS); i++) {
        result[i] = VectorSums.dot(size, inverse, i * size, v, 0);
      }
    });
  }

  private void update() {
    double[] s = previousX;
    for (int i = 0; i < size; i++) {
      s[i] = x[i] - previousX[i];
      y[i] = gradient[i] - previousGradient[i];
    }
    double curvature = VectorSums.dot(s, y);
    if (!(curvature > 1e-14 * VectorSums.norm(s) * VectorSums.norm(y))) {
      return;
    }
    times(y, image);
    double quadratic = VectorSums.dot(y, image);
    // s = αp and H⁻¹s = −α∇f: the step length is the ratio of s to p.
    double alpha = VectorSums.dot(s, direction) / VectorSums.dot(direction, direction);
    double b = -alpha * VectorSums.dot(s, previousGradient) / curvature;
    double h = quadratic / curvature;
    double a = b * h - 1;
    if (!(a > 1e-12) || !(b > 0)) {
      a = 1e-12;
    }
    double c = Math.sqrt(a / (1 + a));
    double lower = Math.min(1, h * (1 - c));
    double theta = Math.max((lower - 1) / a, Math.min(1 / lower, (1 - b) / b));
    double sigma = 1 + a * theta;
    double root = Math.pow(Math.abs(sigma), 1 / (1.0 - Math.max(2, size)));
    double ratio = Math.min(1, 1 / b);
    double tau = fresh
        ? h / sigma
        : theta <= 0 ? Math.min(ratio * root, sigma) : ratio * Math.min(root, 1 / theta);
    double phi = (1 - theta) / sigma;
    if (!(tau > 0) || !Double.isFinite(tau) || !Double.isFinite(phi)) {
      return;
    }
    fresh = false;
    rankTwo(s, curvature, quadratic, phi, 1 / tau);
  }

  /// `H ← scale·(H − qqᵀ/quadratic + φ vvᵀ) + ssᵀ/curvature` with q = Hy, row by row.
  private void rankTwo(double[] s, double curvature, double quadratic, double phi, double scale) {
    double[] v = y;
    double root = Math.sqrt(quadratic);
    for (int i = 0; i < size; i++) {
      v[i] = root * (s[i] / curvature - image[i] / quadratic);
    }
    team.run((size + ROWS - 1) / ROWS, (chunk, worker) -> {
      for (int i = chunk * ROWS; i < Math.min(size, (chunk + 1) * ROWS); i++) {
        int row = i * size;
        VectorSums.add(size, scale - 1, inverse, row, inverse, row);
        VectorSums.add(size, -scale * image[i] / quadratic, image, 0, inverse, row);
        VectorSums.add(size, scale * phi * v[i], v, 0, inverse, row);
        VectorSums.add(size, s[i] / curvature, s, 0, inverse, row);
      }
    });
  }
}
