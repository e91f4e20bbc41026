package org.collocate.app.shell;

import com.sun.javafx.perf.PerformanceTracker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.document.Origin;
import org.collocate.app.document.UserFolder;
import org.collocate.app.live.LiveResult;
import org.collocate.solver.service.InProcessExecutor;
import org.collocate.solver.service.SolverService;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;

/// From the edit that a dragged vertex makes to the moment at which the renderer has drawn the pulse in which its live
/// solution was laid out. The renderer tells by the toolkit's own performance tracker, an internal class that only this
/// benchmark uses.
final class DragTiming {
  private static final Pointer POLYGON = new Pointer("/domain/shapes/0/add/polygon");
  private static final int WARM_UP = 240;
  private static final int PHASES = 17;
  private static final String STUDY = """
      {
        "collocate": 1, "title": "L with a hole",
        "domain": {"shapes": [{"add": {"polygon": [[0, 0], [2, 0], [2, 1], [1, 1], [1, 2], [0, 2]]}},
          {"subtract": {"circle": [0.5, 0.5, 0.2]}, "name": "hole"}]},
        "equation": {"unknowns": ["u"], "equations": ["-div(k*grad(u)) = f"],
          "coefficients": {"k": "1 + x*y", "f": "1"}},
        "boundary": [{"on": "rest", "u": "0"}, {"on": "hole", "flux": "-1"}],
        "methods": [{"id": "fem", "cells": 5000, "order": 1}]
      }
      """;

  private final WindowBenchmark benchmark;

  DragTiming(WindowBenchmark benchmark) {
    this.benchmark = benchmark;
  }

  void run(int count) throws Exception {
    Path folder = Files.createTempDirectory("collocate-bench");
    System.setProperty(UserFolder.PROPERTY, folder.toString());
    Path file = Files.writeString(folder.resolve("drag.json"), STUDY);
    Workbench workbench = WindowBenchmark.onWindow(() -> new Workbench(Tasks.ofToolkit(),
        threads -> new SolverService(new InProcessExecutor(), threads), 2, Theme.of("light"), 980, 760));
    Stage stage = WindowBenchmark.onWindow(() -> {
      workbench.open(Origin.of(file));
      Stage shown = WindowBenchmark.stage(workbench);
      ((TabPane) workbench.scene().lookup("#stages")).getSelectionModel().select(0);
      return shown;
    });
    WorkbenchViewModel study = workbench.study().orElseThrow();
    Thread.sleep(3000);
    double[] total = new double[count];
    double[] layout = new double[count];
    double[] check = new double[count];
    double[] solve = new double[count];
    double[] draw = new double[count];
    double[] unknowns = new double[count];
    for (int k = -WARM_UP; k < count; k++) {
      double height = 2 + 0.3 * Math.sin(0.3 * k);
      Edit edit = new Edit(study, workbench.scene(), height);
      double[] millis = edit.time();
      if (k >= 0) {
        LiveResult result = edit.result();
        total[k] = millis[2];
        layout[k] = millis[1];
        check[k] = millis[0];
        solve[k] = 1e3 * result.solveSeconds();
        draw[k] = 1e3 * result.drawSeconds();
        unknowns[k] = result.unknowns();
      }
      // A hand does not wait for the pulse: edits come at all phases of it.
      Thread.sleep(10 + Math.floorMod(7 * k, PHASES));
    }
    String work = "vertex dragged, P1, as many cells as the hand allows, at most 20,000";
    benchmark.add(work, "edit → pixels (drawn by the renderer)", total, 50, 70, "ms");
    benchmark.add(work, "of it: until laid out", layout, Double.NaN, Double.NaN, "ms");
    benchmark.add(work, "of it: check of the study", check, Double.NaN, Double.NaN, "ms");
    benchmark.add(work, "of it: mesh, assembly, solution", solve, Double.NaN, Double.NaN, "ms");
    benchmark.add(work, "of it: sampling and colours", draw, Double.NaN, Double.NaN, "ms");
    benchmark.add(work, "unknowns", unknowns, Double.NaN, Double.NaN, "");
    WindowBenchmark.onWindow(() -> {
      workbench.close();
      stage.close();
      return stage;
    });
  }

  /// One edit, watched until the renderer has drawn the pulse in which its solution was laid out.
  private static final class Edit {
    private final WorkbenchViewModel study;
    private final Scene scene;
    private final Study next;
    private final CompletableFuture<Long> done = new CompletableFuture<>();
    private final Runnable afterLayout = this::afterLayout;
    private long begin;
    private long checked;
    private volatile long laidOut;

    Edit(WorkbenchViewModel study, Scene scene, double height) {
      this.study = study;
      this.scene = scene;
      next = study.document()
          .study()
          .with(POLYGON, Study.value(String.format(Locale.ROOT,
              "[[0, 0], [2, 0], [2, 1], [1, 1], [1, %.6f], [0, 2]]", height)));
    }

    /// Milliseconds until it was checked, laid out, and drawn.
    double[] time() throws Exception {
      PerformanceTracker tracker = PerformanceTracker.getSceneTracker(scene);
      WindowBenchmark.onWindow(() -> {
        scene.addPostLayoutPulseListener(afterLayout);
        tracker.setOnRenderedFrameTask(() -> {
          if (laidOut > 0) {
            done.complete(System.nanoTime());
          }
        });
        begin = System.nanoTime();
        study.editor().changes().add(() -> {
          if (checked == 0 && study.editor().isLooked()) {
            checked = System.nanoTime();
          }
        });
        study.editor().replace("drag", next, "drag");
        return study;
      });
      long drawn = done.get(20, TimeUnit.SECONDS);
      return WindowBenchmark.onWindow(() -> {
        scene.removePostLayoutPulseListener(afterLayout);
        tracker.setOnRenderedFrameTask(null);
        return new double[] {1e-6 * (checked - begin), 1e-6 * (laidOut - begin), 1e-6 * (drawn - begin)};
      });
    }

    private void afterLayout() {
      if (laidOut == 0 && study.live().isCurrent()) {
        laidOut = System.nanoTime();
      }
    }

    LiveResult result() {
      return study.live().result().orElseThrow();
    }
  }
}
