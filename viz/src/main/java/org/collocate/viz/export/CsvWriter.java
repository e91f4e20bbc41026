package org.collocate.viz.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// Writes tables as comma-separated values (RFC 4180) in UTF-8; numbers read back as the same doubles.
public final class CsvWriter {
  private CsvWriter() {}

  /// Writes columns of numbers below their names; rows with NaN in the last column are left out.
  public static void write(List<String> names, List<double[]> columns, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder(
        names.stream().map(CsvWriter::quote).collect(Collectors.joining(",")));
    text.append("\r\n");
    double[] last = columns.getLast();
    for (int row = 0; row < last.length; row++) {
      if (Double.isNaN(last[row])) {
        continue;
      }
      for (int column = 0; column < columns.size(); column++) {
        text.append(column == 0 ? "" : ",").append(columns.get(column)[row]);
      }
      text.append("\r\n");
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// A cell as it stands in a file: quoted where it must be; a text that a spreadsheet would run as a formula is made
  /// harmless.
  static String quote(String cell) {
    String safe = cell.matches("(?s)[=+@\\t].*|-\\D.*") ? "'" + cell : cell;
    return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
