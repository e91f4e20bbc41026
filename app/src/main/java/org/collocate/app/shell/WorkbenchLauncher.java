package org.collocate.app.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.collocate.app.concurrent.FxThread;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.document.Origin;
import org.collocate.app.equation.Section;
import org.collocate.app.run.ReferenceState;
import org.collocate.app.run.RunMode;
import org.collocate.solver.service.ChildExecutor;
import org.collocate.solver.service.SolverService;
import org.collocate.solver.study.StudyException;
import org.collocate.viz.export.AtomicFile;
import org.collocate.viz.plot.Drawing;
import org.collocate.viz.plot.PngPainter;
import org.collocate.viz.raster.Raster;

/// Starts the window, on screen or off it.
public final class WorkbenchLauncher {
  private static final int LARGEST_HEAP_MEGABYTES = 4096;
  private static final double WIDTH = 1360;
  private static final double HEIGHT = 860;
  private static final long LONGEST_RUN_SECONDS = 600;
  private static final long LONGEST_LOOK_SECONDS = 60;
  private static final long POLL_MILLIS = 50;
  private static final long SETTLE_MILLIS = 400;

  private WorkbenchLauncher() {}

  /// Whether there is a screen to open a window on.
  public static boolean hasScreen() {
    if (headless()) {
      return true;
    }
    String system = String.valueOf(System.getProperty("os.name")).toLowerCase(Locale.ROOT);
    return system.contains("win") || system.contains("mac") || !variable("DISPLAY").isEmpty();
  }

  private static String variable(String name) {
    String value = System.getenv(name);
    return value == null ? "" : value;
  }

  private static boolean headless() {
    return "Headless".equals(System.getProperty("glass.platform"));
  }

  /// Opens the window and returns when it is closed.
  ///
  /// @param study a file or `gallery:NAME`; without it the start page is shown
  /// @throws StudyException if it is no study or not in the gallery
  /// @throws IOException if the file cannot be read
  public static void open(Optional<String> study) throws StudyException, IOException {
    Optional<Origin> origin = study.map(Origin::of);
    if (origin.isPresent()) {
      // What is wrong with the argument is said before a window comes up.
      org.collocate.app.document.Document.open(origin.get());
    }
    CountDownLatch closed = new CountDownLatch(1);
    start();
    onWindow(() -> {
      Rectangle2D screen = Screen.getPrimary().getVisualBounds();
      Workbench workbench = workbench(Theme.ofSystem(), Math.min(WIDTH, screen.getWidth() - 40),
          Math.min(HEIGHT, screen.getHeight() - 60));
      if (origin.isPresent()) {
        workbench.open(origin.get());
      }
      Stage stage = new Stage();
      stage.setOnHidden(_ -> {
        workbench.close();
        closed.countDown();
      });
      workbench.showOn(stage);
      return workbench;
    });
    await(closed);
    Platform.exit();
  }

  /// What a picture of the window shows.
  ///
  /// @param theme `light`, `dark`, or anything else for the system's
  /// @param stage `draw`, `compare` or `train`
  /// @param section what the inspector shows; empty for what it shows first
  /// @param text size of letters in per cent of the usual
  /// @param run whether all methods are run first; at most ten minutes are waited for them
  public record Shot(int width, int height, String theme, String stage, Optional<Section> section,
      int text, boolean run) {}

  /// Draws the window into a PNG without showing it.
  ///
  /// @param study a file or `gallery:NAME`; empty for the start page
  /// @throws StudyException if it is no study or not in the gallery
  /// @throws IOException if the file cannot be read or the picture not written
  public static void screenshot(String study, Path out, Shot shot) throws StudyException, IOException {
    int width = shot.width();
    int height = shot.height();
    if (System.getProperty("glass.platform") == null) {
      System.setProperty("glass.platform", "Headless");
      System.setProperty("prism.order", "sw");
    }
    start();
    Workbench workbench = onWindow(() -> workbench(Theme.of(shot.theme()), width, height));
    try {
      onWindow(() -> {
        workbench.textSize().set(shot.text());
        return workbench;
      });
      if (study.isEmpty()) {
        waitFor(() -> workbench.gallery().map(gallery -> gallery.isComplete()).orElse(true),
            LONGEST_LOOK_SECONDS);
      } else {
        show(workbench, Origin.of(study), shot);
      }
      settle();
      Raster picture = onWindow(() -> picture(workbench.scene(), width, height));
      AtomicFile.write(out, stream -> PngPainter.write(
          new Drawing(width, height, java.util.List.of(new Drawing.Image(0, 0, width, height, picture))), 1,
          stream));
    } finally {
      onWindow(() -> {
        workbench.close();
        return workbench;
      });
    }
  }

  private static void show(Workbench workbench, Origin origin, Shot shot)
      throws StudyException, IOException {
    onWindow(() -> {
      workbench.open(origin);
      workbench.perform("show-" + shot.stage());
      return workbench;
    });
    WorkbenchViewModel study = workbench.study().orElseThrow();
    waitFor(study.editor()::isLooked, LONGEST_LOOK_SECONDS);
    waitFor(() -> study.editor().checked().isEmpty() || study.forecasts().study().isPresent(),
        LONGEST_LOOK_SECONDS);
    onWindow(() -> {
      shot.section().ifPresent(study.editor()::select);
      return study;
    });
    waitFor(() -> study.runs().reference().stage() != ReferenceState.Stage.WORKING, LONGEST_LOOK_SECONDS);
    if (shot.run() && study.canRun()) {
      onWindow(() -> {
        study.run(RunMode.SIDE_BY_SIDE);
        return study;
      });
      waitFor(() -> !study.runs().isActive(), LONGEST_RUN_SECONDS);
      waitFor(() -> study.runs().reference().stage() != ReferenceState.Stage.WORKING, LONGEST_RUN_SECONDS);
      waitFor(() -> study.runs().comparison().isEmpty() || study.methods()
          .stream()
          .noneMatch(method -> method.status() != null && method.status().isSuccess() && method
              .evaluation() == null),
          LONGEST_LOOK_SECONDS);
    }
  }

  private static Workbench workbench(Theme theme, double width, double height) {
    int megabytes = (int) Math.min(LARGEST_HEAP_MEGABYTES, Runtime.getRuntime().maxMemory() >> 20);
    return new Workbench(Tasks.ofToolkit(),
        threads -> new SolverService(new ChildExecutor(megabytes), threads),
        Runtime.getRuntime().availableProcessors(), theme, width, height);
  }

  private static Raster picture(Scene scene, int width, int height) {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    WritableImage image = scene.snapshot(new WritableImage(width, height));
    int[] argb = new int[width * height];
    image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    return new Raster(width, height, argb);
  }

  private static void start() {
    CountDownLatch started = new CountDownLatch(1);
    try {
      Platform.startup(started::countDown);
      await(started);
    } catch (IllegalStateException e) {
      // It already runs, as it does for a second picture in one process.
      System.getLogger(WorkbenchLauncher.class.getName()).log(System.Logger.Level.DEBUG, "toolkit", e);
    }
    Platform.setImplicitExit(false);
  }

  private static void waitFor(BooleanSupplier condition, long seconds) throws StudyException, IOException {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    while (System.nanoTime() < end && !onWindow(condition::getAsBoolean)) {
      pause(POLL_MILLIS);
    }
  }

  /// Lets pictures that were asked for come in.
  private static void settle() {
    pause(SETTLE_MILLIS);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// Does something on the window's thread and waits for it.
  private static <T> T onWindow(Callable<T> action) throws StudyException, IOException {
    CompletableFuture<T> done = new CompletableFuture<>();
    new FxThread().execute(() -> {
      try {
        done.complete(action.call());
      } catch (Exception e) {
        done.completeExceptionally(e);
      }
    });
    try {
      return done.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case StudyException wrong -> throw wrong;
        case IOException unread -> throw unread;
        case RuntimeException broken -> throw broken;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }
}
