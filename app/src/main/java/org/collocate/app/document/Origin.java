package org.collocate.app.document;

import java.nio.file.Path;
import java.util.Optional;

/// Where a study came from.
///
/// @param file the file it was read from or saved to
/// @param gallery its name in the gallery
public record Origin(Optional<Path> file, Optional<String> gallery) {
  /// What is written before a name of the gallery.
  public static final String GALLERY = "gallery:";

  /// A study that is nowhere yet.
  public static final Origin NEW = new Origin(Optional.empty(), Optional.empty());

  public static Origin of(Path file) {
    return new Origin(Optional.of(file.toAbsolutePath().normalize()), Optional.empty());
  }

  public static Origin ofGallery(String name) {
    return new Origin(Optional.empty(), Optional.of(name));
  }

  /// What a command line says: a file, or `gallery:NAME`.
  public static Origin of(String argument) {
    return argument.startsWith(GALLERY) ? ofGallery(argument.substring(GALLERY.length()))
        : of(Path.of(argument));
  }

  /// The argument that opens it again; empty for a new study.
  public String argument() {
    return file.map(Path::toString).orElse(gallery.map(name -> GALLERY + name).orElse(""));
  }

  /// The folder in which files beside the study are looked for.
  public Path folder() {
    return file.map(Path::getParent).orElse(UserFolder.data());
  }
}
