package org.collocate.app.formula;

import java.util.Optional;

/// Brackets that come and go in pairs.
final class Brackets {
  private Brackets() {}

  /// Where the partner of the bracket beside the caret is.
  ///
  /// @param open place of the opening bracket, from 0
  /// @param close place of the closing one
  record Pair(int open, int close) {}

  /// What becomes of a text when a bracket is typed; empty where it is typed as any other letter.
  ///
  /// @param start of the selection; the caret where nothing is selected
  /// @param end of the selection
  static Optional<FormulaEdit> typed(String text, int start, int end, char bracket) {
    if (bracket == '(') {
      String selected = text.substring(start, end);
      boolean alone = selected.isEmpty() && end < text.length()
          && " )+-*/^,=<>".indexOf(text.charAt(end)) < 0;
      return alone ? Optional.empty()
          : Optional.of(new FormulaEdit(text.substring(0, start) + "(" + selected + ")" + text.substring(end),
              end + 1));
    }
    // A closing bracket that is there already is stepped over, if it is needed where it is.
    boolean over = bracket == ')' && start == end && end < text.length() && text.charAt(end) == ')'
        && balance(text) == 0;
    return over ? Optional.of(new FormulaEdit(text, end + 1)) : Optional.empty();
  }

  /// What becomes of a text when the opening bracket before the caret is erased: an empty pair goes together.
  static Optional<FormulaEdit> erased(String text, int caret) {
    boolean empty = caret > 0 && caret < text.length() && text.charAt(caret - 1) == '('
        && text.charAt(caret) == ')' && balance(text) == 0;
    return empty ? Optional.of(new FormulaEdit(text.substring(0, caret - 1) + text.substring(caret + 1), caret
        - 1))
        : Optional.empty();
  }

  private static int balance(String text) {
    return (int) (text.chars().filter(c -> c == '(').count() - text.chars().filter(c -> c == ')').count());
  }

  /// The pair of brackets of which one is beside the caret; that before the caret comes first.
  static Optional<Pair> pair(String text, int caret) {
    for (int at : new int[] {caret - 1, caret}) {
      if (at >= 0 && at < text.length() && "()".indexOf(text.charAt(at)) >= 0) {
        boolean opening = text.charAt(at) == '(';
        int depth = 0;
        for (int i = at; i >= 0 && i < text.length(); i += opening ? 1 : -1) {
          depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
          if (depth == 0) {
            return Optional.of(opening ? new Pair(at, i) : new Pair(i, at));
          }
        }
      }
    }
    return Optional.empty();
  }
}
