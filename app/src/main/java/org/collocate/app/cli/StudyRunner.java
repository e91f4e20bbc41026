package org.collocate.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.collocate.app.document.UserFolder;
import org.collocate.app.forecast.Known;
import org.collocate.app.forecast.MachineSpeed;
import org.collocate.solver.comparison.Comparison;
import org.collocate.solver.comparison.Evaluation;
import org.collocate.solver.comparison.Outcome;
import org.collocate.solver.comparison.ReferenceSource;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.mesh.MeshingException;
import org.collocate.solver.method.Solution;
import org.collocate.solver.service.History;
import org.collocate.solver.service.InProcessExecutor;
import org.collocate.solver.service.Run;
import org.collocate.solver.service.RunEvent;
import org.collocate.solver.service.RunRequest;
import org.collocate.solver.service.RunResult;
import org.collocate.solver.service.RunStatus;
import org.collocate.solver.service.SolverService;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Numbers;
import org.collocate.viz.export.ResultWriter;
import org.jspecify.annotations.Nullable;

/// Runs the methods of a study one after another, each with the whole budget of threads, and writes what they found as
/// soon as each is finished.
final class StudyRunner {
  private final CheckedStudy study;
  private final Path studyFolder;
  private final Path out;
  private final int threads;
  private final Progress progress;
  private final AtomicReference<@Nullable Run> current = new AtomicReference<>();
  private final Map<String, Map<String, String>> files = new LinkedHashMap<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final MachineSpeed machine = new MachineSpeed(UserFolder.data());
  private volatile boolean interrupted;

  StudyRunner(CheckedStudy study, Path studyFolder, Path out, int threads, Progress progress) {
    this.study = study;
    this.studyFolder = studyFolder;
    this.out = out;
    this.threads = threads;
    this.progress = progress;
  }

  /// Ends the method that is working and lets the rest be; what is finished is still written.
  void interrupt() {
    interrupted = true;
    Run run = current.get();
    if (run != null) {
      run.cancel();
    }
  }

  /// Runs the methods.
  ///
  /// @param methods their names
  /// @param page whether `report.html` is wanted too
  /// @return the exit code
  int run(List<String> methods, boolean page) throws IOException {
    Comparison comparison;
    try {
      progress.line("reference …");
      comparison = new Comparison(study, ReferenceSource.make(study, threads, () -> interrupted));
    } catch (ReferenceSource.NoReferenceException | MeshingException e) {
      progress.line("no reference: " + e.getMessage());
      return ExitCode.METHOD_FAILED;
    } catch (CancellationException e) {
      return ExitCode.INTERRUPTED;
    }
    double estimate = comparison.reference().errorEstimate();
    progress.line("reference: " + comparison.reference().name()
        + (estimate > 0 ? ", own error about " + Numbers.shortText(estimate) : ""));
    ResultWriter writer = new ResultWriter(study, comparison, out);
    try (SolverService service = new SolverService(new InProcessExecutor(), threads)) {
      for (String method : methods) {
        if (!interrupted) {
          Outcome outcome = run(service, study.method(method, 0), comparison);
          outcomes.add(outcome);
          files.put(method, writer.write(outcome));
          progress.line(summary(outcome));
          writer.writeReport(outcomes, threads, files);
        }
      }
    }
    writer.writeReport(outcomes, threads, files);
    if (page && !interrupted) {
      writer.writePage(outcomes);
    }
    boolean failed = outcomes.stream().anyMatch(outcome -> !outcome.result().status().isSuccess());
    return interrupted ? ExitCode.INTERRUPTED : failed ? ExitCode.METHOD_FAILED : ExitCode.DONE;
  }

  /// What became of each method so far.
  List<Outcome> outcomes() {
    return outcomes;
  }

  private volatile double nextFrame;

  private Outcome run(SolverService service, CheckedStudy.Method method, Comparison comparison) {
    RunRequest request = new RunRequest(study.study().canonical(), studyFolder, method.name(), study.seed(),
        threads, 0);
    Run run = service.submit(request, (working, event) -> observe(working, event, method, comparison));
    current.set(run);
    if (interrupted) {
      run.cancel();
    }
    RunResult result;
    try {
      result = run.result().join();
    } catch (CompletionException e) {
      throw new IllegalStateException("a run's result never fails", e);
    }
    Solution solution = result.solution();
    Evaluation evaluation = solution == null || solution.frames().isEmpty()
        || result.status() == RunStatus.FAILED
            ? null
            : comparison.evaluate(solution);
    learn(method, result);
    return new Outcome(method, study.seed(), result, run.shared(), run.history().rows(), evaluation);
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

  private void observe(Run run, RunEvent event, CheckedStudy.Method method, Comparison comparison) {
    switch (event) {
      case RunEvent.Progressed(double seconds, double fraction, String message) -> {
        progress.show(method.name(), seconds, fraction, message);
        if (seconds >= nextFrame) {
          run.askForFrame();
        }
      }
      case RunEvent.Published(double seconds, var frame) -> {
        run.history().addError(seconds, frame.step(), comparison.relativeL2(frame));
        nextFrame = History.next(seconds);
      }
      case RunEvent.Started _ -> nextFrame = 0;
      case RunEvent.Recorded _,RunEvent.Finished _ -> {
      }
    }
  }

  private static String summary(Outcome outcome) {
    Evaluation evaluation = outcome.evaluation();
    String error = evaluation == null || Double.isNaN(evaluation.relativeL2()) ? ""
        : ", relative L2 error " + Numbers.shortText(evaluation.relativeL2());
    String reason = outcome.result().reason().isEmpty() ? "" : " (" + outcome.result().reason() + ")";
    return outcome.method().name() + ": " + outcome.result().status().word() + reason + error + ", "
        + Numbers.time(outcome.result().seconds().total());
  }
}
