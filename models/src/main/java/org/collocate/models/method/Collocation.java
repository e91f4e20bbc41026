package org.collocate.models.method;

import org.collocate.models.network.BoxNormalization;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.method.Remedy;
import org.collocate.solver.method.Support;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;

/// What methods that collocate the strong residual have in common: which problems they can take, and the box in which
/// they normalize coordinates.
final class Collocation {
  static final Remedy FINITE_ELEMENTS = new Remedy.Instead("finite elements", "fem");

  private Collocation() {}

  /// Steady problems without periodic sides whose strong residual says all.
  static Support supports(Problem problem) {
    Domain domain = problem.domain();
    if (!(problem instanceof SteadyProblem)) {
      return Support.no("evolutions are not offered by this method yet", FINITE_ELEMENTS);
    }
    for (int axis = 0; axis < domain.dimension(); axis++) {
      if (domain.periodic(axis)) {
        return Support.no("periodic sides are not offered by this method yet", FINITE_ELEMENTS);
      }
    }
    return supportsInSpaceAndTime(problem);
  }

  /// Problems whose strong residual says all: no jumps in coefficients, at most second derivatives in space.
  static Support supportsInSpaceAndTime(Problem problem) {
    if (problem.domain().dimension() == 0) {
      return Support.no("there is no domain to collocate on");
    }
    Equation equation = problem.equation();
    if (!equation.hasStrong()) {
      return Support.no("the equation has no strong residual: " + equation.strongObstacle(), FINITE_ELEMENTS);
    }
    if (!equation.strong().jumping().isEmpty()) {
      return Support.no("the strong residual does not see the jumps of "
          + String.join(", ", equation.strong().jumping()), FINITE_ELEMENTS);
    }
    if (equation.strong().order() > 2) {
      return Support
          .no("derivatives of order " + equation.strong().order() + " are not offered by this method yet");
    }
    boolean fluxes = problem.conditions().stream().anyMatch(BoundaryCondition.Flux.class::isInstance);
    if (fluxes && !equation.hasForm()) {
      return Support.no("flux conditions need the general form: " + equation.formObstacle());
    }
    return Support.yes();
  }

  static BoxNormalization box(Domain domain) {
    return BoxNormalization.of(domain.lower(), domain.upper());
  }
}
