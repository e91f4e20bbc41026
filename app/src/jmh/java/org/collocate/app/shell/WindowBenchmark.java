package org.collocate.app.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.collocate.app.concurrent.FxThread;
import org.collocate.viz.export.AtomicFile;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Times what a hand waits for, in the real window on the Headless platform, with software rendering. Prints a Markdown
/// table and writes `bench.json` into the working folder.
///
/// The platform draws to memory: what a screen adds is not in these figures.
public final class WindowBenchmark {
  private final List<Line> lines = new ArrayList<>();

  /// One figure.
  ///
  /// @param bar what it must reach; NaN for a part that has none
  /// @param most whether the bar is a largest value, not a smallest
  private record Line(String work, String what, double ours, double bar, boolean most, String unit,
      double low,
      double high) {}

  private WindowBenchmark() {}

  /// @param arguments `--quick` for fewer repetitions; then the names of what to run, all without
  public static void main(String[] arguments) throws Exception {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    Platform.setImplicitExit(false);
    List<String> wanted = new ArrayList<>(List.of(arguments));
    boolean quick = wanted.remove("--quick");
    WindowBenchmark benchmark = new WindowBenchmark();
    if (wanted.isEmpty() || wanted.contains("drag")) {
      new DragTiming(benchmark).run(quick ? 60 : 300);
    }
    if (wanted.isEmpty() || wanted.contains("colours")) {
      new ColourTiming(benchmark).run();
    }
    if (wanted.isEmpty() || wanted.contains("panes")) {
      new PanesTiming(benchmark).run(quick ? 15 : 60);
    }
    if (wanted.isEmpty() || wanted.contains("play")) {
      new PlayTiming(benchmark).run(quick ? 10 : 30);
    }
    benchmark.print();
    Platform.exit();
  }

  /// Does something on the window's thread and waits for it.
  static <T> T onWindow(Callable<T> action) throws Exception {
    CompletableFuture<T> done = new CompletableFuture<>();
    new FxThread().execute(() -> {
      try {
        done.complete(action.call());
      } catch (Exception e) {
        done.completeExceptionally(e);
      }
    });
    return done.get(60, TimeUnit.SECONDS);
  }

  /// A stage of the size that the platform's screen allows.
  static Stage stage(Workbench workbench) {
    Stage stage = new Stage();
    workbench.showOn(stage);
    return stage;
  }

  /// Takes in samples of one figure: the median and the 95th percentile.
  void add(String work, String what, double[] samples, double medianBar, double highBar, String unit) {
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    double median = sorted[sorted.length / 2];
    double high = sorted[Math.min(sorted.length - 1, sorted.length * 95 / 100)];
    lines.add(new Line(work, what + ", median", median, medianBar, true, unit, sorted[0], high));
    if (!Double.isNaN(highBar)) {
      lines.add(
          new Line(work, what + ", p95", high, highBar, true, unit, sorted[0], sorted[sorted.length - 1]));
    }
  }

  /// Takes in one figure.
  ///
  /// @param most whether the bar is a largest value
  void add(String work, String what, double value, double bar, boolean most, String unit) {
    lines.add(new Line(work, what, value, bar, most, unit, value, value));
  }

  private void print() throws IOException {
    System.out.println("| work | figure | ours | must reach | spread |");
    System.out.println("|---|---|---|---|---|");
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Line line : lines) {
      String bar = Double.isNaN(line.bar()) ? ""
          : (line.most() ? "≤ " : "≥ ") + number(line.bar()) + " " + line.unit();
      System.out
          .println("| " + line.work() + " | " + line.what() + " | " + number(line.ours()) + " " + line.unit()
              + " | " + bar + " | " + number(line.low()) + " … " + number(line.high()) + " |");
      var entry = all.addObject()
          .put("work", line.work() + ": " + line.what())
          .put("ours", line.ours())
          .put("unit", line.unit());
      entry.putNull("peer");
      entry.putNull("ratio");
      if (Double.isNaN(line.bar())) {
        entry.putNull("bar");
      } else {
        entry.put("bar", line.bar());
      }
      entry.putObject("spread").put("low", line.low()).put("high", line.high());
    }
    AtomicFile.write(Path.of("bench.json"), all.toPrettyString() + "\n");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%.1f", value);
  }
}
