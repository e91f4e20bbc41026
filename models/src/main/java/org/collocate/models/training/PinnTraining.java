package org.collocate.models.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.collocate.models.data.DomainSampler;
import org.collocate.models.data.ResidualSampling;
import org.collocate.models.kernel.Precision;
import org.collocate.models.kernel.WorkerTeam;
import org.collocate.models.loss.CollocationLoss;
import org.collocate.models.loss.CollocationSystem;
import org.collocate.models.loss.ProblemResiduals;
import org.collocate.models.loss.ResidualAttention;
import org.collocate.models.loss.ResidualForm;
import org.collocate.models.loss.ResidualLoss;
import org.collocate.models.network.Network;
import org.collocate.models.optim.Adam;
import org.collocate.models.optim.Descent;
import org.collocate.models.optim.GaussNewton;
import org.collocate.models.optim.Lbfgs;
import org.collocate.models.optim.Plateau;
import org.collocate.models.optim.SelfScaledBroyden;
import org.collocate.solver.field.Overlay;
import org.collocate.solver.method.RunContext;

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
  /// @param points inside, anew every `resample` steps of Adam (0: never); the same number is held fixed afterwards
  public record Sampling(int points, int boundaryPoints, int resample, Spread spread) {}

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
    ATTENTION
  }

  /// What follows Adam.
  public enum Finish {
    /// Limited-memory BFGS.
    LBFGS("L-BFGS", 400),
    /// Self-scaled Broyden with the whole matrix.
    BROYDEN("self-scaled Broyden", 400),
    /// Damped Gauss–Newton, the energy natural gradient.
    GAUSS_NEWTON("Gauss–Newton", 30);

    private final String label;
    private final int window;

    Finish(String label, int window) {
      this.label = label;
      this.window = window;
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
  private final double[] scale;
  /// `[set][residual]`, interior first; found at the first sampling.
  private double[][] weights = new double[0][];
  private List<ResidualLoss> terms = List.of();
  private List<Overlay> overlays = List.of();
  private int steps;
  private int adamSteps;
  private double firstLoss = Double.NaN;
  private double lastLoss = Double.NaN;

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
        ? DomainSampler.uniform(residuals.domain(), context.seed())
        : new DomainSampler(residuals.domain(), context.seed());
    parameters = network.initialize(context.seed());
    loss = new CollocationLoss<>(plan.precision, network, sample(), team);
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

  private ProblemResiduals.Located draw() {
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
    return new ResidualLoss(form.layout(), at, residuals.ansatz(), residuals.domain().coordinateNames(),
        weight);
  }

  private List<ResidualLoss> sample() {
    ProblemResiduals.Located located = draw();
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
    return budgetUsed() ? Outcome.STOPPED : descend();
  }

  private boolean budgetUsed() {
    return plan.steps > 0 ? steps >= plan.steps : context.elapsed() >= plan.seconds;
  }

  private boolean adam() {
    Adam adam = new Adam(parameters.length);
    double[] good = parameters.clone();
    int planned = plan.steps > 0 ? Math.min(plan.adamSteps, plan.steps) : plan.adamSteps;
    // The clock ends all of it, never the part of Adam alone: what a run of so many steps does must not depend on it.
    while (steps < planned && !budgetUsed()) {
      if (steps > 0 && plan.sampling.resample > 0 && steps % plan.sampling.resample == 0
          && plan.balancing == Balancing.FIXED) {
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
      }
      // The value belongs to the parameters before the step: those were good.
      System.arraycopy(parameters, 0, good, 0, good.length);
      finishStep(value, "Adam");
    }
    return true;
  }

  private Outcome descend() {
    Plateau plateau = new Plateau(plan.finish.window, PLATEAU_TOLERANCE);
    Descent descent = switch (plan.finish) {
      case LBFGS -> new Lbfgs(loss, parameters, LBFGS_MEMORY);
      case BROYDEN -> new SelfScaledBroyden(loss, parameters, team);
      case GAUSS_NEWTON -> new GaussNewton(new CollocationSystem(network, terms, team), parameters, team);
    };
    if (!Double.isFinite(descent.value())) {
      return Outcome.NOT_FINITE;
    }
    firstLoss = steps == 0 ? descent.value() : firstLoss;
    while (!budgetUsed()) {
      if (!descent.step()) {
        return Outcome.CONVERGED;
      }
      System.arraycopy(descent.point(), 0, parameters, 0, parameters.length);
      finishStep(descent.value(), plan.finish.label);
      if (plateau.reached(descent.value())) {
        return Outcome.CONVERGED;
      }
    }
    return Outcome.STOPPED;
  }

  private void finishStep(double value, String optimizer) {
    steps++;
    lastLoss = value;
    context.checkpoint();
    if (steps <= 10 || steps % 10 == 0) {
      context.record(steps, value);
      double share = plan.steps > 0 ? (double) steps / plan.steps : context.elapsed() / plan.seconds;
      context.progress(Math.min(1, share),
          optimizer + " step " + steps + ", loss " + String.format(Locale.ROOT, "%.2e", value));
    }
    observer.after(steps, parameters, overlays);
  }
}
