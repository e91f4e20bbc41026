package org.collocate.solver.service;

/// Wall-clock seconds of a run from its start, by phase; pauses do not count.
public record RunSeconds(double total, double setup, double solve, double train, double evaluate) {
  public static final RunSeconds NONE = new RunSeconds(0, 0, 0, 0, 0);
}
