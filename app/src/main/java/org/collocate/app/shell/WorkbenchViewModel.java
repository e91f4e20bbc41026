package org.collocate.app.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.collocate.app.compare.CompareViewModel;
import org.collocate.app.compare.OutputsViewModel;
import org.collocate.app.compare.PaneActions;
import org.collocate.app.concurrent.Listeners;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.document.Document;
import org.collocate.app.document.UserFolder;
import org.collocate.app.equation.StudyEditor;
import org.collocate.app.forecast.ForecastText;
import org.collocate.app.forecast.ForecastViewModel;
import org.collocate.app.forecast.MachineSpeed;
import org.collocate.app.live.LiveViewModel;
import org.collocate.app.paint.PaintViewModel;
import org.collocate.app.play.PlayViewModel;
import org.collocate.app.recheck.RecheckViewModel;
import org.collocate.app.run.MethodRun;
import org.collocate.app.run.RunMode;
import org.collocate.app.run.RunsViewModel;
import org.collocate.app.run.Trying;
import org.collocate.app.sketch.SketchViewModel;
import org.collocate.app.training.FamilyViewModel;
import org.collocate.app.training.TrainingViewModel;
import org.collocate.solver.method.Remedy;
import org.collocate.solver.service.SolverService;
import org.collocate.solver.study.CheckedStudy;
import org.jspecify.annotations.Nullable;

/// One open study with its editor, its runs and what is shown of them.
public final class WorkbenchViewModel implements PaneActions, AutoCloseable {
  private final Document document;
  private final StudyEditor editor;
  private final RunsViewModel runs;
  private final CompareViewModel compare;
  private final LiveViewModel live;
  private final PlayViewModel play;
  private final SketchViewModel sketch;
  private final PaintViewModel paint;
  private final OutputsViewModel outputs;
  private final ForecastViewModel forecasts;
  private final TrainingViewModel training;
  private final FamilyViewModel family;
  private final RecheckViewModel recheck;
  private final Listeners changes = new Listeners();
  private @Nullable CheckedStudy lastRight;
  private long lastVersion;
  private boolean restored;

  public WorkbenchViewModel(Document document, Tasks tasks, IntFunction<SolverService> services, int cores) {
    this.document = document;
    editor = new StudyEditor(document, tasks);
    runs = new RunsViewModel(document, tasks, services, cores);
    compare = new CompareViewModel(tasks, runs::framesShown);
    training = new TrainingViewModel(tasks, runs, editor);
    training.changes().add(changes::tell);
    family = new FamilyViewModel(tasks, cores);
    family.changes().add(changes::tell);
    live = new LiveViewModel(editor, tasks, runs::isActive, cores);
    live.changes().add(changes::tell);
    play = new PlayViewModel(editor, tasks, cores);
    sketch = new SketchViewModel(editor, tasks);
    sketch.choices().add(changes::tell);
    paint = new PaintViewModel(editor, tasks);
    paint.changes().add(changes::tell);
    outputs = new OutputsViewModel(editor, compare);
    recheck = new RecheckViewModel(tasks, services, cores);
    recheck.changes().add(changes::tell);
    forecasts = new ForecastViewModel(tasks, new MachineSpeed(UserFolder.data()), cores);
    forecasts.changes().add(changes::tell);
    runs.finished().add(forecasts::finished);
    editor.changes().add(this::studyChanged);
    runs.changes().add(this::runsChanged);
    compare.changes().add(changes::tell);
    editor.begin();
  }

  private void studyChanged() {
    Optional<CheckedStudy> checked = editor.checked();
    if (checked.isPresent() && editor.lookedVersion() != lastVersion) {
      lastRight = checked.get();
      lastVersion = editor.lookedVersion();
      if (!restored) {
        restored = true;
        runs.restore(checked.get());
      }
      runs.measureOutputs(checked.get());
      lookAhead();
      runsChanged();
    } else {
      lookAhead();
      changes.tell();
    }
  }

  /// While a hand moves something nobody reads what a run would need.
  private void lookAhead() {
    if (lastRight != null && !editor.isMoving()) {
      forecasts.update(lastRight);
    }
  }

  private void runsChanged() {
    if (runs.isActive() && play.isPlaying()) {
      // What is played would spoil the times of the runs.
      play.play(false);
    }
    List<MethodRun> methods = methods();
    training.update(lastRight, methods, runs.comparison());
    compare.update(lastRight, methods, runs.comparison());
  }

  /// Told after each change of anything.
  public Listeners changes() {
    return changes;
  }

  public Document document() {
    return document;
  }

  public StudyEditor editor() {
    return editor;
  }

  public RunsViewModel runs() {
    return runs;
  }

  public PaintViewModel paint() {
    return paint;
  }

  public SketchViewModel sketch() {
    return sketch;
  }

  public CompareViewModel compare() {
    return compare;
  }

  /// The trainings.
  public TrainingViewModel training() {
    return training;
  }

  /// The training of an operator on a family of problems.
  public FamilyViewModel family() {
    return family;
  }

  /// The study solved again while it is edited.
  public LiveViewModel live() {
    return live;
  }

  /// The study's evolution under the hand.
  public PlayViewModel play() {
    return play;
  }

  /// Sealed experiments.
  public RecheckViewModel recheck() {
    return recheck;
  }

  /// What runs will need.
  public ForecastViewModel forecasts() {
    return forecasts;
  }

  /// The numbers that the user wants of each solution.
  public OutputsViewModel outputs() {
    return outputs;
  }

  /// The methods of the study as it was when it was last right.
  public List<MethodRun> methods() {
    return lastRight == null ? List.of() : runs.methods(lastRight);
  }

  /// Whether there is something that can be run now.
  public boolean canRun() {
    return !runs.isActive() && editor.checked().map(checked -> !checked.methods().isEmpty()).orElse(false);
  }

  /// Starts all methods.
  public void run(RunMode mode) {
    editor.checked().ifPresent(checked -> runs.start(checked, mode));
  }

  @Override
  public void run(String method) {
    editor.checked().ifPresent(checked -> runs.start(checked, RunMode.ONE_BY_ONE, List.of(method)));
  }

  @Override
  public void stop(String method) {
    runs.stop(method);
  }

  /// What a run of a method will need and what that rests on; empty where it is not known yet.
  public String forecastInFull(String method) {
    return forecasts.method(method).map(ForecastText::full).orElse("");
  }

  @Override
  public String forecast(String method) {
    return forecasts.method(method).map(ForecastText::line).orElse("");
  }

  @Override
  public boolean canTry(String method, Remedy remedy) {
    return new Trying(editor).isPossible(method, remedy)
        && !(remedy instanceof Remedy.Again && runs.isActive());
  }

  @Override
  public void attempt(String method, Remedy remedy) {
    if (remedy instanceof Remedy.Again) {
      run(method);
    } else {
      new Trying(editor).apply(method, remedy);
    }
  }

  @Override
  public void pin(double... at) {
    outputs.pin(at);
  }

  public void save(Path file) throws IOException {
    document.save(file);
  }

  /// How far all runs together are; NaN where that is not known.
  public double progress() {
    List<MethodRun> methods = methods();
    double sum = 0;
    int active = 0;
    for (MethodRun method : methods) {
      if (method.isActive()) {
        active++;
        sum += Double.isNaN(method.fraction()) ? 0 : method.fraction();
      } else if (method.status() != null) {
        sum += 1;
      }
    }
    return active == 0 || sum == 0 ? Double.NaN : sum / methods.size();
  }

  @Override
  public void close() {
    live.close();
    play.close();
    forecasts.close();
    recheck.close();
    family.close();
    runs.close();
  }
}
