package org.collocate.models.method;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.collocate.solver.benchmark.BenchTable;
import org.collocate.solver.method.PlainContext;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.Spectrum;
import org.collocate.solver.problem.SteadyProblem;

/// What preconditioning is worth: the same gradient descent on the same network for the same time, plain and in the metric
/// of the operator's matrix. After De Ryck, Bonnet, Mishra, de Bézenac, An operator preconditioning perspective on training in
/// physics-informed machine learning, ICLR 2024, arXiv 2310.05801.
final class ConditioningTiming {
  private static final double SECONDS = 20;
  private static final SteadyProblem POISSON = Problems.dirichlet(Problems.SQUARE, List.of("-lap(u)"),
      Map.of("u", "exp(x*y)*cos(3*x-2*y)"));

  private ConditioningTiming() {}

  /// Adds a line for each preconditioning, and the bar that its error has.
  static void run(BenchTable table) {
    for (String preconditioning : List.of("none", "diagonal", "operator")) {
      Map<String, Object> given = new HashMap<>(
          Map.of("width", 16L, "depth", 2L, "points", 400L, "adamSteps", 0L,
              "seconds", SECONDS, "optimizer", "gradient-descent", "preconditioning", preconditioning));
      PinnSolver solver = new PinnSolver();
      Solution solution = solver.solve(POISSON, Settings.of(solver.settings(), given),
          new PlainContext(2, 1, () -> false, System.nanoTime()));
      Spectrum spectrum = solution.report().spectra().getLast();
      table.add(String.format(Locale.ROOT,
          "pinn, gradient descent for %.0f s, preconditioning %s (%d steps, %d of %d directions within a thousandth of"
              + " the fastest), relative L2",
          SECONDS, preconditioning, solution.report().steps(),
          spectrum.within(1e-3), spectrum.eigenvalues().length),
          Problems.relativeError(POISSON, "u", solution.field("u")),
          preconditioning.equals("operator") ? 1e-6 : Double.NaN,
          "");
    }
  }
}
