package org.collocate.models.operator;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.collocate.models.kernel.Arithmetic;
import org.collocate.models.kernel.Precision;
import org.collocate.models.kernel.VectorSums;
import org.collocate.models.optim.LearningRate;
import org.collocate.solver.field.FieldData;
import org.collocate.solver.learning.SolvedFamily;
import org.collocate.solver.learning.SolvedFamily.Sample;
import org.collocate.solver.learning.SymmetryGroup;
import org.collocate.solver.parallel.WorkerTeam;

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
  private final double[] spread;
  private final float[][] inputs;
  /// `[sample][side]`
  private final double[][][] targets;
  private final double[] sizes;
  private final LearningRate schedule;
  private final SampleBatches batches;
  private final TeamAdam adam;
  private final double[] errors;
  private final WorkerTeam.Task loading = this::load;
  private final WorkerTeam.Task comparing = this::compare;
  private double rate;

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
    adam = new TeamAdam(parameters, gradient, DECAY, team);
    inputs = new float[train.size()][widths[0]];
    targets = new double[train.size()][symmetry.size()][basis.size()];
    sizes = new double[train.size()];
    spread = new double[basis.size()];
    prepare(train, outputs);
    schedule = new LearningRate(plan.rate(), 0.02, 1e-3);
    SplittableRandom random = new SplittableRandom(seed);
    BranchNetwork.initialize(arithmetic, widths, parameters, random);
    batches = new SampleBatches(family.train().size(), this.plan.batch(), family.symmetry(), random);
    errors = new double[this.plan.batch()];
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
    return batches.perEpoch();
  }

  /// Steps done.
  public int steps() {
    return adam.steps();
  }

  /// What this training is between two steps, from which another of the same samples and settings goes on to the same bits.
  ///
  /// @param course of whoever calls it, kept beside
  public FieldData state(double... course) {
    return adam.state(course);
  }

  /// Goes on from a state, before the first step.
  ///
  /// @return what was kept beside it
  /// @throws IllegalArgumentException if it is of another network
  public double[] resume(FieldData state) {
    double[] course = adam.resume(state);
    batches.skip(adam.steps());
    return course;
  }

  /// The learning rate of the last step.
  public double rate() {
    return rate;
  }

  /// One step; returns its loss.
  public double step() {
    batches.choose(adam.steps());
    team.run(errors.length, loading);
    branch.forward(parameters);
    team.run(errors.length, comparing);
    branch.adjoint(gradient);
    rate = schedule.at((double) adam.steps() / stepCount());
    adam.step(rate);
    double sum = 0;
    for (double error : errors) {
      sum += error;
    }
    return sum / errors.length;
  }

  private void load(int b, int worker) {
    int points = normalization.points();
    float[] from = inputs[batches.sample(b)];
    int at = b * branch.inputStride();
    for (int c = 0; c < normalization.channels(); c++) {
      for (int i = 0; i < points; i++) {
        branch.inputs()[at + c * points + i] = from[c * points + symmetry.from(batches.side(b), i)];
      }
    }
  }

  private void compare(int b, int worker) {
    double[] target = targets[batches.sample(b)][batches.side(b)];
    int at = b * branch.outputStride();
    double difference = 0;
    for (int k = 0; k < target.length; k++) {
      double d = spread[k] * branch.outputs()[at + k] - target[k];
      difference += d * d;
    }
    double size = sizes[batches.sample(b)];
    errors[b] = Math.sqrt(difference) / size;
    double weight = difference > 0 ? 1 / (Math.sqrt(difference) * size * errors.length) : 0;
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
