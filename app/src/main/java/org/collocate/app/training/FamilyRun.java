package org.collocate.app.training;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.collocate.app.concurrent.Signal;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.family.FamilyTraining;
import org.collocate.app.family.TrainedRow;
import org.collocate.app.family.WorstSample;
import org.collocate.app.text.Texts;
import org.collocate.solver.learning.CheckpointException;
import org.collocate.solver.learning.ProblemFamily;
import org.collocate.solver.learning.SolvedFamily;
import org.collocate.solver.service.History;
import org.collocate.solver.study.CheckedStudy;
import org.jspecify.annotations.Nullable;

/// One training of a method on a family, from its start to its end, with what it tells meanwhile. It works on a thread of
/// its own; all methods but those of the observer are called on the window's thread.
final class FamilyRun implements FamilyTraining.Observer {
  private static final Texts TEXTS = Texts.of("training");
  private static final Logger LOG = System.getLogger(FamilyRun.class.getName());

  private final ProblemFamily family;
  private final CheckedStudy.Method method;
  private final Tasks tasks;
  private final Signal news;
  private final FamilyTraining training;
  private boolean held;
  private boolean over;
  private volatile @Nullable History history;
  private volatile @Nullable WorstPictures worst;
  private volatile String progress = "";

  /// Told on the window's thread how it ended.
  interface End {
    /// With what was learned, or null and the reason.
    void ended(@Nullable TrainedRow row, String reason);
  }

  /// @param cores threads that it may keep busy
  /// @param news raised whenever there is something new to see
  FamilyRun(ProblemFamily family, CheckedStudy.Method method, int cores, Tasks tasks, Signal news) {
    this.family = family;
    this.method = method;
    this.tasks = tasks;
    this.news = news;
    training = new FamilyTraining(family, cores, this);
  }

  /// Begins.
  ///
  /// @param known samples of the family, if they were solved before
  /// @param solved told of the samples
  void start(@Nullable SolvedFamily known, Consumer<SolvedFamily> solved, End end) {
    tasks.experiments().execute(() -> train(known, solved, end));
  }

  private void train(@Nullable SolvedFamily known, Consumer<SolvedFamily> solved, End end) {
    try {
      SolvedFamily samples = known == null ? training.samples() : known;
      tasks.window().execute(() -> solved.accept(samples));
      TrainedRow row = training.row(samples, method);
      end(end, row, "");
    } catch (CancellationException e) {
      end(end, null, TEXTS.get("family.stopped"));
    } catch (RuntimeException | CheckpointException e) {
      // Whatever breaks a training must not leave the window waiting for it.
      LOG.log(Level.ERROR, "training of " + method.name(), e);
      end(end, null, TEXTS.get("family.failed", String.valueOf(e.getMessage())));
    }
  }

  private void end(End end, @Nullable TrainedRow row, String reason) {
    tasks.window().execute(() -> {
      over = true;
      held = false;
      end.ended(row, reason);
    });
  }

  /// Whether it has ended.
  boolean isOver() {
    return over;
  }

  /// Whether it is held.
  boolean isHeld() {
    return held;
  }

  /// Holds it, or lets it go on.
  void pauseOrResume() {
    held = !held;
    if (held) {
      training.pause();
    } else {
      training.resume();
    }
  }

  /// Ends it; what it has learned so far is lost.
  void interrupt() {
    training.interrupt();
  }

  /// Its course; null before it has begun to learn.
  @Nullable
  History history() {
    return history;
  }

  /// The sample that goes worst; null before one was looked at.
  @Nullable
  WorstPictures worst() {
    return worst;
  }

  /// What it does now.
  String progress() {
    return progress;
  }

  @Override
  public void line(String text) {
    progress = text;
    news.raise();
  }

  @Override
  public void progress(String what, double seconds, double fraction, String text) {
    progress = Double.isNaN(fraction) ? text
        : TEXTS.get("family.progress", text, String.valueOf(Math.round(100 * fraction)));
    news.raise();
  }

  @Override
  public void began(String trainee, History course) {
    history = course;
  }

  @Override
  public boolean looks() {
    return true;
  }

  @Override
  public void looked(String trainee, WorstSample sample) {
    worst = WorstPictures.of(family, sample);
    news.raise();
  }
}
