package org.collocate.models.training;

import java.util.ArrayList;
import java.util.List;
import org.collocate.models.data.DomainSampler;
import org.collocate.models.kernel.Precision;
import org.collocate.models.loss.CollocationLoss;
import org.collocate.models.loss.EnergyLoss;
import org.collocate.models.loss.ProblemEnergy;
import org.collocate.models.network.Network;
import org.collocate.models.optim.Adam;
import org.collocate.models.optim.Descent;
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
  private static final int WATCH = 50;
  private static final int RULE_DEGREE = 4;
  /// The descent ends when the energy has fallen by less than this share of all it has fallen, in so many steps.
  private static final double FLAT = 1e-7;
  private static final int WINDOW = 200;

  /// What is done for how long.
  ///
  /// @param resample steps of Adam after which points are drawn anew
  /// @param finish L-BFGS or self-scaled Broyden: an energy has no residuals
  public record Plan(Schedule schedule, int points, int boundaryPoints, int resample, Finish finish) {
    public Plan {
      if (finish.needsSystem()) {
        throw new IllegalArgumentException("an energy has no residuals for " + finish.label());
      }
    }
  }

  /// Energies at parameters, by a quadrature that the training does not see.
  @FunctionalInterface
  public interface Watch {
    /// The energy there.
    double energy(double[] parameters);
  }

  private final ProblemEnergy energy;
  private final Plan plan;
  private final WorkerTeam team;
  private final Watch watch;
  private final double goal;
  private final StepObserver observer;
  private final DomainSampler sampler;
  private final boolean meshed;
  private final CollocationLoss<?> loss;
  private final double[] parameters;
  private final TrainingSteps steps;
  private List<Overlay> overlays = List.of();

  /// Prepares a training from seeded parameters.
  ///
  /// @param goal energy to be reached, to be shown beside; NaN where it is not known
  public EnergyTraining(ProblemEnergy energy, DomainSampler sampler, Network network, Plan plan,
      RunContext context, WorkerTeam team, Watch watch, double goal, StepObserver observer) {
    this.energy = energy;
    this.sampler = sampler;
    this.plan = plan;
    this.team = team;
    this.watch = watch;
    this.goal = goal;
    this.observer = observer;
    meshed = network.normalization().scale().length <= 2;
    steps = new TrainingSteps(plan.schedule, context, "energy %.6g");
    parameters = network.initialize(context.seed());
    loss = new CollocationLoss<>(Precision.DOUBLE, network, drawn(), team);
  }

  /// The parameters reached.
  public double[] parameters() {
    return parameters.clone();
  }

  /// Steps done.
  public int steps() {
    return steps.count();
  }

  /// Steps of them by Adam.
  public int adamSteps() {
    return steps.adamCount();
  }

  /// The points of the present step.
  public List<Overlay> overlays() {
    return overlays;
  }

  /// The energy after the last step, by the quadrature of the training.
  public double energy() {
    return steps.last();
  }

  /// Trains until the plan or the descent ends.
  public Outcome run() {
    if (!adam()) {
      return Outcome.NOT_FINITE;
    }
    return steps.isUsedUp() ? Outcome.STOPPED : descend();
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
    return steps.byAdam(new Adam(parameters.length), loss, parameters, new TrainingSteps.Around() {
      @Override
      public void before(int done) {
        if (done > 0 && done % plan.resample == 0) {
          loss.replace(drawn());
        }
      }

      @Override
      public boolean after(double value, double rate) {
        finishStep(value, "Adam", rate);
        return true;
      }
    });
  }

  private Outcome descend() {
    // Boundary terms keep their number, so that the loss only changes its points.
    loss.replace(meshed ? placed(energy.onMesh(plan.points, RULE_DEGREE)) : drawn());
    Descent descent = plan.finish.start(loss, () -> {
      throw new IllegalStateException("an energy has no residuals");
    }, parameters, team);
    if (!Double.isFinite(descent.value())) {
      return Outcome.NOT_FINITE;
    }
    double before = descent.value();
    while (!steps.isUsedUp()) {
      if (!descent.step()) {
        return Outcome.CONVERGED;
      }
      System.arraycopy(descent.point(), 0, parameters, 0, parameters.length);
      finishStep(descent.value(), plan.finish.label(), Double.NaN);
      if ((steps.count() - steps.adamCount()) % WINDOW == 0) {
        if (before - descent.value() <= FLAT * Math.abs(steps.first() - descent.value())) {
          return Outcome.CONVERGED;
        }
        before = descent.value();
      }
    }
    return Outcome.STOPPED;
  }

  private void finishStep(double value, String optimizer, double rate) {
    steps.begin(value);
    steps.finish(value, optimizer, rate, this::watched);
    observer.after(steps.count(), parameters, overlays);
  }

  private List<TrainingStep.Term> watched() {
    if (steps.count() != 1 && steps.count() % WATCH != 0) {
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
