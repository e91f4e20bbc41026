package org.collocate.resources;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;

/// The folders of data files and how their files are read.
public enum Resource {
  /// Studies of the gallery; `NAME.json`, listed in `index.txt`.
  GALLERY("gallery"),
  /// Equation presets; `NAME.json`, listed in `index.txt`.
  PRESETS("presets"),
  /// Colour tables; `NAME.txt`.
  COLORS("colors"),
  /// Letters of formulas, `formula-upright.ttf` and `formula-slanted.ttf`, with their licence.
  FONTS("fonts"),
  /// Learned operators; `NAME.operator`, in the format of a checkpoint.
  TRAINED("trained"),
  /// Families of problems to learn; `NAME.json`, listed in `index.txt`.
  FAMILIES("families"),
  /// Style sheets of the window; `NAME.css`, listed in `index.txt`.
  STYLES("styles");

  private static final int LONGEST_NAME = 64;
  private final String folder;

  Resource(String folder) {
    this.folder = folder;
  }

  /// The names in the folder's index, in its order.
  public List<String> names() {
    return text("index.txt").map(text -> text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList()).orElse(List.of());
  }

  /// The text of a file, if there is such a file. A name is letters, digits, dots and dashes: it cannot lead out of the
  /// folder.
  public Optional<String> text(String file) {
    Optional<URL> url = url(file);
    if (url.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = url.get().openStream()) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder + "/" + file, e);
    }
  }

  /// Where a file is, if there is such a file.
  public Optional<URL> url(String file) {
    if (file.length() > LONGEST_NAME || !file.matches("[A-Za-z0-9][A-Za-z0-9.-]*")) {
      return Optional.empty();
    }
    return Optional.ofNullable(Resource.class.getResource(folder + "/" + file));
  }

  /// The texts of one feature of the window, `messages/FEATURE.properties`, in the language of the system where there is a
  /// translation.
  ///
  /// @throws java.util.MissingResourceException if there is no such file
  public static ResourceBundle messages(String feature) {
    return ResourceBundle.getBundle(Resource.class.getPackageName() + ".messages." + feature);
  }

  /// The text of a file that is shipped with the program.
  public String required(String file) {
    return Objects.requireNonNull(text(file).orElse(null), () -> "no " + folder + "/" + file);
  }
}
