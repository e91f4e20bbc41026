package org.collocate.app.shell;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.collocate.app.command.Command;
import org.collocate.app.command.CommandGroup;
import org.collocate.app.command.Commands;
import org.collocate.app.command.PaletteView;
import org.collocate.app.concurrent.Signal;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.document.Autosave;
import org.collocate.app.document.Document;
import org.collocate.app.document.Origin;
import org.collocate.app.document.Preferences;
import org.collocate.app.document.RecentStudies;
import org.collocate.app.document.Recovery;
import org.collocate.app.document.UserFolder;
import org.collocate.app.gallery.GalleryView;
import org.collocate.app.gallery.GalleryViewModel;
import org.collocate.app.run.RunMode;
import org.collocate.app.text.Texts;
import org.collocate.solver.service.SolverService;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyException;
import org.collocate.solver.study.StudyLine;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/// The whole window: the start page, or an open study. Its scene does not depend on a stage, so that it can be drawn off
/// screen in any size.
public final class Workbench implements AutoCloseable {
  private static final Texts TEXTS = Texts.of("shell");

  private final Tasks tasks;
  private final IntFunction<SolverService> services;
  private final int cores;
  private final Theme theme;
  private final RecentStudies recent = new RecentStudies(UserFolder.data());
  private final TextSize textSize = new TextSize(new Preferences(UserFolder.data()));
  private final StackPane root = new StackPane();
  private final Scene scene;
  private final Commands commands;
  private Commands present;
  private @Nullable WorkbenchViewModel study;
  private @Nullable Autosave autosave;
  private @Nullable GalleryViewModel gallery;
  private @Nullable Stage stage;
  private @Nullable Signal pulse;

  /// @param services makes a service with a budget of threads
  /// @param cores threads that runs may keep busy together
  public Workbench(Tasks tasks, IntFunction<SolverService> services, int cores, Theme theme, double width,
      double height) {
    this.tasks = tasks;
    this.services = services;
    this.cores = cores;
    this.theme = theme;
    commands = commands();
    present = commands;
    scene = new Scene(root, width, height);
    scene.getStylesheets().setAll(textSize.styleSheets());
    textSize.changes().add(() -> scene.getStylesheets().setAll(textSize.styleSheets()));
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    scene.setOnDragOver(this::dragOver);
    scene.setOnDragDropped(this::dropped);
    theme.changes().add(this::themeChanged);
    themeChanged();
    showGallery();
  }

  private Commands commands() {
    BooleanSupplier always = () -> true;
    BooleanSupplier open = () -> study != null;
    CommandGroup file = group("file",
        command("new", MaterialDesignP.PLUS, "Shortcut+N", always, () -> show(Document.fresh())),
        command("open", MaterialDesignF.FOLDER_OPEN_OUTLINE, "Shortcut+O", always, this::askForFile),
        command("gallery", MaterialDesignV.VIEW_GRID_OUTLINE, "Shortcut+G", always, this::leave),
        command("save", MaterialDesignC.CONTENT_SAVE_OUTLINE, "Shortcut+S", open, this::save),
        command("save-as", MaterialDesignC.CONTENT_SAVE_EDIT_OUTLINE, "Shortcut+Shift+S", open, this::saveAs),
        command("copy-line", MaterialDesignC.CONTENT_COPY, "Shortcut+Shift+C", open, this::copyLine),
        command("paste-line", MaterialDesignC.CONTENT_PASTE, "Shortcut+Shift+V",
            () -> StudyLine.isLine(clipboard()), this::pasteLine),
        command("quit", MaterialDesignE.EXIT_TO_APP, "Shortcut+Q", () -> stage != null, () -> {
          if (stage != null && mayClose()) {
            stage.close();
          }
        }));
    CommandGroup edit = group("edit",
        command("undo", MaterialDesignU.UNDO, "Shortcut+Z",
            () -> study != null && study.document().undoLabel().isPresent(),
            () -> with(s -> s.document().undo())),
        command("redo", MaterialDesignR.REDO, "Shortcut+Shift+Z",
            () -> study != null && study.document().redoLabel().isPresent(),
            () -> with(s -> s.document().redo())));
    CommandGroup run = group("run",
        command("run", MaterialDesignP.PLAY, "Shortcut+ENTER", () -> study != null && study.canRun(),
            () -> with(s -> s.run(RunMode.SIDE_BY_SIDE))),
        command("measure", MaterialDesignT.TIMER_OUTLINE, "Shortcut+Shift+ENTER",
            () -> study != null && study.canRun(), () -> with(s -> s.run(RunMode.ONE_BY_ONE))),
        command("stop", MaterialDesignS.STOP, "ESC", this::running, () -> with(s -> s.runs().stop())));
    CommandGroup window = group("window",
        command("palette", MaterialDesignM.MAGNIFY, "Shortcut+K", always, this::showPalette),
        command("theme", MaterialDesignT.THEME_LIGHT_DARK, "Shortcut+T", always, theme::toggle),
        command("text-larger", MaterialDesignF.FORMAT_FONT_SIZE_INCREASE, "Shortcut+Ignore Shift+EQUALS",
            () -> textSize.percent() < TextSize.MOST, textSize::larger),
        command("text-smaller", MaterialDesignF.FORMAT_FONT_SIZE_DECREASE, "Shortcut+MINUS",
            () -> textSize.percent() > TextSize.LEAST, textSize::smaller),
        command("text-usual", MaterialDesignF.FORMAT_SIZE, "Shortcut+0",
            () -> textSize.percent() != TextSize.USUAL, () -> textSize.set(TextSize.USUAL)),
        command("full-screen", MaterialDesignF.FULLSCREEN, "F11", () -> stage != null,
            this::toggleFullScreen));
    return new Commands(List.of(file, edit, run, window));
  }

  private static CommandGroup group(String id, Command... commands) {
    return new CommandGroup(id, TEXTS.get("group." + id), List.of(commands));
  }

  private static Command command(String id, Ikon icon, String key, BooleanSupplier enabled, Runnable action) {
    return new Command(id, TEXTS.get("command." + id), icon, key, enabled, action);
  }

  private void with(java.util.function.Consumer<WorkbenchViewModel> action) {
    if (study != null) {
      action.accept(study);
    }
  }

  private void key(KeyEvent event) {
    if (root.lookup("#palette") != null) {
      return;
    }
    present.handle(event, scene.getFocusOwner() instanceof TextInputControl);
  }

  /// How large letters are.
  TextSize textSize() {
    return textSize;
  }

  /// Does what a command does.
  ///
  /// @throws IllegalArgumentException if there is no such command now
  void perform(String id) {
    present.get(id).run();
  }

  private boolean running() {
    return study != null && study.runs().isActive();
  }

  private void themeChanged() {
    root.getStyleClass().removeAll("light", "dark");
    root.getStyleClass().addAll(theme.isDark() ? "dark" : "light");
    if (!root.getStyleClass().contains("workbench-root")) {
      root.getStyleClass().add("workbench-root");
    }
    if (pulse != null) {
      pulse.raise();
    }
    if (gallery != null) {
      gallery.changes().tell();
    }
  }

  public Scene scene() {
    return scene;
  }

  /// The open study; empty on the start page.
  public Optional<WorkbenchViewModel> study() {
    return Optional.ofNullable(study);
  }

  /// The start page; empty while a study is open.
  public Optional<GalleryViewModel> gallery() {
    return Optional.ofNullable(gallery);
  }

  /// Shows the window.
  void showOn(Stage shown) {
    stage = shown;
    shown.setScene(scene);
    shown.setTitle(TEXTS.get("title"));
    shown.setMinWidth(960);
    shown.setMinHeight(600);
    shown.setOnCloseRequest(event -> {
      if (!mayClose()) {
        event.consume();
      }
    });
    shown.show();
  }

  /// Opens a study.
  ///
  /// @throws StudyException if it is no study or not in the gallery
  /// @throws IOException if the file cannot be read
  public void open(Origin origin) throws StudyException, IOException {
    show(Document.open(origin));
  }

  private void openOrTell(Origin origin) {
    try {
      if (mayClose()) {
        open(origin);
      }
    } catch (StudyException | IOException e) {
      Questions.tell(stage, TEXTS.get("cannot-open", origin.argument()), String.valueOf(e.getMessage()));
    }
  }

  private void show(Document document) {
    show(document, null);
  }

  /// @param recovery the file from which a crash's study came back
  private void show(Document document, @Nullable Path recovery) {
    closeStudy();
    autosave = new Autosave(document, UserFolder.data(), recovery);
    WorkbenchViewModel opened = new WorkbenchViewModel(document, tasks, services, cores);
    study = opened;
    if (gallery != null) {
      gallery.show(false);
      gallery = null;
    }
    WorkbenchView view = new WorkbenchView(opened, tasks.pulse(), theme);
    present = commands.with(view.commands());
    TopBar bar = new TopBar(present);
    BorderPane pane = new BorderPane(view.node());
    pane.setTop(bar.node());
    root.getChildren().setAll(pane);
    Signal refresh = new Signal(tasks.pulse(), () -> {
      if (study == opened) {
        view.refresh();
        bar.refresh(opened, theme.isDark());
      }
    });
    pulse = refresh;
    opened.changes().add(refresh::raise);
    view.refresh();
    bar.refresh(opened, theme.isDark());
    remember(document);
  }

  private void remember(Document document) {
    try {
      recent.opened(document.origin());
    } catch (UncheckedIOException e) {
      // A folder that cannot be written costs the list of recent studies, not the study.
      System.getLogger(Workbench.class.getName()).log(System.Logger.Level.WARNING, "recent studies", e);
    }
  }

  private static String clipboard() {
    String text = Clipboard.getSystemClipboard().getString();
    return text == null ? "" : text;
  }

  private void copyLine() {
    with(open -> {
      ClipboardContent content = new ClipboardContent();
      content.putString(StudyLine.write(open.document().study()));
      Clipboard.getSystemClipboard().setContent(content);
    });
  }

  private void pasteLine() {
    try {
      Study pasted = StudyLine.read(clipboard());
      if (mayClose()) {
        show(Document.unsaved(pasted, Origin.NEW));
      }
    } catch (StudyException e) {
      Questions.tell(stage, TEXTS.get("cannot-paste"), String.valueOf(e.getMessage()));
    }
  }

  private void showPalette() {
    if (root.lookup("#palette") != null) {
      return;
    }
    Node before = scene.getFocusOwner();
    PaletteView[] shown = new PaletteView[1];
    PaletteView palette = new PaletteView(present, () -> {
      root.getChildren().remove(shown[0].node());
      if (before != null) {
        before.requestFocus();
      }
    });
    shown[0] = palette;
    root.getChildren().add(palette.node());
    palette.focus();
  }

  private void dragOver(DragEvent event) {
    if (isStudy(event)) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    if (isStudy(event)) {
      openOrTell(Origin.of(event.getDragboard().getFiles().getFirst().toPath()));
      event.setDropCompleted(true);
      event.consume();
    }
  }

  private static boolean isStudy(DragEvent event) {
    List<File> files = event.getDragboard().getFiles();
    return files.size() == 1 && files.getFirst().getName().endsWith(".json");
  }

  private void restore(Recovery recovery) {
    show(Document.unsaved(recovery.study(), recovery.origin()), recovery.file());
  }

  private void leave() {
    if (mayClose()) {
      showGallery();
    }
  }

  private void showGallery() {
    closeStudy();
    pulse = null;
    present = commands;
    GalleryViewModel shown = new GalleryViewModel(tasks, recent, Recovery.list(UserFolder.data()));
    gallery = shown;
    root.getChildren()
        .setAll(new GalleryView(shown, new GalleryView.Actions(this::openOrTell, () -> show(Document.fresh()),
            this::askForFile, this::restore), theme::plotStyle).node());
    shown.show(true);
  }

  private void askForFile() {
    Questions.fileToOpen(stage).ifPresent(file -> openOrTell(Origin.of(file)));
  }

  private void save() {
    if (study != null && study.document().origin().file().isPresent()) {
      saveTo(study.document().origin().file().get());
    } else {
      saveAs();
    }
  }

  private void saveAs() {
    if (study != null) {
      Questions.fileToSave(stage, study.document().study().title()).ifPresent(this::saveTo);
    }
  }

  private void saveTo(Path file) {
    WorkbenchViewModel open = study;
    if (open != null) {
      try {
        open.save(file);
        remember(open.document());
      } catch (IOException e) {
        Questions.tell(stage, TEXTS.get("cannot-save", file), String.valueOf(e.getMessage()));
      }
    }
  }

  private void toggleFullScreen() {
    if (stage != null) {
      stage.setFullScreen(!stage.isFullScreen());
    }
  }

  /// Asks what shall become of changes, where there are any and there is somebody to ask.
  private boolean mayClose() {
    if (study == null || stage == null || !study.document().modified()) {
      return true;
    }
    return switch (Questions.saveFirst(stage, study.document().study().title())) {
      case LOSE -> true;
      case CANCEL -> false;
      case SAVE -> {
        save();
        yield !study.document().modified();
      }
    };
  }

  private void closeStudy() {
    if (study != null) {
      study.close();
      study = null;
    }
    if (autosave != null) {
      autosave.close();
      autosave = null;
    }
  }

  @Override
  public void close() {
    closeStudy();
    if (gallery != null) {
      gallery.show(false);
    }
  }
}
