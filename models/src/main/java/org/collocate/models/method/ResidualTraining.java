package org.collocate.models.method;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.collocate.models.data.DomainSampler;
import org.collocate.models.loss.ProblemResiduals;
import org.collocate.models.network.Ansatz;
import org.collocate.models.network.Network;
import org.collocate.models.network.NetworkField;
import org.collocate.models.network.NetworkModel;
import org.collocate.models.network.TrialForm;
import org.collocate.models.training.Outcome;
import org.collocate.models.training.PinnTraining;
import org.collocate.models.training.TrainingCheckpoint;
import org.collocate.solver.field.Overlay;
import org.collocate.solver.field.Points;
import org.collocate.solver.method.Phase;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.Setting;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.SolveReport;
import org.collocate.solver.method.Spectrum;
import org.collocate.solver.method.TrainingStep;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Problem;

/// A network that is trained on the residuals of a problem, from the settings to the solution: what `pinn` and `pig` share.
///
/// @param label of the report
/// @param known the settings that the method has
/// @param shown what the network shows of itself over its fields
record ResidualTraining(Problem problem, Network network, String label, List<Setting> known,
    Settings settings,
    Shown shown) {
  /// What a network shows of itself besides its points.
  @FunctionalInterface
  interface Shown {
    /// At these parameters.
    List<Overlay> of(double[] parameters);
  }

  Solution solve(RunContext context) {
    context.enter(Phase.SETUP);
    List<TrialForm> forms = TrialForms.choose(problem, settings.choice("boundary"));
    ProblemResiduals residuals = ProblemResiduals.ofForms(problem, forms);
    NetworkFrames frames = new NetworkFrames(problem, network, residuals.ansatz());
    try (WorkerTeam team = new WorkerTeam(context.threads())) {
      PinnTraining training = new PinnTraining(residuals, network, TrainingSettings.plan(settings), context,
          team,
          (step, parameters, points) -> {
            if (context.frameDue()) {
              context.publish(frames.learning(step, parameters, overlays(points, parameters)));
            }
          });
      context.continuation().start().map(TrainingCheckpoint::decode).ifPresent(training::resume);
      context.enter(Phase.TRAIN);
      Outcome outcome = training.run();
      context.enter(Phase.EVALUATE);
      double[] parameters = training.parameters();
      level(problem, network, parameters, residuals::isFloating);
      boolean asked = context.continuation().isAsked();
      SolveReport report = report(training, outcome, asked, label, TrialForms.describe(forms),
          network.parameterCount(), new NeuralRemedies(known, settings));
      // Who has ended the run does not wait for eigenvalues.
      List<Spectrum> spectra = asked ? List.of() : training.spectra(isStalled(training));
      return new Solution(problem.unknowns(),
          frames.all(training.steps(), parameters, overlays(training.overlays(), parameters)),
          report.with(spectra, sentence(spectra) + dominant(training)));
    }
  }

  private static boolean isStalled(PinnTraining training) {
    return !(training.loss() <= NeuralRemedies.STALLED * training.firstLoss());
  }

  private static String sentence(List<Spectrum> spectra) {
    StringBuilder sentence = new StringBuilder();
    for (Spectrum spectrum : spectra) {
      sentence.append(sentence.isEmpty() ? "; condition number " : ", ")
          .append(String.format(Locale.ROOT, "%.1e", spectrum.condition()))
          .append(spectrum.name().equals("operator") ? " of the operator" : " " + spectrum.name())
          .append(String.format(Locale.ROOT, " (%d of %d directions within a thousandth of the fastest)",
              spectrum.within(1e-3), spectrum.eigenvalues().length));
    }
    return sentence.toString();
  }

  /// Which term holds most of the loss, where it stands still.
  private static String dominant(PinnTraining training) {
    double sum = training.shares().stream().mapToDouble(TrainingStep.Term::loss).sum();
    return isStalled(training)
        ? training.shares()
            .stream()
            .max(Comparator.comparingDouble(TrainingStep.Term::loss))
            .map(term -> String.format(Locale.ROOT, "; %.0f %% of the loss is '%s'", 100 * term.loss() / sum,
                term.name()))
            .orElse("")
        : "";
  }

  private List<Overlay> overlays(List<Overlay> points, double[] parameters) {
    List<Overlay> all = new ArrayList<>(shown.of(parameters));
    all.addAll(points);
    return all;
  }

  private static SolveReport report(PinnTraining training, Outcome outcome, boolean asked, String label,
      String boundary, int unknowns, NeuralRemedies remedies) {
    boolean stalled = isStalled(training);
    String steps = training.adamSteps() + " steps of Adam"
        + " and " + (training.steps() - training.adamSteps()) + " of " + training.finish().label()
        + String.format(Locale.ROOT, ", loss from %.1e to %.1e", training.firstLoss(), training.loss())
        + "; Dirichlet data " + boundary;
    return switch (outcome) {
      case CONVERGED ->
        new SolveReport(SolveReport.Status.CONVERGED,
            (stalled ? "stalled: the loss stands still at a large value; "
                : "no further descent; ") + steps,
            label, unknowns,
            0, training.steps(), Double.NaN, stalled ? remedies.stalled() : List.of());
      case STOPPED -> new SolveReport(SolveReport.Status.STOPPED,
          (asked ? "ended before its budget was used; " : "budget used; ") + steps, label, unknowns, 0,
          training.steps(), Double.NaN,
          training.loss() > training.firstLoss() ? remedies.diverged() : remedies.stopped());
      case NOT_FINITE -> new SolveReport(SolveReport.Status.FAILED,
          "the loss is not finite after step " + training.steps()
              + "; the last good state is kept; " + steps,
          label, unknowns, 0, training.steps(), Double.NaN, remedies.diverged());
    };
  }

  /// Gives mean zero to unknowns of which only derivatives occur, through the bias of the last layer.
  static void level(Problem problem, Network network, double[] parameters, IntPredicate floating) {
    if (problem instanceof EvolutionProblem) {
      return;
    }
    int unknowns = problem.unknowns().size();
    Points points = new DomainSampler(problem.domain(), 0).inside(4096);
    for (int unknown = 0; unknown < unknowns; unknown++) {
      if (floating.test(unknown)) {
        double[] values = new double[points.size()];
        new NetworkField(new NetworkModel(network, problem.domain().coordinateNames(), parameters), unknown,
            Ansatz.FREE).evaluate(points, values);
        double mean = 0;
        for (double value : values) {
          mean += value / values.length;
        }
        parameters[parameters.length - unknowns + unknown] -= mean;
      }
    }
  }
}
