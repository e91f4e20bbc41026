package org.collocate.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Prints a list of things as aligned lines or as JSON.
final class Listing {
  private static final JsonMapper MAPPER = JsonMapper.builder()
      .enable(SerializationFeature.INDENT_OUTPUT)
      .build();

  private Listing() {}

  /// Prints the entries.
  ///
  /// @param columns the keys that lines show
  static void print(List<Map<String, Object>> entries, boolean json, List<String> columns) {
    if (json) {
      System.out.println(MAPPER.writeValueAsString(entries));
      return;
    }
    List<Integer> widths = new ArrayList<>();
    for (String column : columns) {
      widths.add(
          entries.stream().mapToInt(entry -> String.valueOf(entry.get(column)).length()).max().orElse(0));
    }
    for (Map<String, Object> entry : entries) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns.size(); c++) {
        String text = String.valueOf(entry.get(columns.get(c)));
        line.append(text).append(c + 1 < columns.size() ? " ".repeat(widths.get(c) - text.length() + 2) : "");
      }
      System.out.println(line);
    }
  }
}
