package org.collocate.solver.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The figures of a benchmark suite: a Markdown table on standard output and `bench.json` in the working folder.
public final class BenchTable {
  private final List<Line> lines = new ArrayList<>();

  /// One figure.
  ///
  /// @param peer what it is compared with in the same run; NaN without
  /// @param bar the largest value that keeps the promise; NaN without
  private record Line(String work, double ours, double peer, double bar, String unit, double low,
      double high) {}

  /// Takes in repeated measurements: their median, smallest and largest.
  public void add(String work, double[] samples, double peer, double bar, String unit) {
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    lines.add(new Line(work, sorted[sorted.length / 2], peer, bar, unit, sorted[0],
        sorted[sorted.length - 1]));
  }

  /// Takes in one figure.
  public void add(String work, double value, double bar, String unit) {
    lines.add(new Line(work, value, Double.NaN, bar, unit, value, value));
  }

  /// Prints the table and writes `bench.json`.
  public void publish() throws IOException {
    System.out.println("| work | ours | peer | ratio | must reach | spread |");
    System.out.println("|---|---|---|---|---|---|");
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Line line : lines) {
      String missed = line.ours > line.bar ? " (missed)" : "";
      System.out.println("| " + line.work + " | " + number(line.ours) + " " + line.unit + missed + " | "
          + number(line.peer) + " | " + number(line.ours / line.peer) + " | "
          + (Double.isNaN(line.bar) ? "" : "≤ " + number(line.bar) + " " + line.unit) + " | "
          + number(line.low) + " … " + number(line.high) + " |");
      ObjectNode entry = all.addObject().put("work", line.work).put("ours", line.ours).put("unit", line.unit);
      put(entry, "peer", line.peer);
      put(entry, "ratio", line.ours / line.peer);
      put(entry, "bar", line.bar);
      entry.putObject("spread").put("low", line.low).put("high", line.high);
    }
    Path file = Path.of("bench.json");
    Path unfinished = Path.of("bench.json.part");
    Files.writeString(unfinished, all.toPrettyString() + "\n");
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void put(ObjectNode entry, String name, double value) {
    if (Double.isNaN(value)) {
      entry.putNull(name);
    } else {
      entry.put(name, value);
    }
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    double size = Math.abs(value);
    return String.format(Locale.ROOT, size != 0 && size < 0.01 ? "%.1e" : size < 10 ? "%.2f" : "%.1f", value);
  }
}
