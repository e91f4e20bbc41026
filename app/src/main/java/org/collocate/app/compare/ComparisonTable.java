package org.collocate.app.compare;

import atlantafx.base.theme.Styles;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.collocate.app.form.NumberText;
import org.collocate.viz.plot.PlotStyle;
import org.jspecify.annotations.Nullable;

/// The comparison table: a line for each method, sorted by any column.
public final class ComparisonTable {
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final TableView<Row> table = new TableView<>();

  public ComparisonTable() {
    SortedList<Row> sorted = new SortedList<>(rows);
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.setId("comparison-table");
    table.getStyleClass().addAll(Styles.DENSE, "comparison-table");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(new Label("Methods stand here with their errors as soon as the study is right."));
    TableColumn<Row, Row> method = column("Method", 210, Function.identity(), Comparator.comparing(Row::name),
        row -> row.name().equals(row.label()) ? row.name() : row.name() + "  (" + row.label() + ")", true);
    method.setCellFactory(_ -> new MethodCell());
    table.getColumns().add(method);
    table.getColumns()
        .add(number("Relative L2", 100, Row::l2, NumberText::scientific));
    table.getColumns().add(number("Relative H1", 100, Row::h1, NumberText::scientific));
    table.getColumns().add(number("L∞", 90, Row::linf, NumberText::scientific));
    table.getColumns()
        .add(column("Time", 100, Function.identity(), Comparator.comparingDouble(Row::seconds),
            row -> NumberText
                .seconds(row.seconds()) + (row.shared() ? " shared" : ""),
            false));
    table.getColumns()
        .add(column("Unknowns", 90, Row::unknowns, Comparator.naturalOrder(), count -> count == 0 ? "–"
            : NumberText.count(count), false));
    table.getColumns().add(column("Status", 150, Row::status, Comparator.naturalOrder(), text -> text, true));
  }

  public Node node() {
    return table;
  }

  /// Shows these lines.
  public void refresh(List<Row> now) {
    if (!rows.equals(now)) {
      rows.setAll(now);
    }
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
      int argb = PlotStyle.series(row.number());
      setGraphic(new Circle(4.5, Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff)));
      setText(row.name().equals(row.label()) ? row.name() : row.name() + "  (" + row.label() + ")");
    }
  }
}
