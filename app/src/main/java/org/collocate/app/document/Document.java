package org.collocate.app.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.collocate.app.concurrent.Listeners;
import org.collocate.resources.Resource;
import org.collocate.solver.study.Fault;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.ProgramVersion;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyException;
import org.collocate.viz.export.AtomicFile;
import org.jspecify.annotations.Nullable;

/// The study that the window shows and edits.
public final class Document {
  private static final Pointer WRITER = Pointer.ROOT.key("writer");
  private static final long LONGEST = 64L << 20;

  private final UndoStack states;
  private final Listeners changes = new Listeners();
  private Origin origin;
  private @Nullable Study saved;

  public Document(Study study, Origin origin) {
    this(study, origin, study);
  }

  private Document(Study study, Origin origin, @Nullable Study saved) {
    this.states = new UndoStack(study);
    this.origin = origin;
    this.saved = saved;
  }

  /// A study that is not saved as it is, such as one that a crash has left or that was pasted.
  public static Document unsaved(Study study, Origin origin) {
    return new Document(study, origin, null);
  }

  /// Reads a study from its file or from the gallery.
  ///
  /// @throws StudyException if it is no JSON document or not in the gallery
  /// @throws IOException if the file cannot be read
  public static Document open(Origin origin) throws StudyException, IOException {
    if (origin.file().isPresent()) {
      Path file = origin.file().get();
      if (Files.size(file) > LONGEST) {
        throw new IOException(file + " is larger than " + (LONGEST >> 20) + " MB");
      }
      return new Document(Study.parse(Files.readString(file)), origin);
    }
    String name = origin.gallery().orElse("");
    Optional<String> text = Resource.GALLERY.text(name + ".json");
    if (text.isEmpty()) {
      throw new StudyException(Fault.of(Pointer.ROOT, "the gallery has no study '" + name + "'",
          Fault.nearest(name, Resource.GALLERY.names())));
    }
    return new Document(Study.parse(text.get()), origin);
  }

  /// A small study to begin from.
  public static Document fresh() {
    try {
      return new Document(Study.parse("""
          {
            "collocate": 1,
            "title": "New study",
            "domain": {"shapes": [{"add": {"rectangle": [0, 0, 1, 1]}}]},
            "equation": {
              "unknowns": ["u"],
              "equations": ["-div(k*grad(u)) = f"],
              "coefficients": {"k": "1", "f": "1"}
            },
            "boundary": [{"on": "rest", "u": "0"}],
            "methods": [
              {"id": "fem", "cells": 5000},
              {"id": "random-features"},
              {"id": "pinn", "seconds": 20}
            ]
          }
          """), Origin.NEW);
    } catch (StudyException e) {
      throw new IllegalStateException(e);
    }
  }

  public Study study() {
    return states.study();
  }

  public Origin origin() {
    return origin;
  }

  /// Told after each change of the study or of where it is kept.
  public Listeners changes() {
    return changes;
  }

  /// Whether there is something to save.
  public boolean modified() {
    return !states.study().equals(saved);
  }

  /// Whether a newer program wrote the study, so that saving could lose what this one does not know.
  public boolean readOnly() {
    return ProgramVersion.isOlderThan(study().text(WRITER));
  }

  /// Makes another study the present one.
  ///
  /// @param place edits of the same place that follow each other are undone together; empty for an edit of its own
  public void edit(String label, Study next, String place) {
    if (readOnly() || next.equals(study())) {
      return;
    }
    states.push(new Edit(next, label, place));
    changes.tell();
  }

  /// Ends a gesture: what is edited from here on is undone by itself.
  public void seal() {
    states.sealPresent();
  }

  /// Takes back what was edited last at a place, as if it had not been.
  public void withdraw(String place) {
    if (states.withdraw(place)) {
      changes.tell();
    }
  }

  /// What undo would take back.
  public Optional<String> undoLabel() {
    return states.undoLabel();
  }

  public Optional<String> redoLabel() {
    return states.redoLabel();
  }

  public void undo() {
    states.undo();
    changes.tell();
  }

  public void redo() {
    states.redo();
    changes.tell();
  }

  /// Writes the study to a file, which it belongs to from then on.
  ///
  /// @throws IOException if it cannot be written, or must not be because a newer program wrote it
  public void save(Path file) throws IOException {
    if (readOnly()) {
      throw new IOException("a newer Collocate wrote this study; it is not rewritten");
    }
    AtomicFile.write(file, study().print());
    saved = study();
    states.sealPresent();
    origin = Origin.of(file);
    changes.tell();
  }
}
