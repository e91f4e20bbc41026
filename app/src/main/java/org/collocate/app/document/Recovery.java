package org.collocate.app.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyException;

/// Unsaved studies that a crash has left. Each file names the process that wrote it, so that those of windows which are
/// still open are let be; its first line is where the study came from, its second when it was written, the rest is the
/// study.
///
/// @param file where it is kept
/// @param origin where the study came from
/// @param written when it was kept
public record Recovery(Path file, Origin origin, Instant written, Study study) {
  private static final Logger LOG = System.getLogger(Recovery.class.getName());
  private static final Pattern NAME = Pattern.compile("\\d{1,18}-\\d{1,18}-\\d+\\.recovery");
  private static final long LONGEST = 64L << 20;

  static Path folder(Path userFolder) {
    return userFolder.resolve("recovery");
  }

  static String name(ProcessHandle process, int number) {
    return process.pid() + "-" + start(process) + "-" + number + ".recovery";
  }

  private static long start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  static String text(Origin origin, Study study, Instant written) {
    return origin.argument() + "\n" + written + "\n" + study.print();
  }

  /// What crashes have left, the newest first.
  ///
  /// @param userFolder the user's folder
  public static List<Recovery> list(Path userFolder) {
    Path folder = folder(userFolder);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Recovery> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (isLeft(String.valueOf(file.getFileName()))) {
          read(file, found);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
    found.sort(Comparator.comparing(Recovery::written).reversed());
    return found;
  }

  /// Whether a file is one of these, and its process is no more.
  private static boolean isLeft(String name) {
    if (!NAME.matcher(name).matches()) {
      return false;
    }
    String[] numbers = name.split("-", -1);
    long start = Long.parseLong(numbers[1]);
    return ProcessHandle.of(Long.parseLong(numbers[0]))
        .map(process -> !process.isAlive() || start(process) != start)
        .orElse(true);
  }

  private static void read(Path file, List<Recovery> found) {
    try {
      String text = Files.size(file) > LONGEST ? "" : Files.readString(file);
      String[] lines = text.split("\n", 3);
      if (lines.length < 3) {
        throw new IOException("no study in it");
      }
      Origin origin = lines[0].isEmpty() ? Origin.NEW : Origin.of(lines[0]);
      found.add(new Recovery(file, origin, Instant.parse(lines[1]), Study.parse(lines[2])));
    } catch (IOException | StudyException | DateTimeException e) {
      // It stays where it is: somebody may still read what this program cannot.
      LOG.log(Level.WARNING, "cannot recover " + file, e);
    }
  }

  /// Throws it away.
  ///
  /// @throws IOException if the file cannot be removed
  public void discard() throws IOException {
    Files.deleteIfExists(file);
  }
}
