package org.collocate.solver.learning;

import java.util.Arrays;
import org.collocate.solver.method.PlainContext;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.SolveReport;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.study.ReferenceChoice;

/// Finds the maps of the domain under which the solutions of a family go with their inputs, by trying: a sample and its
/// image are solved, and the solutions are compared. Nothing is concluded from the text of the equation.
///
/// A method whose mesh lacks the symmetry hides it; finite differences keep it to rounding.
final class FamilySymmetry {
  private static final double EQUAL = 1e-8;

  private final ProblemFamily family;
  private final RunContext context;

  FamilySymmetry(ProblemFamily family, RunContext context) {
    this.family = family;
    this.context = context;
  }

  /// The largest group that was found.
  SymmetryGroup find() {
    OperatorGrid grid = family.grid();
    boolean plane = grid.dimension() == 2;
    boolean square = plane && grid.counts()[0] == grid.counts()[1];
    boolean x = holds("x");
    boolean y = plane && holds("y");
    boolean diagonal = square && holds("diagonal");
    return SymmetryGroup.of(
        x && y && diagonal ? "square" : x && y ? "xy" : x ? "x" : y ? "y" : diagonal ? "diagonal" : "trivial",
        grid);
  }

  private boolean holds(String word) {
    SymmetryGroup group = SymmetryGroup.of(word, family.grid());
    Problem problem = family.problem(family.train(0));
    double[][] inputs = family.inputs(problem, family.grid());
    double[][] images = new double[inputs.length][];
    for (int c = 0; c < inputs.length; c++) {
      images[c] = new double[inputs[c].length];
      group.apply(1, inputs[c], images[c]);
    }
    double[][] here = solve(family.with(problem, inputs));
    double[][] there = solve(family.with(problem, images));
    double difference = 0;
    double size = 0;
    double[] image = new double[family.grid().size()];
    for (int u = 0; u < here.length; u++) {
      group.apply(1, here[u], image);
      for (int i = 0; i < image.length; i++) {
        difference += (image[i] - there[u][i]) * (image[i] - there[u][i]);
        size += image[i] * image[i];
      }
    }
    return difference <= EQUAL * EQUAL * size;
  }

  private double[][] solve(Problem problem) {
    context.checkpoint();
    ReferenceChoice.ByMethod reference = family.reference();
    Solution solution = reference.solver()
        .solve(problem, reference.settings(),
            new PlainContext(context.threads(), family.seed(), () -> false, System.nanoTime()));
    if (solution.report().status() == SolveReport.Status.FAILED) {
      // Without a solution nothing is known of symmetries; the samples themselves will tell what is wrong.
      return new double[][] {nothing()};
    }
    return solution.last().fields().stream().map(family.grid()::sample).toArray(double[][]::new);
  }

  private double[] nothing() {
    double[] nothing = new double[family.grid().size()];
    Arrays.fill(nothing, Double.NaN);
    return nothing;
  }
}
