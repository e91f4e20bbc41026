package org.collocate.app.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.collocate.viz.export.AtomicFile;

/// What was opened lately, the newest first; kept in a file of one argument on each line.
public final class RecentStudies {
  private static final int MOST = 8;
  private final Path file;

  /// @param folder the user's folder
  public RecentStudies(Path folder) {
    file = folder.resolve("recent.txt");
  }

  /// The studies that still exist.
  public List<Origin> list() {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file)
          .stream()
          .filter(line -> !line.isBlank())
          .map(Origin::of)
          .filter(origin -> origin.file().map(Files::isRegularFile).orElse(true))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /// Puts a study first; a new one that is nowhere is left out.
  public void opened(Origin origin) {
    if (origin.argument().isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>(list().stream().map(Origin::argument).toList());
    lines.remove(origin.argument());
    lines.addFirst(origin.argument());
    try {
      AtomicFile.write(file, String.join("\n", lines.subList(0, Math.min(MOST, lines.size()))) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
