package org.collocate.app.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.collocate.solver.study.Study;

/// States of a study, the present one among them. Studies share what they have in common, so that a state costs what the
/// edit after it changed. The oldest states are dropped when there are too many or when they hold too much; one step can
/// always be undone.
final class UndoStack {
  private static final int MOST = 500;
  private static final long MOST_BYTES = 96L << 20;

  private final long mostBytes;
  private final Deque<Edit> past = new ArrayDeque<>();
  private final Deque<Edit> future = new ArrayDeque<>();
  private Edit present;

  UndoStack(Study study) {
    this(study, MOST_BYTES);
  }

  /// @param mostBytes that states other than the present one may hold alone
  UndoStack(Study study, long mostBytes) {
    this.mostBytes = mostBytes;
    present = new Edit(study, "", "");
  }

  /// An estimate of the bytes that the states of the past hold alone.
  long bytes() {
    long bytes = 0;
    Study newer = present.study();
    for (Edit edit : past) {
      bytes += Held.alone(edit.study(), newer);
      newer = edit.study();
    }
    return bytes;
  }

  private void bound() {
    while (past.size() > MOST) {
      past.removeLast();
    }
    long bytes = 0;
    int kept = 0;
    Study newer = present.study();
    for (Edit edit : past) {
      bytes += Held.alone(edit.study(), newer);
      if (bytes > mostBytes && kept > 0) {
        break;
      }
      kept++;
      newer = edit.study();
    }
    while (past.size() > kept) {
      past.removeLast();
    }
  }

  Study study() {
    return present.study();
  }

  /// Takes a new state; a further edit of the same place replaces the last one.
  void push(Edit edit) {
    boolean further = !edit.place().isEmpty() && edit.place().equals(present.place()) && future.isEmpty();
    if (!further) {
      past.push(present);
    }
    future.clear();
    present = edit;
    if (!further) {
      bound();
    }
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
