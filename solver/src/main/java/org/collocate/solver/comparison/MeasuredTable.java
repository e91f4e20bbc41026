package org.collocate.solver.comparison;

import java.util.ArrayList;
import java.util.List;

/// Reads a table of numbers: a first line of names, then lines of numbers, separated by commas, semicolons or tabs.
final class MeasuredTable {
  private MeasuredTable() {}

  /// The wanted columns, `[column][row]`.
  ///
  /// @throws IllegalArgumentException with the line, if the text is no such table
  static double[][] read(String text, List<String> wanted) {
    List<String> lines = text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    if (lines.size() < 2) {
      throw new IllegalArgumentException("a line of names and at least one line of numbers are expected");
    }
    List<String> names = cells(lines.getFirst());
    int[] places = new int[wanted.size()];
    for (int c = 0; c < places.length; c++) {
      places[c] = names.indexOf(wanted.get(c));
      if (places[c] < 0) {
        throw new IllegalArgumentException("there is no column '" + wanted.get(c) + "' among " + names);
      }
    }
    double[][] columns = new double[places.length][lines.size() - 1];
    for (int row = 0; row < lines.size() - 1; row++) {
      List<String> cells = cells(lines.get(row + 1));
      for (int c = 0; c < places.length; c++) {
        try {
          columns[c][row] = Double.parseDouble(cells.get(places[c]));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
          throw new IllegalArgumentException("no number for '" + wanted.get(c) + "' in row " + (row + 1), e);
        }
        if (!Double.isFinite(columns[c][row])) {
          throw new IllegalArgumentException("a number that is not finite in row " + (row + 1));
        }
      }
    }
    return columns;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.split("[,;\\t]", -1)) {
      cells.add(cell.strip().replaceAll("^\"|\"$", ""));
    }
    return cells;
  }
}
