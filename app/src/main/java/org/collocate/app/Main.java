package org.collocate.app;

import org.collocate.app.cli.CollocateCommand;

/// Where the program starts. Not a subclass of `Application`, so that the command line needs no toolkit.
public final class Main {
  private Main() {}

  /// Runs the program; see {@link CollocateCommand}.
  public static void main(String[] arguments) {
    System.exit(CollocateCommand.run(arguments));
  }
}
