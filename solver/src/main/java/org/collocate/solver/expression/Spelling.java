package org.collocate.solver.expression;

import java.util.Locale;
import java.util.Optional;

/// Finds the known word that was probably meant.
public final class Spelling {
  private Spelling() {}

  /// The known word nearest to a wrong one by the number of letters to insert, delete, replace or swap; a third of the
  /// letters, and at least one, may be wrong, but not all of them.
  ///
  /// @param word what was written
  /// @param known the words that exist
  /// @return the nearest, the first in order among equals; empty when none is near
  public static Optional<String> nearest(String word, Iterable<String> known) {
    int allowed = Math.max(1, word.length() / 3);
    String best = null;
    int bestDistance = allowed + 1;
    for (String candidate : known) {
      int distance = Math.abs(candidate.length() - word.length()) > allowed
          ? allowed + 1
          : distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance >= Math.max(candidate.length(), word.length())) {
        continue;
      }
      if (distance < bestDistance
          || (distance == bestDistance && best != null && candidate.compareTo(best) < 0)) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /// The question to ask back.
  ///
  /// @param word what was written
  /// @param known the words that exist
  /// @return `did you mean 'k'?`, or nothing when no word is near
  public static String hint(String word, Iterable<String> known) {
    return nearest(word, known).map(name -> "did you mean '" + name + "'?").orElse("");
  }

  /// Optimal string alignment distance.
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], 1 + d[i - 2][j - 2]);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
