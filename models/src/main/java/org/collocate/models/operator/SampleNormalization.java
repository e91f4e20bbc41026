package org.collocate.models.operator;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.collocate.solver.learning.Checkpoint;
import org.collocate.solver.learning.CheckpointException;
import org.collocate.solver.learning.SolvedFamily.Sample;
import org.collocate.solver.learning.SymmetryGroup;

/// Brings inputs and solutions to numbers of size 1, and back.
///
/// ```
/// x̂ = (x − m) / s       one m and s for each channel
/// û = (u − ū) / σ       ū at each point, one σ for each unknown
/// ```
///
/// ū is the mean over the samples and their images under the symmetry.
///
/// @param inputMean `[channel]`
/// @param inputScale `[channel]`, positive
/// @param outputMean `[unknown][point]`
/// @param outputScale `[unknown]`, positive
public record SampleNormalization(double[] inputMean, double[] inputScale, double[][] outputMean,
    double[] outputScale) {
  private static final String INPUT = "input";
  private static final String OUTPUT = "output";

  /// That of samples.
  public static SampleNormalization of(List<Sample> samples, SymmetryGroup symmetry) {
    int channels = samples.getFirst().inputs().length;
    int unknowns = samples.getFirst().outputs().length;
    int points = samples.getFirst().outputs()[0].length;
    double[] mean = new double[channels];
    double[] scale = new double[channels];
    for (int c = 0; c < channels; c++) {
      int channel = c;
      double all = (double) samples.size() * points;
      mean[c] = samples.stream().mapToDouble(s -> Arrays.stream(s.inputs()[channel]).sum()).sum() / all;
      double m = mean[c];
      double square = samples.stream()
          .mapToDouble(s -> Arrays.stream(s.inputs()[channel]).map(x -> (x - m) * (x - m)).sum())
          .sum() / all;
      scale[c] = square > 0 ? Math.sqrt(square) : 1;
    }
    double[][] outputMean = new double[unknowns][points];
    double[] outputScale = new double[unknowns];
    for (int u = 0; u < unknowns; u++) {
      double[] sum = new double[points];
      for (Sample sample : samples) {
        symmetry.add(0, 1.0 / samples.size() / symmetry.size(), sample.outputs()[u], sum);
      }
      for (int g = 0; g < symmetry.size(); g++) {
        symmetry.add(g, 1, sum, outputMean[u]);
      }
      double square = 0;
      for (Sample sample : samples) {
        for (int i = 0; i < points; i++) {
          double difference = sample.outputs()[u][i] - outputMean[u][i];
          square += difference * difference;
        }
      }
      outputScale[u] = square > 0 ? Math.sqrt(square / samples.size() / points) : 1;
    }
    return new SampleNormalization(mean, scale, outputMean, outputScale);
  }

  public int channels() {
    return inputMean.length;
  }

  public int unknowns() {
    return outputMean.length;
  }

  /// Points of the grid.
  public int points() {
    return outputMean[0].length;
  }

  /// `x̂` of all channels, one after the other.
  public double[] input(double[][] inputs) {
    int points = inputs[0].length;
    double[] row = new double[channels() * points];
    for (int c = 0; c < channels(); c++) {
      for (int i = 0; i < points; i++) {
        row[c * points + i] = (inputs[c][i] - inputMean[c]) / inputScale[c];
      }
    }
    return row;
  }

  /// `û` of all unknowns, one after the other.
  public double[] output(double[][] outputs) {
    double[] row = new double[unknowns() * points()];
    for (int u = 0; u < unknowns(); u++) {
      for (int i = 0; i < points(); i++) {
        row[u * points() + i] = (outputs[u][i] - outputMean[u][i]) / outputScale[u];
      }
    }
    return row;
  }

  /// Solutions from `û`.
  public double[][] solution(double[] row) {
    double[][] outputs = new double[unknowns()][points()];
    for (int u = 0; u < unknowns(); u++) {
      for (int i = 0; i < points(); i++) {
        outputs[u][i] = outputMean[u][i] + outputScale[u] * row[u * points() + i];
      }
    }
    return outputs;
  }

  /// Puts the numbers into the columns of a checkpoint.
  public void keep(Map<String, double[]> reals) {
    reals.put(INPUT + ".mean", inputMean);
    reals.put(INPUT + ".scale", inputScale);
    double[] flat = new double[unknowns() * points()];
    for (int u = 0; u < unknowns(); u++) {
      System.arraycopy(outputMean[u], 0, flat, u * points(), points());
    }
    reals.put(OUTPUT + ".mean", flat);
    reals.put(OUTPUT + ".scale", outputScale);
  }

  /// What was kept.
  ///
  /// @throws CheckpointException if something is missing or does not fit
  public static SampleNormalization of(Checkpoint checkpoint) throws CheckpointException {
    double[] mean = checkpoint.real(INPUT + ".mean");
    double[] scale = checkpoint.real(INPUT + ".scale");
    double[] flat = checkpoint.real(OUTPUT + ".mean");
    double[] outputScale = checkpoint.real(OUTPUT + ".scale");
    int unknowns = outputScale.length;
    if (mean.length == 0 || scale.length != mean.length || unknowns == 0 || flat.length % unknowns != 0) {
      throw new CheckpointException("the checkpoint's normalization does not fit together");
    }
    int points = flat.length / unknowns;
    double[][] outputMean = new double[unknowns][];
    for (int u = 0; u < unknowns; u++) {
      outputMean[u] = Arrays.copyOfRange(flat, u * points, (u + 1) * points);
    }
    return new SampleNormalization(mean, scale, outputMean, outputScale);
  }
}
