package org.collocate.models.method;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.collocate.models.loss.StepTiming;
import org.collocate.models.operator.OperatorTiming;
import org.collocate.solver.benchmark.BenchTable;
import org.collocate.solver.learning.CheckpointException;
import org.collocate.solver.study.StudyException;

/// Times the neural engine and the errors that its methods reach. Prints a Markdown table and writes `bench.json` into the
/// working folder.
public final class NeuralBenchmark {
  private NeuralBenchmark() {}

  /// @param arguments `--quick` for shorter measurements; then the names of what to run, `steps`, `accuracy`, `conditioning` and
  /// `operators`, all without; quick, the networks among the operators are not trained
  public static void main(String[] arguments) throws IOException, InterruptedException,
      StudyException, CheckpointException {
    List<String> wanted = new ArrayList<>(List.of(arguments));
    boolean quick = wanted.remove("--quick");
    BenchTable table = new BenchTable();
    if (wanted.isEmpty() || wanted.contains("steps")) {
      StepTiming.run(table, quick ? 2 : 6);
    }
    if (wanted.isEmpty() || wanted.contains("accuracy")) {
      AccuracyTiming.run(table);
    }
    if (wanted.isEmpty() || wanted.contains("conditioning")) {
      ConditioningTiming.run(table);
    }
    if (wanted.isEmpty() || wanted.contains("operators")) {
      OperatorTiming.steps(table, quick ? 3 : 8);
      OperatorTiming.darcy(table, !quick);
    }
    table.publish();
  }
}
