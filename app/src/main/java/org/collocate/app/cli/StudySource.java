package org.collocate.app.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.collocate.app.document.Document;
import org.collocate.app.document.Origin;
import org.collocate.solver.study.Fault;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyException;

/// The study that a command names, and where files beside it are.
///
/// @param study the document
/// @param folder of the file; the user's folder for studies of the gallery
record StudySource(Study study, Path folder) {
  /// Reads a study: a file, or `gallery:NAME`.
  ///
  /// @throws StudyException if there is none, or the text is no study
  static StudySource read(String name) throws StudyException {
    try {
      Origin origin = Origin.of(name);
      return new StudySource(Document.open(origin).study(), origin.folder());
    } catch (NoSuchFileException e) {
      throw wrong("there is no file '" + name + "'", "studies of the gallery are named gallery:NAME");
    } catch (CharacterCodingException e) {
      throw wrong(name + " is no text in UTF-8", "");
    } catch (InvalidPathException | IOException e) {
      throw wrong(name + " cannot be read: " + e.getMessage(), "");
    }
  }

  private static StudyException wrong(String message, String hint) {
    return new StudyException(Fault.of(Pointer.ROOT, message, hint));
  }
}
