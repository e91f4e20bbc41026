package org.collocate.app.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.collocate.solver.study.ProgramVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program's commands. Without one it opens the workbench.
@Command(name = "collocate", description = "A workbench for partial differential equations: classical and neural "
    + "solvers side by side.", subcommands = {OpenCommand.class, SolveCommand.class, CompareCommand.class,
        ScreenshotCommand.class, MethodsCommand.class, GalleryCommand.class, PresetsCommand.class,
        CheckCommand.class, SealCommand.class, RecheckCommand.class,
        TrainCommand.class, DoctorCommand.class,
        CollocateCommand.VersionCommand.class}, mixinStandardHelpOptions = true, versionProvider = CollocateCommand.Version.class)
public final class CollocateCommand implements Callable<Integer> {
  /// Runs a command line and returns the exit code.
  public static int run(String... arguments) {
    return commandLine().execute(arguments);
  }

  /// The parser, which also knows the texts of help.
  public static CommandLine commandLine() {
    return new CommandLine(new CollocateCommand()).setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((exception, line, _) -> {
          line.getErr().println("collocate: " + exception);
          System.getLogger(CollocateCommand.class.getName())
              .log(System.Logger.Level.DEBUG, "command", exception);
          return CommandLine.ExitCode.SOFTWARE;
        });
  }

  @Override
  public Integer call() throws IOException {
    return OpenCommand.open(Optional.empty());
  }

  /// Says which version this is.
  @Command(name = "version", description = "says which version this is")
  static final class VersionCommand implements Callable<Integer> {
    @Override
    public Integer call() {
      System.out.println("collocate " + ProgramVersion.CURRENT);
      return ExitCode.DONE;
    }
  }

  /// For `--version`.
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"collocate " + ProgramVersion.CURRENT};
    }
  }
}
