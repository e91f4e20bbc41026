package org.collocate.app.family;

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

/// Solves the samples of a family, trains methods on them, and tries each - and each classical method - on samples that
/// none has seen. Nothing is written. One thread works; others may hold or end it.
public final class FamilyTraining {
  private static final int TRIED_OF_TRAINING = 200;

  private final ProblemFamily family;
  private final int threads;
  private final Observer observer;
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

  public FamilyTraining(ProblemFamily family, int threads, Observer observer) {
    this.family = family;
    this.threads = threads;
    this.observer = observer;
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
  public TrainedRow row(SolvedFamily samples, CheckedStudy.Method method) throws CheckpointException {
    TrainedRow row = method.solver() instanceof TrainableSolver trainable
        ? train(samples, method, trainable)
        : classical(samples, method);
    observer.line(row.summary());
    return row;
  }

  private TrainedRow train(SolvedFamily samples, CheckedStudy.Method method, TrainableSolver trainable)
      throws CheckpointException {
    History history = new History();
    TrainContext context = context(method.name(), history,
        frame -> observer.looked(method.name(), WorstSample.of(family, frame)));
    observer.began(method.name(), history);
    Checkpoint checkpoint = trainable.train(samples, method.settings(), context);
    double seconds = context.elapsed();
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
