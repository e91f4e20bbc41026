package org.collocate.app.family;

import java.util.List;
import org.collocate.solver.field.Field;
import org.collocate.solver.learning.FamilyTrial;
import org.collocate.solver.learning.OperatorGrid;
import org.collocate.solver.learning.ProblemFamily;
import org.collocate.solver.learning.SolvedFamily;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.PlainContext;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.Solver;

/// The test sample that a method does worst.
///
/// @param step of the training
/// @param grid where all of it is known
/// @param inputs `[channel][point]`
/// @param reference `[unknown][point]`
/// @param prediction `[unknown][point]`
public record WorstSample(int step, OperatorGrid grid, double[][] inputs, double[][] reference,
    double[][] prediction) {
  /// What a method shows while it learns: prediction, reference and inputs, in this order.
  static WorstSample of(ProblemFamily family, Frame frame) {
    int unknowns = family.unknowns().size();
    List<double[]> values = frame.fields()
        .stream()
        .map((Field field) -> family.grid().sample(field))
        .toList();
    return new WorstSample(frame.step(), family.grid(), part(values, 2 * unknowns, values.size()),
        part(values, unknowns, 2 * unknowns), part(values, 0, unknowns));
  }

  private static double[][] part(List<double[]> values, int from, int to) {
    return values.subList(from, to).toArray(double[][]::new);
  }

  /// Solves a test sample by a trained method.
  static WorstSample of(SolvedFamily samples, int number, Solver trained, Settings settings, int threads) {
    ProblemFamily family = samples.family();
    Solution solution = trained.solve(family.problem(family.test(number)), settings,
        new PlainContext(threads, family.seed(), () -> false, System.nanoTime()));
    SolvedFamily.Sample sample = samples.test().get(number);
    return new WorstSample(0, family.grid(), sample.inputs(), sample.outputs(),
        solution.last().fields().stream().map(family.grid()::sample).toArray(double[][]::new));
  }

  /// Relative L2 over all points and unknowns.
  public double error() {
    return FamilyTrial.relativeError(prediction, reference);
  }
}
