package org.collocate.app.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.collocate.app.shell.WorkbenchLauncher;
import org.collocate.solver.study.StudyException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Opens the workbench on a study.
@Command(name = "open", description = "opens the workbench on a study")
final class OpenCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "STUDY", description = "a file, or gallery:NAME")
  private String name = "";

  @Override
  public Integer call() throws IOException {
    return open(Optional.of(name));
  }

  /// Opens the workbench.
  ///
  /// @param study a file or `gallery:NAME`; without it the gallery is shown
  static int open(Optional<String> study) throws IOException {
    if (!WorkbenchLauncher.hasScreen()) {
      System.err.println("""
          collocate: there is no display to open a window on. Without one, try
            collocate compare gallery:poisson-square --out out
            collocate screenshot gallery:poisson-square --out window.png""");
      return ExitCode.WRONG;
    }
    try {
      WorkbenchLauncher.open(study);
      return ExitCode.DONE;
    } catch (StudyException e) {
      e.faults().forEach(System.err::println);
      return ExitCode.WRONG;
    }
  }
}
