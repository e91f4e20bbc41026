package org.collocate.solver.study;

import java.util.Collection;
import org.collocate.solver.expression.Spelling;

/// What is wrong at one place of a study, and how to mend it.
///
/// @param at the place
/// @param message a sentence
/// @param hint what to do; may be empty
/// @param column where in the formula at that place, from 1; 0 where it is no formula or all of it
public record Fault(Pointer at, String message, String hint, int column) {
  public static Fault of(Pointer at, String message, String hint) {
    return new Fault(at, message, hint, 0);
  }

  /// A fault of a formula.
  public static Fault of(Pointer at, org.collocate.solver.expression.Fault fault) {
    return new Fault(at, fault.message() + " at column " + fault.column(), fault.hint(), fault.column());
  }

  public static Fault unknownKey(Pointer at, String key, Collection<String> known) {
    return of(at, "unknown key '" + key + "'", nearest(key, known));
  }

  /// "did you mean …?" where a known word is near, else the list of known words.
  public static String nearest(String word, Collection<String> known) {
    String hint = Spelling.hint(word, known);
    return hint.isEmpty() ? "known: " + String.join(", ", known) : hint;
  }

  @Override
  public String toString() {
    return at + ": " + message + (hint.isEmpty() ? "" : " (" + hint + ")");
  }
}
