package org.collocate.app.recheck;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.collocate.app.concurrent.Listeners;
import org.collocate.app.concurrent.Signal;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.form.NumberText;
import org.collocate.app.run.StudyRun;
import org.collocate.app.seal.Recheck;
import org.collocate.app.seal.SealException;
import org.collocate.app.seal.SealFile;
import org.collocate.app.seal.SealedExperiment;
import org.collocate.app.seal.Sealing;
import org.collocate.app.text.Texts;
import org.collocate.solver.service.SolverService;
import org.collocate.solver.study.CheckedStudy;
import org.jspecify.annotations.Nullable;

/// Seals and checks again, beside the window's thread; one at a time. A study is sealed as it was when it was asked for.
public final class RecheckViewModel implements AutoCloseable {
  private static final Texts TEXTS = Texts.of("recheck");

  private final Tasks tasks;
  private final IntFunction<SolverService> services;
  private final int cores;
  private final Listeners changes = new Listeners();
  private final Signal news;
  private @Nullable Sealing active;
  private volatile String progress = "";
  private String result = "";
  private Kind kind = Kind.NONE;
  private Optional<Recheck> recheck = Optional.empty();

  /// What the newest result is.
  public enum Kind {
    /// There is none yet.
    NONE,
    /// It is as it should be.
    GOOD,
    /// Something moved, or could not be done.
    BAD
  }

  /// @param services makes a service with a budget of threads
  /// @param cores threads that a run may keep busy
  public RecheckViewModel(Tasks tasks, IntFunction<SolverService> services, int cores) {
    this.tasks = tasks;
    this.services = services;
    this.cores = cores;
    news = new Signal(tasks.news(), changes::tell);
  }

  /// Told when something has changed.
  public Listeners changes() {
    return changes;
  }

  public boolean isActive() {
    return active != null;
  }

  /// What is being done; empty when nothing is.
  public String progress() {
    return active == null ? "" : progress;
  }

  /// How the newest work ended, in a sentence; empty before the first.
  public String result() {
    return result;
  }

  /// Whether that is good.
  public Kind kind() {
    return kind;
  }

  /// The newest comparison with sealed numbers.
  public Optional<Recheck> recheck() {
    return recheck;
  }

  /// Its rows, what moved first and the most before the least.
  public List<Recheck.Row> rows() {
    return recheck.map(found -> found.rows()
        .stream()
        .sorted(Comparator.comparingInt((Recheck.Row row) -> !row.verdict().isGood() ? 0
            : row.verdict() == Recheck.Verdict.WITHIN ? 1 : 2)
            .thenComparingDouble(row -> Double.isNaN(row.relative()) ? 0 : -Math.abs(row.relative())))
        .toList()).orElse(List.of());
  }

  /// Work that ends in a sentence.
  private interface Work {
    Ending run(Sealing sealing) throws IOException, SealException;
  }

  /// How work ended.
  private record Ending(String text, Kind kind, Optional<Recheck> recheck) {}

  /// Runs all methods of a study and seals what they find; no file is there until all is done.
  ///
  /// @param folder of files beside the study
  public void seal(CheckedStudy study, Path folder, Path file) {
    start(TEXTS.get("sealing"), sealing -> {
      Optional<SealedExperiment> sealed = sealing.seal(study, folder);
      if (sealed.isEmpty()) {
        return new Ending(TEXTS.get("sealing.interrupted"), Kind.NONE, Optional.empty());
      }
      SealFile.write(file, sealed.get());
      long numbers = sealed.get().runs().stream().mapToLong(run -> run.numbers().size()).sum();
      return new Ending(TEXTS.get("sealed", numbers, name(file)), Kind.GOOD, Optional.empty());
    });
  }

  /// Runs a sealed experiment again and compares.
  public void recheck(Path file) {
    start(TEXTS.get("checking", name(file)), sealing -> {
      Optional<Recheck> found = sealing.recheck(SealFile.read(file));
      if (found.isEmpty()) {
        return new Ending(TEXTS.get("checking.interrupted"), Kind.NONE, found);
      }
      return new Ending(verdict(found.get()), found.get().isGood() ? Kind.GOOD : Kind.BAD, found);
    });
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String verdict(Recheck recheck) {
    String counted = recheck.isGood() ? TEXTS.get("good", recheck.rows().size())
        : TEXTS.get("moved", recheck.movedCount(), recheck.rows().size());
    String worst = recheck.worst()
        .map(row -> " " + TEXTS.get("worst", row.number(), row.method(),
            NumberText.of(100 * Math.abs(row.relative()))))
        .orElse("");
    String remarks = recheck.remarks().isEmpty() ? "" : "\n" + String.join("\n", recheck.remarks());
    return counted + worst + remarks;
  }

  private void start(String what, Work work) {
    if (active != null) {
      return;
    }
    Sealing sealing = new Sealing(cores, services, new StudyRun.Observer() {
      @Override
      public void line(String text) {
        say(text);
      }

      @Override
      public void progress(String method, double seconds, double fraction, String message) {
        say(method + ": " + message);
      }
    });
    active = sealing;
    progress = what;
    result = "";
    kind = Kind.NONE;
    recheck = Optional.empty();
    tasks.experiments().execute(() -> {
      Ending ending;
      try {
        ending = work.run(sealing);
      } catch (IOException | SealException e) {
        ending = new Ending(TEXTS.get("failed", String.valueOf(e.getMessage())), Kind.BAD, Optional.empty());
      }
      Ending end = ending;
      tasks.window().execute(() -> finish(end));
    });
    changes.tell();
  }

  private void say(String text) {
    progress = text;
    news.raise();
  }

  private void finish(Ending end) {
    active = null;
    result = end.text();
    kind = end.kind();
    recheck = end.recheck();
    changes.tell();
  }

  /// Ends the work; what it found is lost, and no file is written.
  public void stop() {
    if (active != null) {
      active.interrupt();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
