package org.collocate.models.operator;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.collocate.models.kernel.Arithmetic;
import org.collocate.models.kernel.Precision;
import org.collocate.models.optim.LearningRate;
import org.collocate.solver.field.FieldData;
import org.collocate.solver.learning.SolvedFamily;
import org.collocate.solver.learning.SolvedFamily.Sample;
import org.collocate.solver.learning.SymmetryGroup;
import org.collocate.solver.parallel.WorkerTeam;

/// Trains a Fourier neural operator by Adam with decoupled decay, on batches of samples in random order, each seen from a
/// random side of the family's symmetry.
///
/// ```
/// loss = mean over the batch of ‖û − u‖ / ‖u‖
/// ```
///
/// The seed decides everything; the number of threads nothing. A step allocates nothing.
public final class FourierTraining {
  private static final double DECAY = 1e-4;

  /// How long and how fast.
  ///
  /// @param epochs times that each sample is seen
  /// @param batch samples of a step
  /// @param rate the largest learning rate
  public record Plan(int epochs, int batch, double rate) {}

  private final SolvedFamily family;
  private final SampleNormalization normalization;
  private final FourierShape shape;
  private final Plan plan;
  private final WorkerTeam team;
  private final int[] counts;
  private final int points;
  private final double[][] spread;
  private final FourierPass<float[]> pass;
  private final Arithmetic<float[]> arithmetic = Precision.SINGLE.arithmetic();
  private final float[] parameters;
  private final float[] gradient;
  private final float[] adjoint;
  private final LearningRate schedule;
  private final SampleBatches batches;
  private final TeamAdam adam;
  private final double[] errors;
  private final WorkerTeam.Task loading = this::load;
  private final WorkerTeam.Task comparing = this::compare;
  private List<Sample> samples;
  private final SymmetryGroup symmetry;
  private int loaded;
  private double rate;

  /// @param shape that fits the samples
  public FourierTraining(SolvedFamily family, SampleNormalization normalization, FourierShape shape,
      Plan plan,
      long seed, WorkerTeam team) {
    this.family = family;
    this.normalization = normalization;
    this.shape = shape;
    this.plan = new Plan(plan.epochs, Math.min(plan.batch, family.train().size()), plan.rate);
    this.team = team;
    counts = family.family().grid().counts();
    points = family.family().grid().size();
    spread = spread();
    pass = new FourierPass<>(Precision.SINGLE, shape, counts, counts, this.plan.batch, team);
    parameters = new float[shape.parameterCount()];
    gradient = new float[parameters.length];
    adam = new TeamAdam(parameters, gradient, DECAY, team);
    adjoint = new float[this.plan.batch * points * shape.unknowns()];
    schedule = new LearningRate(plan.rate, 0.05, 1e-3);
    SplittableRandom random = new SplittableRandom(seed);
    shape.initialize(arithmetic, parameters, random);
    batches = new SampleBatches(family.train().size(), this.plan.batch, family.symmetry(), random);
    errors = new double[this.plan.batch];
    samples = family.train();
    symmetry = family.symmetry();
  }

  /// The spread of the solutions at each point, seen from all sides, relative to the normalization.
  private double[][] spread() {
    SymmetryGroup group = family.symmetry();
    double[][] spreads = new double[shape.unknowns()][points];
    for (int u = 0; u < spreads.length; u++) {
      double[] squares = new double[points];
      for (Sample sample : family.train()) {
        for (int i = 0; i < points; i++) {
          double difference = sample.outputs()[u][i] - normalization.outputMean()[u][i];
          squares[i] += difference * difference;
        }
      }
      double size = normalization.outputScale()[u];
      for (int g = 0; g < group.size(); g++) {
        group.add(g, 1 / (size * size * group.size() * family.train().size()), squares, spreads[u]);
      }
      double[] own = spreads[u];
      Arrays.setAll(own, i -> Math.sqrt(own[i]));
    }
    return spreads;
  }

  /// Steps of all epochs.
  public int stepCount() {
    return plan.epochs * stepsPerEpoch();
  }

  private int stepsPerEpoch() {
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
    loaded = plan.batch;
    team.run(loaded, loading);
    pass.forward(parameters);
    team.run(loaded, comparing);
    pass.adjoint(adjoint, gradient);
    rate = schedule.at((double) adam.steps() / stepCount());
    adam.step(rate);
    double sum = 0;
    for (double error : errors) {
      sum += error;
    }
    return sum / plan.batch;
  }

  private void load(int b, int worker) {
    Sample sample = samples.get(batches.sample(b));
    float[] inputs = pass.inputs();
    for (int i = 0; i < points; i++) {
      int from = symmetry.from(batches.side(b), i);
      int at = (b * points + i) * shape.features();
      for (int c = 0; c < shape.channels(); c++) {
        inputs[at + c] = (float) ((sample.inputs()[c][from] - normalization.inputMean()[c])
            / normalization.inputScale()[c]);
      }
      FourierOperator.coordinates(inputs, b * points + i, i, counts, shape);
    }
  }

  /// The error of one member of the batch, and the adjoint of the loss.
  private void compare(int b, int worker) {
    Sample sample = samples.get(batches.sample(b));
    double difference = 0;
    double size = 0;
    for (int u = 0; u < shape.unknowns(); u++) {
      for (int i = 0; i < points; i++) {
        double expected = sample.outputs()[u][symmetry.from(batches.side(b), i)];
        double d = predicted(b, u, i) - expected;
        difference += d * d;
        size += expected * expected;
      }
    }
    errors[b] = Math.sqrt(difference / size);
    double weight = 1 / (Math.sqrt(difference * size) * plan.batch);
    for (int u = 0; u < shape.unknowns(); u++) {
      double scale = weight * normalization.outputScale()[u];
      for (int i = 0; i < points; i++) {
        double d = predicted(b, u, i) - sample.outputs()[u][symmetry.from(batches.side(b), i)];
        adjoint[(b * points + i) * shape.unknowns() + u] = difference > 0 ? (float) (d * scale * spread[u][i])
            : 0;
      }
    }
  }

  private double predicted(int b, int u, int i) {
    return normalization.outputMean()[u][i] + normalization.outputScale()[u] * spread[u][i]
        * pass.outputs()[(b * points + i) * shape.unknowns() + u];
  }

  /// How the network does on the first test samples.
  ///
  /// @param mean relative error
  /// @param worst which of them has the largest
  public record Test(double mean, int worst) {}

  /// Tries the first test samples.
  public Test test(int most) {
    int count = Math.min(most, family.test().size());
    samples = family.test();
    double sum = 0;
    double largest = -1;
    int worst = 0;
    for (int from = 0; from < count; from += plan.batch) {
      loaded = Math.min(plan.batch, count - from);
      batches.chooseInOrder(from, count);
      team.run(plan.batch, loading);
      pass.forward(parameters);
      team.run(loaded, comparing);
      for (int b = 0; b < loaded; b++) {
        sum += errors[b];
        if (errors[b] > largest) {
          largest = errors[b];
          worst = from + b;
        }
      }
    }
    samples = family.train();
    return new Test(sum / count, worst);
  }

  /// The map as it is now.
  public FourierOperator operator() {
    return new FourierOperator(normalization, spread, shape, counts, parameters.clone());
  }
}
