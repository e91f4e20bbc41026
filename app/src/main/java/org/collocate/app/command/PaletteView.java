package org.collocate.app.command;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.collocate.app.text.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/// Finds a command by a few letters and does it: all that can be done now, over the window.
public final class PaletteView {
  private static final Texts TEXTS = Texts.of("command");
  private static final int ROWS = 10;
  private static final double ROW = 34;

  private final Commands commands;
  private final Runnable close;
  private final TextField search = new TextField();
  private final ListView<Found> list = new ListView<>();
  private final StackPane node = new StackPane();

  /// A command and the group it is in.
  private record Found(CommandGroup group, Command command) {
    /// Whether each word of a search is in the texts.
    boolean matches(String words) {
      String text = (group.text() + " " + command.text()).toLowerCase(Locale.ROOT);
      return Stream.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)).allMatch(text::contains);
    }
  }

  /// @param close takes the palette away
  public PaletteView(Commands commands, Runnable close) {
    this.commands = commands;
    this.close = close;
    search.setId("palette-search");
    search.setPromptText(TEXTS.get("search"));
    search.setAccessibleText(TEXTS.get("search"));
    search.textProperty().addListener((_, _, _) -> find());
    list.setId("palette-list");
    list.setFixedCellSize(ROW);
    list.setPrefHeight(ROWS * ROW + 2);
    list.setFocusTraversable(false);
    list.setPlaceholder(new Label(TEXTS.get("none")));
    list.setCellFactory(_ -> new Line());
    list.setOnMouseClicked(_ -> choose());
    VBox box = new VBox(8, search, list);
    box.getStyleClass().add("palette");
    box.setMaxSize(520, Region.USE_PREF_SIZE);
    StackPane.setAlignment(box, Pos.TOP_CENTER);
    node.getChildren().add(box);
    node.getStyleClass().add("palette-ground");
    node.setId("palette");
    node.setOnMousePressed(event -> {
      if (event.getTarget().equals(node)) {
        close.run();
      }
    });
    node.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    find();
  }

  public Node node() {
    return node;
  }

  /// Lets the next letters go into the search.
  public void focus() {
    search.requestFocus();
  }

  private void key(KeyEvent event) {
    int at = list.getSelectionModel().getSelectedIndex();
    switch (event.getCode()) {
      case ESCAPE -> close.run();
      case ENTER -> choose();
      case DOWN -> select(at + 1);
      case UP -> select(at - 1);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void select(int index) {
    int chosen = Math.clamp(index, 0, Math.max(0, list.getItems().size() - 1));
    list.getSelectionModel().select(chosen);
    list.scrollTo(Math.max(0, chosen - ROWS / 2));
  }

  private void find() {
    List<Found> found = commands.groups()
        .stream()
        .flatMap(group -> group.commands().stream().map(command -> new Found(group, command)))
        .filter(entry -> entry.command().enabled().getAsBoolean() && entry.matches(search.getText()))
        .toList();
    list.getItems().setAll(found);
    select(0);
  }

  private void choose() {
    Found chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      close.run();
      chosen.command().run();
    }
  }

  /// One command.
  private static final class Line extends ListCell<Found> {
    @Override
    protected void updateItem(Found found, boolean empty) {
      super.updateItem(found, empty);
      setText(null);
      if (empty || found == null) {
        setGraphic(null);
        return;
      }
      Label text = new Label(found.command().text(), new FontIcon(found.command().icon()));
      Label group = new Label(found.group().text());
      group.getStyleClass().add("palette-group");
      Label key = new Label(found.command().combination().map(KeyCombination::getDisplayText).orElse(""));
      key.getStyleClass().add("palette-key");
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      HBox line = new HBox(10, text, group, gap, key);
      line.setAlignment(Pos.CENTER_LEFT);
      setGraphic(line);
    }
  }
}
