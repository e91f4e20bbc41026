package org.collocate.app.cli;

/// The exit codes that scripts rely on.
public final class ExitCode {
  /// Every method converged or stopped at its budget.
  public static final int DONE = 0;
  /// The command or the study is wrong; nothing was run and nothing was written.
  public static final int WRONG = 2;
  /// A method failed or does not support the problem; the others' results are written.
  public static final int METHOD_FAILED = 3;
  /// Interrupted; what was finished is written.
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
