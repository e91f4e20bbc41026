package org.collocate.app.run;

import java.util.List;
import java.util.Optional;
import org.collocate.solver.comparison.Comparison;
import org.collocate.solver.comparison.Evaluation;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Remedy;
import org.collocate.solver.method.Solution;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.service.History;
import org.collocate.solver.service.Remains;
import org.collocate.solver.service.Run;
import org.collocate.solver.service.RunEvent;
import org.collocate.solver.service.RunResult;
import org.collocate.solver.service.RunStatus;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyException;
import org.jspecify.annotations.Nullable;

/// Follows one method: its run if there is one, or the result that was kept. Events may come from any thread.
final class Track {
  private final String name;
  private String key;
  private String label;
  private @Nullable Run run;
  private @Nullable RunResult result;
  private @Nullable StoredResult stored;
  private @Nullable KeptTraining training;
  private String learner = "";
  private String course = "";
  private List<Frame> frames = List.of();
  private List<History.Row> storedHistory = List.of();
  private @Nullable Evaluation evaluation;
  private double relativeL2 = Double.NaN;
  private boolean beginning;
  private boolean continued;
  private double nextRow;
  private double lastRow = -1;

  Track(String name, String key, String label) {
    this.name = name;
    this.key = key;
    this.label = label;
  }

  /// A track of a run that is to come.
  ///
  /// @param earlier of the same method
  /// @param goesOn whether it begins where that one has ended
  static Track of(CheckedStudy study, CheckedStudy.Method method, @Nullable Track earlier, boolean goesOn) {
    Track track = new Track(method.name(), ResultKey.of(study.study(), method.name()),
        method.solver().info().label());
    track.learner = KeptTraining.learner(study, method);
    track.course = KeptTraining.course(study, method);
    KeptTraining before = earlier == null || !goesOn ? null : earlier.training();
    if (earlier != null && before != null) {
      track.continued = !before.course().equals(track.course);
      track.training = before;
      track.label = earlier.label;
      track.frames = earlier.frames;
      // Rows of a run that came to nothing after it are not those of its course.
      track.storedHistory = earlier.history()
          .stream()
          .filter(row -> row.seconds() <= before.remains().seconds().total())
          .toList();
    }
    track.beginning = true;
    return track;
  }

  /// A track of a result that was kept.
  static Track of(String name, StoredResult stored, Optional<KeptTraining> training) {
    Track track = new Track(name, stored.key(), stored.solution().report().label());
    track.training = training.orElse(null);
    track.stored = stored;
    track.frames = stored.solution().frames();
    track.storedHistory = stored.history();
    return track;
  }

  String name() {
    return name;
  }

  synchronized String key() {
    return key;
  }

  /// A track that waits for its run, or whose run goes on.
  synchronized boolean isActive() {
    return beginning || run != null && result == null;
  }

  /// What its training has left, or the one that it goes on from; null if there is nothing.
  synchronized @Nullable KeptTraining training() {
    return training;
  }

  /// Whether there was a run.
  synchronized boolean hasRun() {
    return run != null || stored != null;
  }

  /// The rows so far.
  synchronized List<History.Row> history() {
    return run == null ? storedHistory : run.history().rows();
  }

  synchronized @Nullable Run run() {
    return run;
  }

  /// Ends it, also before it has begun; a training with what it has learned.
  void cancel() {
    Run working;
    boolean learns;
    synchronized (this) {
      beginning = false;
      working = run;
      learns = !course.isEmpty();
    }
    if (working != null && learns && !working.status().isFinal()) {
      working.end();
    } else if (working != null) {
      working.cancel();
    }
  }

  synchronized boolean begin(Run started) {
    boolean wanted = beginning;
    run = started;
    beginning = false;
    return wanted;
  }

  synchronized void receive(RunEvent event) {
    switch (event) {
      case RunEvent.Published(double _, Frame frame) -> frames = List.of(frame);
      case RunEvent.Finished(RunResult end) -> {
        result = end;
        Solution solution = end.solution();
        if (solution != null) {
          label = solution.report().label();
          frames = solution.frames().isEmpty() ? frames : solution.frames();
        }
      }
      case RunEvent.Continued(double _, String study) -> {
        key = keyOf(study);
        continued = true;
      }
      case RunEvent.Left(Remains remains) ->
        training = new KeptTraining(learner, continued ? "" : course, remains);
      case RunEvent.Started _,RunEvent.Progressed _,RunEvent.Recorded _ -> {
        // Kept by the run itself.
      }
    }
  }

  private String keyOf(String study) {
    try {
      return ResultKey.of(Study.parse(study), name);
    } catch (StudyException e) {
      throw new IllegalStateException("the run has accepted this study", e);
    }
  }

  /// Measures the newest frame; called on the thread of measures.
  void measure(Comparison comparison) {
    Frame frame;
    Run working;
    Solution solution;
    boolean done;
    double seconds;
    synchronized (this) {
      working = run;
      solution = result != null ? result.solution() : stored != null ? stored.solution() : null;
      done = evaluation != null;
      frame = frames.isEmpty() ? null : frames.getLast();
      RunEvent.Published latest = working == null ? null : working.latest();
      seconds = result != null ? result.seconds().total() : latest == null ? Double.NaN : latest.seconds();
    }
    if (frame == null || done || !comparison.accepts(frame)) {
      return;
    }
    double error = comparison.relativeL2(frame);
    // While an evolution goes on, errors of different instants make no race.
    boolean comparable = comparison.isSteady() || solution != null;
    // The result has its row however soon it comes after the last one, but only once.
    boolean due = seconds >= nextRow || solution != null && seconds > lastRow;
    if (working != null && comparable && due) {
      lastRow = seconds;
      nextRow = History.next(seconds);
      working.history().addError(seconds, frame.step(), error);
    }
    synchronized (this) {
      if (evaluation == null) {
        relativeL2 = error;
      }
    }
  }

  /// Evaluates the result, if there is one that has not been; takes longer than {@link #measure}.
  void evaluate(Comparison comparison) {
    Solution solution;
    synchronized (this) {
      solution = result != null ? result.solution() : stored != null ? stored.solution() : null;
      if (solution == null || solution.frames().isEmpty() || evaluation != null
          || !comparison.accepts(solution.last())) {
        return;
      }
    }
    Evaluation evaluated = comparison.evaluate(solution);
    synchronized (this) {
      evaluation = evaluated;
      relativeL2 = Double.isNaN(evaluated.relativeL2()) ? relativeL2 : evaluated.relativeL2();
    }
  }

  /// Forgets the evaluation, whose outputs are no longer those of the study.
  synchronized void forgetEvaluation() {
    evaluation = null;
  }

  /// Forgets what was measured against another reference.
  synchronized void forgetErrors() {
    evaluation = null;
    relativeL2 = Double.NaN;
  }

  /// The result for the store; null if there is none worth keeping. What was steered by hand on its way is not what the
  /// study gives, and is not kept as such.
  synchronized @Nullable StoredResult toStore() {
    if (continued || run == null || result == null || result.solution() == null
        || result.solution().frames().isEmpty()) {
      return null;
    }
    return new StoredResult(key, result.status(), result.reason(), result.seconds().total(), run.shared(),
        run.history().rows(), result.solution());
  }

  private List<Remedy> remedies(@Nullable Solution solution) {
    return result != null ? result.remedies()
        : solution != null && run == null ? solution.report().remedies() : List.of();
  }

  /// Whether what it has can be shown with such a problem, be it of an earlier state of the study.
  synchronized boolean fits(Problem problem) {
    return frames.isEmpty() || frames.getLast().fits(problem);
  }

  synchronized MethodRun look(int number, String currentKey) {
    RunEvent.Progressed progress = run == null ? null : run.progress();
    RunStatus status = beginning ? RunStatus.QUEUED
        : result != null ? result.status()
            : run != null ? run.status() : stored != null ? stored.status() : null;
    double seconds = result != null ? result.seconds().total()
        : progress != null ? progress.seconds() : stored != null ? stored.seconds() : Double.NaN;
    String message = result != null ? result.reason()
        : progress != null ? progress.message() : stored != null ? stored.reason() : "";
    Solution solution = result != null ? result.solution() : stored != null ? stored.solution() : null;
    return new MethodRun(name, label, number, status, progress == null ? Double.NaN : progress.fraction(),
        message, remedies(solution), seconds, run != null ? run.shared() : stored != null && stored.shared(),
        solution == null ? 0 : solution.report().unknowns(),
        solution == null ? null : solution.report().ownError().orElse(null), frames, history(), evaluation,
        relativeL2,
        !key.isEmpty() && !key.equals(currentKey));
  }
}
