package org.collocate.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.collocate.app.seal.SealException;
import org.collocate.app.seal.SealFile;
import org.collocate.app.seal.SealedExperiment;
import org.collocate.app.seal.Sealing;
import org.collocate.solver.service.InProcessExecutor;
import org.collocate.solver.service.SolverService;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Fault;
import org.collocate.solver.study.StudyCheck;
import org.collocate.solver.study.StudyException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs a study and seals it with what its methods found.
@Command(name = "seal", description = "runs a study and seals it with seed, versions and numbers in one file")
final class SealCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "STUDY", description = "a file, or gallery:NAME")
  private String name = "";

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "the sealed experiment, JSON")
  private Path out = Path.of("");

  @Option(names = "--seed", paramLabel = "N", description = "seed of everything random")
  private long seed = -1;

  @Option(names = "--threads", paramLabel = "N", description = "threads to keep busy; default: all")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--quiet", description = "no progress")
  private boolean quiet;

  @Override
  public Integer call() throws IOException {
    CheckedStudy study;
    Path folder;
    try {
      List<Fault> faults = new ArrayList<>();
      RunCommand.checkThreads(threads, faults);
      if (!faults.isEmpty()) {
        throw new StudyException(faults);
      }
      StudySource source = StudySource.read(name);
      folder = source.folder();
      study = StudyCheck.check(RunCommand.seeded(source.study(), seed), folder);
    } catch (StudyException e) {
      e.faults().forEach(System.err::println);
      return ExitCode.WRONG;
    }
    Sealing sealing = new Sealing(threads, budget -> new SolverService(new InProcessExecutor(), budget),
        new Progress(System.err, quiet));
    return Interruption.guard(sealing::interrupt, () -> seal(sealing, study, folder));
  }

  private int seal(Sealing sealing, CheckedStudy study, Path folder) throws IOException {
    try {
      Optional<SealedExperiment> sealed = sealing.seal(study, folder);
      if (sealed.isEmpty()) {
        return ExitCode.INTERRUPTED;
      }
      SealFile.write(out, sealed.get());
      System.out.println(out);
      return sealed.get().runs().stream().allMatch(run -> run.status().isSuccess()) ? ExitCode.DONE
          : ExitCode.METHOD_FAILED;
    } catch (SealException e) {
      System.err.println("collocate: " + e.getMessage());
      return ExitCode.WRONG;
    }
  }
}
