package org.collocate.app.document;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.collocate.viz.export.AtomicFile;

/// What the user likes and no study holds, in one file of the user's folder.
public final class Preferences {
  private final Path file;

  /// @param folder the user's folder
  public Preferences(Path folder) {
    file = folder.resolve("preferences.properties");
  }

  /// A whole number; a default where none is kept or what is kept is none.
  public int whole(String key, int otherwise) {
    String text = String.valueOf(read().getProperty(key)).strip();
    return text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : otherwise;
  }

  /// Keeps a number.
  public void keep(String key, int value) {
    Properties all = read();
    all.setProperty(key, Integer.toString(value));
    String text = new TreeMap<>(all).entrySet()
        .stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
        .collect(Collectors.joining());
    try {
      AtomicFile.write(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private Properties read() {
    Properties all = new Properties();
    if (Files.isRegularFile(file)) {
      try (Reader in = Files.newBufferedReader(file)) {
        all.load(in);
      } catch (IllegalArgumentException e) {
        // A damaged file is as none: it is written anew with the next change.
        System.getLogger(Preferences.class.getName()).log(System.Logger.Level.WARNING, file.toString(), e);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }
    return all;
  }
}
