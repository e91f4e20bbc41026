package org.collocate.app.run;

/// How several methods share the machine.
public enum RunMode {
  /// All at once, each with a share of the threads; times are marked as shared.
  SIDE_BY_SIDE,
  /// One after another, each with all threads; times can be compared.
  ONE_BY_ONE
}
