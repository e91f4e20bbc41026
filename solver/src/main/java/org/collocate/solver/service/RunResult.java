package org.collocate.solver.service;

import java.util.List;
import org.collocate.solver.method.Remedy;
import org.collocate.solver.method.Solution;
import org.jspecify.annotations.Nullable;

/// How a run ended.
///
/// @param status a final status
/// @param reason why; empty where there is nothing to say
/// @param solution null if no solver came to an answer (cancelled, crashed, unsupported)
/// @param seconds wall-clock
/// @param cpuSeconds of the process while the run was on; NaN where other runs shared the process
/// @param threads that the run was given
/// @param remedies what to try, the most promising first; empty after a success
public record RunResult(RunStatus status, String reason, @Nullable Solution solution, RunSeconds seconds,
    double cpuSeconds, int threads, List<Remedy> remedies) {
  public RunResult {
    remedies = List.copyOf(remedies);
  }

  /// A result after which only what its solution says is to be tried.
  public RunResult(RunStatus status, String reason, @Nullable Solution solution, RunSeconds seconds,
      double cpuSeconds, int threads) {
    this(status, reason, solution, seconds, cpuSeconds, threads,
        solution == null ? List.of() : solution.report().remedies());
  }

  public static RunResult without(RunStatus status, String reason, int threads) {
    return without(status, reason, threads, List.of());
  }

  /// A run without a solution.
  ///
  /// @param remedies what to try
  public static RunResult without(RunStatus status, String reason, int threads, List<Remedy> remedies) {
    return new RunResult(status, reason, null, RunSeconds.NONE, Double.NaN, threads, remedies);
  }
}
