package org.collocate.solver.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// The same steps as scientists write them, with scipy: `solver/src/peer/python/peers.py`.
final class ScriptPeers {
  /// The interpreter for which Debian packages the library.
  private static final String PYTHON = "/usr/bin/python3";
  private final Path folder;
  private final boolean there;

  /// Installs what they need where that is possible.
  ///
  /// @param module the folder of this module
  ScriptPeers(Path module) throws IOException, InterruptedException {
    folder = module.resolve("src/peer/python");
    there = new ProcessBuilder("sh", folder.resolve("install.sh").toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start()
        .waitFor() == 0;
  }

  /// The median of the seconds of a step; NaN where the peer did not run.
  ///
  /// @param points along each side
  double run(String work, int points, int steps, int repeats) throws IOException, InterruptedException {
    if (!there) {
      return Double.NaN;
    }
    Process process = new ProcessBuilder(PYTHON, folder.resolve("peers.py").toString(), work,
        String.valueOf(points), String.valueOf(Math.max(1, steps)), String.valueOf(repeats))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
        .toList();
    if (process.waitFor() != 0 || lines.isEmpty()) {
      System.err.println("bench: no figure of " + work);
      return Double.NaN;
    }
    return lines.stream().mapToDouble(Double::parseDouble).sorted().toArray()[lines.size() / 2];
  }
}
