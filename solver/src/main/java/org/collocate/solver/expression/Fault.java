package org.collocate.solver.expression;

import java.util.Objects;

/// One thing wrong in a text, with its place.
///
/// @param text the whole text that was read
/// @param column where the fault is, from 1
/// @param message what is wrong, without the place: `unknown name 'kk'`
/// @param hint what to do, empty when there is nothing to say: `did you mean 'k'?`
public record Fault(String text, int column, String message, String hint) {
  public Fault {
    Objects.requireNonNull(text);
    Objects.requireNonNull(message);
    Objects.requireNonNull(hint);
    if (column < 1) {
      throw new IllegalArgumentException("column " + column);
    }
  }

  /// {@return message, column and hint in one sentence: `unknown name 'kk' at column 9; did you mean 'k'?`}
  public String sentence() {
    return message + " at column " + column + (hint.isEmpty() ? "" : "; " + hint);
  }
}
