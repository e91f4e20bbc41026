package org.collocate.models.method;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.collocate.models.data.SpaceTime;
import org.collocate.models.network.Ansatz;
import org.collocate.models.network.DirichletAnsatz;
import org.collocate.models.network.TrialForm;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.method.Remedy;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Support;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Problem;

/// How the data of a problem are built into the forms of its unknowns, by the setting `boundary`: `hard`, `soft` or `auto`.
final class TrialForms {
  private TrialForms() {}

  /// Whether data can be kept as that setting wants it.
  static Support supports(Problem problem, String mode) {
    for (int unknown = 0; unknown < problem.unknowns().size() && mode.equals("hard"); unknown++) {
      DirichletAnsatz form = dirichlet(problem, unknown);
      if (form.ansatz().isFree() && !values(problem, unknown).isEmpty()) {
        return Support.no("hard Dirichlet data are not possible here: " + form.reason(),
            new Remedy.Change("let the program choose how Dirichlet data are kept", "boundary", "auto"));
      }
    }
    return Support.yes();
  }

  /// Whether a problem can be trained on with these settings, up to the size of matrices.
  static Support trainable(Problem problem, Settings settings) {
    Support support = Collocation.supportsInSpaceAndTime(problem);
    if (support.isYes() && settings.choice("balancing").equals("causal")
        && !(problem instanceof EvolutionProblem)) {
      return Support.no("causal weights need a time",
          new Remedy.Change("weigh all points alike", "balancing", "fixed"));
    }
    if (support.isYes() && !settings.choice("preconditioning").equals("none")
        && !settings.choice("optimizer").equals("gradient-descent")) {
      return Support.no("preconditioning is of gradient descent",
          new Remedy.Change("let gradient descent follow Adam", "optimizer", "gradient-descent"),
          new Remedy.Change("no preconditioning", "preconditioning", "none"));
    }
    return support.isYes() ? supports(problem, settings.choice("boundary")) : support;
  }

  /// The form of each unknown.
  static List<TrialForm> choose(Problem problem, String mode) {
    List<TrialForm> forms = new ArrayList<>();
    for (int unknown = 0; unknown < problem.unknowns().size(); unknown++) {
      forms.add(choose(problem, mode, unknown));
    }
    return forms;
  }

  /// The forms of a problem's unknowns in space alone, Dirichlet data built in.
  static List<DirichletAnsatz> inSpace(Problem problem) {
    List<DirichletAnsatz> forms = new ArrayList<>();
    for (int unknown = 0; unknown < problem.unknowns().size(); unknown++) {
      forms.add(DirichletAnsatz.of(SpaceTime.steady(problem.domain()), values(problem, unknown),
          problem.parameters()));
    }
    return forms;
  }

  /// What was chosen, for the report.
  static String describe(List<TrialForm> forms) {
    return forms.stream().map(TrialForm::reason).distinct().collect(Collectors.joining("; "));
  }

  private static TrialForm choose(Problem problem, String mode, int unknown) {
    DirichletAnsatz form = dirichlet(problem, unknown);
    boolean hard = switch (mode) {
      case "soft" -> false;
      case "hard" -> true;
      default -> form.smooth();
    };
    String reason = hard
        ? "built in " + form.reason()
        : mode.equals("soft")
            ? "fitted"
            : "fitted: " + (form.ansatz().isFree() ? form.reason() : "the distance function is not smooth");
    Ansatz boundary = hard ? form.ansatz() : Ansatz.FREE;
    if (!(problem instanceof EvolutionProblem evolution)) {
      return TrialForm.steady(boundary, reason);
    }
    boolean second = !evolution.initialRates().isEmpty();
    return TrialForm.evolving(SpaceTime.of(problem), boundary, reason, evolution.initial().get(unknown),
        second ? evolution.initialRates().get(unknown) : Expression.of(0), second ? 2 : 1,
        problem.parameters(), values(problem, unknown).keySet());
  }

  private static DirichletAnsatz dirichlet(Problem problem, int unknown) {
    return DirichletAnsatz.of(SpaceTime.of(problem), values(problem, unknown), problem.parameters());
  }

  private static Map<Integer, Expression> values(Problem problem, int unknown) {
    Map<Integer, Expression> values = new HashMap<>();
    for (BoundaryCondition condition : problem.conditions()) {
      if (condition instanceof BoundaryCondition.Dirichlet(int part, int of, Expression value)
          && of == unknown) {
        values.put(part, value);
      }
    }
    return values;
  }
}
