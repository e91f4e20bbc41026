package org.collocate.app.forecast;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.collocate.app.concurrent.Listeners;
import org.collocate.app.concurrent.Signal;
import org.collocate.app.concurrent.Tasks;
import org.collocate.solver.service.RunResult;
import org.collocate.solver.study.CheckedStudy;
import org.jspecify.annotations.Nullable;

/// What the open study will need. The newest right state of it is looked at beside the window's thread; the machine is
/// measured once, when the first study is open.
public final class ForecastViewModel implements AutoCloseable {
  private final Executor window;
  private final Executor background;
  private final MachineSpeed machine;
  private final int cores;
  private final Listeners changes = new Listeners();
  private final Signal looking;
  private volatile @Nullable CheckedStudy wanted;
  private volatile @Nullable Known known;
  private volatile boolean closed;
  private Optional<StudyForecast> forecast = Optional.empty();

  /// @param cores threads that runs may keep busy together
  public ForecastViewModel(Tasks tasks, MachineSpeed machine, int cores) {
    this.window = tasks.window();
    this.background = tasks.forecasts();
    this.machine = machine;
    this.cores = cores;
    looking = new Signal(background, this::look);
  }

  /// Told when there is another forecast.
  public Listeners changes() {
    return changes;
  }

  /// The newest forecast; empty before the first one.
  public Optional<StudyForecast> study() {
    return forecast;
  }

  /// The forecast of a method; empty where it is not known yet.
  public Optional<MethodForecast> method(String name) {
    return forecast.flatMap(study -> study.method(name));
  }

  /// Looks at another state of the study.
  public void update(CheckedStudy study) {
    CheckedStudy before = wanted;
    if (before == null || !study.study().equals(before.study())) {
      wanted = study;
      looking.raise();
    }
  }

  private void look() {
    CheckedStudy study = wanted;
    if (study == null || closed) {
      return;
    }
    Known present = known;
    boolean first = present == null;
    if (present == null) {
      present = machine.known();
      known = present;
    }
    show(StudyForecast.of(study, present, cores, true));
    if (first) {
      // Counts come at once, seconds after the machine has been measured.
      background.execute(this::measure);
    }
  }

  private void measure() {
    known = machine.measured(() -> closed);
    looking.raise();
  }

  private void show(StudyForecast made) {
    window.execute(() -> {
      if (!made.equals(forecast.orElse(null))) {
        forecast = Optional.of(made);
        changes.tell();
      }
    });
  }

  /// Learns from a run that is over.
  ///
  /// @param method its name
  public void finished(CheckedStudy study, String method, RunResult result) {
    if (!result.status().isSuccess()) {
      return;
    }
    background.execute(() -> {
      Known present = machine.known();
      CheckedStudy.Method of = study.method(method, 0);
      Known learned = machine.learn(
          of.solver().forecast(study.problem(), of.settings(), present.speed(result.threads())),
          result.seconds().total());
      known = learned;
      looking.raise();
    });
  }

  @Override
  public void close() {
    closed = true;
  }
}
