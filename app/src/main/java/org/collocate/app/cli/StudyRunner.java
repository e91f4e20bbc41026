package org.collocate.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.collocate.app.document.UserFolder;
import org.collocate.app.forecast.Known;
import org.collocate.app.forecast.MachineSpeed;
import org.collocate.app.run.StudyRun;
import org.collocate.solver.comparison.Comparison;
import org.collocate.solver.comparison.Outcome;
import org.collocate.solver.comparison.ReferenceSource;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.mesh.MeshingException;
import org.collocate.solver.service.InProcessExecutor;
import org.collocate.solver.service.RunResult;
import org.collocate.solver.service.SolverService;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.viz.export.ResultWriter;

/// Runs methods of a study and writes what they found as soon as each is finished.
final class StudyRunner {
  private final CheckedStudy study;
  private final Path out;
  private final int threads;
  private final Progress progress;
  private final StudyRun run;
  private final Map<String, Map<String, String>> files = new LinkedHashMap<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final MachineSpeed machine = new MachineSpeed(UserFolder.data());

  StudyRunner(CheckedStudy study, Path studyFolder, Path out, int threads, Progress progress) {
    this.study = study;
    this.out = out;
    this.threads = threads;
    this.progress = progress;
    run = new StudyRun(study, studyFolder, threads,
        budget -> new SolverService(new InProcessExecutor(), budget),
        progress);
  }

  /// Ends the method that is working and lets the rest be; what is finished is still written.
  void interrupt() {
    run.interrupt();
  }

  /// Runs the methods.
  ///
  /// @param methods their names
  /// @param page whether `report.html` is wanted too
  /// @return the exit code
  int run(List<String> methods, boolean page) throws IOException {
    Comparison comparison;
    try {
      comparison = run.reference();
    } catch (ReferenceSource.NoReferenceException | MeshingException e) {
      progress.line("no reference: " + e.getMessage());
      return ExitCode.METHOD_FAILED;
    } catch (CancellationException e) {
      return ExitCode.INTERRUPTED;
    }
    ResultWriter writer = new ResultWriter(study, comparison, out);
    run.run(methods, Map.of(), comparison, outcome -> {
      outcomes.add(outcome);
      learn(outcome.method(), outcome.result());
      files.put(outcome.method().name(), writer.write(outcome));
      writer.writeReport(outcomes, threads, files);
    });
    writer.writeReport(outcomes, threads, files);
    if (page && !run.isInterrupted()) {
      writer.writePage(outcomes);
    }
    boolean failed = outcomes.stream().anyMatch(outcome -> !outcome.result().status().isSuccess());
    return run.isInterrupted() ? ExitCode.INTERRUPTED : failed ? ExitCode.METHOD_FAILED : ExitCode.DONE;
  }

  /// What became of each method so far.
  List<Outcome> outcomes() {
    return outcomes;
  }

  /// Lets later forecasts know how long it took.
  private void learn(CheckedStudy.Method method, RunResult result) {
    Known known = machine.known();
    if (result.status().isSuccess() && !known.rates().isEmpty()) {
      machine.learn(method.solver()
          .forecast(study.problem(), method.settings(), new Speed(threads, known
              .rates())),
          result.seconds().total());
    }
  }
}
