package org.collocate.solver.equation;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.expression.Expression.Operation;
import org.collocate.solver.expression.Spelling;
import org.collocate.solver.expression.Vocabulary;

/// The names of an equation with their meaning: checked for clashes, formulas written out.
final class Declarations {
  private static final Set<String> WORDS = Set.of("normal", Calculus.TIME);

  private final List<String> unknowns;
  private final Scope scope;
  private final Calculus calculus;
  private final Map<String, Expression> meanings = new LinkedHashMap<>();

  Declarations(List<String> unknowns, Scope scope, List<EquationFault> faults) {
    this.unknowns = unknowns;
    this.scope = scope;
    this.calculus = new Calculus(unknowns, scope);
    Map<String, String> pointers = new HashMap<>();
    scope.coordinates().forEach(name -> pointers.put(name, "the coordinates"));
    for (int k = 0; k < unknowns.size(); k++) {
      declare(unknowns.get(k), "/unknowns/" + k, pointers, faults);
    }
    scope.parameters().forEach(name -> declare(name, "/parameters/" + escape(name), pointers, faults));
    scope.formulas()
        .keySet()
        .forEach(name -> declare(name, "/coefficients/" + escape(name), pointers, faults));
    scope.fields().forEach(name -> declare(name, "/coefficients/" + escape(name), pointers, faults));
    for (Collection<String> plain : List.of(scope.coordinates(), unknowns, scope.parameters(), scope.fields(),
        List.of(Calculus.TIME))) {
      plain.forEach(name -> meanings.put(name, Expression.symbol(name)));
    }
    for (String name : scope.formulas().keySet()) {
      write(name, new LinkedHashSet<>(), faults);
    }
  }

  Calculus calculus() {
    return calculus;
  }

  boolean isUnknown(String name) {
    return unknowns.contains(name);
  }

  /// The names that may stand in a text.
  Set<String> known() {
    return meanings.keySet();
  }

  Optional<Expression> meaning(String name) {
    return Optional.ofNullable(meanings.get(name));
  }

  /// Whether it certainly does not jump: no piecewise field and no function with jumps.
  boolean isContinuous(Expression f) {
    return piecewiseFields(f).isEmpty() && !hasJump(f);
  }

  List<String> piecewiseFields(Expression f) {
    return f.symbols()
        .stream()
        .flatMap(name -> calculus.jet(name).stream())
        .map(Jet::unknown)
        .filter(scope.piecewiseFields()::contains)
        .distinct()
        .toList();
  }

  static boolean hasJump(Expression f) {
    return f.contains(node -> node instanceof Operation operation && switch (operation.operator()) {
      case IF, STEP, SIGN, FLOOR, MOD, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL, AND,
          OR, NOT ->
        true;
      default -> false;
    });
  }

  private void declare(String name, String pointer, Map<String, String> pointers,
      List<EquationFault> faults) {
    if (!name.matches("[\\p{L}_][\\p{L}\\p{N}_]*")) {
      faults.add(new EquationFault(pointer, 0, "'" + name + "' is not a name",
          "use letters, digits and underscores"));
    } else if (WORDS.contains(name)
        || Vocabulary.common().and(Vocabulary.differential()).word(name).isPresent()) {
      faults.add(new EquationFault(pointer, 0, "the name '" + name + "' is reserved", "choose another one"));
    }
    String earlier = pointers.putIfAbsent(name, pointer);
    if (earlier != null) {
      faults.add(new EquationFault(pointer, 0, "the name '" + name + "' is used twice",
          "it is declared at " + earlier + " too"));
    }
    for (String other : pointers.keySet()) {
      if (isDerivativeOf(name, other)) {
        faults.add(
            new EquationFault(pointer, 0, "the name '" + name + "' means a derivative of '" + other + "'",
                "choose another one"));
      }
    }
  }

  private boolean isDerivativeOf(String name, String other) {
    boolean differentiable = unknowns.contains(other) || scope.fields().contains(other);
    if (!differentiable || !name.startsWith(other + "_")) {
      return false;
    }
    String rest = name.substring(other.length() + 1);
    for (String axis : scope.coordinates()) {
      rest = rest.replace(axis, "");
    }
    return rest.replace(Calculus.TIME, "").isEmpty();
  }

  /// Writes a formula out, its own coefficients first.
  private void write(String name, Set<String> open, List<EquationFault> faults) {
    Expression formula = scope.formulas().get(name);
    if (formula == null || meanings.containsKey(name)) {
      return;
    }
    String pointer = "/coefficients/" + escape(name);
    open.add(name);
    Set<String> allowed = new HashSet<>(meanings.keySet());
    allowed.addAll(scope.formulas().keySet());
    for (String used : formula.symbols()) {
      if (open.contains(used)) {
        faults.add(new EquationFault(pointer, 0, "the coefficient '" + name + "' depends on itself",
            "the way round is " + String.join(" → ", open) + " → " + used));
      } else if (!allowed.contains(used)) {
        faults
            .add(new EquationFault(pointer, 0, "unknown name '" + used + "'", Spelling.hint(used, allowed)));
      } else {
        write(used, open, faults);
      }
    }
    open.remove(name);
    meanings.put(name, formula.substitute(meanings));
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
