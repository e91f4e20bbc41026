package org.collocate.models.operator;

import java.util.Arrays;
import java.util.Map;
import org.collocate.models.kernel.Precision;
import org.collocate.solver.learning.Checkpoint;
import org.collocate.solver.learning.CheckpointException;
import org.collocate.solver.learning.OperatorGrid;
import org.collocate.solver.parallel.WorkerTeam;

/// A deep operator network whose trunk is a fixed basis of the solutions (the "POD-DeepONet").
///
/// ```
/// u(y) = ū(y) + σ Σₖ sₖ βₖ(x̂) vₖ(y)
/// ```
///
/// β is the branch, a dense network on the values of the input at the grid's points; v are the fields of a
/// [SymmetricBasis], s the spread of the solutions along each.
public final class DeepOperator implements OperatorModel {
  private final SampleNormalization normalization;
  private final int[] widths;
  private final float[] parameters;
  private final double[] spread;
  private final float[] fields;

  /// @param widths of the branch, from input to output
  /// @param spread `[field]`
  /// @param fields `[field][entry]`
  DeepOperator(SampleNormalization normalization, int[] widths, float[] parameters, double[] spread,
      float[] fields) {
    int outputs = normalization.unknowns() * normalization.points();
    if (widths.length < 2 || Arrays.stream(widths).anyMatch(width -> width < 1 || width > 1 << 20)
        || widths[0] != normalization.channels() * normalization.points()
        || widths[widths.length - 1] != spread.length || fields.length != spread.length * outputs
        || parameters.length != BranchNetwork.parameterCount(widths)) {
      throw new IllegalArgumentException(
          "widths " + Arrays.toString(widths) + ", " + spread.length + " fields");
    }
    this.normalization = normalization;
    this.widths = widths;
    this.parameters = parameters;
    this.spread = spread;
    this.fields = fields;
  }

  /// The map that a checkpoint holds.
  ///
  /// @throws CheckpointException if it holds none
  public static DeepOperator of(Checkpoint checkpoint, OperatorGrid grid) throws CheckpointException {
    SampleNormalization normalization = SampleNormalization.of(checkpoint);
    int[] widths = Arrays.stream(checkpoint.real("branch.widths")).mapToInt(width -> (int) width).toArray();
    double[] spread = checkpoint.real("trunk.spread");
    if (normalization.points() != grid.size()) {
      throw new CheckpointException("the checkpoint's trunk does not fit its grid");
    }
    try {
      return new DeepOperator(normalization, widths,
          checkpoint.weight("branch.parameters", BranchNetwork.parameterCount(widths)), spread,
          checkpoint.weight("trunk.fields", spread.length * normalization.unknowns() * grid.size()));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new CheckpointException("the checkpoint's network does not fit together: " + e.getMessage());
    }
  }

  @Override
  public void keep(Map<String, double[]> reals, Map<String, float[]> weights) {
    normalization.keep(reals);
    reals.put("branch.widths", Arrays.stream(widths).asDoubleStream().toArray());
    reals.put("trunk.spread", spread);
    weights.put("branch.parameters", parameters);
    weights.put("trunk.fields", fields);
  }

  @Override
  public long parameterCount() {
    return parameters.length;
  }

  @Override
  public double operations(int points) {
    return 2.0 * (parameters.length + fields.length);
  }

  @Override
  public double[][] apply(double[][] given, int[] counts) {
    double[] x = normalization.input(given);
    if (x.length != widths[0]) {
      throw new IllegalArgumentException("a branch stays on the grid of its samples, found "
          + Arrays.toString(counts));
    }
    double[] sum = new double[normalization.unknowns() * normalization.points()];
    try (WorkerTeam alone = new WorkerTeam(1)) {
      BranchNetwork<float[]> branch = new BranchNetwork<>(Precision.SINGLE, widths, 1, alone);
      for (int i = 0; i < x.length; i++) {
        branch.inputs()[i] = (float) x[i];
      }
      branch.forward(parameters);
      for (int k = 0; k < spread.length; k++) {
        double weight = spread[k] * branch.outputs()[k];
        for (int i = 0; i < sum.length; i++) {
          sum[i] += weight * fields[k * sum.length + i];
        }
      }
    }
    return normalization.solution(sum);
  }
}
