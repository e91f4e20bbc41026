package org.collocate.app.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
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

/// From the edit that a dragged vertex makes to the pulse after the one in which its live solution was laid out: then the
/// picture has been handed to the renderer and is drawn.
final class DragTiming {
  private static final Pointer POLYGON = new Pointer("/domain/shapes/0/add/polygon");
  private static final int WARM_UP = 60;
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
      Edit edit = new Edit(study, height);
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
      Thread.sleep(15);
    }
    String work = "vertex dragged, P1";
    benchmark.add(work, "edit → pixels (the pulse after; rendered by then)", total, 40, 70, "ms");
    benchmark.add(work, "edit → laid out (the pulse that shows it)", layout, Double.NaN, Double.NaN, "ms");
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

  /// One edit, watched from pulse to pulse.
  private static final class Edit {
    private final WorkbenchViewModel study;
    private final Study next;
    private final CompletableFuture<double[]> done = new CompletableFuture<>();
    private long begin;
    private long checked;
    private long shown;
    private int pulsesSince;

    Edit(WorkbenchViewModel study, double height) {
      this.study = study;
      next = study.document()
          .study()
          .with(POLYGON, Study.value(String.format(Locale.ROOT,
              "[[0, 0], [2, 0], [2, 1], [1, 1], [1, %.6f], [0, 2]]", height)));
    }

    double[] time() throws Exception {
      WindowBenchmark.onWindow(() -> {
        begin = System.nanoTime();
        study.editor().changes().add(() -> {
          if (checked == 0 && study.editor().isLooked()) {
            checked = System.nanoTime();
          }
        });
        study.editor().replace("drag", next, "drag");
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            if (pulsesSince > 0 || study.live().isCurrent()) {
              pulsesSince++;
              shown = pulsesSince == 1 ? System.nanoTime() : shown;
            }
            if (pulsesSince == 2) {
              stop();
              done.complete(new double[] {1e-6 * (checked - begin), 1e-6 * (shown - begin),
                  1e-6 * (System.nanoTime() - begin)});
            }
          }
        }.start();
        return study;
      });
      return done.get(20, TimeUnit.SECONDS);
    }

    LiveResult result() {
      return study.live().result().orElseThrow();
    }
  }
}
