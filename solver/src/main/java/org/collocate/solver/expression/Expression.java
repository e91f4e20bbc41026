package org.collocate.solver.expression;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// An immutable formula: a number, a symbol, or an [Operator] with its arguments.
///
/// Two expressions are equal when they are the same tree; `x + y` and `y + x` differ. Sub-expressions may be shared,
/// and every method visits a shared one once, so that derivatives of derivatives stay small. The arithmetic
/// methods ([#plus] …) simplify as they build; the record constructors do not.
public sealed interface Expression {
  /// A finite number.
  ///
  /// @param value the number
  record Constant(double value) implements Expression {
    /// The number nought.
    public static final Constant ZERO = new Constant(0);
    /// The number one.
    public static final Constant ONE = new Constant(1);

    public Constant {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a number in a formula is finite, not " + value);
      }
    }

    @Override
    public String toString() {
      return Printer.print(this);
    }
  }

  /// A name whose value comes from outside: coordinate, parameter, unknown, derivative of an unknown.
  ///
  /// @param name letters, digits and underscores
  record Symbol(String name) implements Expression {
    public Symbol {
      if (name.isEmpty()) {
        throw new IllegalArgumentException("a symbol has a name");
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /// An operator or function with its arguments.
  ///
  /// @param operator what is done
  /// @param arguments as many as the operator takes
  record Operation(Operator operator, List<Expression> arguments) implements Expression {
    public Operation {
      if (arguments.size() != operator.argumentCount()) {
        throw new IllegalArgumentException(
            operator.text() + " takes " + operator.argumentCount() + " arguments, not "
                + arguments.size());
      }
      arguments = Arguments.of(arguments);
    }

    /// One of the arguments.
    ///
    /// @param index from 0
    /// @return the argument there
    public Expression argument(int index) {
      return arguments.get(index);
    }

    @Override
    public int hashCode() {
      return 31 * operator.text().hashCode() + arguments.hashCode();
    }

    /// Compares without recursion, and compares no shared pair twice.
    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      if (!(other instanceof Operation that) || that.hashCode() != hashCode()) {
        return false;
      }
      Deque<Operation[]> open = new ArrayDeque<>();
      IdentityHashMap<Expression, Set<Expression>> seen = new IdentityHashMap<>();
      open.push(new Operation[] {this, that});
      while (!open.isEmpty()) {
        Operation[] pair = open.pop();
        if (pair[0].operator != pair[1].operator) {
          return false;
        }
        for (int k = 0; k < pair[0].arguments.size(); k++) {
          Expression a = pair[0].argument(k);
          Expression b = pair[1].argument(k);
          if (Traversal.isSame(a, b)) {
            continue;
          }
          if (a instanceof Operation left && b instanceof Operation right) {
            if (left.hashCode() != right.hashCode()) {
              return false;
            }
            if (seen.computeIfAbsent(a, key -> Collections.newSetFromMap(new IdentityHashMap<>())).add(b)) {
              open.push(new Operation[] {left, right});
            }
          } else if (!a.equals(b)) {
            return false;
          }
        }
      }
      return true;
    }

    @Override
    public String toString() {
      return Printer.print(this);
    }
  }

  /// Reads a formula in which every name is allowed.
  ///
  /// @param text the formula
  /// @return its tree, as written
  static Expression parse(String text) {
    return Syntax.parse(text).toExpression(null);
  }

  /// Reads a formula.
  ///
  /// @param text the formula
  /// @param known the names that may occur; another one is a fault
  /// @return its tree, as written
  static Expression parse(String text, Set<String> known) {
    return Syntax.parse(text).toExpression(known);
  }

  /// A number as an expression.
  ///
  /// @param value a finite number
  /// @return the number
  static Constant of(double value) {
    return new Constant(value);
  }

  /// A name as an expression.
  ///
  /// @param name the name
  /// @return the symbol
  static Symbol symbol(String name) {
    return new Symbol(name);
  }

  /// Applies an operator and simplifies.
  ///
  /// @param operator what is done
  /// @param arguments as many as the operator takes
  /// @return the simplified result
  static Expression apply(Operator operator, Expression... arguments) {
    return Algebra.apply(operator, List.of(arguments));
  }

  /// The formula in text that parses back to the equal tree, with the fewest parentheses.
  ///
  /// @return the text
  /// @throws IllegalStateException when it has more than a million characters
  default String print() {
    return Printer.print(this);
  }

  /// The exact partial derivative, simplified. Piecewise functions are differentiated where they are smooth: the derivative of
  /// `step`, `sign`, `floor` and comparisons is 0, that of `abs` is `sign`.
  ///
  /// @param symbol the name to differentiate by; other symbols count as independent of it
  /// @return the derivative
  default Expression differentiate(String symbol) {
    return Derivative.of(this, symbol);
  }

  /// Folds constants and removes what does nothing. Where this expression is defined the result has the same value up
  /// to rounding; nothing is folded to infinity or to not-a-number.
  ///
  /// @return a simpler expression
  default Expression simplify() {
    return Traversal.<Expression>fold(this, (node, arguments) -> node instanceof Operation operation
        ? Algebra.apply(operation.operator(), arguments)
        : node);
  }

  /// Replaces symbols, all at once, and simplifies what changes.
  ///
  /// @param replacements name → expression
  /// @return the new expression
  default Expression substitute(Map<String, ? extends Expression> replacements) {
    return Traversal.<Expression>fold(this, (node, arguments) -> switch (node) {
      case Constant constant -> constant;
      case Symbol(String name) -> {
        Expression replacement = replacements.get(name);
        yield replacement == null ? node : replacement;
      }
      case Operation operation -> Algebra.sameElements(operation.arguments(), arguments)
          ? operation
          : Algebra.apply(operation.operator(), arguments);
    });
  }

  /// {@return the names that occur, in the order of first occurrence}
  default Set<String> symbols() {
    Set<String> names = new LinkedHashSet<>();
    for (Expression node : Traversal.bottomUp(List.of(this))) {
      if (node instanceof Symbol(String name)) {
        names.add(name);
      }
    }
    return names;
  }

  /// Whether a part of it, or it itself, has a property.
  ///
  /// @param property asked of each distinct node until one has it
  /// @return whether one has it
  default boolean contains(Predicate<Expression> property) {
    return Traversal.bottomUp(List.of(this)).stream().anyMatch(property);
  }

  /// {@return the number of distinct nodes, shared ones counted once}
  default int nodeCount() {
    return Traversal.bottomUp(List.of(this)).size();
  }

  /// The value at one point. For many points compile a [Kernel].
  ///
  /// @param values value of each symbol
  /// @return the value, not a number where undefined
  /// @throws IllegalArgumentException when a symbol has no value
  default double evaluate(Map<String, Double> values) {
    return Traversal.<Double>fold(this, (node, arguments) -> switch (node) {
      case Constant(double value) -> value;
      case Symbol(String name) -> {
        Double value = values.get(name);
        if (value == null) {
          throw new IllegalArgumentException("no value for '" + name + "'");
        }
        yield value;
      }
      case Operation operation -> operation.operator()
          .apply(arguments.stream().mapToDouble(Double::doubleValue).toArray());
    });
  }

  /// {@return whether this is the number 0}
  default boolean isZero() {
    return this instanceof Constant(double value) && value == 0;
  }

  /// {@return whether this is the number 1}
  default boolean isOne() {
    return this instanceof Constant(double value) && value == 1;
  }

  /// `this + other`.
  ///
  /// @param other the second term
  /// @return the sum
  default Expression plus(Expression other) {
    return Algebra.add(this, other);
  }

  /// `this - other`.
  ///
  /// @param other what to take away
  /// @return the difference
  default Expression minus(Expression other) {
    return Algebra.subtract(this, other);
  }

  /// `this*other`.
  ///
  /// @param other the second factor
  /// @return the product
  default Expression times(Expression other) {
    return Algebra.multiply(this, other);
  }

  /// `this/other`.
  ///
  /// @param other the divisor
  /// @return the quotient
  default Expression over(Expression other) {
    return Algebra.divide(this, other);
  }

  /// `this^exponent`.
  ///
  /// @param exponent the exponent
  /// @return the power
  default Expression power(Expression exponent) {
    return Algebra.power(this, exponent);
  }

  /// {@return the opposite}
  default Expression negated() {
    return Algebra.negate(this);
  }

  /// Replaces each name by another one.
  ///
  /// @param names old name → new name
  /// @return the renamed expression
  default Expression rename(Map<String, String> names) {
    Map<String, Expression> replacements = new LinkedHashMap<>();
    names.forEach((from, to) -> replacements.put(from, symbol(to)));
    return substitute(replacements);
  }
}
