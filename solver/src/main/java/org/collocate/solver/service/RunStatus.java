package org.collocate.solver.service;

/// Where a run is.
public enum RunStatus {
  QUEUED, RUNNING, PAUSED, CONVERGED, STOPPED, FAILED, CANCELLED, UNSUPPORTED;

  /// Whether the run is over.
  public boolean isFinal() {
    return this != QUEUED && this != RUNNING && this != PAUSED;
  }

  /// Whether the run is over with a result that its method vouches for.
  public boolean isSuccess() {
    return this == CONVERGED || this == STOPPED;
  }

  /// The word in reports.
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
