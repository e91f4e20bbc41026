package org.collocate.solver.equation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.expression.Expression.Constant;

/// Total derivatives of expressions in jets by the chain rule.
///
/// ```
/// D_x f = ∂f/∂x + Σ ∂f/∂u_α · u_αx
/// ```
final class Calculus {
  static final String TIME = "t";

  private final List<String> coordinates;
  private final Set<String> unknowns;
  private final Map<String, Jet> jets = new ConcurrentHashMap<>();

  Calculus(List<String> unknowns, Scope scope) {
    this.coordinates = scope.coordinates();
    this.unknowns = Set.copyOf(unknowns);
    unknowns.forEach(name -> jets.put(name, Jet.of(name)));
    scope.fields().forEach(name -> jets.put(name, Jet.of(name)));
  }

  List<String> coordinates() {
    return coordinates;
  }

  int dimension() {
    return coordinates.size();
  }

  /// The jet behind a symbol, of an unknown or a field.
  Optional<Jet> jet(String symbol) {
    return Optional.ofNullable(jets.get(symbol));
  }

  /// The jet of an unknown behind a symbol.
  Optional<Jet> jetOfUnknown(String symbol) {
    return jet(symbol).filter(jet -> unknowns.contains(jet.unknown()));
  }

  Expression symbol(Jet jet) {
    jets.putIfAbsent(jet.symbol(), jet);
    return Expression.symbol(jet.symbol());
  }

  /// Total derivative by a coordinate.
  Expression along(String axis, Expression f) {
    Expression sum = f.differentiate(axis);
    for (String name : f.symbols()) {
      Jet jet = jets.get(name);
      if (jet != null) {
        sum = sum.plus(f.differentiate(name).times(symbol(along(axis, jet))));
      }
    }
    return sum;
  }

  /// Total derivative by time; coefficient fields do not change in time.
  Expression inTime(Expression f) {
    Expression sum = f.differentiate(TIME);
    for (String name : f.symbols()) {
      Jet jet = jets.get(name);
      if (jet != null && unknowns.contains(jet.unknown())) {
        Jet rate = new Jet(jet.unknown(), jet.axes(), jet.timeOrder() + 1);
        sum = sum.plus(f.differentiate(name).times(symbol(rate)));
      }
    }
    return sum;
  }

  /// Whether it is the same at every point, whatever the unknowns are.
  boolean isConstantInSpace(Expression f) {
    return f.symbols().stream().noneMatch(name -> coordinates.contains(name) || jets.containsKey(name));
  }

  /// Highest spatial order of an unknown's jet in it, −1 when it holds no unknown.
  int order(Expression f) {
    return f.symbols()
        .stream()
        .flatMap(name -> jetOfUnknown(name).stream())
        .mapToInt(Jet::order)
        .max()
        .orElse(-1);
  }

  /// The jets of unknowns in it, lowest first.
  List<Jet> jetsIn(Iterable<Expression> expressions) {
    List<Jet> found = new ArrayList<>();
    for (Expression f : expressions) {
      for (String name : f.symbols()) {
        jetOfUnknown(name).filter(jet -> !found.contains(jet)).ifPresent(found::add);
      }
    }
    found.sort(Comparator.comparingInt((Jet jet) -> jet.order() + jet.timeOrder())
        .thenComparing(Jet::unknown)
        .thenComparing(Jet::symbol));
    return found;
  }

  /// The names of fields that occur in it with a derivative of at least this order.
  List<String> fieldsOfOrder(Expression f, int order) {
    return f.symbols()
        .stream()
        .flatMap(name -> jet(name).stream())
        .filter(jet -> !unknowns.contains(jet.unknown()) && jet.order() >= order)
        .map(Jet::unknown)
        .distinct()
        .toList();
  }

  Expression gradientDot(Expression f, List<Expression> vector) {
    Expression sum = Constant.ZERO;
    for (int a = 0; a < dimension(); a++) {
      sum = sum.plus(along(coordinates.get(a), f).times(vector.get(a)));
    }
    return sum;
  }

  private Jet along(String axis, Jet jet) {
    List<String> axes = new ArrayList<>(jet.axes());
    axes.add(axis);
    axes.sort(Comparator.comparingInt(coordinates::indexOf));
    return new Jet(jet.unknown(), axes, jet.timeOrder());
  }
}
