package org.collocate.app.recheck;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.collocate.app.command.Command;
import org.collocate.app.form.NumberText;
import org.collocate.app.seal.Recheck;
import org.collocate.app.text.Texts;
import org.collocate.solver.study.CheckedStudy;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// Sealed numbers beside new ones, and the commands that seal and check.
public final class RecheckView {
  private static final Texts TEXTS = Texts.of("recheck");
  private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
  private static final PseudoClass MOVED = PseudoClass.getPseudoClass("moved");

  private final RecheckViewModel recheck;
  private final ObservableList<Recheck.Row> rows = FXCollections.observableArrayList();
  private final Label text = new Label();
  private final ProgressIndicator busy = new ProgressIndicator();
  private final Button stop = new Button(TEXTS.get("stop"));
  private final TableView<Recheck.Row> table = new TableView<>(rows);
  private final List<Command> commands;
  private final VBox node;

  /// What the window asks its user.
  public interface Files {
    /// Where a seal shall be written.
    Optional<Path> toSeal();

    /// Which seal shall be checked.
    Optional<Path> toCheck();
  }

  /// @param study the open study if it is right as it is, and the folder of files beside it
  /// @param shown brings this view to the front
  public RecheckView(RecheckViewModel recheck, Supplier<Optional<CheckedStudy>> study, Supplier<Path> folder,
      Files files, Runnable shown) {
    this.recheck = recheck;
    commands = List.of(
        new Command("seal", TEXTS.get("command.seal"), MaterialDesignS.SEAL, "Shortcut+Shift+E",
            () -> !recheck.isActive()
                && study.get().map(checked -> !checked.methods().isEmpty()).orElse(false),
            () -> study.get().ifPresent(checked -> files.toSeal().ifPresent(file -> {
              shown.run();
              recheck.seal(checked, folder.get(), file);
            }))),
        new Command("recheck", TEXTS.get("command.recheck"), MaterialDesignC.CLIPBOARD_CHECK_OUTLINE,
            "Shortcut+Shift+R", () -> !recheck.isActive(), () -> files.toCheck().ifPresent(file -> {
              shown.run();
              recheck.recheck(file);
            })));
    HBox tools = new HBox(8);
    tools.setAlignment(Pos.CENTER_LEFT);
    for (Command command : commands) {
      Button button = command.button(true);
      button.getStyleClass().add(Styles.SMALL);
      button.setMinWidth(Region.USE_PREF_SIZE);
      tools.getChildren().add(button);
    }
    busy.setPrefSize(16, 16);
    busy.setMinSize(16, 16);
    stop.setId("recheck-stop");
    stop.getStyleClass().add(Styles.SMALL);
    stop.setMinWidth(Region.USE_PREF_SIZE);
    stop.setOnAction(_ -> recheck.stop());
    tools.getChildren().addAll(stop, busy);
    text.setId("recheck-result");
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    text.getStyleClass().add("recheck-result");
    table.setId("recheck-table");
    table.getStyleClass().addAll(Styles.DENSE, "comparison-table");
    table.setPlaceholder(new Label(TEXTS.get("empty")));
    table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
    table.getColumns()
        .setAll(List.of(column("method", 100, Recheck.Row::method, true),
            column("number", 150, Recheck.Row::number, true),
            column("sealed", 100, row -> NumberText.precise(row.sealed()), false),
            column("now", 100, row -> NumberText.precise(row.now()), false),
            column("change", 85, row -> row.change() == 0 ? "0" : NumberText.scientific(row.change()),
                false),
            column("relative", 85, row -> row.relative() == 0 ? "0" : NumberText.scientific(row.relative()),
                false),
            column("verdict", 100, row -> TEXTS.get("verdict." + row.verdict().word()), true)));
    table.setRowFactory(_ -> new MarkedRow());
    VBox.setVgrow(table, Priority.ALWAYS);
    node = new VBox(8, tools, text, table);
    node.getStyleClass().add("recheck");
    node.setMinSize(0, 0);
  }

  /// A row that stands out where its number is not as it was sealed.
  private static final class MarkedRow extends TableRow<Recheck.Row> {
    @Override
    protected void updateItem(Recheck.@Nullable Row row, boolean none) {
      super.updateItem(row, none);
      pseudoClassStateChanged(MOVED, !none && row != null && !row.verdict().isGood());
    }
  }

  private static TableColumn<Recheck.Row, String> column(String key, double width,
      Function<Recheck.Row, String> cell,
      boolean left) {
    TableColumn<Recheck.Row, String> column = new TableColumn<>(TEXTS.get("column." + key));
    column.setPrefWidth(width);
    column.setSortable(false);
    column.getStyleClass().add(left ? "column-left" : "column-right");
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(cell.apply(row.getValue())));
    return column;
  }

  public Node node() {
    return node;
  }

  /// Sealing and checking, for menu and palette.
  public List<Command> commands() {
    return commands;
  }

  /// Shows what is known now.
  public void refresh() {
    busy.setVisible(recheck.isActive());
    stop.setVisible(recheck.isActive());
    text.setText(recheck.isActive() ? recheck.progress() : recheck.result());
    text.setManaged(!text.getText().isEmpty());
    text.pseudoClassStateChanged(GOOD, !recheck.isActive() && recheck.kind() == RecheckViewModel.Kind.GOOD);
    text.pseudoClassStateChanged(MOVED, !recheck.isActive() && recheck.kind() == RecheckViewModel.Kind.BAD);
    List<Recheck.Row> now = recheck.rows();
    if (!rows.equals(now)) {
      rows.setAll(now);
    }
    for (Command command : commands) {
      Node button = node.lookup("#" + command.id());
      if (button != null) {
        button.setDisable(!command.enabled().getAsBoolean());
      }
    }
  }
}
