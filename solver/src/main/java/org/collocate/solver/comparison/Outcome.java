package org.collocate.solver.comparison;

import java.util.List;
import org.collocate.solver.method.Solution;
import org.collocate.solver.service.History;
import org.collocate.solver.service.RunResult;
import org.collocate.solver.study.CheckedStudy;
import org.jspecify.annotations.Nullable;

/// What became of one method of a study.
///
/// @param seed of the run
/// @param shared whether other runs were on at the same time
/// @param history loss and error over time
/// @param evaluation null if there is nothing to measure
public record Outcome(CheckedStudy.Method method, long seed, RunResult result, boolean shared,
    List<History.Row> history, @Nullable Evaluation evaluation) {
  public Outcome {
    history = List.copyOf(history);
  }

  /// The method with what it chose, such as `FEM P2`.
  public String label() {
    Solution solution = result.solution();
    return solution == null ? method.solver().info().label() : solution.report().label();
  }
}
