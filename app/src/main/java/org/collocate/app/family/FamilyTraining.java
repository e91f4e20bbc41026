package org.collocate.app.family;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.collocate.app.run.StudyRun;
import org.collocate.solver.learning.BreakEven;
import org.collocate.solver.learning.Checkpoint;
import org.collocate.solver.learning.CheckpointException;
import org.collocate.solver.learning.FamilyTrial;
import org.collocate.solver.learning.ProblemFamily;
import org.collocate.solver.learning.SolvedFamily;
import org.collocate.solver.learning.TrainableSolver;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solver;
import org.collocate.solver.service.History;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Numbers;
import org.jspecify.annotations.Nullable;

/// Solves the samples of a family, trains methods on them, and tries each - and each classical method - on samples that
/// none has seen. Nothing is written. One thread works; others may hold or end it.
public final class FamilyTraining {
  private static final int TRIED_OF_TRAINING = 200;

  private final ProblemFamily family;
  private final int threads;
  private final Observer observer;
  private final @Nullable Unfinished unfinished;
  private final Gate gate = new Gate();

  /// Told what goes on, on the working thread.
  public interface Observer extends StudyRun.Observer {
    /// A method has begun, and writes its course here.
    default void began(String method, History history) {
      // Whoever wants the course only at the end finds it in the row.
    }

    /// Whether somebody would look at a sample now.
    default boolean looks() {
      return false;
    }

    /// The test sample that goes worst.
    default void looked(String method, WorstSample worst) {
      // Only asked for where somebody looks.
    }
  }

  /// A training of which nothing is kept on its way.
  public FamilyTraining(ProblemFamily family, int threads, Observer observer) {
    this(family, threads, observer, null);
  }

  /// @param unfinished where what is learned is kept, and what was learned before is found; null for nowhere
  public FamilyTraining(ProblemFamily family, int threads, Observer observer,
      @Nullable Unfinished unfinished) {
    this.family = family;
    this.threads = threads;
    this.observer = observer;
    this.unfinished = unfinished;
  }

  /// Ends the work at its next step.
  public void interrupt() {
    gate.end();
  }

  /// Holds the work at its next step.
  public void pause() {
    gate.hold();
  }

  /// Lets it go on.
  public void resume() {
    gate.open();
  }

  /// Solves the samples.
  ///
  /// @throws java.util.concurrent.CancellationException when it is interrupted
  /// @throws IllegalStateException if a sample cannot be solved
  public SolvedFamily samples() {
    SolvedFamily samples = SolvedFamily.of(family, context("samples", new History(), _ -> {}));
    observer.line(samples.train().size() + " + " + samples.test().size() + " samples solved in "
        + Numbers.time(samples.seconds()) + "; symmetry: " + samples.symmetry().word());
    return samples;
  }

  /// Trains a method if it learns, and tries it.
  ///
  /// @throws java.util.concurrent.CancellationException when it is interrupted
  /// @throws IllegalStateException if the training diverges
  /// @throws UncheckedIOException if what it learns cannot be kept, or what was kept is damaged
  public TrainedRow row(SolvedFamily samples, CheckedStudy.Method method) throws CheckpointException {
    TrainedRow row = method.solver() instanceof TrainableSolver trainable
        ? train(samples, method, trainable)
        : classical(samples, method);
    observer.line(row.summary());
    return row;
  }

  private TrainedRow train(SolvedFamily samples, CheckedStudy.Method method, TrainableSolver trainable)
      throws CheckpointException {
    Optional<Unfinished.Kept> before = before(method);
    History history = new History(before.map(Unfinished.Kept::history).orElse(List.of()));
    TrainContext context = context(method.name(), history,
        frame -> observer.looked(method.name(), WorstSample.of(family, frame)));
    context.follow(new TrainContext.Course(before.map(Unfinished.Kept::seconds).orElse(0.0),
        before.flatMap(Unfinished.Kept::state), state -> keep(method,
            new Unfinished.Kept(context.elapsed(), history.rows(), Optional.of(state), Optional.empty()))));
    observer.began(method.name(), history);
    Optional<Checkpoint> ended = before.flatMap(Unfinished.Kept::checkpoint);
    Checkpoint checkpoint = ended.isPresent() ? ended.get()
        : trainable.train(samples, method.settings(), context);
    double seconds = before.isPresent() && ended.isPresent() ? before.get().seconds() : context.elapsed();
    keep(method, new Unfinished.Kept(seconds, history.rows(), Optional.empty(), Optional.of(checkpoint)));
    context.checkpoint();
    Solver trained = trainable.trained(checkpoint);
    Settings settings = Settings.of(trained.settings());
    FamilyTrial test = FamilyTrial.test(samples, trained, settings, Integer.MAX_VALUE, context);
    FamilyTrial train = FamilyTrial.train(samples, trained, settings, TRIED_OF_TRAINING, context);
    BreakEven even = BreakEven.of(samples, test, samples.seconds() + seconds, context);
    if (observer.looks()) {
      observer.looked(method.name(), WorstSample.of(samples, test.worstSample(), trained, settings, threads));
    }
    return new TrainedRow(method, trained.info().label(), train, test, seconds,
        new TrainedRow.Learned(checkpoint, history.rows(), even));
  }

  private Optional<Unfinished.Kept> before(CheckedStudy.Method method) {
    if (unfinished == null) {
      return Optional.empty();
    }
    try {
      Optional<Unfinished.Kept> before = unfinished.find(family, method);
      before.ifPresent(kept -> observer.line(method.name() + ": goes on where it was interrupted, after "
          + Numbers.time(kept.seconds())));
      return before;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void keep(CheckedStudy.Method method, Unfinished.Kept kept) {
    if (unfinished != null) {
      try {
        unfinished.keep(family, method, kept);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private TrainedRow classical(SolvedFamily samples, CheckedStudy.Method method) {
    FamilyTrial test = FamilyTrial.test(samples, method.solver(), method.settings(), Integer.MAX_VALUE,
        context(method.name(), new History(), _ -> {}));
    return new TrainedRow(method, method.solver().info().label(), null, test, 0, null);
  }

  private TrainContext context(String what, History history, Consumer<Frame> frames) {
    return new TrainContext(what, new TrainContext.Budget(family.seed(), threads), observer, history, gate,
        frames);
  }
}
