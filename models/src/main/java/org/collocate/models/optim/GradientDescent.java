package org.collocate.models.optim;

import java.util.Map;
import org.collocate.models.kernel.Cholesky;
import org.collocate.models.kernel.MatrixProduct;
import org.collocate.models.kernel.VectorSums;
import org.collocate.solver.parallel.WorkerTeam;

/// Gradient descent on a sum of squares, plain or preconditioned by the operator.
///
/// ```
/// x ← x − α M⁻¹∇f        M = I, diag(A) or A + μI        A = JᵀJ        α by strong Wolfe conditions
/// ```
///
/// The method whose speed [Preconditioning] explains: plain, it stalls where A is ill-conditioned, which for differential
/// equations it always is. M is made anew every [#RENEWAL] steps; with M = A + μI a step costs the square of the number of
/// parameters, a renewal the cube. Damped Gauss–Newton is quicker still, since it makes M anew at each step and chooses μ.
public final class GradientDescent implements Descent {
  /// Steps for which M is kept.
  public static final int RENEWAL = 10;
  private static final String KIND = "gradient-descent";

  private final Objective objective;
  private final ResidualSystem system;
  private final Preconditioning preconditioning;
  private final StrongWolfe lineSearch;
  private final int size;
  private final double[] x;
  private final double[] gradient;
  private final double[] direction;
  private final double[] before;
  private final Cholesky cholesky;
  /// M, or its diagonal; empty where it is the identity.
  private double[] matrix;
  private double damping;
  private double value;
  private double firstStep;
  private int iterations;

  /// Starts at `start` (copied). `objective` must be the sum of the squares of the residuals of `system`.
  public GradientDescent(Objective objective, ResidualSystem system, double[] start,
      Preconditioning preconditioning, WorkerTeam team) {
    this.objective = objective;
    this.system = system;
    this.preconditioning = preconditioning;
    size = start.length;
    lineSearch = new StrongWolfe(objective, size);
    x = start.clone();
    gradient = new double[size];
    direction = new double[size];
    before = new double[size];
    cholesky = new Cholesky(preconditioning == Preconditioning.OPERATOR ? size : 1, team);
    matrix = new double[switch (preconditioning) {
      case NONE -> 0;
      case DIAGONAL -> size;
      case OPERATOR -> Math.multiplyExact(size, cholesky.stride());
    }];
    value = objective.evaluate(x, gradient);
    // ∇f = 2Jᵀr and f'' ≈ 2A: half a step is Newton's.
    firstStep = preconditioning == Preconditioning.NONE ? 1 / Math.max(1, VectorSums.norm(gradient)) : 0.5;
  }

  /// Goes on from a state; objective and system must be the same.
  public static GradientDescent resume(Objective objective, ResidualSystem system, OptimizerState state,
      int size,
      Preconditioning preconditioning, WorkerTeam team) {
    GradientDescent resumed = new GradientDescent(objective, system, state.expect(KIND).array("point", size),
        preconditioning, team);
    double[] numbers = state.array("numbers", 3);
    resumed.iterations = (int) numbers[0];
    resumed.firstStep = numbers[1];
    resumed.damping = numbers[2];
    resumed.matrix = state.array("matrix", resumed.matrix.length);
    resumed.factor();
    return resumed;
  }

  @Override
  public OptimizerState state() {
    return new OptimizerState(KIND, Map.of("point", x.clone(), "matrix", matrix.clone(), "numbers",
        new double[] {iterations, firstStep, damping}));
  }

  @Override
  public void refresh() {
    value = objective.evaluate(x, gradient);
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

  @Override
  public boolean step() {
    if (!Double.isFinite(value) || VectorSums.norm(gradient) == 0) {
      return false;
    }
    if (iterations % RENEWAL == 0) {
      renew();
    }
    aim();
    System.arraycopy(x, 0, before, 0, size);
    double reached = lineSearch.search(x, value, gradient, direction, firstStep);
    if (Double.isNaN(reached)) {
      return false;
    }
    if (preconditioning == Preconditioning.NONE) {
      for (int i = 0; i < size; i++) {
        before[i] -= x[i];
      }
      firstStep = VectorSums.norm(before) / VectorSums.norm(direction);
    }
    value = reached;
    iterations++;
    return true;
  }

  private void aim() {
    double[] image = switch (preconditioning) {
      case NONE -> gradient;
      case DIAGONAL -> {
        double[] scaled = gradient.clone();
        for (int i = 0; i < size; i++) {
          scaled[i] /= matrix[i];
        }
        yield scaled;
      }
      case OPERATOR -> cholesky.solve(gradient);
    };
    for (int i = 0; i < size; i++) {
      direction[i] = -image[i];
    }
  }

  private void renew() {
    if (preconditioning == Preconditioning.NONE) {
      return;
    }
    int count = system.residualCount();
    int stride = MatrixProduct.padded(size);
    double[] jacobian = new double[Math.multiplyExact(count, stride)];
    system.linearize(x, new double[count], jacobian, stride);
    if (preconditioning == Preconditioning.DIAGONAL) {
      matrix = Preconditioning.diagonal(jacobian, count, size, stride);
    } else {
      damping = Preconditioning.damping(jacobian, count, size, stride);
      cholesky.gram(count, jacobian, stride, matrix);
      factor();
    }
  }

  private void factor() {
    if (preconditioning == Preconditioning.OPERATOR) {
      while (!cholesky.factor(matrix, damping)) {
        damping = Math.max(10 * damping, Double.MIN_NORMAL);
      }
    }
  }
}
