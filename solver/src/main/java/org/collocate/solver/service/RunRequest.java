package org.collocate.solver.service;

import java.nio.file.Path;

/// All that a run starts from; it refers to no live object.
///
/// @param study the canonical text of a valid study
/// @param folder where files beside the study are
/// @param method the unique name of a method in the study
/// @param seed of everything random
/// @param threads that the run may keep busy
/// @param steps exactly so many training steps, as an earlier run recorded them; 0 lets the budget decide
public record RunRequest(String study, Path folder, String method, long seed, int threads, int steps) {
  public RunRequest {
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads");
    }
  }

  /// The same run of another state of the study.
  RunRequest with(String changed) {
    return new RunRequest(changed, folder, method, seed, threads, steps);
  }
}
