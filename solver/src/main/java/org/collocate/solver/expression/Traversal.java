package org.collocate.solver.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.collocate.solver.expression.Expression.Operation;

/// Walks over expressions that visit every shared node once and use no stack frame for a level of nesting: a sum of
/// thousands of terms is as safe as a short one.
final class Traversal {
  private Traversal() {}

  /// The nodes in an order in which they can be computed.
  ///
  /// @param roots the expressions
  /// @return every node reachable from them once, arguments before the nodes that use them
  static List<Expression> bottomUp(Collection<? extends Expression> roots) {
    List<Expression> order = new ArrayList<>();
    Set<Expression> opened = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Expression> listed = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Expression> open = new ArrayDeque<>();
    for (Expression root : roots) {
      open.push(root);
      while (!open.isEmpty()) {
        Expression node = open.element();
        if (node instanceof Operation operation && opened.add(node)) {
          for (int k = operation.arguments().size() - 1; k >= 0; k--) {
            Expression argument = operation.arguments().get(k);
            if (!listed.contains(argument)) {
              open.push(argument);
            }
          }
        } else {
          open.pop();
          if (listed.add(node)) {
            order.add(node);
          }
        }
      }
    }
    return order;
  }

  /// Computes a value for each node from the values of its arguments.
  ///
  /// @param root the expression
  /// @param step node and its arguments' values → its value
  /// @return the value of the root
  static <T> T fold(Expression root, BiFunction<Expression, List<T>, T> step) {
    IdentityHashMap<Expression, T> values = new IdentityHashMap<>();
    for (Expression node : bottomUp(List.of(root))) {
      List<T> arguments = new ArrayList<>();
      if (node instanceof Operation operation) {
        for (Expression argument : operation.arguments()) {
          arguments.add(valueOf(values, argument));
        }
      }
      values.put(node, step.apply(node, arguments));
    }
    return valueOf(values, root);
  }

  /// Whether two references are to one node; equal trees may be two.
  @SuppressWarnings("ReferenceEquality") // identity is the question: it is what makes shared nodes cheap
  static boolean isSame(Expression a, Expression b) {
    return a == b;
  }

  static <T> T valueOf(IdentityHashMap<Expression, T> values, Expression node) {
    T value = values.get(node);
    if (value == null) {
      throw new IllegalStateException("arguments come before the node that uses them");
    }
    return value;
  }
}
