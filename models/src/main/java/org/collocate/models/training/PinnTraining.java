package org.collocate.models.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.collocate.models.data.DomainSampler;
import org.collocate.models.data.ResidualSampling;
import org.collocate.models.kernel.Precision;
import org.collocate.models.loss.CausalWeights;
import org.collocate.models.loss.CollocationLoss;
import org.collocate.models.loss.CollocationSystem;
import org.collocate.models.loss.ProblemResiduals;
import org.collocate.models.loss.ResidualAttention;
import org.collocate.models.loss.ResidualForm;
import org.collocate.models.loss.ResidualLoss;
import org.collocate.models.network.Network;
import org.collocate.models.network.NetworkModel;
import org.collocate.models.optim.Adam;
import org.collocate.models.optim.Descent;
import org.collocate.models.optim.GaussNewton;
import org.collocate.models.optim.GradientDescent;
import org.collocate.models.optim.Lbfgs;
import org.collocate.models.optim.OperatorSpectrum;
import org.collocate.models.optim.OptimizerState;
import org.collocate.models.optim.Plateau;
import org.collocate.models.optim.Preconditioning;
import org.collocate.models.optim.SelfScaledBroyden;
import org.collocate.solver.field.FieldData;
import org.collocate.solver.field.Overlay;
import org.collocate.solver.field.Points;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.Spectrum;
import org.collocate.solver.method.TrainingStep;
import org.collocate.solver.parallel.WorkerTeam;
import org.jspecify.annotations.Nullable;

/// The training of one network on one problem: Adam on points that are drawn anew, then a [Finish] on a fixed set.
///
/// ```
/// L(θ) = Σᵢ 1/(N ρᵢ²) Σ_inside rᵢ² + β Σ_boundary 1/(N ρ²) Σ r²         ρ: magnitude of a residual, see ResidualForm
/// ```
///
/// What a step does depends on its number alone, so a run that was stopped by the clock can be repeated by its number of
/// steps, bit by bit. After a value that is not finite the last good parameters are kept.
public final class PinnTraining {
  /// Pairs of steps and differences that L-BFGS keeps.
  public static final int LBFGS_MEMORY = 50;
  private static final double PLATEAU_TOLERANCE = 1e-3;
  /// Steps after which the rate of Adam has fallen to a half.
  private static final double HALF_LIFE = 400;
  private static final int WARM_UP = 20;
  /// Points from which one is chosen.
  private static final int CANDIDATES = 4;

  /// What is to be trained and for how long.
  ///
  /// @param steps total number of steps; 0 for as many as fit into `seconds`
  /// @param adamSteps how many of them by Adam
  public record Plan(Sampling sampling, Balancing balancing, int steps, double seconds, int adamSteps,
      double learningRate,
      double boundaryWeight, Precision<?> precision, Finish finish) {}

  /// Where residuals are taken.
  ///
  /// @param points inside, anew every `resample` steps of Adam (0: never)
  /// @param refresh and every so many steps of what follows (0: never)
  public record Sampling(int points, int boundaryPoints, int resample, int refresh, Spread spread) {}

  /// How points are chosen.
  public enum Spread {
    /// A low-discrepancy sequence.
    SOBOL,
    /// Independent and uniform.
    UNIFORM,
    /// From four times as many of a low-discrepancy sequence, those with large residuals more often.
    ADAPTIVE
  }

  /// How points are weighted against each other.
  public enum Balancing {
    /// Alike.
    FIXED,
    /// By [ResidualAttention], while Adam runs; points are not drawn anew then.
    ATTENTION,
    /// By [CausalWeights], anew at each step of Adam and whenever points are drawn anew.
    CAUSAL
  }

  /// What follows Adam.
  public enum Finish {
    /// Limited-memory BFGS.
    LBFGS("L-BFGS", 400),
    /// Self-scaled Broyden with the whole matrix.
    BROYDEN("self-scaled Broyden", 400),
    /// Damped Gauss–Newton, the energy natural gradient.
    GAUSS_NEWTON("Gauss–Newton", 30),
    /// [GradientDescent].
    GRADIENT("gradient descent", 400),
    /// [GradientDescent] in parameters scaled by the diagonal of the operator's matrix.
    GRADIENT_BY_DIAGONAL("gradient descent preconditioned by the diagonal", 400, Preconditioning.DIAGONAL),
    /// [GradientDescent] preconditioned by the operator's matrix.
    GRADIENT_BY_OPERATOR("gradient descent preconditioned by the operator", 100, Preconditioning.OPERATOR);

    private final String label;
    private final int window;
    private final Preconditioning preconditioning;

    Finish(String label, int window) {
      this(label, window, Preconditioning.NONE);
    }

    Finish(String label, int window, Preconditioning preconditioning) {
      this.label = label;
      this.window = window;
      this.preconditioning = preconditioning;
    }

    /// Whether it needs the single residuals.
    private boolean needsSystem() {
      return switch (this) {
        case LBFGS, BROYDEN -> false;
        case GAUSS_NEWTON, GRADIENT, GRADIENT_BY_DIAGONAL, GRADIENT_BY_OPERATOR -> true;
      };
    }

    private boolean isGradientDescent() {
      return needsSystem() && this != GAUSS_NEWTON;
    }

    /// How reports call it.
    public String label() {
      return label;
    }
  }

  /// How the training ended.
  public enum Outcome {
    /// No further descent.
    CONVERGED,
    /// The budget is used up.
    STOPPED,
    /// The loss is not finite.
    NOT_FINITE
  }

  /// Told after each step; parameters are those of the step.
  @FunctionalInterface
  public interface Observer {
    /// After step number `step`, with the points it took.
    void after(int step, double[] parameters, List<Overlay> points);
  }

  private final ProblemResiduals residuals;
  private final Plan plan;
  private final RunContext context;
  private final Observer observer;
  private final Network network;
  private final WorkerTeam team;
  private final DomainSampler sampler;
  private final CollocationLoss<?> loss;
  private final double[] parameters;
  private final List<String> termNames;
  private final double[] scale;
  /// `[set][residual]`, interior first; found at the first sampling.
  private double[][] weights = new double[0][];
  private List<ResidualLoss> terms = List.of();
  private List<TrainingStep.Term> shares = List.of();
  private ProblemResiduals.Located located;
  private List<Overlay> overlays = List.of();
  private int draws;
  private int steps;
  private int adamSteps;
  private OptimizerState memory = new OptimizerState("none", Map.of());
  private double firstLoss = Double.NaN;
  private double lastLoss = Double.NaN;
  private boolean left;
  private @Nullable CollocationSystem system;

  /// Prepares a training from seeded parameters.
  public PinnTraining(ProblemResiduals residuals, Network network, Plan plan,
      RunContext context, WorkerTeam team, Observer observer) {
    this.residuals = residuals;
    this.network = network;
    this.team = team;
    this.plan = plan;
    this.context = context;
    this.observer = observer;
    scale = network.normalization().scale();
    sampler = plan.sampling.spread == Spread.UNIFORM
        ? DomainSampler.uniform(residuals.space(), context.seed())
        : new DomainSampler(residuals.space(), context.seed());
    parameters = network.initialize(context.seed());
    termNames = residuals.names();
    located = draw();
    loss = new CollocationLoss<>(plan.precision, network, place(located), team);
  }

  /// The points of the present step.
  public List<Overlay> overlays() {
    return overlays;
  }

  /// The parameters reached.
  public double[] parameters() {
    return parameters.clone();
  }

  /// Steps done.
  public int steps() {
    return steps;
  }

  /// What follows Adam.
  public Finish finish() {
    return plan.finish;
  }

  /// Steps of them by Adam.
  public int adamSteps() {
    return adamSteps;
  }

  /// The loss before the first step.
  public double firstLoss() {
    return firstLoss;
  }

  /// The loss after the last step.
  public double loss() {
    return lastLoss;
  }

  /// Goes on from a training of the same network; its points are kept if as many are wanted. With the same plan the same
  /// steps follow as if nothing had happened, bit by bit; the rule that ends a descent begins to count anew.
  ///
  /// @throws IllegalArgumentException if the checkpoint is of another network
  public void resume(TrainingCheckpoint checkpoint) {
    double[] reached = checkpoint.model().parameters();
    if (!checkpoint.model().network().layers().equals(network.layers())) {
      throw new IllegalArgumentException("the training was of another network");
    }
    System.arraycopy(reached, 0, parameters, 0, reached.length);
    steps = checkpoint.steps();
    adamSteps = checkpoint.course().adamSteps();
    memory = checkpoint.optimizer();
    Map<String, double[]> points = checkpoint.course().points();
    double[] losses = points.getOrDefault("losses", new double[2]);
    firstLoss = losses[0];
    lastLoss = losses[1];
    // The sequence of points goes on behind those that were taken.
    int taken = (plan.sampling.spread == Spread.ADAPTIVE ? CANDIDATES : 1) * plan.sampling.points;
    for (; draws < checkpoint.course().draws(); draws++) {
      sampler.inside(draws == 0 ? plan.sampling.points : taken);
    }
    double[][] inside = new double[residuals.space().dimension()][];
    for (int axis = 0; axis < inside.length; axis++) {
      inside[axis] = points.getOrDefault("inside " + axis, new double[0]);
    }
    if (inside[0].length == plan.sampling.points) {
      loss.replace(place(residuals.with(located, Points.of(inside))));
      for (int t = 0; t < terms.size(); t++) {
        read(points, "multipliers " + t, terms.get(t).multipliers());
      }
    } else {
      loss.replace(sample());
    }
  }

  /// Gives the multipliers of a term back, if it still has as many points.
  private static void read(Map<String, double[]> points, String name, double[][] multipliers) {
    double[] kept = points.getOrDefault(name, new double[0]);
    int count = multipliers[0].length;
    for (int i = 0; i < multipliers.length && kept.length == multipliers.length * count; i++) {
      System.arraycopy(kept, i * count, multipliers[i], 0, count);
    }
  }

  private FieldData checkpoint(OptimizerState state) {
    Map<String, double[]> points = new HashMap<>();
    points.put("losses", new double[] {firstLoss, lastLoss});
    double[][] inside = terms.getFirst().points();
    for (int axis = 0; axis < inside.length; axis++) {
      points.put("inside " + axis, inside[axis].clone());
    }
    for (int t = 0; t < terms.size(); t++) {
      points.put("multipliers " + t,
          Arrays.stream(terms.get(t).multipliers()).flatMapToDouble(Arrays::stream).toArray());
    }
    return new TrainingCheckpoint(
        new NetworkModel(network, residuals.space().coordinateNames(), parameters), state, steps,
        new TrainingCheckpoint.Course(adamSteps, draws, points)).encode();
  }

  /// Leaves everything behind if other settings wait.
  private boolean leaves(Supplier<OptimizerState> state) {
    if (!context.continuation().isAsked()) {
      return false;
    }
    context.continuation().leave(checkpoint(state.get()));
    return true;
  }

  /// The eigenvalues on which the speed of gradient descent depends, where they are asked for by a gradient descent or
  /// wanted otherwise, and can be had in seconds; see [OperatorSpectrum].
  public List<Spectrum> spectra(boolean wanted) {
    if (!wanted && !plan.finish.isGradientDescent()) {
      return List.of();
    }
    CollocationSystem present = new CollocationSystem(network, terms, team);
    return OperatorSpectrum.isAffordable(present, parameters.length)
        ? OperatorSpectrum.of(present, parameters, plan.finish.preconditioning, team)
        : List.of();
  }

  /// The shares of the loss at the last step that was recorded.
  public List<TrainingStep.Term> shares() {
    return shares;
  }

  private ProblemResiduals.Located draw() {
    draws++;
    Sampling sampling = plan.sampling;
    if (sampling.spread != Spread.ADAPTIVE || weights.length == 0) {
      return residuals.at(sampler, sampling.points, sampling.boundaryPoints);
    }
    ProblemResiduals.Located candidates = residuals.at(sampler, CANDIDATES * sampling.points,
        sampling.boundaryPoints);
    ResidualLoss inside = term(residuals.interior(), candidates.interior(), weights[0]);
    CollocationSystem system = new CollocationSystem(network, List.of(inside), team);
    double[] found = new double[system.residualCount()];
    system.residuals(parameters, found);
    int perPoint = inside.residualCount();
    double[] sizes = new double[CANDIDATES * sampling.points];
    for (int p = 0; p < sizes.length; p++) {
      double sum = 0;
      for (int i = 0; i < perPoint; i++) {
        sum += found[p * perPoint + i] * found[p * perPoint + i];
      }
      sizes[p] = Math.sqrt(sum);
    }
    return residuals.chosen(candidates,
        ResidualSampling.choose(sizes, sampling.points, new SplittableRandom(context.seed() + steps)));
  }

  private ResidualLoss term(ResidualForm form, ResidualForm.At at, double[] weight) {
    return new ResidualLoss(form.layout(), at, residuals.ansatz(), residuals.space().coordinateNames(),
        weight);
  }

  private List<ResidualLoss> sample() {
    return place(draw());
  }

  private List<ResidualLoss> place(ProblemResiduals.Located points) {
    located = points;
    overlays = located.overlays();
    List<ResidualForm.At> sets = new ArrayList<>(List.of(located.interior()));
    sets.addAll(located.boundary());
    if (weights.length == 0) {
      weights = new double[sets.size()][];
      for (int s = 0; s < weights.length; s++) {
        double factor = s == 0 ? 1 : plan.boundaryWeight;
        weights[s] = Arrays.stream(sets.get(s).magnitudes(scale)).map(m -> factor / (m * m)).toArray();
      }
    }
    List<ResidualLoss> drawn = new ArrayList<>();
    for (int s = 0; s < sets.size(); s++) {
      ResidualForm form = s == 0 ? residuals.interior() : residuals.boundary().get(s - 1).form();
      drawn.add(term(form, sets.get(s), weights[s]));
    }
    terms = drawn;
    return drawn;
  }

  /// Trains until the plan or the descent ends.
  public Outcome run() {
    if (!adam()) {
      return Outcome.NOT_FINITE;
    }
    return left || budgetUsed() ? Outcome.STOPPED : descend();
  }

  private boolean budgetUsed() {
    return plan.steps > 0 ? steps >= plan.steps : context.elapsed() >= plan.seconds;
  }

  private boolean adam() {
    Adam adam = memory.kind().equals(Adam.KIND)
        ? Adam.resume(memory, parameters.length)
        : new Adam(parameters.length);
    double[] good = parameters.clone();
    int planned = plan.steps > 0 ? Math.min(plan.adamSteps, plan.steps) : plan.adamSteps;
    // The clock ends all of it, never the part of Adam alone: what a run of so many steps does must not depend on it.
    while (steps < planned && !budgetUsed() && !left) {
      if (steps > 0 && plan.sampling.resample > 0 && steps % plan.sampling.resample == 0
          && plan.balancing != Balancing.ATTENTION) {
        loss.replace(sample());
      }
      double rate = plan.learningRate * Math.min(1, (steps + 1.0) / WARM_UP)
          * Math.pow(0.5, steps / HALF_LIFE);
      double value = adam.step(loss, parameters, rate);
      if (!Double.isFinite(value)) {
        System.arraycopy(good, 0, parameters, 0, good.length);
        return false;
      }
      firstLoss = steps == 0 ? value : firstLoss;
      adamSteps++;
      if (plan.balancing == Balancing.ATTENTION) {
        terms.forEach(ResidualAttention::update);
      } else if (plan.balancing == Balancing.CAUSAL) {
        CausalWeights.update(terms.getFirst(), residuals.space());
      }
      // The value belongs to the parameters before the step: those were good.
      System.arraycopy(parameters, 0, good, 0, good.length);
      finishStep(value, "Adam", rate);
      left = leaves(adam::state);
    }
    return true;
  }

  private Outcome descend() {
    Plateau plateau = new Plateau(plan.finish.window, PLATEAU_TOLERANCE);
    Descent descent = descent();
    if (!Double.isFinite(descent.value())) {
      return Outcome.NOT_FINITE;
    }
    firstLoss = steps == 0 ? descent.value() : firstLoss;
    boolean refreshes = plan.sampling.refresh > 0 && plan.balancing != Balancing.ATTENTION;
    boolean renewed = false;
    while (!budgetUsed()) {
      if (!descent.step()) {
        if (!refreshes || renewed) {
          return Outcome.CONVERGED;
        }
        // Other points are another function, which may have a way down.
        renewed = true;
        renew(descent);
        continue;
      }
      renewed = false;
      System.arraycopy(descent.point(), 0, parameters, 0, parameters.length);
      finishStep(descent.value(), plan.finish.label, Double.NaN);
      if (leaves(descent::state)) {
        return Outcome.STOPPED;
      }
      if (refreshes && (steps - adamSteps) % plan.sampling.refresh == 0) {
        renew(descent);
      } else if (plateau.reached(descent.value())) {
        return Outcome.CONVERGED;
      }
    }
    return Outcome.STOPPED;
  }

  /// Gives a descent other points, and weights that belong to them.
  private void renew(Descent descent) {
    List<ResidualLoss> drawn = sample();
    loss.replace(drawn);
    if (system != null) {
      system.replace(drawn);
    }
    descent.refresh();
    if (plan.balancing == Balancing.CAUSAL) {
      CausalWeights.update(terms.getFirst(), residuals.space());
      descent.refresh();
    }
  }

  /// The descent of the plan; with its memory if it was at work before, and on the same loss.
  private Descent descent() {
    system = plan.finish.needsSystem() ? new CollocationSystem(network, terms, team) : null;
    Descent fresh = switch (plan.finish) {
      case LBFGS -> new Lbfgs(loss, parameters, LBFGS_MEMORY);
      case BROYDEN -> new SelfScaledBroyden(loss, parameters, team);
      case GAUSS_NEWTON -> new GaussNewton(Objects.requireNonNull(system), parameters, team);
      case GRADIENT, GRADIENT_BY_DIAGONAL, GRADIENT_BY_OPERATOR ->
        new GradientDescent(loss, Objects.requireNonNull(system), parameters, plan.finish.preconditioning,
            team);
    };
    if (!memory.kind().equals(fresh.state().kind()) || fresh.value() != lastLoss) {
      return fresh;
    }
    return switch (plan.finish) {
      case LBFGS -> Lbfgs.resume(loss, memory, parameters.length, LBFGS_MEMORY);
      case BROYDEN -> SelfScaledBroyden.resume(loss, memory, parameters.length, team);
      case GAUSS_NEWTON ->
        GaussNewton.resume(Objects.requireNonNull(system), memory, parameters.length, team);
      case GRADIENT, GRADIENT_BY_DIAGONAL, GRADIENT_BY_OPERATOR -> GradientDescent.resume(loss,
          Objects.requireNonNull(system), memory, parameters.length, plan.finish.preconditioning, team);
    };
  }

  /// The shares of the value; empty where the terms were evaluated elsewhere last.
  private List<TrainingStep.Term> shares(double value) {
    double[] losses = loss.termLosses();
    if (Math.abs(Arrays.stream(losses).sum() - value) > 1e-9 * value) {
      return List.of();
    }
    List<TrainingStep.Term> found = new ArrayList<>();
    for (int t = 0; t < losses.length; t++) {
      found.add(new TrainingStep.Term(termNames.get(t), losses[t]));
    }
    return found;
  }

  private void finishStep(double value, String optimizer, double rate) {
    steps++;
    lastLoss = value;
    context.checkpoint();
    if (steps <= 10 || steps % 10 == 0) {
      List<TrainingStep.Term> now = shares(value);
      shares = now.isEmpty() ? shares : now;
      context.record(new TrainingStep(steps, value, rate, optimizer, now));
      double share = plan.steps > 0 ? (double) steps / plan.steps : context.elapsed() / plan.seconds;
      context.progress(Math.min(1, share),
          optimizer + " step " + steps + ", loss " + String.format(Locale.ROOT, "%.2e", value));
    }
    observer.after(steps, parameters, overlays);
  }
}
