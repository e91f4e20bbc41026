package org.collocate.app.document;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// The folder where the program keeps what belongs to the user and to no study file.
public final class UserFolder {
  /// A system property that names another folder.
  public static final String PROPERTY = "collocate.data";

  private UserFolder() {}

  /// The folder; it may not exist yet.
  public static Path data() {
    String given = property(PROPERTY);
    if (!given.isEmpty()) {
      return Path.of(given);
    }
    String home = property("user.home");
    String system = property("os.name").toLowerCase(Locale.ROOT);
    if (system.contains("win")) {
      return variable("APPDATA").map(Path::of).orElse(Path.of(home)).resolve("Collocate");
    }
    if (system.contains("mac")) {
      return Path.of(home, "Library", "Application Support", "Collocate");
    }
    return variable("XDG_DATA_HOME").map(Path::of)
        .orElse(Path.of(home, ".local", "share"))
        .resolve("collocate");
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    return value == null ? "" : value;
  }

  private static Optional<String> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }
}
