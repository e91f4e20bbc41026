package org.collocate.solver.expression;

import java.util.ArrayList;
import java.util.List;

/// Cuts a text into numbers, names and signs.
final class Lexer {
  enum Kind {
    NUMBER, NAME, SIGN, END, WRONG
  }

  /// @param kind what it is
  /// @param text its characters
  /// @param column its place, from 1
  record Token(Kind kind, String text, int column) {
    boolean is(String sign) {
      return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(sign);
    }
  }

  private static final List<String> SIGNS = List.of("<=", ">=", "==", "!=", "<", ">", "=", "+", "-", "*", "/",
      "^", "(",
      ")", ",");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  Lexer(String text) {
    this.text = text;
  }

  List<Token> tokens() {
    while (at < text.length()) {
      token();
    }
    tokens.add(new Token(Kind.END, "", text.length() + 1));
    return tokens;
  }

  /// The tokens of a text that need not be right: what cannot be read is [Kind#WRONG], one character each.
  static List<Token> tolerant(String text) {
    Lexer lexer = new Lexer(text);
    while (lexer.at < text.length()) {
      try {
        lexer.token();
      } catch (ExpressionException e) {
        boolean digit = isDigit(text.charAt(lexer.at));
        // A number that runs into a name is a number all the same; the fault is between them.
        lexer.take(digit ? Kind.NUMBER : Kind.WRONG, digit ? lexer.digitsEnd(lexer.at)
            : lexer.at + Character
                .charCount(text.codePointAt(lexer.at)));
      }
    }
    return lexer.tokens;
  }

  private void token() {
    char c = text.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
    } else if (isDigit(c) || c == '.') {
      number();
    } else if (isNameStart(c)) {
      take(Kind.NAME, nameEnd(at));
    } else {
      sign();
    }
  }

  private void number() {
    int end = digitsEnd(at);
    if (end < text.length() && text.charAt(end) == '.') {
      end = digitsEnd(end + 1);
    }
    if (end == at + 1 && text.charAt(at) == '.') {
      throw fault(at, "a point without digits", "");
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int sign = end + 1 < text.length() && "+-".indexOf(text.charAt(end + 1)) >= 0 ? 1 : 0;
      int exponentEnd = digitsEnd(end + 1 + sign);
      end = exponentEnd > end + 1 + sign ? exponentEnd : end;
    }
    if (end < text.length() && (isNameStart(text.charAt(end)) || text.charAt(end) == '.')) {
      throw fault(end, "no operator between '" + text.substring(at, end) + "' and '" + text.charAt(end) + "'",
          text.charAt(end) == '.' ? ""
              : "write " + text.substring(at, end) + "*" + text.substring(end, nameEnd(end)));
    }
    take(Kind.NUMBER, end);
  }

  private void sign() {
    for (String sign : SIGNS) {
      if (text.startsWith(sign, at)) {
        take(Kind.SIGN, at + sign.length());
        return;
      }
    }
    String wrong = Character.toString(text.codePointAt(at));
    String hint = switch (wrong) {
      case "&" -> "write and";
      case "|" -> "write or, or abs(…)";
      case "!" -> "write not";
      case "[", "{" -> "write (";
      case "]", "}" -> "write )";
      case "·", "×" -> "write *";
      case "−", "–" -> "write -";
      default -> "";
    };
    throw fault(at, "unexpected character '" + wrong + "'", hint);
  }

  private void take(Kind kind, int end) {
    tokens.add(new Token(kind, text.substring(at, end), at + 1));
    at = end;
  }

  private int digitsEnd(int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int nameEnd(int from) {
    int end = from;
    while (end < text.length() && (isNameStart(text.charAt(end)) || isDigit(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(char c) {
    return c == '_' || Character.isLetter(c);
  }

  private ExpressionException fault(int index, String message, String hint) {
    return new ExpressionException(text, index + 1, message, hint);
  }
}
