package org.collocate.app.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.collocate.solver.study.Study;

/// States of a study, the present one among them. Studies share what they have in common, so that a state costs little;
/// the oldest are dropped all the same.
final class UndoStack {
  private static final int MOST = 500;

  private final Deque<Edit> past = new ArrayDeque<>();
  private final Deque<Edit> future = new ArrayDeque<>();
  private Edit present;

  UndoStack(Study study) {
    present = new Edit(study, "", "");
  }

  Study study() {
    return present.study();
  }

  /// Takes a new state; a further edit of the same place replaces the last one.
  void push(Edit edit) {
    boolean further = !edit.place().isEmpty() && edit.place().equals(present.place()) && future.isEmpty();
    if (!further) {
      past.push(present);
      if (past.size() > MOST) {
        past.removeLast();
      }
    }
    future.clear();
    present = edit;
  }

  Optional<String> undoLabel() {
    return past.isEmpty() ? Optional.empty() : Optional.of(present.label());
  }

  Optional<String> redoLabel() {
    return Optional.ofNullable(future.peek()).map(Edit::label);
  }

  void undo() {
    if (!past.isEmpty()) {
      future.push(present);
      present = past.pop();
      sealPresent();
    }
  }

  void redo() {
    if (!future.isEmpty()) {
      past.push(present);
      present = future.pop();
      sealPresent();
    }
  }

  /// Takes back the present state if it was made at a place, without keeping it for redo.
  ///
  /// @return whether it was
  boolean withdraw(String place) {
    if (place.isEmpty() || !present.place().equals(place) || past.isEmpty()) {
      return false;
    }
    present = past.pop();
    sealPresent();
    return true;
  }

  /// What is edited from here on is an edit of its own. Edits of one place that led back to where they began leave no
  /// trace.
  void sealPresent() {
    Edit before = past.peek();
    if (!present.place().isEmpty() && before != null && before.study().equals(present.study())) {
      present = past.pop();
    }
    present = new Edit(present.study(), present.label(), "");
  }
}
