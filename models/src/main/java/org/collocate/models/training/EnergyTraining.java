package org.collocate.models.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.collocate.models.data.DomainSampler;
import org.collocate.models.kernel.Precision;
import org.collocate.models.loss.CollocationLoss;
import org.collocate.models.loss.EnergyLoss;
import org.collocate.models.loss.ProblemEnergy;
import org.collocate.models.network.Network;
import org.collocate.models.optim.Adam;
import org.collocate.models.optim.Descent;
import org.collocate.models.optim.Lbfgs;
import org.collocate.models.optim.SelfScaledBroyden;
import org.collocate.solver.field.Overlay;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.TrainingStep;
import org.collocate.solver.parallel.WorkerTeam;

/// The training of a network that makes an energy least: Adam on points drawn anew every few steps, as in the Deep Ritz
/// method, then a quasi-Newton descent on a fixed rule of Gauss on a mesh.
///
/// A fixed rule lets a network gain energy between the points, where nobody looks. Therefore the energy is watched on a
/// finer mesh that the training never sees; what is recorded as loss is that of the training.
public final class EnergyTraining {
  /// How the watched energy is called among the terms of a step.
  public static final String WATCHED = "energy, finer quadrature";
  /// How the energy to be reached is called among the terms of a step.
  public static final String GOAL = "energy of finite elements";
  private static final int MEMORY = 50;
  private static final int WATCH = 50;
  private static final int RULE_DEGREE = 4;
  private static final double HALF_LIFE = 400;
  private static final int WARM_UP = 20;
  /// The descent ends when the energy has fallen by less than this share of all it has fallen, in so many steps.
  private static final double FLAT = 1e-7;
  private static final int WINDOW = 200;

  /// What is done for how long.
  ///
  /// @param steps total number; 0 for as many as fit into `seconds`
  /// @param resample steps of Adam after which points are drawn anew
  /// @param broyden whether self-scaled Broyden follows Adam, not L-BFGS
  public record Plan(int points, int boundaryPoints, int resample, int steps, double seconds, int adamSteps,
      double learningRate, boolean broyden) {}

  /// How it ended.
  public enum Outcome {
    /// No further descent.
    CONVERGED,
    /// The budget is used up.
    STOPPED,
    /// The energy is not finite.
    NOT_FINITE
  }

  /// Energies at parameters, by a quadrature that the training does not see.
  @FunctionalInterface
  public interface Watch {
    /// The energy there.
    double energy(double[] parameters);
  }

  /// Told after each step.
  @FunctionalInterface
  public interface Observer {
    /// After step number `step`.
    void after(int step, double[] parameters, List<Overlay> points);
  }

  private final ProblemEnergy energy;
  private final Plan plan;
  private final RunContext context;
  private final WorkerTeam team;
  private final Watch watch;
  private final double goal;
  private final Observer observer;
  private final DomainSampler sampler;
  private final boolean meshed;
  private final CollocationLoss<?> loss;
  private final double[] parameters;
  private List<Overlay> overlays = List.of();
  private int steps;
  private int adamSteps;
  private double firstEnergy = Double.NaN;
  private double lastEnergy = Double.NaN;

  /// Prepares a training from seeded parameters.
  ///
  /// @param goal energy to be reached, to be shown beside; NaN where it is not known
  public EnergyTraining(ProblemEnergy energy, DomainSampler sampler, Network network, Plan plan,
      RunContext context, WorkerTeam team, Watch watch, double goal, Observer observer) {
    this.energy = energy;
    this.sampler = sampler;
    this.plan = plan;
    this.context = context;
    this.team = team;
    this.watch = watch;
    this.goal = goal;
    this.observer = observer;
    meshed = network.normalization().scale().length <= 2;
    parameters = network.initialize(context.seed());
    loss = new CollocationLoss<>(Precision.DOUBLE, network, drawn(), team);
  }

  /// The parameters reached.
  public double[] parameters() {
    return parameters.clone();
  }

  /// Steps done.
  public int steps() {
    return steps;
  }

  /// Steps of them by Adam.
  public int adamSteps() {
    return adamSteps;
  }

  /// The points of the present step.
  public List<Overlay> overlays() {
    return overlays;
  }

  /// The energy after the last step, by the quadrature of the training.
  public double energy() {
    return lastEnergy;
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

  private List<EnergyLoss> drawn() {
    return placed(energy.at(sampler, plan.points, plan.boundaryPoints));
  }

  private List<EnergyLoss> placed(ProblemEnergy.Located located) {
    List<Overlay> shown = new ArrayList<>();
    for (double[][] set : located.points()) {
      shown.add(
          new Overlay.PointSet(shown.isEmpty() ? "points of quadrature" : "points on the boundary", set));
    }
    overlays = shown;
    return located.losses();
  }

  private boolean adam() {
    Adam adam = new Adam(parameters.length);
    double[] good = parameters.clone();
    int planned = plan.steps > 0 ? Math.min(plan.adamSteps, plan.steps) : plan.adamSteps;
    while (steps < planned && !budgetUsed()) {
      if (steps > 0 && steps % plan.resample == 0) {
        loss.replace(drawn());
      }
      double rate = plan.learningRate * Math.min(1, (steps + 1.0) / WARM_UP)
          * Math.pow(0.5, steps / HALF_LIFE);
      double value = adam.step(loss, parameters, rate);
      if (!Double.isFinite(value)) {
        System.arraycopy(good, 0, parameters, 0, good.length);
        return false;
      }
      adamSteps++;
      System.arraycopy(parameters, 0, good, 0, good.length);
      finishStep(value, "Adam", rate);
    }
    return true;
  }

  private Outcome descend() {
    // Boundary terms keep their number, so that the loss only changes its points.
    loss.replace(meshed ? placed(energy.onMesh(plan.points, RULE_DEGREE)) : drawn());
    Descent descent = plan.broyden ? new SelfScaledBroyden(loss, parameters, team)
        : new Lbfgs(loss, parameters, MEMORY);
    if (!Double.isFinite(descent.value())) {
      return Outcome.NOT_FINITE;
    }
    double before = descent.value();
    while (!budgetUsed()) {
      if (!descent.step()) {
        return Outcome.CONVERGED;
      }
      System.arraycopy(descent.point(), 0, parameters, 0, parameters.length);
      finishStep(descent.value(), plan.broyden ? "self-scaled Broyden" : "L-BFGS", Double.NaN);
      if ((steps - adamSteps) % WINDOW == 0) {
        if (before - descent.value() <= FLAT * Math.abs(firstEnergy - descent.value())) {
          return Outcome.CONVERGED;
        }
        before = descent.value();
      }
    }
    return Outcome.STOPPED;
  }

  private void finishStep(double value, String optimizer, double rate) {
    firstEnergy = steps == 0 ? value : firstEnergy;
    steps++;
    lastEnergy = value;
    context.checkpoint();
    if (steps <= 10 || steps % 10 == 0) {
      context.record(new TrainingStep(steps, value, rate, optimizer, watched()));
      double share = plan.steps > 0 ? (double) steps / plan.steps : context.elapsed() / plan.seconds;
      context.progress(Math.min(1, share),
          optimizer + " step " + steps + ", energy " + String.format(Locale.ROOT, "%.6g", value));
    }
    observer.after(steps, parameters, overlays);
  }

  private List<TrainingStep.Term> watched() {
    if (steps != 1 && steps % WATCH != 0) {
      return List.of();
    }
    List<TrainingStep.Term> found = new ArrayList<>();
    found.add(new TrainingStep.Term(WATCHED, watch.energy(parameters)));
    if (!Double.isNaN(goal)) {
      found.add(new TrainingStep.Term(GOAL, goal));
    }
    return found;
  }
}
