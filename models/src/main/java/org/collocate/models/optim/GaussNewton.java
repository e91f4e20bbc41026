package org.collocate.models.optim;

import java.util.Map;
import org.collocate.models.kernel.Cholesky;
import org.collocate.models.kernel.MatrixProduct;
import org.collocate.models.kernel.VectorSums;
import org.collocate.solver.parallel.WorkerTeam;

/// Damped Gauss–Newton for a sum of squares, which for the residuals of a differential equation is the energy natural
/// gradient.
///
/// ```
/// d = −(JᵀJ + μI)⁻¹ Jᵀr  =  −Jᵀ(JJᵀ + μI)⁻¹ r          x ← x + d if ‖r‖² falls
/// ```
///
/// The first form costs the cube of the number of parameters, the second (after Sherman, Morrison & Woodbury) that of the
/// number of residuals; the smaller is taken. μ follows the ratio of real to predicted decrease (Levenberg 1944,
/// doi 10.1090/qam/10666; Marquardt 1963, doi 10.1137/0111030; rule of Nielsen 1999, IMM-REP-1999-05). JᵀJ is the Gramian of
/// the energy inner product in the space of functions (Müller & Zeinhofer 2023, "Achieving high accuracy with PINNs via
/// energy natural gradient descent", arXiv 2302.13163; Woodbury form: Guzmán-Cordero, Dangel, Goldshlager & Zeinhofer 2025,
/// "Improving energy natural gradient descent through Woodbury, momentum, and randomization", arXiv 2505.12149).
///
/// Quadratic or nearly so where residuals become small; memory 8·(residuals + min)·parameters bytes. Ends ([#step] returns
/// `false`) when [#LARGEST_TRIALS] dampings in a row bring no decrease. Failure mode: few residuals and many parameters fit
/// the points and not what lies between; take more points than parameters, or fresh ones.
public final class GaussNewton implements Descent {
  private static final String KIND = "gauss-newton";
  static final int LARGEST_TRIALS = 24;
  private static final double SMALLEST_DAMPING = 1e-24;

  private final ResidualSystem system;
  private final WorkerTeam team;
  private final int size;
  private final int count;
  private final int stride;
  private final boolean dual;
  private final double[] x;
  private final double[] trial;
  private final double[] residuals;
  private final double[] trialResiduals;
  private final double[] jacobian;
  /// Jᵀ in the dual form; empty otherwise.
  private final double[] transposed;
  private final double[] gram;
  private final Cholesky cholesky;
  private double value;
  private double damping;
  private double growth = 2;
  private int iterations;

  /// Starts at `start` (copied); evaluates the residuals once.
  public GaussNewton(ResidualSystem system, double[] start, WorkerTeam team) {
    this.system = system;
    this.team = team;
    size = start.length;
    count = system.residualCount();
    stride = MatrixProduct.padded(size);
    dual = count < size;
    x = start.clone();
    trial = new double[size];
    residuals = new double[count];
    trialResiduals = new double[count];
    jacobian = new double[Math.multiplyExact(count, stride)];
    cholesky = new Cholesky(dual ? count : size, team);
    transposed = new double[dual ? Math.multiplyExact(size, cholesky.stride()) : 0];
    gram = new double[(dual ? count : size) * cholesky.stride()];
    value = system.residuals(x, residuals);
    damping = value;
  }

  /// Goes on from a state; the system must be the same.
  public static GaussNewton resume(ResidualSystem system, OptimizerState state, int size, WorkerTeam team) {
    GaussNewton resumed = new GaussNewton(system, state.expect(KIND).array("point", size), team);
    double[] numbers = state.array("numbers", 3);
    resumed.damping = numbers[0];
    resumed.growth = numbers[1];
    resumed.iterations = (int) numbers[2];
    return resumed;
  }

  @Override
  public OptimizerState state() {
    return new OptimizerState(KIND,
        Map.of("point", x.clone(), "numbers", new double[] {damping, growth, iterations}));
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

  /// The damping μ of the next step.
  public double damping() {
    return damping;
  }

  @Override
  public void refresh() {
    value = system.residuals(x, residuals);
  }

  @Override
  public boolean step() {
    if (!Double.isFinite(value) || value == 0) {
      return false;
    }
    system.linearize(x, residuals, jacobian, stride);
    double[] gradient = transposedTimes(residuals);
    formGram();
    for (int attempt = 0; attempt < LARGEST_TRIALS; attempt++) {
      if (cholesky.factor(gram, damping)) {
        double[] d = direction(gradient);
        for (int i = 0; i < size; i++) {
          trial[i] = x[i] - d[i];
        }
        double reached = system.residuals(trial, trialResiduals);
        // ‖r‖² − ‖r − Jd‖² = dᵀ(Jᵀr) + μ dᵀd for the damped solution
        double predicted = VectorSums.dot(d, gradient) + damping * VectorSums.dot(d, d);
        if (reached < value && predicted > 0) {
          accept(reached, (value - reached) / predicted);
          return true;
        }
      }
      damping = Math.max(damping, SMALLEST_DAMPING) * growth;
      growth *= 2;
    }
    return false;
  }

  private void accept(double reached, double gain) {
    System.arraycopy(trial, 0, x, 0, size);
    System.arraycopy(trialResiduals, 0, residuals, 0, count);
    value = reached;
    iterations++;
    damping = Math.max(SMALLEST_DAMPING, damping * Math.max(1.0 / 3, 1 - Math.pow(2 * gain - 1, 3)));
    growth = 2;
  }

  private double[] direction(double[] gradient) {
    return dual ? transposedTimes(cholesky.solve(residuals)) : cholesky.solve(gradient);
  }

  private void formGram() {
    if (dual) {
      int rowLength = cholesky.stride();
      int chunk = 64;
      team.run((count + chunk - 1) / chunk, (index, worker) -> {
        int from = index * chunk;
        MatrixProduct.transpose(Math.min(chunk, count - from), size, jacobian, from * stride, stride,
            transposed,
            from, rowLength);
      });
      cholesky.gram(size, transposed, rowLength, gram);
    } else {
      cholesky.gram(count, jacobian, stride, gram);
    }
  }

  /// `Jᵀv`, in strips of columns.
  private double[] transposedTimes(double[] v) {
    double[] product = new double[stride];
    int strip = 32 * MatrixProduct.lanes();
    team.run((stride + strip - 1) / strip, (index, worker) -> {
      int column = index * strip;
      MatrixProduct.multiplyTransposedLeft(1, count, Math.min(strip, stride - column), v, 0, 1, jacobian,
          column,
          stride, product, column, stride, false);
    });
    return java.util.Arrays.copyOf(product, size);
  }
}
