package org.collocate.viz.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the machine calls itself.
public final class Machine {
  private Machine() {}

  /// The processor's name, or its architecture where the system does not tell.
  public static String cpu() {
    String windows = System.getenv("PROCESSOR_IDENTIFIER");
    String fallback = windows == null ? System.getProperty("os.arch") : windows;
    return linuxModel().orElse(String.valueOf(fallback));
  }

  private static Optional<String> linuxModel() {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(info)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(info);
      return lines.stream()
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
