package org.collocate.models.operator;

import java.util.Arrays;
import java.util.Map;
import org.collocate.models.kernel.MatrixProduct;
import org.collocate.models.kernel.VectorSums;
import org.collocate.solver.learning.Checkpoint;
import org.collocate.solver.learning.CheckpointException;
import org.collocate.solver.learning.OperatorGrid;
import org.collocate.solver.learning.SymmetryGroup;

/// Kernel regression from input fields to solutions, which goes with the symmetries of its family.
///
/// ```
/// û(x) = Σ_g g·V Σᵢ k(x, g·xᵢ) aᵢ         k(x, y) = 1 / (1 + |x − y|² / 2ℓ²)
/// ```
///
/// g runs through the symmetries, xᵢ through the samples (normalized, with the mean over points as inner product), V holds
/// fields in which solutions are written, see [SymmetricBasis]. k is the rational quadratic kernel. Writing the symmetries into the sum is the
/// same as learning from all images of all samples, at the size of the samples alone.
public final class KernelOperator implements OperatorModel {
  private final SampleNormalization normalization;
  private final SymmetryGroup symmetry;
  private final int samples;
  private final int rank;
  private final double length;
  /// `[entry][sample]`, with padded rows.
  private final double[] inputs;
  private final double[] squares;
  private final float[] kept;
  private final float[] coefficients;
  private final float[] components;
  /// `[sample][component]` and `[component][entry]`, with padded rows.
  private final double[] a;
  private final double[] v;

  /// @param length ℓ
  /// @param inputs normalized, `[sample][entry]`
  /// @param coefficients `[sample][component]`
  /// @param components `[component][entry]`
  KernelOperator(SampleNormalization normalization, SymmetryGroup symmetry, double length, float[] inputs,
      float[] coefficients, float[] components) {
    this.normalization = normalization;
    this.symmetry = symmetry;
    this.length = length;
    this.kept = inputs;
    this.coefficients = coefficients;
    this.components = components;
    int entries = normalization.channels() * normalization.points();
    int outputs = normalization.unknowns() * normalization.points();
    samples = inputs.length / entries;
    rank = components.length / outputs;
    if (samples < 1 || rank < 1 || samples * entries != inputs.length || rank * outputs != components.length
        || samples * rank != coefficients.length || !(length > 0)) {
      throw new IllegalArgumentException(samples + " samples, " + rank + " components, length " + length);
    }
    int stride = MatrixProduct.padded(samples);
    this.inputs = new double[entries * stride];
    squares = new double[samples];
    for (int i = 0; i < samples; i++) {
      for (int e = 0; e < entries; e++) {
        double x = inputs[i * entries + e];
        this.inputs[e * stride + i] = x;
        squares[i] += x * x;
      }
    }
    a = padded(coefficients, samples, rank);
    v = padded(components, rank, outputs);
  }

  private static double[] padded(float[] values, int rows, int columns) {
    int stride = MatrixProduct.padded(columns);
    double[] out = new double[rows * stride];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        out[i * stride + j] = values[i * columns + j];
      }
    }
    return out;
  }

  /// The map that a checkpoint holds.
  ///
  /// @throws CheckpointException if it holds none
  public static KernelOperator of(Checkpoint checkpoint, OperatorGrid grid) throws CheckpointException {
    SampleNormalization normalization = SampleNormalization.of(checkpoint);
    float[] inputs = checkpoint.weights().getOrDefault("kernel.inputs", new float[0]);
    float[] coefficients = checkpoint.weights().getOrDefault("kernel.coefficients", new float[0]);
    float[] components = checkpoint.weights().getOrDefault("kernel.components", new float[0]);
    double[] length = checkpoint.real("kernel.length");
    if (normalization.points() != grid.size() || length.length != 1) {
      throw new CheckpointException("the checkpoint's kernel does not fit its grid");
    }
    try {
      return new KernelOperator(normalization, SymmetryGroup.of(checkpoint.text("symmetry"), grid), length[0],
          inputs, coefficients, components);
    } catch (IllegalArgumentException e) {
      throw new CheckpointException("the checkpoint's kernel does not fit together: " + e.getMessage());
    }
  }

  @Override
  public void keep(Map<String, double[]> reals, Map<String, float[]> weights) {
    normalization.keep(reals);
    reals.put("kernel.length", new double[] {length});
    weights.put("kernel.inputs", kept);
    weights.put("kernel.coefficients", coefficients);
    weights.put("kernel.components", components);
  }

  @Override
  public long parameterCount() {
    return (long) coefficients.length;
  }

  @Override
  public double operations(int points) {
    double entries = (double) (normalization.channels() + normalization.unknowns()) * points;
    return 2.0 * symmetry.size() * (samples * (entries + rank) + rank * entries);
  }

  /// ℓ
  public double length() {
    return length;
  }

  /// The number of samples it was made from.
  public int samples() {
    return samples;
  }

  @Override
  public double[][] apply(double[][] given, int[] counts) {
    int points = normalization.points();
    if (Arrays.stream(counts).reduce(1, Math::multiplyExact) != points) {
      throw new IllegalArgumentException("a kernel stays on the grid of its samples, found "
          + Arrays.toString(counts));
    }
    double[] x = normalization.input(given);
    int images = symmetry.size();
    double[] rows = new double[images * x.length];
    for (int g = 0; g < images; g++) {
      image(g, x, rows, g * x.length);
    }
    int stride = MatrixProduct.padded(samples);
    double[] k = new double[images * stride];
    MatrixProduct.multiply(images, x.length, stride, rows, 0, x.length, inputs, 0, stride, k, 0, stride,
        false);
    double square = VectorSums.dot(x, x);
    for (int g = 0; g < images; g++) {
      for (int i = 0; i < samples; i++) {
        double distance = Math.max(0, square + squares[i] - 2 * k[g * stride + i]) / points;
        k[g * stride + i] = value(distance, length);
      }
    }
    int width = MatrixProduct.padded(rank);
    double[] c = new double[images * width];
    MatrixProduct.multiply(images, samples, width, k, 0, stride, a, 0, width, c, 0, width, false);
    int outputs = normalization.unknowns() * points;
    int outputStride = MatrixProduct.padded(outputs);
    double[] fields = new double[images * outputStride];
    MatrixProduct.multiply(images, rank, outputStride, c, 0, width, v, 0, outputStride, fields, 0,
        outputStride,
        false);
    double[] sum = new double[outputs];
    for (int g = 0; g < images; g++) {
      for (int u = 0; u < normalization.unknowns(); u++) {
        int at = g * outputStride + u * points;
        double[] field = Arrays.copyOfRange(fields, at, at + points);
        double[] part = new double[points];
        symmetry.add(g, 1, field, part);
        for (int i = 0; i < points; i++) {
          sum[u * points + i] += part[i];
        }
      }
    }
    return normalization.solution(sum);
  }

  /// `g⁻¹·x`, channel by channel.
  private void image(int g, double[] x, double[] rows, int at) {
    int points = normalization.points();
    for (int c = 0; c < normalization.channels(); c++) {
      double[] image = new double[points];
      symmetry.addInverse(g, 1, Arrays.copyOfRange(x, c * points, (c + 1) * points), image);
      System.arraycopy(image, 0, rows, at + c * points, points);
    }
  }

  /// `k` of a squared distance.
  static double value(double squaredDistance, double length) {
    return 1 / (1 + squaredDistance / (2 * length * length));
  }
}
