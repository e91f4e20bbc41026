package org.collocate.solver.service;

import org.collocate.solver.method.Solution;
import org.jspecify.annotations.Nullable;

/// How a run ended.
///
/// @param status a final status
/// @param reason why, and what to try; empty where there is nothing to say
/// @param solution null if no solver came to an answer (cancelled, crashed, unsupported)
/// @param seconds wall-clock
/// @param cpuSeconds of the process while the run was on; NaN where other runs shared the process
/// @param threads that the run was given
public record RunResult(RunStatus status, String reason, @Nullable Solution solution, RunSeconds seconds,
    double cpuSeconds, int threads) {

  public static RunResult without(RunStatus status, String reason, int threads) {
    return new RunResult(status, reason, null, RunSeconds.NONE, Double.NaN, threads);
  }
}
