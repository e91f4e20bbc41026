package org.collocate.app.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.collocate.app.text.Texts;
import org.jspecify.annotations.Nullable;

/// What the window asks the user in dialogs.
final class Questions {
  private static final Texts TEXTS = Texts.of("shell");
  private static final Texts SEALS = Texts.of("recheck");
  private static final Texts TRAINING = Texts.of("training");
  private static final FileChooser.ExtensionFilter STUDIES = new FileChooser.ExtensionFilter(
      TEXTS.get("studies"), "*.json");

  private Questions() {}

  /// Whether changes shall be saved before they are lost.
  enum Answer {
    SAVE, LOSE, CANCEL
  }

  static Answer saveFirst(@Nullable Window owner, String title) {
    ButtonType save = new ButtonType(TEXTS.get("question.save"), ButtonBar.ButtonData.YES);
    ButtonType lose = new ButtonType(TEXTS.get("question.lose"), ButtonBar.ButtonData.NO);
    Alert alert = new Alert(Alert.AlertType.CONFIRMATION, TEXTS.get("question.gone"), save, lose,
        ButtonType.CANCEL);
    alert.setHeaderText(TEXTS.get("question.changed", title));
    alert.initOwner(owner);
    ButtonType chosen = alert.showAndWait().orElse(ButtonType.CANCEL);
    return chosen == save ? Answer.SAVE : chosen == lose ? Answer.LOSE : Answer.CANCEL;
  }

  static void tell(@Nullable Window owner, String header, String text) {
    Alert alert = new Alert(Alert.AlertType.ERROR, text, ButtonType.OK);
    alert.setHeaderText(header);
    alert.initOwner(owner);
    alert.show();
  }

  static Optional<Path> fileToOpen(@Nullable Window owner) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(TEXTS.get("question.open"));
    chooser.getExtensionFilters().add(STUDIES);
    return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
  }

  static Optional<Path> pictureToOpen(@Nullable Window owner) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(TEXTS.get("question.picture"));
    chooser.getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(TEXTS.get("pictures"), "*.png", "*.jpg", "*.jpeg", "*.gif",
            "*.bmp",
            "*.tif", "*.tiff"));
    return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
  }

  static Optional<Path> sealToWrite(@Nullable Window owner, String title) {
    FileChooser chooser = seals(SEALS.get("question.seal"));
    chooser.setInitialFileName(plain(title) + ".seal");
    return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
  }

  static Optional<Path> sealToCheck(@Nullable Window owner) {
    return Optional.ofNullable(seals(SEALS.get("question.check")).showOpenDialog(owner)).map(File::toPath);
  }

  static Optional<Path> weightsToKeep(@Nullable Window owner, String name) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(TRAINING.get("family.question.keep"));
    chooser.getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(TRAINING.get("family.files"), "*.operator"));
    chooser.setInitialFileName(name);
    return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
  }

  private static FileChooser seals(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(SEALS.get("files"), "*.seal"));
    return chooser;
  }

  /// A title as the name of a file.
  private static String plain(String title) {
    String name = title.strip().replaceAll("[^\\p{L}\\p{N}]+", "-").toLowerCase(java.util.Locale.ROOT);
    return name.isEmpty() ? "study" : name;
  }

  static Optional<Path> fileToSave(@Nullable Window owner, String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(TEXTS.get("question.save-as"));
    chooser.getExtensionFilters().add(STUDIES);
    chooser.setInitialFileName(plain(title) + ".json");
    return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
  }
}
