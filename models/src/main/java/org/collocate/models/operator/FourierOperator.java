package org.collocate.models.operator;

import java.util.Arrays;
import java.util.Map;
import org.collocate.models.kernel.Precision;
import org.collocate.solver.field.GridField;
import org.collocate.solver.learning.Checkpoint;
import org.collocate.solver.learning.CheckpointException;
import org.collocate.solver.learning.OperatorGrid;
import org.collocate.solver.parallel.WorkerTeam;

/// A Fourier neural operator with its parameters, for any grid over the box.
///
/// ```
/// u(y) = ū(y) + σ s(y)·N(x̂, y)
/// ```
///
/// s is the spread of the solutions at each point, relative to σ: where a condition prescribes the value it is zero, and
/// the condition holds exactly. On another grid than that of the samples ū and s are interpolated bilinearly.
public final class FourierOperator implements OperatorModel {
  private final SampleNormalization normalization;
  private final double[][] spread;
  private final FourierShape shape;
  private final int[] trained;
  private final float[] parameters;

  /// @param spread `[unknown][point]`
  /// @param trained points along each axis of the grid that was trained on
  FourierOperator(SampleNormalization normalization, double[][] spread, FourierShape shape, int[] trained,
      float[] parameters) {
    if (parameters.length != shape.parameterCount() || spread.length != shape.unknowns()
        || normalization.channels() != shape.channels() || normalization.unknowns() != shape.unknowns()
        || Arrays.stream(trained).reduce(1, Math::multiplyExact) != normalization.points()
        || trained.length != shape.dimension()
        || Arrays.stream(trained).anyMatch(count -> count < 2 * shape.modes())) {
      throw new IllegalArgumentException("the parts of a Fourier operator do not fit together");
    }
    this.normalization = normalization;
    this.spread = spread;
    this.shape = shape;
    this.trained = trained;
    this.parameters = parameters;
  }

  /// The map that a checkpoint holds.
  ///
  /// @throws CheckpointException if it holds none
  public static FourierOperator of(Checkpoint checkpoint, OperatorGrid grid) throws CheckpointException {
    SampleNormalization normalization = SampleNormalization.of(checkpoint);
    double[] sizes = checkpoint.real("fourier.shape");
    double[] flat = checkpoint.real("fourier.spread");
    try {
      if (sizes.length != 7 || flat.length != normalization.unknowns() * normalization.points()) {
        throw new IllegalArgumentException(sizes.length + " sizes, " + flat.length + " spreads");
      }
      FourierShape shape = new FourierShape((int) sizes[0], (int) sizes[1], (int) sizes[2], (int) sizes[3],
          (int) sizes[4], (int) sizes[5], (int) sizes[6]);
      double[][] spread = new double[shape.unknowns()][];
      for (int u = 0; u < spread.length; u++) {
        spread[u] = Arrays.copyOfRange(flat, u * normalization.points(), (u + 1) * normalization.points());
      }
      return new FourierOperator(normalization, spread, shape, grid.counts(),
          checkpoint.weight("fourier.parameters", shape.parameterCount()));
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(
          "the checkpoint's Fourier operator does not fit together: " + e.getMessage());
    }
  }

  @Override
  public void keep(Map<String, double[]> reals, Map<String, float[]> weights) {
    normalization.keep(reals);
    reals.put("fourier.shape",
        new double[] {shape.dimension(), shape.channels(), shape.unknowns(), shape.width(),
            shape.modes(), shape.layers(), shape.hidden()});
    double[] flat = new double[spread.length * normalization.points()];
    for (int u = 0; u < spread.length; u++) {
      System.arraycopy(spread[u], 0, flat, u * normalization.points(), normalization.points());
    }
    reals.put("fourier.spread", flat);
    weights.put("fourier.parameters", parameters);
  }

  @Override
  public long parameterCount() {
    return parameters.length;
  }

  @Override
  public double operations(int points) {
    double width = shape.width();
    double transforms = 16.0 * shape.modes() * Math.sqrt(points) * points * width;
    return 2.0 * (shape.layers() * (transforms + width * width * points) + width * shape.hidden() * points
        + parameters.length);
  }

  @Override
  public double[][] apply(double[][] given, int[] counts) {
    int points = given[0].length;
    double[] x = normalization.input(given);
    double[][] out = new double[shape.unknowns()][points];
    try (WorkerTeam alone = new WorkerTeam(1)) {
      FourierPass<float[]> pass = new FourierPass<>(Precision.SINGLE, shape, counts, trained, 1, alone);
      for (int i = 0; i < points; i++) {
        for (int c = 0; c < shape.channels(); c++) {
          pass.inputs()[i * shape.features() + c] = (float) x[c * points + i];
        }
        coordinates(pass.inputs(), i, i, counts, shape);
      }
      pass.forward(parameters);
      for (int u = 0; u < shape.unknowns(); u++) {
        double[] mean = onto(normalization.outputMean()[u], counts);
        double[] scale = onto(spread[u], counts);
        for (int i = 0; i < points; i++) {
          out[u][i] = mean[i]
              + normalization.outputScale()[u] * scale[i] * pass.outputs()[i * shape.unknowns() + u];
        }
      }
    }
    return out;
  }

  /// Writes the coordinates of a point behind the channels of a row.
  static void coordinates(float[] inputs, int row, int point, int[] counts, FourierShape shape) {
    int at = row * shape.features() + shape.channels();
    inputs[at] = (float) (point % counts[0] / (counts[0] - 1.0));
    if (counts.length == 2) {
      double rowsBelow = Math.floorDiv(point, counts[0]);
      inputs[at + 1] = (float) (rowsBelow / (counts[1] - 1.0));
    }
  }

  private double[] onto(double[] values, int[] counts) {
    if (Arrays.equals(counts, trained)) {
      return values;
    }
    double[] zero = new double[counts.length];
    double[] one = new double[counts.length];
    Arrays.fill(one, 1);
    return new OperatorGrid(zero, one, counts).sample(new GridField(zero, one, trained, values));
  }
}
