package org.collocate.app.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.collocate.solver.comparison.Comparison;
import org.collocate.solver.comparison.Evaluation;
import org.collocate.solver.comparison.Outcome;
import org.collocate.solver.comparison.ReferenceSource;
import org.collocate.solver.method.Remedy;
import org.collocate.solver.method.Solution;
import org.collocate.solver.service.History;
import org.collocate.solver.service.Run;
import org.collocate.solver.service.RunEvent;
import org.collocate.solver.service.RunRequest;
import org.collocate.solver.service.RunResult;
import org.collocate.solver.service.RunStatus;
import org.collocate.solver.service.SolverService;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Numbers;
import org.jspecify.annotations.Nullable;

/// Runs methods of a study one after another, each with the whole budget of threads, against the study's reference:
/// what the command line and sealed experiments have in common. Nothing is written.
public final class StudyRun {
  /// Told what goes on.
  public interface Observer {
    /// Something is finished.
    void line(String text);

    /// How far something is; `fraction` is NaN where it is not known.
    void progress(String what, double seconds, double fraction, String message);
  }

  /// Takes each method as soon as it is finished.
  @FunctionalInterface
  public interface Taker {
    void take(Outcome outcome) throws IOException;
  }

  private final CheckedStudy study;
  private final Path folder;
  private final int threads;
  private final IntFunction<SolverService> services;
  private final Observer observer;
  private final AtomicReference<@Nullable Run> current = new AtomicReference<>();
  private volatile boolean interrupted;
  private volatile double nextFrame;

  /// @param folder of files beside the study
  /// @param threads that each run may keep busy
  /// @param services makes a service with a budget of threads
  public StudyRun(CheckedStudy study, Path folder, int threads, IntFunction<SolverService> services,
      Observer observer) {
    this.study = study;
    this.folder = folder;
    this.threads = threads;
    this.services = services;
    this.observer = observer;
  }

  /// Ends the method that is working and lets the rest be.
  public void interrupt() {
    interrupted = true;
    Run run = current.get();
    if (run != null) {
      run.cancel();
    }
  }

  public boolean isInterrupted() {
    return interrupted;
  }

  /// Makes the reference.
  ///
  /// @throws ReferenceSource.NoReferenceException if there is none
  /// @throws org.collocate.solver.mesh.MeshingException if the domain cannot be meshed
  /// @throws java.util.concurrent.CancellationException when it is interrupted
  public Comparison reference() throws ReferenceSource.NoReferenceException {
    observer.line("reference …");
    Comparison comparison = new Comparison(study, ReferenceSource.make(study, threads, () -> interrupted));
    String accuracy = comparison.reference().accuracy();
    observer.line("reference: " + comparison.reference().name()
        + (accuracy.isEmpty() ? "" : ", own error about " + accuracy));
    return comparison;
  }

  /// Runs methods, until it is interrupted.
  ///
  /// @param methods their names
  /// @param steps exactly so many training steps, by method's name; others stop at their own budget
  /// @return what became of those that have begun
  public List<Outcome> run(List<String> methods, Map<String, Integer> steps, Comparison comparison,
      Taker taker)
      throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    try (SolverService service = services.apply(threads)) {
      for (String method : methods) {
        if (!interrupted) {
          Outcome outcome = run(service, method, steps.getOrDefault(method, 0), comparison);
          outcomes.add(outcome);
          taker.take(outcome);
          observer.line(summary(outcome));
        }
      }
    }
    return outcomes;
  }

  private Outcome run(SolverService service, String name, int steps, Comparison comparison) {
    CheckedStudy.Method method = study.method(name, steps);
    RunRequest request = new RunRequest(study.study().canonical(), folder, name, study.seed(), threads,
        steps);
    Run run = service.submit(request, (working, event) -> observe(working, event, name, comparison));
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
    return new Outcome(method, study.seed(), result, run.shared(), run.history().rows(), evaluation);
  }

  private void observe(Run run, RunEvent event, String method, Comparison comparison) {
    switch (event) {
      case RunEvent.Progressed(double seconds, double fraction, String message) -> {
        observer.progress(method, seconds, fraction, message);
        if (seconds >= nextFrame) {
          run.askForFrame();
        }
      }
      case RunEvent.Published(double seconds, var frame) -> {
        if (frame.isSolution()) {
          run.history().addError(seconds, frame.step(), comparison.relativeL2(frame));
        }
        nextFrame = History.next(seconds);
      }
      case RunEvent.Started _ -> nextFrame = 0;
      case RunEvent.Recorded _,RunEvent.Continued _,RunEvent.Left _,RunEvent.Finished _ -> {
        // Kept by the run itself.
      }
    }
  }

  private static String summary(Outcome outcome) {
    Evaluation evaluation = outcome.evaluation();
    String error = evaluation == null || Double.isNaN(evaluation.relativeL2()) ? ""
        : ", relative L2 error " + Numbers.shortText(evaluation.relativeL2());
    String reason = outcome.result().reason().isEmpty() ? "" : " (" + outcome.result().reason() + ")";
    String remedies = outcome.result().status().isSuccess() || outcome.result().remedies().isEmpty() ? ""
        : "; try: "
            + outcome.result().remedies().stream().map(Remedy::text).collect(Collectors.joining("; or "));
    return outcome.method().name() + ": " + outcome.result().status().word() + reason + error + ", "
        + Numbers.time(outcome.result().seconds().total()) + remedies;
  }
}
