package org.collocate.models.method;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.collocate.models.kernel.LeastSquares;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Span;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.forecast.Trial;
import org.collocate.solver.method.PlainContext;
import org.collocate.solver.method.Settings;
import org.collocate.solver.problem.Problem;

/// What random features will need: dense least squares, by reflections.
///
/// ```
/// operations   s · k · (2 m n² + 4 n³ / 3)        m rows, n coefficients, s scales tried, k Gauss–Newton steps
/// memory       8 bytes · (m + 3 n) · n
/// ```
///
/// Without a given scale up to four are tried, fewer where one is good enough at once.
final class FeatureForecast {
  private static final String WORK = "random-features-least-squares";
  private static final int SCALES = 4;
  private static final int NONLINEAR_STEPS = 8;
  private static final long TRIAL_FEATURES = 250;

  private final Problem problem;
  private final int features;
  private final int inside;
  private final int onBoundary;
  private final boolean scaleGiven;

  FeatureForecast(Problem problem, Settings settings, int enrichment, int inside, int onBoundary) {
    this.problem = problem;
    this.inside = inside;
    this.onBoundary = onBoundary;
    features = settings.count("features") + enrichment;
    scaleGiven = settings.real("scale") > 0;
  }

  private double columns() {
    return (double) features * problem.unknowns().size();
  }

  private double rows() {
    return Math.max(columns(), (double) (inside + onBoundary) * problem.unknowns().size());
  }

  private double steps() {
    return problem.equation().linear() ? 1 : NONLINEAR_STEPS;
  }

  private double operationsOfOneFit() {
    double n = columns();
    return steps() * (2 * rows() * n * n + 4 * n * n * n / 3);
  }

  Forecast of(Speed speed) {
    double fits = scaleGiven ? 1 : SCALES;
    // Smooth solutions are good enough at the first or second scale.
    double operations = Math.sqrt(fits) * operationsOfOneFit();
    double bytes = 8.0 * LeastSquares.rowLength((int) columns()) * (rows() + 3 * columns());
    String formula = String.format(Locale.ROOT,
        "%.0f coefficients, %.0f rows: %.2g operations in %s of least squares%s", columns(), rows(),
        operations,
        scaleGiven ? "one fit" : "up to " + SCALES + " fits", problem.equation().linear() ? ""
            : ", about " + NONLINEAR_STEPS + " Gauss–Newton steps each");
    double expected = speed.fromStart(speed.seconds(WORK, operations), WORK);
    double factor = problem.equation().linear() ? 2 : 3;
    Span seconds = Double.isNaN(expected) ? Span.UNKNOWN
        : new Span(expected, expected / factor / Math.sqrt(fits),
            expected * factor * Math.sqrt(fits));
    return new Forecast(Math.round(columns()), true, inside + onBoundary, bytes, seconds,
        new Forecast.Basis(formula,
            "random-features " + (problem.equation().linear() ? "linear" : "nonlinear")
                + (scaleGiven ? " scale" : "")));
  }

  static List<Trial> trials() {
    RandomFeaturesSolver solver = new RandomFeaturesSolver();
    Problem problem = TrialProblem.poisson();
    Settings settings = Settings.of(solver.settings(), Map.of("features", TRIAL_FEATURES, "scale", 10.0));
    return List.of(new Trial(WORK, true, solver.size(problem, settings).operationsOfOneFit(),
        threads -> solver.solve(problem, settings,
            new PlainContext(threads, 1, () -> false, System.nanoTime()))));
  }
}
