package org.collocate.models.optim;

import java.util.HashMap;
import java.util.Map;
import org.collocate.models.kernel.VectorSums;

/// Limited-memory BFGS: a quasi-Newton direction from the last m changes of point and gradient.
///
/// ```
/// H₀ = (sᵀy / yᵀy) I        p = −H∇f   by the two-loop recursion        x ← x + αp   (strong Wolfe)
/// ```
///
/// Liu & Nocedal 1989 (doi 10.1007/BF01589116); recursion as in Nocedal & Wright 2006, algorithm 7.4. Pairs with
/// `sᵀy ≤ 1e-12 ‖s‖‖y‖` are left out. Superlinear near a minimum, provided the objective stays the same function: hold
/// collocation points fixed. If the line search fails, the memory is dropped and steepest descent is tried once;
/// failing again ends the descent ([#step] returns `false`).
public final class Lbfgs implements Descent {
  private static final String KIND = "l-bfgs";

  private final Objective objective;
  private final StrongWolfe lineSearch;
  private final double[][] steps;
  private final double[][] changes;
  private final double[] curvatures;
  private final double[] coefficients;
  private final double[] x;
  private final double[] gradient;
  private final double[] previousX;
  private final double[] previousGradient;
  private final double[] direction;
  private double value;
  private int stored;
  private int next;
  private int iterations;

  /// Starts at `start` (copied) with that many pairs of memory; evaluates the objective once.
  public Lbfgs(Objective objective, double[] start, int memory) {
    if (memory < 1) {
      throw new IllegalArgumentException("memory " + memory);
    }
    int size = start.length;
    this.objective = objective;
    lineSearch = new StrongWolfe(objective, size);
    steps = new double[memory][size];
    changes = new double[memory][size];
    curvatures = new double[memory];
    coefficients = new double[memory];
    x = start.clone();
    gradient = new double[size];
    previousX = new double[size];
    previousGradient = new double[size];
    direction = new double[size];
    value = this.objective.evaluate(x, gradient);
  }

  /// Goes on from a state; the objective must be the same.
  public static Lbfgs resume(Objective objective, OptimizerState state, int size, int memory) {
    Lbfgs resumed = new Lbfgs(objective, state.expect(KIND).array("point", size), memory);
    double[] numbers = state.array("numbers", 3);
    resumed.stored = (int) numbers[0];
    resumed.next = (int) numbers[1];
    resumed.iterations = (int) numbers[2];
    System.arraycopy(state.array("curvatures", memory), 0, resumed.curvatures, 0, memory);
    for (int k = 0; k < memory; k++) {
      System.arraycopy(state.array("step " + k, size), 0, resumed.steps[k], 0, size);
      System.arraycopy(state.array("change " + k, size), 0, resumed.changes[k], 0, size);
    }
    return resumed;
  }

  /// The memory, which is of another function, is dropped.
  @Override
  public void refresh() {
    value = objective.evaluate(x, gradient);
    stored = 0;
  }

  @Override
  public OptimizerState state() {
    Map<String, double[]> arrays = new HashMap<>();
    arrays.put("point", x.clone());
    arrays.put("numbers", new double[] {stored, next, iterations});
    arrays.put("curvatures", curvatures.clone());
    for (int k = 0; k < steps.length; k++) {
      arrays.put("step " + k, steps[k].clone());
      arrays.put("change " + k, changes[k].clone());
    }
    return new OptimizerState(KIND, arrays);
  }

  @Override
  public double[] point() {
    return x;
  }

  @Override
  public double value() {
    return value;
  }

  /// The gradient at [#point].
  public double[] gradient() {
    return gradient;
  }

  @Override
  public int iterations() {
    return iterations;
  }

  @Override
  public boolean step() {
    if (!Double.isFinite(value) || VectorSums.norm(gradient) == 0) {
      return false;
    }
    System.arraycopy(x, 0, previousX, 0, x.length);
    System.arraycopy(gradient, 0, previousGradient, 0, x.length);
    double reached = descend();
    if (Double.isNaN(reached) && stored > 0) {
      stored = 0;
      reached = descend();
    }
    if (Double.isNaN(reached)) {
      return false;
    }
    value = reached;
    iterations++;
    remember();
    return true;
  }

  private double descend() {
    for (int i = 0; i < x.length; i++) {
      direction[i] = -gradient[i];
    }
    applyInverseHessian();
    double firstStep = stored > 0 ? 1 : Math.min(1, 1 / VectorSums.norm(gradient));
    return lineSearch.search(x, value, gradient, direction, firstStep);
  }

  private void applyInverseHessian() {
    int size = x.length;
    for (int k = 1; k <= stored; k++) {
      int pair = Math.floorMod(next - k, steps.length);
      coefficients[pair] = VectorSums.dot(steps[pair], direction) / curvatures[pair];
      VectorSums.add(size, -coefficients[pair], changes[pair], 0, direction, 0);
    }
    if (stored == 0) {
      return;
    }
    int newest = Math.floorMod(next - 1, steps.length);
    double scale = curvatures[newest] / VectorSums.dot(changes[newest], changes[newest]);
    for (int i = 0; i < size; i++) {
      direction[i] *= scale;
    }
    for (int k = stored; k >= 1; k--) {
      int pair = Math.floorMod(next - k, steps.length);
      double beta = VectorSums.dot(changes[pair], direction) / curvatures[pair];
      VectorSums.add(size, coefficients[pair] - beta, steps[pair], 0, direction, 0);
    }
  }

  private void remember() {
    double[] s = steps[next];
    double[] y = changes[next];
    for (int i = 0; i < x.length; i++) {
      s[i] = x[i] - previousX[i];
      y[i] = gradient[i] - previousGradient[i];
    }
    double curvature = VectorSums.dot(s, y);
    if (curvature > 1e-12 * VectorSums.norm(s) * VectorSums.norm(y)) {
      curvatures[next] = curvature;
      next = (next + 1) % steps.length;
      stored = Math.min(stored + 1, steps.length);
    } else if (stored == steps.length) {
      // The rejected pair has overwritten the oldest one.
      stored--;
    }
  }
}
