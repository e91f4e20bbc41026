package org.collocate.models.operator;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.collocate.models.kernel.Arithmetic;
import org.collocate.models.kernel.Precision;
import org.collocate.models.kernel.VectorSums;
import org.collocate.models.kernel.WorkerTeam;
import org.collocate.models.optim.LearningRate;
import org.collocate.solver.learning.SolvedFamily;
import org.collocate.solver.learning.SolvedFamily.Sample;
import org.collocate.solver.learning.SymmetryGroup;

/// Trains the branch of a [DeepOperator] by Adam with decoupled decay; samples come in random order, each from a random side of the
/// symmetry.
///
/// ```
/// loss = mean over the batch of ‖ĉ − c‖ / ‖û‖        c coefficients of the solution's difference from the mean
/// ```
///
/// which is the relative error but for what the basis does not hold.
public final class DeepOperatorTraining {
  private static final double DECAY = 1e-2;
  private static final int CHUNK = 1 << 14;

  private final SolvedFamily family;
  private final SampleNormalization normalization;
  private final WorkerTeam team;
  private final FourierTraining.Plan plan;
  private final SymmetryGroup symmetry;
  private final SymmetricBasis basis;
  private final int[] widths;
  private final BranchNetwork<float[]> branch;
  private final Arithmetic<float[]> arithmetic = Precision.SINGLE.arithmetic();
  private final float[] parameters;
  private final float[] gradient;
  private final float[] mean;
  private final float[] square;
  private final double[] spread;
  private final float[][] inputs;
  /// `[sample][side]`
  private final double[][][] targets;
  private final double[] sizes;
  private final LearningRate schedule;
  private final SplittableRandom random;
  private final int[] order;
  private final int[] chosen;
  private final int[] sides;
  private final double[] errors;
  private final WorkerTeam.Task loading = this::load;
  private final WorkerTeam.Task comparing = this::compare;
  private final WorkerTeam.Task stepping = this::adam;
  private int steps;
  private double rate;
  private double correction;
  private double keep;

  /// @param hidden widths of the branch
  /// @param mostFields of the trunk
  public DeepOperatorTraining(SolvedFamily family, SampleNormalization normalization, int[] hidden,
      int mostFields,
      FourierTraining.Plan plan, long seed, WorkerTeam team) {
    this.family = family;
    this.normalization = normalization;
    this.team = team;
    symmetry = family.symmetry();
    List<Sample> train = family.train();
    this.plan = new FourierTraining.Plan(plan.epochs(), Math.min(plan.batch(), train.size()), plan.rate());
    double[][] outputs = train.stream().map(s -> normalization.output(s.outputs())).toArray(double[][]::new);
    basis = SymmetricBasis.of(outputs, normalization.unknowns(), symmetry, Math.min(mostFields, train.size()),
        team);
    widths = new int[hidden.length + 2];
    widths[0] = normalization.channels() * normalization.points();
    System.arraycopy(hidden, 0, widths, 1, hidden.length);
    widths[widths.length - 1] = basis.size();
    branch = new BranchNetwork<>(Precision.SINGLE, widths, this.plan.batch(), team);
    parameters = new float[BranchNetwork.parameterCount(widths)];
    gradient = new float[parameters.length];
    mean = new float[parameters.length];
    square = new float[parameters.length];
    inputs = new float[train.size()][widths[0]];
    targets = new double[train.size()][symmetry.size()][basis.size()];
    sizes = new double[train.size()];
    spread = new double[basis.size()];
    prepare(train, outputs);
    schedule = new LearningRate(plan.rate(), 0.02, 1e-3);
    random = new SplittableRandom(seed);
    BranchNetwork.initialize(arithmetic, widths, parameters, random);
    order = new int[train.size()];
    Arrays.setAll(order, i -> i);
    chosen = new int[this.plan.batch()];
    sides = new int[chosen.length];
    errors = new double[chosen.length];
  }

  private void prepare(List<Sample> train, double[][] outputs) {
    for (int i = 0; i < train.size(); i++) {
      double[] row = normalization.input(train.get(i).inputs());
      for (int e = 0; e < row.length; e++) {
        inputs[i][e] = (float) row[e];
      }
      double[] coefficients = new double[basis.size()];
      for (int k = 0; k < coefficients.length; k++) {
        coefficients[k] = VectorSums.dot(outputs[i], basis.fields()[k]);
      }
      for (int g = 0; g < symmetry.size(); g++) {
        basis.addImage(g, coefficients, targets[i][g]);
        for (int k = 0; k < coefficients.length; k++) {
          spread[k] += targets[i][g][k] * targets[i][g][k] / train.size() / symmetry.size();
        }
      }
      double square = 0;
      for (int u = 0; u < normalization.unknowns(); u++) {
        for (double value : train.get(i).outputs()[u]) {
          square += value * value / (normalization.outputScale()[u] * normalization.outputScale()[u]);
        }
      }
      sizes[i] = Math.sqrt(square);
    }
    Arrays.setAll(spread, k -> Math.sqrt(spread[k]));
  }

  /// Steps of all epochs.
  public int stepCount() {
    return plan.epochs() * stepsPerEpoch();
  }

  /// Steps of one epoch.
  public int stepsPerEpoch() {
    return order.length / plan.batch();
  }

  /// Steps done.
  public int steps() {
    return steps;
  }

  /// The learning rate of the last step.
  public double rate() {
    return rate;
  }

  /// One step; returns its loss.
  public double step() {
    int within = steps % stepsPerEpoch();
    if (within == 0) {
      shuffle();
    }
    for (int b = 0; b < chosen.length; b++) {
      chosen[b] = order[within * chosen.length + b];
      sides[b] = random.nextInt(symmetry.size());
    }
    team.run(chosen.length, loading);
    branch.forward(parameters);
    team.run(chosen.length, comparing);
    branch.adjoint(gradient);
    double full = schedule.at((double) steps / stepCount());
    steps++;
    correction = 1 / (1 - Math.pow(0.999, steps));
    keep = 1 - full * DECAY;
    rate = full / (1 - Math.pow(0.9, steps));
    team.run((parameters.length + CHUNK - 1) / CHUNK, stepping);
    rate = full;
    double sum = 0;
    for (double error : errors) {
      sum += error;
    }
    return sum / errors.length;
  }

  private void shuffle() {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
  }

  private void adam(int chunk, int worker) {
    int from = chunk * CHUNK;
    arithmetic.adam(Math.min(CHUNK, parameters.length - from), from, gradient, mean, square, parameters, rate,
        correction, keep);
  }

  private void load(int b, int worker) {
    int points = normalization.points();
    float[] from = inputs[chosen[b]];
    int at = b * branch.inputStride();
    for (int c = 0; c < normalization.channels(); c++) {
      for (int i = 0; i < points; i++) {
        branch.inputs()[at + c * points + i] = from[c * points + symmetry.from(sides[b], i)];
      }
    }
  }

  private void compare(int b, int worker) {
    double[] target = targets[chosen[b]][sides[b]];
    int at = b * branch.outputStride();
    double difference = 0;
    for (int k = 0; k < target.length; k++) {
      double d = spread[k] * branch.outputs()[at + k] - target[k];
      difference += d * d;
    }
    double size = sizes[chosen[b]];
    errors[b] = Math.sqrt(difference) / size;
    double weight = difference > 0 ? 1 / (Math.sqrt(difference) * size * chosen.length) : 0;
    for (int k = 0; k < target.length; k++) {
      double d = spread[k] * branch.outputs()[at + k] - target[k];
      branch.outputAdjoint()[at + k] = (float) (weight * d * spread[k]);
    }
  }

  /// The map as it is now.
  public DeepOperator operator() {
    return new DeepOperator(normalization, widths, parameters.clone(), spread, basis.rounded());
  }

  /// The samples.
  public SolvedFamily family() {
    return family;
  }
}
