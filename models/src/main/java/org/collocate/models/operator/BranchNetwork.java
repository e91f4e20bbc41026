package org.collocate.models.operator;

import java.util.random.RandomGenerator;
import org.collocate.models.kernel.Arithmetic;
import org.collocate.models.kernel.Matrices;
import org.collocate.models.kernel.Precision;
import org.collocate.solver.parallel.WorkerTeam;

/// A chain of dense maps with gelu between them, on batches of rows: the branch of a deep operator network.
///
/// ```
/// z₁ = x·W₁ + b₁      zₗ₊₁ = σ(zₗ)·Wₗ₊₁ + bₗ₊₁        W [in, out], no σ after the last
/// ```
///
/// Widths are filled up to multiples of [FourierShape#UNIT]; what is filled up stays zero. Rows are divided among threads forward and
/// back, rows of W for the gradient: results do not depend on the number of threads.
final class BranchNetwork<A> {
  private static final int ROWS = 8;
  private static final int WEIGHT_ROWS = 64;

  private final Precision<A> precision;
  private final Arithmetic<A> arithmetic;
  private final Matrices<A> matrices;
  private final int[] widths;
  private final int batch;
  private final WorkerTeam team;
  private final A[] states;
  private final A[] slopes;
  private final A[] adjoints;
  private final A turned;
  private final WorkerTeam.Task forward = this::forwardRows;
  private final WorkerTeam.Task back = this::backRows;
  private final WorkerTeam.Task weights = this::weightRows;
  private A parameters;
  private A gradient;
  private int layer;

  /// @param widths of input, hidden layers and output
  @SuppressWarnings("unchecked")
  BranchNetwork(Precision<A> precision, int[] widths, int batch, WorkerTeam team) {
    this.precision = precision;
    this.batch = batch;
    this.team = team;
    arithmetic = precision.arithmetic();
    matrices = precision.matrices();
    this.widths = padded(widths);
    int count = widths.length;
    A sample = arithmetic.array(0);
    states = (A[]) java.lang.reflect.Array.newInstance(sample.getClass(), count);
    slopes = states.clone();
    adjoints = states.clone();
    int largest = 0;
    for (int l = 0; l < count; l++) {
      states[l] = arithmetic.array(batch * this.widths[l]);
      slopes[l] = arithmetic.array(batch * this.widths[l]);
      adjoints[l] = arithmetic.array(batch * this.widths[l]);
      largest = l > 0 ? Math.max(largest, this.widths[l - 1] * this.widths[l]) : 0;
    }
    turned = arithmetic.array(largest);
    parameters = sample;
    gradient = sample;
  }

  private static int[] padded(int[] widths) {
    int[] padded = widths.clone();
    for (int l = 0; l < padded.length; l++) {
      padded[l] = pad(padded[l]);
    }
    return padded;
  }

  private static int pad(int width) {
    return (width + FourierShape.UNIT - 1) / FourierShape.UNIT * FourierShape.UNIT;
  }

  /// The number of parameters for these widths, those filled up included.
  static int parameterCount(int[] widths) {
    long count = 0;
    for (int l = 1; l < widths.length; l++) {
      count += (long) (pad(widths[l - 1]) + 1) * pad(widths[l]);
    }
    return Math.toIntExact(count);
  }

  private static int at(int[] padded, int layer) {
    int at = 0;
    for (int l = 1; l < layer; l++) {
      at += (padded[l - 1] + 1) * padded[l];
    }
    return at;
  }

  /// Writes initial parameters of variance 1/inputs.
  static <A> void initialize(Arithmetic<A> arithmetic, int[] widths, A parameters, RandomGenerator random) {
    int[] padded = padded(widths);
    for (int l = 1; l < widths.length; l++) {
      double deviation = Math.sqrt(1.0 / widths[l - 1]);
      for (int i = 0; i < widths[l - 1]; i++) {
        for (int o = 0; o < widths[l]; o++) {
          arithmetic.set(parameters, at(padded, l) + i * padded[l] + o, deviation * random.nextGaussian());
        }
      }
    }
  }

  /// Length of an input row, filled up.
  int inputStride() {
    return widths[0];
  }

  /// Length of an output row, filled up.
  int outputStride() {
    return widths[widths.length - 1];
  }

  /// Room for inputs, `[batch, input]`.
  A inputs() {
    return states[0];
  }

  /// What the last [#forward] computed, `[batch, output]`.
  A outputs() {
    return states[widths.length - 1];
  }

  /// Room for the adjoint of the outputs.
  A outputAdjoint() {
    return adjoints[widths.length - 1];
  }

  void forward(A given) {
    parameters = given;
    for (layer = 1; layer < widths.length; layer++) {
      team.run((batch + ROWS - 1) / ROWS, forward);
    }
  }

  private void forwardRows(int chunk, int worker) {
    int from = chunk * ROWS;
    int rows = Math.min(ROWS, batch - from);
    int in = widths[layer - 1];
    int out = widths[layer];
    int at = at(widths, layer);
    A z = layer + 1 < widths.length ? adjoints[layer] : states[layer];
    matrices.multiply(rows, in, out, states[layer - 1], from * in, in, parameters, at, out, z, from * out,
        out, false);
    matrices.addRow(rows, out, parameters, at + in * out, z, from * out, out);
    if (layer + 1 < widths.length) {
      precision.functions()
          .gelu(rows * out, 1, z, from * out, states[layer], from * out, slopes[layer], from * out, 0);
    }
  }

  /// Writes the gradient of all parameters from [#outputAdjoint]; must follow [#forward].
  void adjoint(A to) {
    gradient = to;
    for (layer = widths.length - 1; layer >= 1; layer--) {
      team.run((widths[layer - 1] + WEIGHT_ROWS - 1) / WEIGHT_ROWS, weights);
      int bias = at(widths, layer) + widths[layer - 1] * widths[layer];
      arithmetic.clear(gradient, bias, widths[layer]);
      matrices.addRowSum(batch, widths[layer], adjoints[layer], 0, widths[layer], gradient, bias);
      if (layer > 1) {
        matrices.transpose(widths[layer - 1], widths[layer], parameters, at(widths, layer), widths[layer],
            turned, 0,
            widths[layer - 1]);
        team.run((batch + ROWS - 1) / ROWS, back);
      }
    }
  }

  private void weightRows(int chunk, int worker) {
    int from = chunk * WEIGHT_ROWS;
    int rows = Math.min(WEIGHT_ROWS, widths[layer - 1] - from);
    int out = widths[layer];
    matrices.multiplyTransposedLeft(rows, batch, out, states[layer - 1], from, widths[layer - 1],
        adjoints[layer], 0,
        out, gradient, at(widths, layer) + from * out, out, false);
  }

  private void backRows(int chunk, int worker) {
    int from = chunk * ROWS;
    int rows = Math.min(ROWS, batch - from);
    int in = widths[layer - 1];
    int out = widths[layer];
    matrices.multiply(rows, out, in, adjoints[layer], from * out, out, turned, 0, in, adjoints[layer - 1],
        from * in,
        in, false);
    arithmetic.product(rows * in, 1, adjoints[layer - 1], from * in, slopes[layer - 1], from * in,
        adjoints[layer - 1],
        from * in);
  }
}
