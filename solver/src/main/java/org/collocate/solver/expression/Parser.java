package org.collocate.solver.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.collocate.solver.expression.Lexer.Kind;
import org.collocate.solver.expression.Lexer.Token;

/// Reads a formula by recursive descent.
///
/// ```
/// formula    = conjunction {"or" conjunction}
/// conjunction= negation {"and" negation}
/// negation   = "not" negation | sum [("<"|"<="|">"|">="|"=="|"!=") sum]
/// sum        = ["-"] product {("+"|"-") product}
/// product    = factor {("*"|"/") factor}
/// factor     = ("-"|"+") factor | primary ["^" factor]
/// primary    = number | name | name "(" formula {"," formula} ")" | "(" formula ")"
/// ```
///
/// A minus before a number that is not the base of a power is the number's sign.
final class Parser {
  /// Longest text that is read.
  static final int LONGEST_TEXT = 20_000;
  /// Deepest nesting of parentheses, signs and powers; each level costs some stack.
  static final int DEEPEST_NESTING = 200;
  /// Most signs between operands; the tree of `a + b + …` is as deep as it is long.
  static final int MOST_OPERATORS = 2_000;

  private static final List<Operator> COMPARISONS = List.of(Operator.LESS, Operator.LESS_OR_EQUAL,
      Operator.GREATER,
      Operator.GREATER_OR_EQUAL, Operator.EQUAL, Operator.NOT_EQUAL);

  private static final Set<String> WORDS = Stream.of(Operator.values())
      .filter(Operator::isWord)
      .map(Operator::text)
      .collect(Collectors.toUnmodifiableSet());

  private final String text;
  private final List<Token> tokens;
  private int at;
  private int depth;
  private int operators;

  Parser(String text) {
    this.text = text;
    if (text.length() > LONGEST_TEXT) {
      throw fault(LONGEST_TEXT, "the text is too long", "at most " + LONGEST_TEXT + " characters are read");
    }
    this.tokens = new Lexer(text).tokens();
  }

  Syntax formula() {
    Syntax root = disjunction();
    if (peek().is("=")) {
      throw fault(peek().column(), "'=' has no place in a formula", "write == to compare");
    }
    expectEnd();
    return root;
  }

  List<Syntax> equation() {
    Syntax left = disjunction();
    if (!peek().is("=")) {
      expectEnd();
      throw fault(peek().column(), "an equation needs '='", "write … = 0");
    }
    at++;
    Syntax right = disjunction();
    if (peek().is("=")) {
      throw fault(peek().column(), "a second '='", "an equation has one; write == to compare");
    }
    expectEnd();
    return List.of(left, right);
  }

  private Syntax disjunction() {
    return chain(this::conjunction, List.of(Operator.OR));
  }

  private Syntax conjunction() {
    return chain(this::negation, List.of(Operator.AND));
  }

  private Syntax negation() {
    if (peek().is("not")) {
      int column = next().column();
      return new Syntax.Operation(column, Operator.NOT, List.of(nested(this::negation)));
    }
    Syntax left = sum();
    for (Operator comparison : COMPARISONS) {
      if (peek().is(comparison.text())) {
        int column = next().column();
        Syntax right = sum();
        if (COMPARISONS.stream().anyMatch(again -> peek().is(again.text()))) {
          throw fault(peek().column(), "comparisons do not chain", "write a < b and b < c");
        }
        return new Syntax.Operation(column, comparison, List.of(left, right));
      }
    }
    return left;
  }

  private Syntax sum() {
    Syntax left;
    if (peek().is("-") && !isSignOfNumber()) {
      int column = next().column();
      left = new Syntax.Operation(column, Operator.NEGATE, List.of(product()));
    } else {
      left = product();
    }
    return chain(left, this::product, List.of(Operator.ADD, Operator.SUBTRACT));
  }

  private Syntax product() {
    return chain(this::factor, List.of(Operator.MULTIPLY, Operator.DIVIDE));
  }

  private Syntax factor() {
    if (peek().is("+")) {
      at++;
      return nested(this::factor);
    }
    if (peek().is("-")) {
      boolean sign = isSignOfNumber();
      int column = next().column();
      if (sign) {
        return new Syntax.Numeral(column, -number(next()));
      }
      return new Syntax.Operation(column, Operator.NEGATE, List.of(nested(this::factor)));
    }
    Syntax base = primary();
    if (!peek().is("^")) {
      return base;
    }
    int column = next().column();
    return new Syntax.Operation(column, Operator.POWER, List.of(base, nested(this::factor)));
  }

  private boolean isSignOfNumber() {
    return tokens.get(at + 1).kind() == Kind.NUMBER && !tokens.get(at + 2).is("^");
  }

  private Syntax primary() {
    Token token = next();
    return switch (token.kind()) {
      case NUMBER -> new Syntax.Numeral(token.column(), number(token));
      case NAME -> name(token);
      case SIGN -> {
        if (!token.is("(")) {
          throw unexpected(token);
        }
        Syntax inner = nested(this::disjunction);
        close(token);
        yield inner;
      }
      case END, WRONG -> throw unexpected(token);
    };
  }

  private Syntax name(Token token) {
    if (peek().is("(") && !isWord(token)) {
      Token parenthesis = next();
      List<Syntax> arguments = new ArrayList<>();
      if (!peek().is(")")) {
        arguments.add(nested(this::disjunction));
        while (peek().is(",")) {
          at++;
          arguments.add(nested(this::disjunction));
        }
      }
      close(parenthesis);
      return new Syntax.Call(token.column(), token.text(), arguments);
    }
    Optional<NamedNumber> number = NamedNumber.named(token.text());
    if (number.isPresent()) {
      return new Syntax.Numeral(token.column(), number.get().value());
    }
    if (isWord(token)) {
      throw unexpected(token);
    }
    return new Syntax.Name(token.column(), token.text());
  }

  private static boolean isWord(Token token) {
    return WORDS.contains(token.text()) || NamedNumber.named(token.text()).isPresent();
  }

  private Syntax chain(Supplier<Syntax> operand, List<Operator> operators) {
    return chain(operand.get(), operand, operators);
  }

  private Syntax chain(Syntax first, Supplier<Syntax> operand, List<Operator> operators) {
    Syntax left = first;
    while (true) {
      Token token = peek();
      Operator found = null;
      for (Operator operator : operators) {
        found = token.is(operator.text()) ? operator : found;
      }
      if (found == null) {
        return left;
      }
      if (++this.operators > MOST_OPERATORS) {
        throw fault(token.column(), "more than " + MOST_OPERATORS + " operators",
            "name parts of it as coefficients");
      }
      at++;
      left = new Syntax.Operation(token.column(), found, List.of(left, operand.get()));
    }
  }

  private Syntax nested(Supplier<Syntax> part) {
    if (++depth > DEEPEST_NESTING) {
      throw fault(peek().column(), "nested more than " + DEEPEST_NESTING + " deep", "");
    }
    Syntax result = part.get();
    depth--;
    return result;
  }

  private double number(Token token) {
    double value = Double.parseDouble(token.text());
    if (!Double.isFinite(value)) {
      throw fault(token.column(), "the number " + token.text() + " is too large", "");
    }
    return value;
  }

  private void close(Token opening) {
    if (peek().kind() == Kind.END) {
      throw fault(opening.column(), "'(' is never closed", "");
    }
    if (!peek().is(")")) {
      throw unexpected(peek());
    }
    at++;
  }

  private void expectEnd() {
    if (peek().kind() != Kind.END) {
      throw unexpected(peek());
    }
  }

  private ExpressionException unexpected(Token token) {
    if (token.kind() == Kind.END) {
      return fault(token.column(), text.isBlank() ? "the text is empty" : "the text ends too early", "");
    }
    if (token.is(")")) {
      boolean empty = token.column() > 1 && at > 1 && depth > 0;
      return fault(token.column(), empty ? "something is missing before ')'" : "')' without '('", "");
    }
    boolean operand = token.kind() != Kind.SIGN || token.is("(");
    String hint = operand && at > 0 && peek().column() == token.column() ? "an operator is missing, such as *"
        : "";
    return fault(token.column(), "unexpected '" + token.text() + "'", hint);
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token next() {
    Token token = tokens.get(at);
    if (token.kind() != Kind.END) {
      at++;
    }
    return token;
  }

  private ExpressionException fault(int column, String message, String hint) {
    return new ExpressionException(text, column, message, hint);
  }
}
