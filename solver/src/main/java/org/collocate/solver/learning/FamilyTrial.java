package org.collocate.solver.learning;

import java.util.Arrays;
import org.collocate.solver.field.Field;
import org.collocate.solver.method.PlainContext;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.SolveReport;
import org.collocate.solver.method.Solver;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.study.Study;

/// How a method does on samples of a family: each is solved from its study on, as a user would, and compared on the
/// family's grid.
///
/// ```
/// error = ‖û − u‖ / ‖u‖      Euclidean norms over all points and unknowns
/// ```
///
/// @param mean of the errors
/// @param worst the largest error
/// @param worstSample its number
/// @param secondsPerSolve the median
/// @param count of samples
public record FamilyTrial(double mean, double worst, int worstSample, double secondsPerSolve, int count) {
  /// Tries a method on the first test samples.
  ///
  /// @param most samples
  /// @throws java.util.concurrent.CancellationException when the run is cancelled
  public static FamilyTrial test(SolvedFamily samples, Solver solver, Settings settings, int most,
      RunContext context) {
    return of(samples, solver, settings, Math.min(most, samples.test().size()), false, context);
  }

  /// Tries a method on the first samples that were learned from.
  ///
  /// @param most samples
  /// @throws java.util.concurrent.CancellationException when the run is cancelled
  public static FamilyTrial train(SolvedFamily samples, Solver solver, Settings settings, int most,
      RunContext context) {
    return of(samples, solver, settings, Math.min(most, samples.train().size()), true, context);
  }

  private static FamilyTrial of(SolvedFamily samples, Solver solver, Settings settings, int count,
      boolean train, RunContext context) {
    ProblemFamily family = samples.family();
    double[] seconds = new double[count];
    double sum = 0;
    double worst = -1;
    int worstSample = 0;
    for (int k = 0; k < count; k++) {
      context.checkpoint();
      context.progress((double) k / count, "testing");
      Study study = train ? family.train(k) : family.test(k);
      Problem problem = family.problem(study);
      long begin = System.nanoTime();
      Solution solution = solver.solve(problem, settings,
          new PlainContext(context.threads(), family.seed(), () -> false, begin));
      seconds[k] = (System.nanoTime() - begin) * 1e-9;
      double[][] expected = (train ? samples.train() : samples.test()).get(k).outputs();
      double error = solution.report().status() == SolveReport.Status.FAILED ? Double.POSITIVE_INFINITY
          : error(solution, expected, family.grid());
      sum += error;
      if (error > worst) {
        worst = error;
        worstSample = k;
      }
    }
    Arrays.sort(seconds);
    return new FamilyTrial(sum / count, worst, worstSample, seconds[count / 2], count);
  }

  private static double error(Solution solution, double[][] expected, OperatorGrid grid) {
    double[][] found = new double[expected.length][];
    for (int u = 0; u < found.length; u++) {
      Field field = solution.last().fields().get(u);
      found[u] = grid.sample(field);
    }
    return relativeError(found, expected);
  }

  /// `‖found − expected‖ / ‖expected‖` over all points and unknowns.
  public static double relativeError(double[][] found, double[][] expected) {
    double difference = 0;
    double size = 0;
    for (int u = 0; u < expected.length; u++) {
      for (int i = 0; i < expected[u].length; i++) {
        double d = found[u][i] - expected[u][i];
        difference += d * d;
        size += expected[u][i] * expected[u][i];
      }
    }
    return Math.sqrt(difference / size);
  }
}
