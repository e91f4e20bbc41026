package org.collocate.solver.method;

import java.util.List;
import org.collocate.solver.discretization.Linearity;
import org.collocate.solver.discretization.WeakForm;
import org.collocate.solver.field.Field;
import org.collocate.solver.nonlinear.ParameterPath;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;

/// Where Newton's method begins.
sealed interface SteadyStart {
  Setting.Parameter PARAMETER = new Setting.Parameter("continuation", "Continuation in",
      "A parameter of the study by which a nonlinear problem becomes easy: it is solved for another value first and followed to the "
          + "study's own, step by step. For steady problems that Newton's method alone does not solve.");
  Setting.Real FROM = new Setting.Real("from", "Continuation from",
      "The parameter's value to begin with, for which the problem is easy.", "", 0, -1e12, 1e12);

  /// Zero, wherever nothing is prescribed.
  record Zero() implements SteadyStart {}

  /// A solution on another mesh.
  record Nearby(List<Field> fields) implements SteadyStart {}

  /// Zero for another value of a parameter, which is followed to the problem's own; see {@link ParameterPath}.
  record Along(String parameter, double from) implements SteadyStart {}

  /// What the settings of a method say.
  static SteadyStart of(Settings settings) {
    String parameter = settings.choice(PARAMETER.key());
    return parameter.isEmpty() ? new Zero() : new Along(parameter, settings.real(FROM.key()));
  }

  /// Whether a problem, which has a general form, can be solved so.
  static Support supports(Problem problem, Settings settings) {
    if (!(of(settings) instanceof Along along)) {
      return Support.yes();
    }
    Remedy without = new Remedy.Change("solve it at once", PARAMETER.key(), "");
    if (!(problem instanceof SteadyProblem)) {
      return Support.no("continuation in a parameter is for steady problems: this one changes with time",
          without);
    }
    if (!problem.parameters().containsKey(along.parameter)) {
      return Support.no("the study has no parameter '" + along.parameter + "' to continue in", without);
    }
    if (Linearity.of(problem, WeakForm.of(problem.equation().form())).linear()) {
      return Support.no("the problem is linear: it is solved at once, without continuation in '"
          + along.parameter + "'", without);
    }
    return Support.yes();
  }
}
