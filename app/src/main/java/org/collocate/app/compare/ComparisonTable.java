package org.collocate.app.compare;

import atlantafx.base.theme.Styles;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.collocate.app.command.Command;
import org.collocate.app.form.Hint;
import org.collocate.app.form.NumberText;
import org.collocate.app.run.MethodRun;
import org.collocate.app.text.Texts;
import org.collocate.solver.comparison.Comparison;
import org.collocate.solver.method.EnergyError;
import org.collocate.viz.plot.PlotStyle;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// The comparison table: a line for each method, sorted by any column.
public final class ComparisonTable {
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private static final Texts TEXTS = Texts.of("compare");

  private final TableView<Row> table = new TableView<>();
  private final VBox node;
  private final List<TableColumn<Row, ?>> fixed;
  private final List<Command> commands;
  private List<String> outputs = List.of();

  public ComparisonTable() {
    SortedList<Row> sorted = new SortedList<>(rows);
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.setId("comparison-table");
    table.getStyleClass().addAll(Styles.DENSE, "comparison-table");
    table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
    table.setPlaceholder(new Label(TEXTS.get("table.empty")));
    TableColumn<Row, Row> method = column(TEXTS.get("table.method"), 210, Function.identity(),
        Comparator.comparing(Row::name),
        row -> row.name().equals(row.label()) ? row.name() : row.name() + "  (" + row.label() + ")", true);
    method.setCellFactory(_ -> new MethodCell());
    table.getColumns().add(method);
    table.getColumns()
        .add(number(TEXTS.get("table.l2"), 100, Row::l2, NumberText::scientific));
    table.getColumns().add(number(TEXTS.get("table.h1"), 100, Row::h1, NumberText::scientific));
    table.getColumns().add(number(TEXTS.get("table.linf"), 90, Row::linf, NumberText::scientific));
    table.getColumns().add(ownErrors());
    table.getColumns()
        .add(column(TEXTS.get("table.time"), 100, Function.identity(),
            Comparator.comparingDouble(Row::seconds),
            row -> (row.isReference() ? "" : NumberText.seconds(row.seconds()))
                + (row.shared() ? " " + TEXTS.get("table.shared") : ""),
            false));
    table.getColumns()
        .add(column(TEXTS.get("table.unknowns"), 90, Row::unknowns, Comparator.naturalOrder(),
            count -> count == 0 ? "–"
                : NumberText.count(count),
            false));
    table.getColumns()
        .add(column(TEXTS.get("table.status"), 150, Row::status, Comparator.naturalOrder(), text -> text,
            true));
    table.getColumns()
        .add(column(TEXTS.get("table.forecast"), 260, Row::forecast, Comparator.naturalOrder(), text -> text,
            true));
    fixed = List.copyOf(table.getColumns());
    commands = List.of(
        new Command("table-tabs", TEXTS.get("command.table-tabs"), MaterialDesignT.TABLE_ARROW_RIGHT, "",
            () -> true,
            () -> copy(TableText.tabs(table.getItems()))),
        new Command("table-markdown", TEXTS.get("command.table-markdown"),
            MaterialDesignL.LANGUAGE_MARKDOWN_OUTLINE, "",
            () -> true, () -> copy(TableText.markdown(table.getItems()))));
    HBox tools = new HBox(8);
    commands.forEach(command -> {
      Button button = command.button(true);
      button.getStyleClass().add(Styles.SMALL);
      tools.getChildren().add(button);
    });
    tools.getStyleClass().add("table-tools");
    VBox.setVgrow(table, Priority.ALWAYS);
    node = new VBox(tools, table);
  }

  public Node node() {
    return node;
  }

  /// Shows these methods, and the reference's outputs where it has some.
  ///
  /// @param forecasts what a run of a method will need, in one line
  public void refresh(List<MethodRun> methods, Optional<Comparison> comparison,
      Function<String, String> forecasts) {
    List<Row> now = Row.of(methods, comparison, forecasts);
    List<String> names = TableText.outputs(now);
    if (!names.equals(outputs)) {
      outputs = names;
      table.getColumns().setAll(fixed);
      for (String name : names) {
        table.getColumns().add(output(name));
      }
    }
    if (!rows.equals(now)) {
      rows.setAll(now);
    }
  }

  private static TableColumn<Row, Row> ownErrors() {
    TableColumn<Row, Row> column = column("", 110, Function.identity(),
        Comparator.comparingDouble(ComparisonTable::bar), ComparisonTable::ownError, false);
    Label head = new Label(TEXTS.get("table.own"));
    Hint.set(head, TEXTS.get("table.own.hint"));
    column.setGraphic(head);
    return column;
  }

  /// What is not known sorts last, what is unreliable before it.
  private static double bar(Row row) {
    EnergyError own = row.ownError();
    return own == null ? Double.NaN : own.reliable() ? own.relative() : Double.POSITIVE_INFINITY;
  }

  private static String ownError(Row row) {
    EnergyError own = row.ownError();
    return own == null ? "–"
        : own.reliable() ? NumberText.scientific(own.relative()) : TEXTS.get("table.own.unreliable");
  }

  /// What can be done with the table.
  public List<Command> commands() {
    return commands;
  }

  private void copy(String text) {
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
  }

  /// The output's value, and how far it is from that of the reference.
  private TableColumn<Row, Double> output(String name) {
    TableColumn<Row, Double> column = number(name, 150, row -> row.output(name), NumberText::precise);
    column.setCellFactory(_ -> new TableCell<>() {
      @Override
      protected void updateItem(@Nullable Double value, boolean none) {
        super.updateItem(value, none);
        Row row = none ? null : getTableRow().getItem();
        setText(value == null || row == null || Double.isNaN(value) ? ""
            : NumberText.precise(value) + deviation(row,
                value));
      }

      private String deviation(Row row, double value) {
        double by = rows.stream()
            .filter(Row::isReference)
            .mapToDouble(r -> value - r.output(name))
            .findFirst()
            .orElse(
                Double.NaN);
        return row.isReference() || Double.isNaN(by) ? ""
            : "  (" + (by >= 0 ? "+" : "") + NumberText.scientific(by) + ")";
      }
    });
    return column;
  }

  private static TableColumn<Row, Double> number(String title, double width, Function<Row, Double> value,
      Function<Double, String> text) {
    // What is not known sorts last.
    return column(title, width, value, Comparator.naturalOrder(), text, false);
  }

  private static <T> TableColumn<Row, T> column(String title, double width, Function<Row, T> value,
      Comparator<T> order, Function<T, String> text, boolean left) {
    TableColumn<Row, T> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setComparator(order);
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
    column.getStyleClass().add(left ? "column-left" : "column-right");
    column.setCellFactory(_ -> new TableCell<>() {
      @Override
      protected void updateItem(@Nullable T item, boolean none) {
        super.updateItem(item, none);
        setText(none || item == null ? "" : text.apply(item));
      }
    });
    return column;
  }

  /// The name with the method's colour.
  private static final class MethodCell extends TableCell<Row, Row> {
    @Override
    protected void updateItem(@Nullable Row row, boolean none) {
      super.updateItem(row, none);
      if (none || row == null) {
        setText("");
        setGraphic(null);
        return;
      }
      int argb = row.isReference() ? 0xff8c959f : PlotStyle.series(row.number());
      setGraphic(new Circle(4.5, Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff)));
      setText(row.name().equals(row.label()) ? row.name() : row.name() + "  (" + row.label() + ")");
    }
  }
}
