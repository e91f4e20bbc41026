package org.collocate.models.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.collocate.models.data.DomainSampler;
import org.collocate.models.loss.ProblemEnergy;
import org.collocate.models.network.Ansatz;
import org.collocate.models.network.Network;
import org.collocate.models.network.NetworkField;
import org.collocate.models.network.NetworkModel;
import org.collocate.models.network.TrialForm;
import org.collocate.models.training.EnergyTraining;
import org.collocate.models.training.Outcome;
import org.collocate.solver.field.Field;
import org.collocate.solver.method.FemSolver;
import org.collocate.solver.method.Phase;
import org.collocate.solver.method.PlainContext;
import org.collocate.solver.method.Remedy;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.SolveReport;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.Problem;

/// One run of the Deep Ritz method: finite elements for the energy to be reached, training, report.
record EnergyRun(Problem problem, Network network, ProblemEnergy energy, List<TrialForm> forms,
    NeuralRemedies remedies, Settings settings) {
  /// Times as many points as the training has, on another mesh and with a rule of another degree.
  private static final int FINER = 4;
  private static final int FINER_DEGREE = 6;
  /// Share of the energy's own size that points may hide.
  private static final double HIDDEN = 1e-3;
  /// As far below finite elements as this share of the size, the least energy is not what they have found.
  private static final double BELOW = 0.02;

  Solution solve(String label, RunContext context) {
    context.enter(Phase.SETUP);
    ProblemEnergy.Located finer = problem.domain().dimension() <= 2
        ? energy.onMesh(FINER * settings.count("points"), FINER_DEGREE)
        : energy.at(new DomainSampler(problem.domain(), ~context.seed()), FINER * settings.count("points"),
            FINER * settings.count("boundaryPoints"));
    double goal = goal(finer, context);
    List<Ansatz> ansatz = forms.stream().map(TrialForm::ansatz).toList();
    NetworkFrames frames = new NetworkFrames(problem, network, ansatz);
    try (WorkerTeam team = new WorkerTeam(context.threads())) {
      EnergyTraining training = new EnergyTraining(energy,
          new DomainSampler(problem.domain(), context.seed()),
          network, plan(), context, team, parameters -> finer.of(fields(ansatz, parameters)), goal,
          (step, parameters, points) -> {
            if (context.frameDue()) {
              context.publish(frames.learning(step, parameters, points));
            }
          });
      context.enter(Phase.TRAIN);
      Outcome outcome = training.run();
      context.enter(Phase.EVALUATE);
      double[] parameters = training.parameters();
      ResidualTraining.level(problem, network, parameters, energy::isFloating);
      double reached = finer.of(fields(ansatz, parameters));
      return new Solution(problem.unknowns(), frames.all(training.steps(), parameters, training.overlays()),
          report(label, training, outcome, reached, goal));
    }
  }

  private EnergyTraining.Plan plan() {
    return new EnergyTraining.Plan(TrainingSettings.schedule(settings), settings.count("points"),
        settings.count("boundaryPoints"), settings.count("resample"), TrainingSettings.finish(settings));
  }

  private List<Field> fields(List<Ansatz> ansatz, double[] parameters) {
    return NetworkField.all(new NetworkModel(network, problem.domain().coordinateNames(), parameters),
        ansatz);
  }

  /// The energy of a finite-element solution by the same densities and points; NaN where there is none.
  private double goal(ProblemEnergy.Located finer, RunContext context) {
    FemSolver elements = new FemSolver();
    long cells = settings.whole("goalCells");
    Settings wanted = Settings.of(elements.settings(), Map.of("order", 2L, "cells", Math.max(2, cells)));
    if (cells == 0 || !elements.supports(problem, wanted).isYes()) {
      return Double.NaN;
    }
    context.progress(Double.NaN, "finite elements, for their energy");
    Solution solution = elements.solve(problem, wanted,
        new PlainContext(context.threads(), context.seed(), () -> {
          context.checkpoint();
          return false;
        }, System.nanoTime()));
    return solution.report().status() == SolveReport.Status.FAILED
        ? Double.NaN
        : finer.of(solution.last().fields());
  }

  private SolveReport report(String label, EnergyTraining training, Outcome outcome,
      double reached, double goal) {
    double size = Math.max(Math.abs(reached), Math.abs(goal));
    double hidden = reached - training.energy();
    List<String> said = new ArrayList<>();
    List<Remedy> tries = new ArrayList<>();
    said.add(training.adamSteps() + " steps of Adam and " + (training.steps() - training.adamSteps()) + " of "
        + TrainingSettings.finish(settings).label());
    said.add(String.format(Locale.ROOT, "energy %.8g", reached)
        + (Double.isNaN(goal) ? ""
            : String.format(Locale.ROOT, ", of finite elements %.8g: %.2g %s", goal,
                Math.abs(reached - goal), reached >= goal ? "above" : "below")));
    if (hidden > HIDDEN * size) {
      said.add(String.format(Locale.ROOT, "%.2g of the energy is gained between the points of the training",
          hidden));
      tries.addAll(remedies.underIntegrated());
    }
    boolean unbounded = goal - reached > BELOW * size;
    if (unbounded) {
      said.add("the solution of the equation is not where its energy is least");
      tries.addAll(remedies.unbounded());
    }
    said.add("Dirichlet data " + TrialForms.describe(forms));
    String all = String.join("; ", said);
    return switch (outcome) {
      case NOT_FINITE -> new SolveReport(SolveReport.Status.FAILED,
          "the energy is not finite after step " + training.steps() + "; the last good state is kept; " + all,
          label,
          network.parameterCount(), 0, training.steps(), Double.NaN, remedies.diverged());
      case CONVERGED, STOPPED -> {
        boolean converged = outcome == Outcome.CONVERGED;
        if (!converged) {
          tries.addAll(remedies.stopped());
        }
        SolveReport.Status status = unbounded ? SolveReport.Status.FAILED
            : converged ? SolveReport.Status.CONVERGED : SolveReport.Status.STOPPED;
        yield new SolveReport(status, (converged ? "no further descent; " : "budget used; ") + all, label,
            network.parameterCount(), 0, training.steps(), Double.NaN, tries);
      }
    };
  }
}
