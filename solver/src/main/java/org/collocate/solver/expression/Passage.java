package org.collocate.solver.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collocate.solver.expression.Vocabulary.Word;

/// A stretch of a formula's text that is one number, name or sign, as it is to be shown while it is typed.
///
/// @param start its first character, from 0
/// @param end after its last character
/// @param kind what it is
public record Passage(int start, int end, Kind kind) {
  /// What a passage is.
  public enum Kind {
    NUMBER, UNKNOWN, NAME, UNFAMILIAR, FUNCTION, OPERATOR, BRACKET, WRONG
  }

  /// Cuts a text up; it may be half a formula or none.
  ///
  /// @param text what is typed
  /// @param vocabulary the names that mean something
  /// @return the passages in their order; blanks belong to none
  public static List<Passage> of(String text, Vocabulary vocabulary) {
    List<Passage> passages = new ArrayList<>();
    for (Lexer.Token token : Lexer.tolerant(text)) {
      int start = token.column() - 1;
      Kind kind = switch (token.kind()) {
        case NUMBER -> Kind.NUMBER;
        case SIGN -> token.is("(") || token.is(")") ? Kind.BRACKET : Kind.OPERATOR;
        case NAME -> vocabulary.word(token.text()).map(Passage::kind).orElse(Kind.UNFAMILIAR);
        case WRONG -> Kind.WRONG;
        case END -> null;
      };
      if (kind != null) {
        passages.add(new Passage(start, start + token.text().length(), kind));
      }
    }
    return passages;
  }

  private static Kind kind(Word word) {
    return switch (word.kind()) {
      case UNKNOWN -> Kind.UNKNOWN;
      case COORDINATE, PARAMETER, COEFFICIENT -> Kind.NAME;
      case FUNCTION, DIFFERENTIAL -> Kind.FUNCTION;
      case NUMBER -> Kind.NUMBER;
      case WORD -> Kind.OPERATOR;
    };
  }

  /// What is wrong with the shape of a text, whatever its names mean.
  ///
  /// @param text what is typed
  /// @param equation whether it has two sides
  /// @return the first fault, empty when there is none
  public static Optional<Fault> fault(String text, boolean equation) {
    try {
      if (equation) {
        Syntax.parseEquation(text);
      } else {
        Syntax.parse(text);
      }
      return Optional.empty();
    } catch (ExpressionException e) {
      return Optional.of(e.faults().getFirst());
    }
  }
}
