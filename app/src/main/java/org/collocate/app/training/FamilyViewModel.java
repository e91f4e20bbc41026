package org.collocate.app.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collocate.app.concurrent.Listeners;
import org.collocate.app.concurrent.Signal;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.family.TrainedRow;
import org.collocate.app.form.NumberText;
import org.collocate.app.text.Texts;
import org.collocate.resources.Resource;
import org.collocate.solver.learning.BreakEven;
import org.collocate.solver.learning.FamilyCheck;
import org.collocate.solver.learning.ProblemFamily;
import org.collocate.solver.learning.SolvedFamily;
import org.collocate.solver.learning.TrainableSolver;
import org.collocate.solver.service.History;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyException;
import org.collocate.viz.export.AtomicFile;
import org.collocate.viz.plot.LinePlot;
import org.jspecify.annotations.Nullable;

/// A family of problems and a method that learns it, beside the open study: the course of the training, the sample that
/// goes worst, and what the training was worth. Samples are solved once for a family. All methods are called on the
/// window's thread.
public final class FamilyViewModel implements AutoCloseable {
  private static final Texts TEXTS = Texts.of("training");

  private final Tasks tasks;
  private final int cores;
  private final Listeners changes = new Listeners();
  private final Signal news;
  private final Map<String, TrainedRow> trained = new LinkedHashMap<>();
  private String name = "";
  private @Nullable ProblemFamily family;
  private String method = "";
  private @Nullable SolvedFamily samples;
  /// The newest training, which may have ended.
  private @Nullable FamilyRun run;
  private String message = "";

  /// @param cores threads that a training may keep busy
  public FamilyViewModel(Tasks tasks, int cores) {
    this.tasks = tasks;
    this.cores = cores;
    news = new Signal(tasks.news(), changes::tell);
  }

  /// Told when something has changed.
  public Listeners changes() {
    return changes;
  }

  /// Names of the families that come with the program, and of the one that was opened.
  public List<String> families() {
    List<String> shipped = Resource.FAMILIES.names();
    return name.isEmpty() || shipped.contains(name) ? shipped
        : java.util.stream.Stream.concat(shipped.stream(), java.util.stream.Stream.of(name)).toList();
  }

  /// The chosen family; empty before one was.
  public String name() {
    return name;
  }

  /// What the chosen family is about.
  public String about() {
    return family == null ? "" : family.study().text(org.collocate.solver.study.Pointer.ROOT.key("about"));
  }

  /// Chooses a family that comes with the program.
  public void choose(String shipped) {
    if (!isActive() && !shipped.equals(name)) {
      read(shipped, Path.of(""), () -> Resource.FAMILIES.required(shipped + ".json"));
    }
  }

  /// Chooses a family in a file.
  public void open(Path file) {
    if (!isActive()) {
      Path folder = file.toAbsolutePath().getParent();
      read(String.valueOf(file.getFileName()), folder == null ? Path.of("") : folder,
          () -> Files.readString(file));
    }
  }

  private interface Text {
    String read() throws IOException;
  }

  private void read(String wanted, Path folder, Text text) {
    tasks.checks().execute(() -> {
      ProblemFamily found = null;
      String fault = "";
      try {
        found = FamilyCheck.check(Study.parse(text.read()), folder);
      } catch (StudyException | IOException e) {
        fault = TEXTS.get("family.wrong", wanted, String.valueOf(e.getMessage()));
      }
      ProblemFamily read = found;
      String told = fault;
      tasks.window().execute(() -> take(wanted, read, told));
    });
  }

  private void take(String wanted, @Nullable ProblemFamily read, String fault) {
    message = fault;
    if (read != null && !isActive()) {
      name = wanted;
      family = read;
      samples = null;
      trained.clear();
      run = null;
      method = methods().isEmpty() ? "" : methods().getFirst();
    }
    changes.tell();
  }

  /// Names of the family's methods that learn.
  public List<String> methods() {
    return family == null ? List.of()
        : family.methods()
            .stream()
            .filter(entry -> entry.solver() instanceof TrainableSolver)
            .map(CheckedStudy.Method::name)
            .toList();
  }

  /// The chosen method.
  public String method() {
    return method;
  }

  /// Chooses the method to train.
  public void chooseMethod(String wanted) {
    if (!isActive() && !wanted.equals(method)) {
      method = wanted;
      run = null;
      changes.tell();
    }
  }

  /// Whether a training is on, held or not.
  public boolean isActive() {
    return run != null && !run.isOver();
  }

  /// Whether the training is held.
  public boolean isHeld() {
    return run != null && run.isHeld();
  }

  /// Whether a training can begin.
  public boolean canStart() {
    return !isActive() && family != null && !method.isEmpty();
  }

  /// Begins the training of the chosen method; the samples are solved first, unless they are there.
  public void start() {
    ProblemFamily of = family;
    if (of == null || !canStart()) {
      return;
    }
    CheckedStudy.Method wanted = of.methods()
        .stream()
        .filter(entry -> entry.name().equals(method))
        .findFirst()
        .orElseThrow();
    FamilyRun next = new FamilyRun(of, wanted, cores, tasks, news);
    run = next;
    message = "";
    next.start(samples, solved -> samples = solved, this::end);
    changes.tell();
  }

  private void end(@Nullable TrainedRow row, String text) {
    if (row != null) {
      trained.put(row.method().name(), row);
    }
    message = text;
    changes.tell();
  }

  /// Holds the training, or lets it go on.
  public void pauseOrResume() {
    if (run != null && isActive()) {
      run.pauseOrResume();
      changes.tell();
    }
  }

  /// Ends the training; what it has learned so far is lost.
  public void stop() {
    if (run != null && isActive()) {
      run.interrupt();
    }
  }

  /// Whether there are weights of the chosen method.
  public boolean canKeep() {
    return row().isPresent();
  }

  /// The file that the weights would be kept in.
  public String file() {
    return row().map(TrainedRow::file).orElse("");
  }

  /// Writes the weights, for a study that names them as the method's `checkpoint`.
  public void keep(Path file) {
    row().map(TrainedRow::learned).ifPresent(learned -> tasks.checks().execute(() -> {
      String text;
      try {
        byte[] bytes = learned.checkpoint().write();
        AtomicFile.write(file, stream -> stream.write(bytes));
        text = TEXTS.get("family.kept", String.valueOf(file.getFileName()),
            String.valueOf(Math.ceilDiv(bytes.length, 1000)));
      } catch (IOException e) {
        text = TEXTS.get("family.unkept", String.valueOf(e.getMessage()));
      }
      String told = text;
      tasks.window().execute(() -> {
        message = told;
        changes.tell();
      });
    }));
  }

  private Optional<TrainedRow> row() {
    return isActive() ? Optional.empty() : Optional.ofNullable(trained.get(method));
  }

  /// What goes on, or how it ended.
  public String standing() {
    if (run != null && isActive()) {
      return isHeld() ? TEXTS.get("family.held", run.progress()) : run.progress();
    }
    return message;
  }

  /// Errors on training and test samples over the steps.
  public LinePlot errors() {
    History course = run == null ? null : run.history();
    TrainedRow row = trained.get(method);
    List<History.Row> rows = course != null ? course.rows()
        : row == null || row.learned() == null ? List.of() : row.learned().history();
    return TrainingPlots.family(rows);
  }

  /// The sample that goes worst.
  public Optional<WorstPictures> worst() {
    return Optional.ofNullable(run == null ? null : run.worst());
  }

  /// Samples taken in a second while it learns; empty where they are not counted.
  public String speed() {
    History course = run == null ? null : run.history();
    ProblemFamily of = family;
    if (course == null || of == null || course.rows().isEmpty()) {
      return "";
    }
    History.Row last = course.rows().getLast();
    return of.methods()
        .stream()
        .filter(entry -> entry.name().equals(method) && entry.settings().values().containsKey("batch"))
        .findFirst()
        .map(entry -> TEXTS.get("family.speed",
            NumberText.of(last.step() * (double) entry.settings().whole("batch") / last.seconds())))
        .orElse("");
  }

  /// What the training was worth: its error, the time of a solve, and after how many solves it has paid.
  public String worth() {
    return row().map(row -> {
      TrainedRow.Learned learned = row.learned();
      String result = TEXTS.get("family.result", NumberText.of(100 * row.test().mean()),
          NumberText.of(100 * row.test().worst()), NumberText.of(1000 * row.test().secondsPerSolve()));
      return learned == null ? result : result + " " + worth(learned.even());
    }).orElse("");
  }

  private static String worth(BreakEven even) {
    return even.isEver()
        ? TEXTS.get("family.pays", String.valueOf((long) Math.ceil(even.solves())), even.label(),
            NumberText.of(100 * even.error()), NumberText.of(1000 * even.secondsPerSolve()))
        : TEXTS.get("family.never", even.label(), NumberText.of(100 * even.error()),
            NumberText.of(1000 * even.secondsPerSolve()));
  }

  @Override
  public void close() {
    stop();
  }
}
