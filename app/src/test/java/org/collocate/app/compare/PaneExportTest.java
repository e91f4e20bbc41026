package org.collocate.app.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.collocate.app.QueuedWindow;
import org.collocate.app.Studies;
import org.collocate.app.document.Document;
import org.collocate.app.document.Origin;
import org.collocate.app.run.RunMode;
import org.collocate.app.shell.WorkbenchViewModel;
import org.collocate.solver.service.InProcessExecutor;
import org.collocate.solver.service.SolverService;
import org.collocate.solver.study.Study;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.plot.PlotStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaneExportTest {
  private static final PaneExport.Size SIZE = new PaneExport.Size(500, 400, 2);

  @TempDir
  private Path folder = Path.of("");
  private final QueuedWindow window = new QueuedWindow();

  private WorkbenchViewModel run(Study study) {
    WorkbenchViewModel workbench = new WorkbenchViewModel(new Document(study, Origin.NEW), window.tasks(),
        threads -> new SolverService(new InProcessExecutor(), threads), 2);
    window.until("check", workbench::canRun);
    workbench.run(RunMode.SIDE_BY_SIDE);
    window.until("results", () -> workbench.methods().stream().allMatch(method -> method.evaluation() != null)
        && workbench.compare().pictures().panes().containsKey("fem"));
    return workbench;
  }

  private static Pane pane(WorkbenchViewModel workbench, String id) {
    return workbench.compare()
        .layout()
        .panes()
        .stream()
        .filter(pane -> pane.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPngHasTheSizeAndTheColours() throws Exception {
    try (WorkbenchViewModel workbench = run(Studies.poisson())) {
      PaneExport export = workbench.compare().export(pane(workbench, "fem"), false).orElseThrow();
      Path file = folder.resolve("fem.png");
      export.png(file, SIZE, PlotStyle.LIGHT);
      BufferedImage image = Objects.requireNonNull(ImageIO.read(file.toFile()));
      assertThat(image.getWidth()).isEqualTo(1000);
      assertThat(image.getHeight()).isEqualTo(800);
      ColorScale scale = Objects.requireNonNull(workbench.compare().pictures().scale(Show.FIELD));
      // The picture's square lies between the margins 64 and 104, 40 and 40; its middle is the middle of the domain.
      int middle = image.getRGB(2 * (64 + (500 - 64 - 104) / 2), 2 * (40 + (400 - 80) / 2));
      assertThat(middle).isEqualTo(scale.color(1));
    }
  }

  @Test
  void anSvgIsWellFormedAndNamesWhatItShows() throws Exception {
    try (WorkbenchViewModel workbench = run(Studies.poisson())) {
      workbench.compare().layout().chooseAll(Show.ERROR);
      workbench.compare().drawOverlay(OverlayKind.CONTOURS, true);
      window.until("errors", () -> workbench.compare().pictures().scale(Show.ERROR) != null);
      Path file = folder.resolve("fem.svg");
      workbench.compare()
          .export(pane(workbench, "fem"), false)
          .orElseThrow()
          .svg(file, SIZE, PlotStyle.LIGHT);
      var document = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile());
      assertThat(document.getDocumentElement().getAttribute("width")).isEqualTo("500");
      assertThat(Files.readString(file)).contains(">Poisson – fem</text>", ">error of u</text>", ">x</text>");
      assertThat(document.getElementsByTagName("image").getLength()).isEqualTo(2);
    }
  }

  @Test
  void allStatesOfAnEvolutionHaveTheSameColours() throws Exception {
    Study heat = Studies.parse("""
        {"collocate": 1, "title": "Heat", "units": {"u": "K", "x": "m"},
         "domain": {"shapes": [{"add": {"rectangle": [0, 0, 1, 1]}}]},
         "equation": {"unknowns": ["u"], "equations": ["dt(u) - lap(u) = 0"]},
         "boundary": [{"on": "rest", "u": "0"}], "initial": {"u": "sin(pi*x)*sin(pi*y)"},
         "time": {"until": 0.05, "frames": 4}, "exact": {"u": "exp(-2*pi^2*t)*sin(pi*x)*sin(pi*y)"},
         "methods": [{"id": "fem", "cells": 200}], "evaluate": {"grid": 32}}""");
    try (WorkbenchViewModel workbench = run(heat)) {
      PaneExport export = workbench.compare().export(pane(workbench, "fem"), true).orElseThrow();
      List<Path> files = export.sequence(folder.resolve("heat.png"), SIZE, PlotStyle.LIGHT);
      assertThat(files).extracting(file -> String.valueOf(file.getFileName()))
          .containsExactly("heat-0000.png", "heat-0001.png", "heat-0002.png", "heat-0003.png");
      assertThat(export.titles().quantity()).isEqualTo("u (K)");
      assertThat(export.titles().x()).isEqualTo("x (m)");
      ColorScale scale = export.scale();
      assertThat(scale.high()).isGreaterThan(0.99);
      int[] middles = files.stream().mapToInt(PaneExportTest::middle).toArray();
      assertThat(middles[0]).isEqualTo(scale.color(1));
      assertThat(middles).doesNotHaveDuplicates();
      for (String kind : List.of("vtu", "csv", "npz")) {
        PaneExport.result(workbench.compare().study().orElseThrow(),
            workbench.compare().comparison().orElseThrow(),
            workbench.compare().solution("fem").orElseThrow(), kind, folder.resolve("heat." + kind));
      }
      assertThat(folder.resolve("heat.0003.vtu")).exists();
      assertThat(Files.readString(folder.resolve("heat.pvd"))).contains("heat.0003.vtu");
      assertThat(Files.readString(folder.resolve("heat.csv"))).startsWith("x,y,u\r\n");
      assertThat(folder.resolve("heat.npz")).isNotEmptyFile();
    }
  }

  private static int middle(Path file) {
    try {
      BufferedImage image = Objects.requireNonNull(ImageIO.read(file.toFile()));
      return image.getRGB(2 * (64 + (500 - 64 - 104) / 2), 2 * (40 + (400 - 80) / 2));
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void sizesThatAreNoneAreRefused() {
    assertThatThrownBy(() -> new PaneExport.Size(10, 400, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PaneExport.Size(4000, 400, 10)).isInstanceOf(IllegalArgumentException.class);
  }
}
