package org.collocate.solver.study;

import java.util.Collection;
import java.util.Comparator;

/// What is wrong at one place of a study, and how to mend it.
///
/// @param at the place
/// @param message a sentence
/// @param hint what to do; may be empty
public record Fault(Pointer at, String message, String hint) {
  public static Fault of(Pointer at, String message, String hint) {
    return new Fault(at, message, hint);
  }

  public static Fault unknownKey(Pointer at, String key, Collection<String> known) {
    return new Fault(at, "unknown key '" + key + "'", nearest(key, known));
  }

  /// "did you mean …?" where a known word is near, else the list of known words.
  public static String nearest(String word, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(other -> distance(word, other)))
        .filter(other -> distance(word, other) <= Math.max(2, word.length() / 3))
        .map(other -> "did you mean '" + other + "'?")
        .orElse("known: " + String.join(", ", known));
  }

  /// The Levenshtein distance: insertions, deletions and replacements of letters.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  @Override
  public String toString() {
    return at + ": " + message + (hint.isEmpty() ? "" : " (" + hint + ")");
  }
}
