package org.collocate.solver.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Times the classical engine beside the libraries of specialists. Prints a Markdown table and writes `bench.json` into the
/// working folder.
public final class ClassicalBenchmark {
  private ClassicalBenchmark() {}

  /// @param arguments `--quick` for fewer repetitions and no problem of a million cells; then the names of what to run,
  /// `mesh`, `elements` (assembly, elimination, multigrid on the same mesh), `parts` (estimates, upwinding, condensation), `grid` (multigrid on grids), `dst` (sine transforms), all
  /// without
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> wanted = new ArrayList<>(List.of(arguments));
    boolean quick = wanted.remove("--quick");
    Path module = Path.of(String.valueOf(System.getProperty("collocate.module", ".")));
    BenchTable table = new BenchTable();
    if (wanted.isEmpty() || wanted.contains("mesh")) {
      ElementTiming.meshes(table, quick);
    }
    if (wanted.isEmpty() || wanted.contains("elements")) {
      ElementTiming.run(table, new Peers(module), quick);
    }
    if (wanted.isEmpty() || wanted.contains("parts")) {
      PartsTiming.run(table, quick);
    }
    if (wanted.isEmpty() || wanted.contains("grid")) {
      GridTiming.run(table, new Peers(module), quick);
    }
    if (wanted.isEmpty() || wanted.contains("dst")) {
      TransformTiming.run(table, new Peers(module), quick);
    }
    table.publish();
  }
}
