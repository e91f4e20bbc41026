package org.collocate.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.collocate.app.seal.Recheck;
import org.collocate.app.seal.SealException;
import org.collocate.app.seal.SealFile;
import org.collocate.app.seal.SealedExperiment;
import org.collocate.app.seal.Sealing;
import org.collocate.solver.service.InProcessExecutor;
import org.collocate.solver.service.SolverService;
import org.collocate.solver.study.Fault;
import org.collocate.solver.study.Numbers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs a sealed experiment again and says what moved and by how much.
@Command(name = "recheck", description = "runs a sealed experiment again; says what moved and by how much")
final class RecheckCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FILE", description = "a sealed experiment")
  private Path file = Path.of("");

  @Option(names = "--threads", paramLabel = "N", description = "threads to keep busy; default: all")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--quiet", description = "no progress")
  private boolean quiet;

  @Override
  public Integer call() throws IOException {
    List<Fault> faults = new ArrayList<>();
    RunCommand.checkThreads(threads, faults);
    if (!faults.isEmpty()) {
      faults.forEach(System.err::println);
      return ExitCode.WRONG;
    }
    SealedExperiment sealed;
    try {
      sealed = SealFile.read(file);
    } catch (SealException e) {
      System.err.println("collocate: " + e.getMessage());
      return ExitCode.WRONG;
    }
    Progress progress = new Progress(System.err, quiet);
    Sealing sealing = new Sealing(threads, budget -> new SolverService(new InProcessExecutor(), budget),
        progress);
    return Interruption.guard(sealing::interrupt, () -> {
      try {
        Optional<Recheck> recheck = sealing.recheck(sealed);
        recheck.ifPresent(found -> {
          print(found, System.out);
          found.remarks().forEach(System.err::println);
          System.err.println(summary(found));
        });
        return recheck.map(found -> found.isGood() ? ExitCode.DONE : ExitCode.METHOD_FAILED)
            .orElse(ExitCode.INTERRUPTED);
      } catch (SealException e) {
        System.err.println("collocate: " + e.getMessage());
        return ExitCode.WRONG;
      }
    });
  }

  private static String summary(Recheck recheck) {
    if (recheck.isGood()) {
      return recheck.rows().size() + " numbers are as sealed";
    }
    return recheck.movedCount() + " of " + recheck.rows().size() + " numbers moved"
        + recheck.worst()
            .map(row -> ", the most " + row.number() + " of " + row.method() + " by "
                + Numbers.shortText(100 * Math.abs(row.relative())) + " %")
            .orElse("");
  }

  /// The table, tab-separated below its names.
  private static void print(Recheck recheck, PrintStream stream) {
    stream.println("method\tnumber\tsealed\tnow\tchange\trelative\ttolerance\tverdict");
    for (Recheck.Row row : recheck.rows()) {
      stream.println(
          row.method() + "\t" + row.number() + "\t" + text(row.sealed()) + "\t" + text(row.now()) + "\t"
              + text(row.change()) + "\t" + text(row.relative()) + "\t" + row.tolerance() + "\t"
              + row.verdict().word());
    }
  }

  private static String text(double number) {
    return Double.isNaN(number) ? "" : String.valueOf(number);
  }
}
