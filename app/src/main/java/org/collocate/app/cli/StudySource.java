package org.collocate.app.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.collocate.resources.Resource;
import org.collocate.solver.study.Fault;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyException;

/// A study and where files beside it are: a file, or `gallery:NAME`.
///
/// @param study the document
/// @param folder of the file; the working folder for studies of the gallery
public record StudySource(Study study, Path folder) {
  private static final String GALLERY = "gallery:";
  private static final long LARGEST = 64 << 20;

  /// Reads a study.
  ///
  /// @throws StudyException if there is none, or the text is no study
  public static StudySource read(String name) throws StudyException {
    if (name.startsWith(GALLERY)) {
      String card = name.substring(GALLERY.length());
      String text = Resource.GALLERY.text(card.toLowerCase(Locale.ROOT) + ".json")
          .orElseThrow(
              () -> new StudyException(Fault.of(Pointer.ROOT, "the gallery has no study '" + card + "'",
                  Fault.nearest(card, Resource.GALLERY.names()))));
      return new StudySource(Study.parse(text), Path.of("").toAbsolutePath());
    }
    Path file = Path.of(name).toAbsolutePath();
    try {
      if (Files.size(file) > LARGEST) {
        throw new StudyException(
            Fault.of(Pointer.ROOT, name + " is larger than " + (LARGEST >> 20) + " MB", ""));
      }
      return new StudySource(Study.parse(Files.readString(file)), file.resolveSibling(".").normalize());
    } catch (NoSuchFileException e) {
      throw new StudyException(Fault.of(Pointer.ROOT, "there is no file '" + name + "'",
          "studies of the gallery are named gallery:NAME"));
    } catch (MalformedInputException e) {
      throw new StudyException(Fault.of(Pointer.ROOT, name + " is no text in UTF-8", ""));
    } catch (IOException e) {
      throw new StudyException(Fault.of(Pointer.ROOT, name + " cannot be read: " + e.getMessage(), ""));
    }
  }
}
