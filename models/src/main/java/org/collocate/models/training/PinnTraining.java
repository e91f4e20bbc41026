package org.collocate.models.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.collocate.models.loss.CollocationLoss;
import org.collocate.models.loss.CollocationSystem;
import org.collocate.models.loss.ProblemResiduals;
import org.collocate.models.network.Network;
import org.collocate.models.network.NetworkModel;
import org.collocate.models.optim.Adam;
import org.collocate.models.optim.Descent;
import org.collocate.models.optim.OperatorSpectrum;
import org.collocate.models.optim.OptimizerState;
import org.collocate.models.optim.Plateau;
import org.collocate.solver.field.FieldData;
import org.collocate.solver.field.Overlay;
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
  private static final String LOSSES = "losses";

  private final ProblemResiduals residuals;
  private final PinnPlan plan;
  private final RunContext context;
  private final StepObserver observer;
  private final Network network;
  private final WorkerTeam team;
  private final PinnPoints points;
  private final TrainingSteps steps;
  private final CollocationLoss<?> loss;
  private final double[] parameters;
  private final List<String> termNames;
  private List<TrainingStep.Term> shares = List.of();
  private OptimizerState memory = new OptimizerState("none", Map.of());
  /// The value that the descent had reached on the points that were left; NaN at a true start.
  private double valueAtStart = Double.NaN;
  private @Nullable CollocationSystem system;

  /// Prepares a training from seeded parameters.
  public PinnTraining(ProblemResiduals residuals, Network network, PinnPlan plan,
      RunContext context, WorkerTeam team, StepObserver observer) {
    this.residuals = residuals;
    this.network = network;
    this.team = team;
    this.plan = plan;
    this.context = context;
    this.observer = observer;
    steps = new TrainingSteps(plan.schedule(), context, "loss %.2e");
    parameters = network.initialize(context.seed());
    termNames = residuals.names();
    points = new PinnPoints(residuals, network, plan, context.seed(), team);
    loss = new CollocationLoss<>(plan.precision(), network, points.terms(), team);
  }

  /// The points of the present step.
  public List<Overlay> overlays() {
    return points.overlays();
  }

  /// The parameters reached.
  public double[] parameters() {
    return parameters.clone();
  }

  /// Steps done.
  public int steps() {
    return steps.count();
  }

  /// What follows Adam.
  public Finish finish() {
    return plan.finish();
  }

  /// Steps of them by Adam.
  public int adamSteps() {
    return steps.adamCount();
  }

  /// The loss before the first step.
  public double firstLoss() {
    return steps.first();
  }

  /// The loss after the last step.
  public double loss() {
    return steps.last();
  }

  /// The shares of the loss at the last step that was recorded.
  public List<TrainingStep.Term> shares() {
    return shares;
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
    TrainingCheckpoint.Course course = checkpoint.course();
    double[] losses = course.points().getOrDefault(LOSSES, new double[3]);
    if (losses.length != 3) {
      throw new IllegalArgumentException("the training was left by another version of this program");
    }
    valueAtStart = losses[2];
    steps.resume(checkpoint.steps(), course.adamSteps(), losses[0], losses[1]);
    memory = checkpoint.optimizer();
    points.resume(course, steps.count(), parameters);
    loss.replace(points.terms());
  }

  /// All that decides the steps to come.
  private FieldData checkpoint(OptimizerState state, double value) {
    Map<String, double[]> kept = points.keep();
    kept.put(LOSSES, new double[] {steps.first(), steps.last(), value});
    return new TrainingCheckpoint(
        new NetworkModel(network, residuals.space().coordinateNames(), parameters), state, steps.count(),
        new TrainingCheckpoint.Course(steps.adamCount(), points.draws(), kept)).encode();
  }

  /// The eigenvalues on which the speed of gradient descent depends, where they are asked for by a gradient descent or
  /// wanted otherwise, and can be had in seconds; see [OperatorSpectrum].
  public List<Spectrum> spectra(boolean wanted) {
    if (!wanted && !plan.finish().isGradientDescent()) {
      return List.of();
    }
    CollocationSystem present = system();
    return OperatorSpectrum.isAffordable(present, parameters.length)
        ? OperatorSpectrum.of(present, parameters, plan.finish().preconditioning(), team)
        : List.of();
  }

  /// The single residuals of the present terms; made when they are first asked for, since few descents do.
  private CollocationSystem system() {
    CollocationSystem present = system;
    if (present == null) {
      present = new CollocationSystem(network, points.terms(), team);
      system = present;
    }
    return present;
  }

  /// Trains until the plan or the descent ends, or until the run asks for what was learned, which is left where it is wanted.
  public Outcome run() {
    Adam adam = memory.kind().equals(Adam.KIND)
        ? Adam.resume(memory, parameters.length)
        : new Adam(parameters.length);
    int before = steps.adamCount();
    if (!adam(adam)) {
      return Outcome.NOT_FINITE;
    }
    if (isAsked() || steps.isUsedUp()) {
      // Where Adam had nothing to do, the memory of who was at work before stays.
      leave(() -> steps.adamCount() > before ? adam.state() : memory, valueAtStart);
      return Outcome.STOPPED;
    }
    Descent descent = descent();
    if (!Double.isFinite(descent.value())) {
      return Outcome.NOT_FINITE;
    }
    Outcome outcome = descend(descent);
    leave(descent::state, descent.value());
    return outcome;
  }

  private boolean isAsked() {
    return context.continuation().isAsked();
  }

  private void leave(Supplier<OptimizerState> state, double value) {
    if (context.continuation().isWanted(plan.finish().memory(parameters.length))) {
      context.continuation().leave(checkpoint(state.get(), value));
    }
  }

  private boolean adam(Adam adam) {
    return steps.byAdam(adam, loss, parameters, new TrainingSteps.Around() {
      @Override
      public void before(int done) {
        if (plan.resamples(done)) {
          draw();
        }
      }

      @Override
      public boolean after(double value, double rate) {
        points.balance();
        finishStep(value, "Adam", rate);
        return !isAsked();
      }
    });
  }

  private Outcome descend(Descent descent) {
    Plateau plateau = plan.finish().plateau();
    steps.begin(descent.value());
    boolean renewed = false;
    while (!steps.isUsedUp() && !isAsked()) {
      if (!descent.step()) {
        if (!plan.refreshes() || renewed) {
          return Outcome.CONVERGED;
        }
        // Other points are another function, which may have a way down.
        renewed = true;
        renew(descent);
        continue;
      }
      renewed = false;
      System.arraycopy(descent.point(), 0, parameters, 0, parameters.length);
      finishStep(descent.value(), plan.finish().label(), Double.NaN);
      if (plan.refreshes() && (steps.count() - steps.adamCount()) % plan.sampling().refresh() == 0) {
        renew(descent);
      } else if (plateau.reached(descent.value())) {
        return Outcome.CONVERGED;
      }
    }
    return Outcome.STOPPED;
  }

  private void draw() {
    points.draw(steps.count(), parameters);
    loss.replace(points.terms());
    if (system != null) {
      system.replace(points.terms());
    }
  }

  /// Gives a descent other points, and weights that belong to them.
  private void renew(Descent descent) {
    draw();
    descent.refresh();
    if (plan.balancing() == PinnPlan.Balancing.CAUSAL) {
      points.balance();
      descent.refresh();
    }
  }

  /// The descent of the plan; with its memory if it was at work before, and on the same loss.
  private Descent descent() {
    Descent fresh = plan.finish().start(loss, this::system, parameters, team);
    return memory.kind().equals(fresh.state().kind()) && fresh.value() == valueAtStart
        ? plan.finish().resume(loss, this::system, memory, parameters.length, team)
        : fresh;
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
    steps.finish(value, optimizer, rate, () -> {
      List<TrainingStep.Term> now = shares(value);
      shares = now.isEmpty() ? shares : now;
      return now;
    });
    observer.after(steps.count(), parameters, points.overlays());
  }
}
