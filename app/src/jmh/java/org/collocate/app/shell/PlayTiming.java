package org.collocate.app.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.stage.Stage;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.document.Origin;
import org.collocate.app.document.UserFolder;
import org.collocate.app.play.PlayViewModel;
import org.collocate.solver.service.InProcessExecutor;
import org.collocate.solver.service.SolverService;

/// Gray–Scott on a drawn domain, 512 cells along it, played as fast as can be while a hand paints: pictures and steps in a second,
/// and how long a touch takes until the pulse has laid its picture out for the renderer.
final class PlayTiming {
  private static final String STUDY = """
      {
        "collocate": 1, "title": "Played",
        "domain": {"shapes": [{"add": {"ellipse": [0.5, 0.5, 0.5, 0.48, 0.3]}}, {"subtract": {"circle": [0.6, 0.5, 0.11]}}]},
        "equation": {"unknowns": ["u", "v"],
          "equations": ["dt(u) - du*lap(u) = feed*(1 - u) - u*v^2", "dt(v) - dv*lap(v) = u*v^2 - (feed + kill)*v"],
          "parameters": {"du": 1e-5, "dv": 0.5e-5, "feed": 0.037, "kill": 0.06}},
        "boundary": [{"on": "rest", "flux": {"u": "0", "v": "0"}}],
        "initial": {"u": "1 - 0.5*gauss(hypot(x - 0.3, y - 0.5), 0.05)", "v": "0.25*gauss(hypot(x - 0.3, y - 0.5), 0.05)"},
        "time": {"until": 2000, "frames": 3},
        "methods": [{"id": "fem", "cells": 1000}]
      }
      """;
  private static final double WARM_UP = 6;
  /// Between two touches of the hand.
  private static final long TOUCH = 120;

  private final WindowBenchmark benchmark;
  private double newest;

  PlayTiming(WindowBenchmark benchmark) {
    this.benchmark = benchmark;
  }

  void run(int seconds) throws Exception {
    Path folder = Files.createTempDirectory("collocate-bench");
    System.setProperty(UserFolder.PROPERTY, folder.toString());
    Path file = Files.writeString(folder.resolve("played.json"), STUDY);
    Workbench workbench = WindowBenchmark.onWindow(() -> new Workbench(Tasks.ofToolkit(),
        threads -> new SolverService(new InProcessExecutor(), threads), 2, Theme.of("light"), 980, 760));
    Stage stage = WindowBenchmark.onWindow(() -> {
      workbench.open(Origin.of(file));
      return WindowBenchmark.stage(workbench);
    });
    WorkbenchViewModel study = workbench.study().orElseThrow();
    PlayViewModel play = study.play();
    while (!WindowBenchmark.onWindow(study::canRun)) {
      Thread.sleep(50);
    }
    WindowBenchmark.onWindow(() -> {
      play.refine(512);
      play.speed(Double.POSITIVE_INFINITY);
      ((javafx.scene.control.TabPane) stage.getScene().lookup("#stages")).getSelectionModel().select(3);
      return play;
    });
    while (WindowBenchmark.onWindow(play::pictures) == 0) {
      Thread.sleep(50);
    }
    WindowBenchmark.onWindow(() -> {
      play.play(true);
      return play;
    });
    Thread.sleep((long) (1e3 * WARM_UP));
    long pictures = WindowBenchmark.onWindow(play::pictures);
    long steps = WindowBenchmark.onWindow(play::steps);
    long begin = System.nanoTime();
    List<Double> latencies = new ArrayList<>();
    // The time until the picture of a touch is taken, and until the layout of the pulse after it.
    play.changes().add(() -> {
      double latency = play.latency();
      if (latency != newest) {
        newest = latency;
        long taken = System.nanoTime();
        stage.getScene().addPostLayoutPulseListener(new Runnable() {
          @Override
          public void run() {
            stage.getScene().removePostLayoutPulseListener(this);
            latencies.add(1e3 * latency + 1e-6 * (System.nanoTime() - taken));
          }
        });
      }
    });
    for (int k = 0; System.nanoTime() - begin < seconds * 1_000_000_000L; k++) {
      double angle = 0.7 * k;
      WindowBenchmark.onWindow(() -> {
        play.touch(0.4 + 0.2 * Math.cos(angle), 0.5 + 0.2 * Math.sin(angle));
        return play;
      });
      Thread.sleep(TOUCH + k % 7);
    }
    double elapsed = 1e-9 * (System.nanoTime() - begin);
    long shown = WindowBenchmark.onWindow(play::pictures) - pictures;
    long made = WindowBenchmark.onWindow(play::steps) - steps;
    String work = "Gray–Scott played on a drawn domain, 512 cells, painted into";
    benchmark.add(work, "pictures", shown / elapsed, 20, false, "/s");
    benchmark.add(work, "steps", made / elapsed, 2000, false, "/s");
    double[] all = WindowBenchmark.onWindow(
        () -> latencies.stream().mapToDouble(Double::doubleValue).toArray());
    benchmark.add(work, "a touch until its picture is laid out", all, 60, 60, "ms");
    WindowBenchmark.onWindow(() -> {
      workbench.close();
      stage.close();
      return stage;
    });
  }
}
