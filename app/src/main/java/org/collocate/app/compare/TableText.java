package org.collocate.app.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.collocate.solver.method.EnergyError;

/// The comparison table as a text for other programs: every number in full, with a point and an ASCII minus sign; cells that
/// are not known are empty.
public final class TableText {
  private TableText() {}

  /// Separated by tabs, for spreadsheets.
  public static String tabs(List<Row> rows) {
    return cells(rows).stream()
        .map(line -> line.stream()
            .map(cell -> cell.replaceAll("[\\t\\r\\n]+", " "))
            .collect(Collectors.joining("\t")))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /// In Markdown; numbers stand at the right.
  public static String markdown(List<Row> rows) {
    List<List<String>> cells = cells(rows);
    StringBuilder text = new StringBuilder(line(cells.getFirst()));
    text.append("|---|");
    for (int i = 1; i < cells.getFirst().size(); i++) {
      text.append(cells.getFirst().get(i).equals("Status") ? "---|" : "---:|");
    }
    text.append('\n');
    cells.subList(1, cells.size()).forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /// The names of all outputs, in the study's order.
  static List<String> outputs(List<Row> rows) {
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.addAll(row.outputs().keySet()));
    return List.copyOf(names);
  }

  private static List<List<String>> cells(List<Row> rows) {
    List<String> outputs = outputs(rows);
    Optional<Row> reference = rows.stream().filter(Row::isReference).findFirst();
    List<List<String>> cells = new ArrayList<>();
    List<String> head = new ArrayList<>(
        List.of("Method", "Label", "Relative L2", "Relative H1", "Linf", "Own estimate",
            "Seconds", "Unknowns", "Status"));
    for (String output : outputs) {
      head.add(output);
      if (reference.isPresent()) {
        head.add(output + " - reference");
      }
    }
    cells.add(head);
    for (Row row : rows) {
      List<String> line = new ArrayList<>(List.of(row.name(), row.label(), number(row.l2()), number(row.h1()),
          number(row.linf()), ownError(row), number(row.seconds()),
          row.unknowns() == 0 ? "" : String.valueOf(row.unknowns()),
          row.status()));
      for (String output : outputs) {
        line.add(number(row.output(output)));
        reference.ifPresent(with -> line.add(
            row.isReference() ? "" : number(row.output(output) - with.output(output))));
      }
      cells.add(line);
    }
    return cells;
  }

  private static String ownError(Row row) {
    EnergyError own = row.ownError();
    return own == null ? "" : own.reliable() ? number(own.relative()) : "unreliable: " + own.doubt();
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : String.valueOf(value);
  }
}
