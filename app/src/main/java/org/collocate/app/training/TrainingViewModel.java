package org.collocate.app.training;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.collocate.app.compare.OverlayKind;
import org.collocate.app.compare.PictureMaker;
import org.collocate.app.compare.PictureRequest;
import org.collocate.app.compare.Pictures;
import org.collocate.app.compare.Show;
import org.collocate.app.compare.StatusText;
import org.collocate.app.compare.Subject;
import org.collocate.app.concurrent.Listeners;
import org.collocate.app.concurrent.Signal;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.equation.StudyEditor;
import org.collocate.app.form.NumberText;
import org.collocate.app.run.MethodRun;
import org.collocate.app.run.RunsViewModel;
import org.collocate.app.text.Texts;
import org.collocate.solver.comparison.Comparison;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Setting;
import org.collocate.solver.method.SolverInfo;
import org.collocate.solver.method.TrainingStep;
import org.collocate.solver.service.History;
import org.collocate.solver.service.RunStatus;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.plot.LinePlot;
import org.jspecify.annotations.Nullable;

/// One method while it learns: its curves, its field with the points at which it looks, and what can be done about it. All
/// methods are called on the window's thread.
public final class TrainingViewModel {
  private static final Texts TEXTS = Texts.of("training");
  /// What can be shown of the field.
  public static final List<Show> SHOWS = List.of(Show.FIELD, Show.ERROR, Show.MAGNITUDE, Show.RESIDUAL);
  private static final int GRID = 128;
  /// Of the loss: less than this over the last third of the steps is standing still.
  private static final double STILL = 0.05;
  private static final int FEWEST_ROWS = 30;

  private final RunsViewModel runs;
  private final TrainingOn on;
  private final Listeners changes = new Listeners();
  private final Spectra spectra = new Spectra();
  private final PictureMaker maker = new PictureMaker();
  private final AtomicReference<@Nullable Look> wanted = new AtomicReference<>();
  private final Signal looking;
  private final Tasks tasks;
  private @Nullable CheckedStudy study;
  private List<MethodRun> methods = List.of();
  private Optional<Comparison> comparison = Optional.empty();
  private Pictures pictures = Pictures.NONE;
  private String chosen = "";
  private Show show = Show.ERROR;
  private boolean pointsShown = true;

  /// What is to be made in the background.
  private record Look(CheckedStudy study, String method, Frame frame, @Nullable Comparison comparison,
      PictureRequest request) {}

  /// A model of the trainings among those runs.
  public TrainingViewModel(Tasks tasks, RunsViewModel runs, StudyEditor editor) {
    this.tasks = tasks;
    this.runs = runs;
    on = new TrainingOn(runs, editor);
    looking = new Signal(tasks.readings(), this::look);
  }

  /// Told when spectra or pictures have come.
  public Listeners changes() {
    return changes;
  }

  /// Takes in how the runs stand.
  public void update(@Nullable CheckedStudy now, List<MethodRun> present, Optional<Comparison> against) {
    study = now;
    methods = present;
    comparison = against;
    if (now != null) {
      on.goOn(now);
    }
    ask();
  }

  private void ask() {
    CheckedStudy present = study;
    MethodRun run = chosen().orElse(null);
    if (present == null || run == null || run.frames().isEmpty()) {
      return;
    }
    Frame frame = run.frames().getLast();
    Show possible = show.isError() && comparison.isEmpty() ? Show.FIELD : show;
    PictureRequest request = new PictureRequest(present.problem(), GRID, 0,
        List.of(
            new PictureRequest.Wanted("training", new Subject.OfMethod(run.name()), possible, frame, null)),
        comparison, Map.of(), pointsShown ? Set.of(OverlayKind.POINTS) : Set.of(), null);
    wanted.set(new Look(present, run.name(), frame, comparison.orElse(null), request));
    looking.raise();
  }

  private void look() {
    Look next = wanted.getAndSet(null);
    if (next == null) {
      return;
    }
    if (next.comparison != null) {
      spectra.add(next.method, next.study.problem().domain(), next.frame, next.comparison);
    }
    Pictures made = maker.make(next.request);
    tasks.window().execute(() -> {
      pictures = made;
      changes.tell();
    });
  }

  /// Names of the methods that learn step by step.
  public List<String> learners() {
    CheckedStudy present = study;
    return present == null ? List.of()
        : present.methods()
            .stream()
            .filter(method -> method.solver().info().kind() == SolverInfo.Kind.NEURAL)
            .filter(method -> !method.solver().changeable().isEmpty() || hasCurve(method.name()))
            .map(CheckedStudy.Method::name)
            .toList();
  }

  /// Whether a run has told enough steps for a curve; one that solves a few systems has not.
  private boolean hasCurve(String method) {
    return methods.stream()
        .filter(run -> run.name().equals(method))
        .anyMatch(run -> run.history().size() >= FEWEST_ROWS);
  }

  /// The range of the picture's colours; empty where there is none.
  public String range() {
    Pictures.Pane pane = pictures.panes().get("training");
    ColorScale scale = pane == null ? null : pictures.scale(pane.show());
    return scale == null ? "" : TEXTS.get("range", NumberText.of(scale.low()), NumberText.of(scale.high()));
  }

  /// Looks at another method.
  public void choose(String method) {
    chosen = method;
    ask();
    changes.tell();
  }

  /// The method that is looked at: the chosen one, or else one that works, or else the one that has the most to show.
  public Optional<MethodRun> chosen() {
    List<String> learners = learners();
    List<MethodRun> possible = methods.stream().filter(run -> learners.contains(run.name())).toList();
    return possible.stream()
        .filter(run -> run.name().equals(chosen))
        .findFirst()
        .or(() -> possible.stream()
            .max(Comparator.comparingInt(TrainingViewModel::interest)));
  }

  private static int interest(MethodRun run) {
    return run.history().size() + (run.isActive() ? Integer.MAX_VALUE / 2 : 0);
  }

  /// What the picture shows.
  public Show show() {
    return show;
  }

  /// Shows something else of the field.
  public void show(Show next) {
    show = next;
    ask();
  }

  /// Whether points and centres lie over the field.
  public boolean pointsShown() {
    return pointsShown;
  }

  /// Shows or hides points and centres.
  public void showPoints(boolean on) {
    pointsShown = on;
    ask();
  }

  /// The picture, under the id `training`.
  public Pictures pictures() {
    return pictures;
  }

  /// The loss with its terms, and the error.
  public Optional<LinePlot> losses() {
    return chosen().map(TrainingPlots::losses);
  }

  /// The learning rate.
  public Optional<LinePlot> rates() {
    return chosen().map(TrainingPlots::rates);
  }

  /// The error by bands of wave numbers.
  public Optional<LinePlot> spectrum() {
    return chosen().map(run -> TrainingPlots.spectrum(spectra.of(run.name())));
  }

  /// Whether the run can be held.
  public boolean canPause() {
    return chosen().filter(run -> run.status() == RunStatus.RUNNING).isPresent();
  }

  /// Whether the run is held.
  public boolean canResume() {
    return chosen().filter(run -> run.status() == RunStatus.PAUSED).isPresent();
  }

  /// Holds the run, or lets it go on.
  public void pauseOrResume() {
    if (canResume()) {
      chosen().ifPresent(run -> runs.resume(run.name()));
    } else if (canPause()) {
      chosen().ifPresent(run -> runs.pause(run.name()));
    }
  }

  /// Whether the run can be ended.
  public boolean canStop() {
    return chosen().filter(MethodRun::isActive).isPresent();
  }

  /// Ends the run.
  public void stop() {
    chosen().ifPresent(run -> runs.stop(run.name()));
  }

  /// Whether the study has other settings for the run than it works with, and it can go on with them.
  public boolean canChange() {
    CheckedStudy present = study;
    return present != null && chosen().filter(run -> runs.canChange(present, run.name())).isPresent();
  }

  /// Lets the run go on with the study's settings, from the weights that it has.
  public void change() {
    CheckedStudy present = study;
    if (present != null) {
      chosen().ifPresent(run -> runs.change(present, run.name()));
    }
  }

  /// Whether the training can go on where it has ended.
  public boolean canTrainOn() {
    CheckedStudy present = study;
    return present != null && on.isPossible(present, chosen().map(MethodRun::name).orElse(""));
  }

  /// What training on would do, or why it cannot be done; empty while there is nothing to say.
  public String trainingOn() {
    CheckedStudy present = study;
    return present == null ? ""
        : chosen().filter(run -> !run.isActive()).map(run -> on.describe(present, run)).orElse("");
  }

  /// Lets the training go on where it has ended. A budget that is used up is enlarged in the study first: one step of undo.
  public void trainOn() {
    CheckedStudy present = study;
    if (present != null) {
      chosen().ifPresent(run -> on.begin(present, run));
    }
  }

  /// The settings of the method that may change while it works.
  public List<Setting> changeable() {
    CheckedStudy present = study;
    return present == null ? List.of()
        : chosen().flatMap(run -> present.methods()
            .stream()
            .filter(method -> method.name().equals(run.name()))
            .findFirst())
            .map(method -> method.solver()
                .settings()
                .stream()
                .filter(setting -> method.solver().changeable().contains(setting.key()))
                .toList())
            .orElse(List.of());
  }

  /// The newest step and its loss, in a few words.
  public String standing() {
    return chosen().map(run -> {
      String state = StatusText.of(run);
      Optional<History.Row> row = run.history().reversed().stream().filter(r -> r.loss() != 0).findFirst();
      return row.map(r -> TEXTS.get("standing", state, String.valueOf(r.step()), NumberText.of(r.loss())))
          .orElse(state);
    }).orElse("");
  }

  /// What rules the loss, and whether it stands still.
  public String diagnosis() {
    MethodRun run = chosen().orElse(null);
    if (run == null) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    run.history()
        .reversed()
        .stream()
        .map(History.Row::training)
        .filter(TrainingStep::hasShares)
        .findFirst()
        .ifPresent(step -> {
          TrainingStep.Term largest = step.terms()
              .stream()
              .max(Comparator.comparingDouble(TrainingStep.Term::loss))
              .orElseThrow();
          text.append(TEXTS.get("largest", largest.name(),
              String.valueOf(Math.round(100 * largest.loss() / step.loss()))));
        });
    if (standsStill(run.history())) {
      text.append(text.isEmpty() ? "" : " ").append(TEXTS.get("still"));
    }
    return text.toString();
  }

  private static boolean standsStill(List<History.Row> history) {
    List<History.Row> rows = history.stream().filter(row -> row.loss() > 0).toList();
    if (rows.size() < FEWEST_ROWS) {
      return false;
    }
    int last = rows.getLast().step();
    double before = rows.stream()
        .filter(row -> row.step() <= 2 * last / 3)
        .mapToDouble(History.Row::loss)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
    double after = rows.stream()
        .filter(row -> row.step() > 2 * last / 3)
        .mapToDouble(History.Row::loss)
        .min()
        .orElse(0);
    return after > (1 - STILL) * before;
  }
}
