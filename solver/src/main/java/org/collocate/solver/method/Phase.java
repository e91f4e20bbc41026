package org.collocate.solver.method;

/// What a run spends its time on; the report lists the seconds of each.
public enum Phase {
  /// Meshing, sampling, compiling, assembling what is assembled once.
  SETUP,
  /// Solving the discrete system, or stepping in time.
  SOLVE,
  /// Fitting the parameters of a model.
  TRAIN,
  /// Making fields from the result.
  EVALUATE
}
