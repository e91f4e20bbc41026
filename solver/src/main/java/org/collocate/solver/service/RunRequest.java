package org.collocate.solver.service;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// All that a run starts from; it refers to no live object.
///
/// @param study the canonical text of a valid study
/// @param folder where files beside the study are
/// @param method the unique name of a method in the study
/// @param seed of everything random
/// @param threads that the run may keep busy
/// @param steps exactly so many training steps, as an earlier run recorded them; 0 lets the budget decide
/// @param before what an earlier run left, from which this one goes on, its clock too; null for one that begins anew
public record RunRequest(String study, Path folder, String method, long seed, int threads, int steps,
    @Nullable Remains before) {
  public RunRequest {
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads");
    }
  }

  /// A run that begins anew.
  public RunRequest(String study, Path folder, String method, long seed, int threads, int steps) {
    this(study, folder, method, seed, threads, steps, null);
  }

  /// The same run of another state of the study.
  RunRequest with(String changed) {
    return new RunRequest(changed, folder, method, seed, threads, steps, before);
  }
}
