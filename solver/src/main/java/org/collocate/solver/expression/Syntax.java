package org.collocate.solver.expression;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.collocate.solver.expression.Expression.Constant;
import org.jspecify.annotations.Nullable;

/// A text as it was read: the tree with the column of every node. Which names and calls have a meaning is decided by
/// whoever lowers it; [Parsed#toExpression] lowers a plain formula.
public sealed interface Syntax {
  /// {@return where the node is in the text, from 1: of an operator its sign, else its first character}
  int column();

  /// A number; `pi` and `e` are numbers too.
  ///
  /// @param column its place
  /// @param value finite
  record Numeral(int column, double value) implements Syntax {}

  /// A name standing alone.
  ///
  /// @param column its place
  /// @param name the name
  record Name(int column, String name) implements Syntax {}

  /// A sign between or before operands.
  ///
  /// @param column place of the sign
  /// @param operator an operator that is no function
  /// @param operands one or two
  record Operation(int column, Operator operator, List<Syntax> operands) implements Syntax {
    public Operation {
      operands = List.copyOf(operands);
    }
  }

  /// A call by name.
  ///
  /// @param column place of the name
  /// @param name the name, known or not
  /// @param arguments any number
  record Call(int column, String name, List<Syntax> arguments) implements Syntax {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /// A text with its tree.
  ///
  /// @param text what was read
  /// @param root its tree
  record Parsed(String text, Syntax root) {
    /// Lowers a formula without differential operators.
    ///
    /// @param known the names that may occur; null allows every name
    /// @return the formula, as written
    /// @throws ExpressionException with every unknown name, unknown function and wrong number of arguments
    public Expression toExpression(@Nullable Set<String> known) {
      List<Fault> faults = new ArrayList<>();
      Expression expression = lower(root, known, faults);
      if (!faults.isEmpty()) {
        throw new ExpressionException(faults);
      }
      return expression;
    }

    private Expression lower(Syntax node, @Nullable Set<String> known, List<Fault> faults) {
      return switch (node) {
        case Numeral(_, double value) -> Expression.of(value);
        case Name(int column, String name) -> {
          if (known != null && !known.contains(name)) {
            faults.add(unknownName(text, column, name, known));
          }
          yield Expression.symbol(name);
        }
        case Operation(_, Operator operator, List<Syntax> operands) -> new Expression.Operation(operator,
            lowerAll(operands, known, faults));
        case Call call -> lowerCall(call, known, faults);
      };
    }

    private List<Expression> lowerAll(List<Syntax> nodes, @Nullable Set<String> known, List<Fault> faults) {
      List<Expression> lowered = new ArrayList<>();
      for (Syntax node : nodes) {
        lowered.add(lower(node, known, faults));
      }
      return lowered;
    }

    private Expression lowerCall(Call call, @Nullable Set<String> known, List<Fault> faults) {
      List<Expression> arguments = lowerAll(call.arguments(), known, faults);
      Optional<Operator> function = Operator.function(call.name());
      if (function.isEmpty()) {
        faults.add(unknownFunction(text, call, known == null ? Set.of() : known));
        return Constant.ZERO;
      }
      Optional<Fault> wrong = wrongArgumentCount(text, call, function.get());
      if (wrong.isPresent()) {
        faults.add(wrong.get());
        return Constant.ZERO;
      }
      return applyFunction(function.get(), arguments);
    }
  }

  /// Reads a formula or one side of an equation.
  ///
  /// @param text what to read
  /// @return its tree
  /// @throws ExpressionException when it is not well formed, too long or too deeply nested
  static Parsed parse(String text) {
    return new Parsed(text, new Parser(text).formula());
  }

  /// Reads `left = right`.
  ///
  /// @param text what to read
  /// @return the trees of the two sides, whose columns count in the whole text
  /// @throws ExpressionException when it is not well formed or has not exactly one `=`
  static List<Parsed> parseEquation(String text) {
    return new Parser(text).equation().stream().map(side -> new Parsed(text, side)).toList();
  }

  /// The fault of a name without meaning.
  ///
  /// @param text the text read
  /// @param column place of the name
  /// @param name a name without meaning here
  /// @param known the names that have one
  /// @return the fault with the nearest known name as hint
  static Fault unknownName(String text, int column, String name, Set<String> known) {
    String hint = Operator.function(name).isPresent()
        ? "write " + name + "(…)"
        : Spelling.hint(name, known);
    return new Fault(text, column, "unknown name '" + name + "'", hint);
  }

  /// The fault of a call by a name that is no function.
  ///
  /// @param text the text read
  /// @param call a call by a name that is no function
  /// @param known the names and further functions that have a meaning here
  /// @return the fault with a hint
  static Fault unknownFunction(String text, Call call, Set<String> known) {
    if (known.contains(call.name())) {
      return new Fault(text, call.column(), "'" + call.name() + "' is not a function",
          "for a product write " + call.name() + "*(…)");
    }
    Set<String> names = new LinkedHashSet<>(known);
    Operator.functionNames().forEach(names::add);
    return new Fault(text, call.column(), "unknown function '" + call.name() + "'",
        Spelling.hint(call.name(), names));
  }

  /// Checks the number of arguments of a call.
  ///
  /// @param text the text read
  /// @param call a call of that function
  /// @param function the function called
  /// @return the fault when the number of arguments is wrong
  static Optional<Fault> wrongArgumentCount(String text, Call call, Operator function) {
    int wanted = function.argumentCount();
    int given = call.arguments().size();
    boolean more = function == Operator.MIN || function == Operator.MAX;
    if (given == wanted || (more && given > wanted)) {
      return Optional.empty();
    }
    return Optional
        .of(new Fault(text, call.column(), "'" + call.name() + "' takes " + (more ? "at least " : "") + wanted
            + (wanted == 1 ? " argument" : " arguments") + ", got " + given, ""));
  }

  /// Builds the operation of a call.
  ///
  /// @param function the function called
  /// @param arguments its arguments; `min` and `max` take more than two and nest to the left
  /// @return the operation, not simplified
  static Expression applyFunction(Operator function, List<Expression> arguments) {
    if (arguments.size() > function.argumentCount()) {
      Expression nested = arguments.getFirst();
      for (Expression argument : arguments.subList(1, arguments.size())) {
        nested = new Expression.Operation(function, List.of(nested, argument));
      }
      return nested;
    }
    return new Expression.Operation(function, arguments);
  }
}
