package org.collocate.models.data;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.collocate.models.kernel.VectorSums;
import org.collocate.solver.learning.Checkpoint;
import org.collocate.solver.learning.CheckpointException;
import org.collocate.solver.parallel.WorkerTeam;

/// Where the inputs lie that a map has learned from, and how far another one lies outside.
///
/// ```
/// T² = Σₖ zₖ² / r        zₖ = (x − m)·wₖ / σₖ      the Mahalanobis distance in r principal components
/// Q² = |x − m − Σₖ (x − m)·wₖ wₖ|² / n             what the components do not hold
/// ```
///
/// (Hotelling's T² and the residual statistic; J. E. Jackson, G. S. Mudholkar 1979, Technometrics 21,
/// doi 10.2307/1267757.) Both are compared with what samples had that took no part in finding the components. An input that
/// is smoother than all samples is as foreign as a rougher one: Q has a limit on both sides. Values outside of the range
/// that was seen count too.
public final class InputDistribution {
  private static final int MOST_COMPONENTS = 64;
  private static final double LEFT_OUT = 0.1;
  private static final double HELD_OUT = 0.2;
  private static final double MARGIN = 1.1;
  /// A point is foreign if its residual is so many times the usual one.
  private static final double LOCAL = 3;

  private final double[] mean;
  private final float[] components;
  private final double[] deviations;
  /// Largest T; smallest and largest Q; then smallest and largest value of each channel.
  private final double[] limits;
  /// The usual residual at each entry.
  private final double[] residuals;

  private InputDistribution(double[] mean, float[] components, double[] deviations, double[] limits,
      double[] residuals) {
    this.mean = mean;
    this.components = components;
    this.deviations = deviations;
    this.limits = limits;
    this.residuals = residuals;
  }

  /// How an input lies to the distribution.
  ///
  /// @param distance 1 at its edge, below inside, above outside
  /// @param foreign entries that are unlike all samples; none inside
  public record Finding(double distance, boolean[] foreign) {
    /// Whether the input is like those that were learned from.
    public boolean isInside() {
      return distance <= 1;
    }
  }

  /// The distribution of rows.
  ///
  /// @param rows `[sample][channel·points + point]`, normalized
  /// @param channels of each row
  public static InputDistribution of(double[][] rows, int channels, WorkerTeam team) {
    int held = Math.max(1, (int) Math.round(HELD_OUT * rows.length));
    List<double[]> all = List.of(rows);
    double[][] used = all.subList(0, rows.length - held).toArray(double[][]::new);
    double[][] others = all.subList(rows.length - held, rows.length).toArray(double[][]::new);
    double[] mean = new double[rows[0].length];
    for (double[] row : used) {
      VectorSums.add(mean.length, 1.0 / used.length, row, 0, mean, 0);
    }
    PrincipalComponents found = PrincipalComponents.of(used, mean,
        Math.clamp(used.length / 4, 1, MOST_COMPONENTS),
        team);
    int count = Math.max(1, found.count(LEFT_OUT));
    float[] components = new float[count * mean.length];
    double[] deviations = new double[count];
    for (int k = 0; k < count; k++) {
      deviations[k] = Math.sqrt(found.variances()[k]);
      for (int e = 0; e < mean.length; e++) {
        components[k * mean.length + e] = (float) found.components()[k][e];
      }
    }
    double[] limits = new double[3 + 2 * channels];
    limits[1] = Double.POSITIVE_INFINITY;
    double[] residuals = new double[mean.length];
    InputDistribution open = new InputDistribution(mean, components, deviations, limits, residuals);
    for (double[] row : others) {
      double[] rest = new double[mean.length];
      double t = open.project(row, rest);
      double q = Math.sqrt(VectorSums.dot(rest, rest) / rest.length);
      limits[0] = Math.max(limits[0], MARGIN * t);
      limits[1] = Math.min(limits[1], q / MARGIN);
      limits[2] = Math.max(limits[2], MARGIN * q);
      for (int e = 0; e < rest.length; e++) {
        residuals[e] += rest[e] * rest[e] / others.length;
      }
    }
    Arrays.setAll(residuals, e -> Math.sqrt(residuals[e]));
    int points = mean.length / channels;
    for (int c = 0; c < channels; c++) {
      int at = 3 + 2 * c;
      limits[at] = Double.POSITIVE_INFINITY;
      limits[at + 1] = Double.NEGATIVE_INFINITY;
      for (double[] row : rows) {
        for (int i = c * points; i < (c + 1) * points; i++) {
          limits[at] = Math.min(limits[at], row[i]);
          limits[at + 1] = Math.max(limits[at + 1], row[i]);
        }
      }
    }
    return open;
  }

  /// Writes what the components do not hold to `rest` and returns T.
  private double project(double[] row, double[] rest) {
    int n = mean.length;
    for (int e = 0; e < n; e++) {
      rest[e] = row[e] - mean[e];
    }
    double[] centred = rest.clone();
    double sum = 0;
    int count = 0;
    for (int k = 0; k < deviations.length; k++) {
      double z = 0;
      for (int e = 0; e < n; e++) {
        z += components[k * n + e] * centred[e];
      }
      for (int e = 0; e < n; e++) {
        rest[e] -= z * components[k * n + e];
      }
      if (deviations[k] > 0) {
        sum += z * z / (deviations[k] * deviations[k]);
        count++;
      }
    }
    return count == 0 ? 0 : Math.sqrt(sum / count);
  }

  /// Where a row lies.
  ///
  /// @throws IllegalArgumentException if it has another length
  public Finding find(double[] row) {
    if (row.length != mean.length) {
      throw new IllegalArgumentException(row.length + " entries, expected " + mean.length);
    }
    double[] rest = new double[row.length];
    double t = project(row, rest);
    double q = Math.sqrt(VectorSums.dot(rest, rest) / rest.length);
    double distance = t / limits[0];
    distance = Math.max(distance, ratio(q, limits[2]));
    distance = Math.max(distance, ratio(limits[1], q));
    int channels = (limits.length - 3) / 2;
    int points = row.length / channels;
    boolean[] foreign = new boolean[row.length];
    for (int e = 0; e < row.length; e++) {
      double low = limits[3 + 2 * (e / points)];
      double high = limits[4 + 2 * (e / points)];
      double width = Math.max(high - low, 1e-9);
      double beyond = Math.max(low - row[e], row[e] - high) / width;
      // Rounding of a constant channel is no distance.
      distance = Math.max(distance, beyond > 1e-6 ? 1 + beyond : 0);
      foreign[e] = beyond > 1e-6 || Math.abs(rest[e]) > LOCAL * residuals[e] + 1e-9;
    }
    if (distance <= 1) {
      Arrays.fill(foreign, false);
    }
    return new Finding(distance, foreign);
  }

  /// `above / below`, where rounding alone is no size.
  private static double ratio(double above, double below) {
    return above <= 1e-9 ? 0 : above / Math.max(below, 1e-9);
  }

  /// Puts the numbers into the columns of a checkpoint.
  public void keep(Map<String, double[]> reals, Map<String, float[]> weights) {
    reals.put("trust.mean", mean);
    reals.put("trust.deviations", deviations);
    reals.put("trust.limits", limits);
    reals.put("trust.residuals", residuals);
    weights.put("trust.components", components);
  }

  /// What was kept.
  ///
  /// @throws CheckpointException if something is missing or does not fit
  public static InputDistribution of(Checkpoint checkpoint) throws CheckpointException {
    double[] mean = checkpoint.real("trust.mean");
    double[] deviations = checkpoint.real("trust.deviations");
    double[] limits = checkpoint.real("trust.limits");
    double[] residuals = checkpoint.real("trust.residuals");
    if (mean.length == 0 || residuals.length != mean.length || limits.length < 5 || limits.length % 2 == 0
        || mean.length % ((limits.length - 3) / 2) != 0) {
      throw new CheckpointException("the checkpoint's distribution does not fit together");
    }
    return new InputDistribution(mean,
        checkpoint.weight("trust.components", deviations.length * mean.length), deviations, limits,
        residuals);
  }
}
