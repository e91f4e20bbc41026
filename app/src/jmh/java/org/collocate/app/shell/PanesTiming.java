package org.collocate.app.shell;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import org.collocate.app.compare.Pictures;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.document.Origin;
import org.collocate.app.document.UserFolder;
import org.collocate.app.run.RunMode;
import org.collocate.solver.service.ChildExecutor;
import org.collocate.solver.service.SolverService;

/// Four panes while four networks train in processes of their own: new pictures of each pane in a second, what a pulse
/// costs the window's thread, how long a read-out takes, and whether memory stays level.
final class PanesTiming {
  private static final String STUDY = """
      {
        "collocate": 1, "title": "Four networks",
        "domain": {"shapes": [{"add": {"rectangle": [0, 0, 1, 1]}}]},
        "equation": {"unknowns": ["u"], "equations": ["-lap(u) = f"],
          "coefficients": {"f": "2*pi^2*sin(pi*x)*sin(pi*y)"}},
        "boundary": [{"on": "rest", "u": "0"}],
        "exact": {"u": "sin(pi*x)*sin(pi*y)"},
        "evaluate": {"grid": 512},
        "methods": [
          {"id": "pinn", "name": "one", "seconds": SECONDS, "width": 16},
          {"id": "pinn", "name": "two", "seconds": SECONDS, "width": 20},
          {"id": "pinn", "name": "three", "seconds": SECONDS, "width": 24},
          {"id": "pinn", "name": "four", "seconds": SECONDS, "width": 32}]
      }
      """;

  /// So many are shown between the two looks at the heap.
  private static final int PICTURES = 10_000;
  /// What the networks train at most, in seconds.
  private static final int LONGEST = 400;

  private final WindowBenchmark benchmark;
  private final Map<String, Object> shown = new HashMap<>();
  private final Map<String, Integer> frames = new HashMap<>();
  private final List<Double> pulses = new ArrayList<>();
  private final List<Double> readings = new ArrayList<>();
  private final List<Double> widths = new ArrayList<>();
  private long lastCpu;

  PanesTiming(WindowBenchmark benchmark) {
    this.benchmark = benchmark;
  }

  void run(int seconds) throws Exception {
    Path folder = Files.createTempDirectory("collocate-bench");
    System.setProperty(UserFolder.PROPERTY, folder.toString());
    Path file = Files.writeString(folder.resolve("panes.json"),
        STUDY.replace("SECONDS", String.valueOf(LONGEST)));
    Workbench workbench = WindowBenchmark.onWindow(() -> new Workbench(Tasks.ofToolkit(),
        threads -> new SolverService(new ChildExecutor(1024), threads), 2, Theme.of("light"), 980, 760));
    Stage stage = WindowBenchmark.onWindow(() -> {
      workbench.open(Origin.of(file));
      return WindowBenchmark.stage(workbench);
    });
    WorkbenchViewModel study = workbench.study().orElseThrow();
    Thread.sleep(4000);
    WindowBenchmark.onWindow(() -> {
      study.run(RunMode.SIDE_BY_SIDE);
      return study;
    });
    while (WindowBenchmark.onWindow(() -> study.compare().pictures().panes().size() < 4)) {
      Thread.sleep(100);
    }
    Thread.sleep(5000);
    AnimationTimer timer = timer(study);
    WindowBenchmark.onWindow(() -> {
      timer.start();
      return timer;
    });
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    // Both while the runs are on, so that the same things are held.
    long early = usedMegabytes();
    for (int k = 0; System.nanoTime() < end; k++) {
      double place = 0.3 + 0.4 * Math.abs(Math.sin(k));
      WindowBenchmark.onWindow(() -> {
        study.compare().reading().point(place, 1 - place);
        return study;
      });
      Thread.sleep(97);
      double latency = WindowBenchmark.onWindow(() -> study.compare().reading().latency());
      if (!Double.isNaN(latency)) {
        readings.add(1e3 * latency);
      }
    }
    Map<String, Integer> counted = WindowBenchmark.onWindow(() -> Map.copyOf(frames));
    while (pictures() < PICTURES && study.runs().isActive()) {
      Thread.sleep(200);
    }
    double growth = usedMegabytes() - (double) early;
    int pictures = pictures();
    WindowBenchmark.onWindow(() -> {
      timer.stop();
      study.runs().stop();
      return timer;
    });
    String work = "4 panes, 4 networks, " + seconds + " s";
    counted.forEach(
        (pane, count) -> benchmark.add(work, "pictures of pane '" + pane + "'", (double) count / seconds,
            15, false, "/s"));
    benchmark.add(work, "samples along the longer side", array(widths), Double.NaN, Double.NaN, "");
    double[] cpu = array(pulses);
    Arrays.sort(cpu);
    benchmark.add(work, "window's thread, CPU of a pulse, p99", cpu[cpu.length * 99 / 100], 16, true, "ms");
    benchmark.add(work, "read-out under the cross-hair", array(readings), 50, Double.NaN, "ms");
    benchmark.add(work, "heap at the end − at the beginning, after " + pictures + " pictures", growth,
        Double.NaN, true,
        "MB");
    WindowBenchmark.onWindow(() -> {
      workbench.close();
      stage.close();
      return stage;
    });
  }

  private int pictures() throws Exception {
    return WindowBenchmark.onWindow(() -> frames.values().stream().mapToInt(Integer::intValue).sum());
  }

  private AnimationTimer timer(WorkbenchViewModel study) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return new AnimationTimer() {
      @Override
      public void handle(long now) {
        long cpu = threads.getCurrentThreadCpuTime();
        if (lastCpu != 0) {
          pulses.add(1e-6 * (cpu - lastCpu));
        }
        lastCpu = cpu;
        Pictures pictures = study.compare().pictures();
        pictures.panes().forEach((pane, picture) -> {
          Object samples = picture.samples();
          if (!samples.equals(shown.put(pane, samples))) {
            frames.merge(pane, 1, Integer::sum);
            widths.add((double) pictures.whole().x().length);
          }
        });
      }
    };
  }

  private static long usedMegabytes() throws InterruptedException {
    for (int k = 0; k < 3; k++) {
      System.gc();
      Thread.sleep(200);
    }
    return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
  }

  private static double[] array(List<Double> values) {
    return values.isEmpty() ? new double[] {Double.NaN}
        : values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
