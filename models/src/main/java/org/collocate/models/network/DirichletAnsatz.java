package org.collocate.models.network;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.collocate.models.data.DomainSampler;
import org.collocate.models.data.SpaceTime;
import org.collocate.models.jet.JetLayout;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.expression.Operator;
import org.collocate.solver.geometry.CurvePiece;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.geometry.Point;

/// Whether and how the Dirichlet data of one unknown can be built into its [Ansatz].
///
/// With one formula for all Dirichlet parts, g is that formula. With several, g is their blend by inverse distance,
/// which takes each value on its own parts (transfinite interpolation after Rvachev, Sheiko, Shapiro & Tsukanov 2001,
/// doi 10.1016/S0167-8396(01)00046-2, of order one):
///
/// ```
/// g = Σₖ gₖ/φₖ / Σₖ 1/φₖ
/// ```
///
/// Refused where second derivatives of g or φ would not be finite inside: values that are not smooth, or that jump where
/// two parts meet.
///
/// @param ansatz the form of the unknown; [Ansatz#FREE] where the data must be fitted
/// @param smooth whether φ is smooth up to the boundary
/// @param reason why it is so, for the report
public record DirichletAnsatz(Ansatz ansatz, boolean smooth, String reason) {
  private static final Set<Operator> ROUGH = EnumSet.of(Operator.IF, Operator.MIN, Operator.MAX, Operator.ABS,
      Operator.SIGN, Operator.FLOOR, Operator.MOD, Operator.STEP, Operator.LESS, Operator.LESS_OR_EQUAL,
      Operator.GREATER, Operator.GREATER_OR_EQUAL, Operator.EQUAL, Operator.NOT_EQUAL, Operator.AND,
      Operator.OR,
      Operator.NOT);
  /// Keeps the blend defined where two parts meet.
  private static final double CORNER = 1e-13;

  /// Parts that share a value, with their own distance function.
  private record Group(Expression value, Set<Integer> parts) {}

  /// The ansatz for the Dirichlet values by boundary part.
  public static DirichletAnsatz of(Domain domain, Map<Integer, Expression> values,
      Map<String, Double> parameters) {
    return of(SpaceTime.steady(domain), values, parameters);
  }

  /// The ansatz for the Dirichlet values by boundary part, which may depend on the time.
  public static DirichletAnsatz of(SpaceTime space, Map<Integer, Expression> values,
      Map<String, Double> parameters) {
    Domain domain = space.domain();
    if (values.isEmpty()) {
      return soft("no Dirichlet part");
    }
    Map<String, Expression> constants = new HashMap<>();
    parameters.forEach((name, value) -> constants.put(name, Expression.of(value)));
    Map<Expression, Set<Integer>> byValue = new LinkedHashMap<>();
    for (Map.Entry<Integer, Expression> entry : values.entrySet()) {
      Expression value = entry.getValue().substitute(constants).simplify();
      if (!space.coordinateNames().containsAll(value.symbols())) {
        return soft("the value '" + value + "' is not a formula in the coordinates");
      }
      if (isRough(value)) {
        return soft("the value '" + value + "' is not smooth");
      }
      byValue.computeIfAbsent(value, _ -> new HashSet<>()).add(entry.getKey());
    }
    List<Group> groups = new ArrayList<>();
    byValue.forEach((value, parts) -> groups.add(new Group(value, parts)));
    if (groups.size() > 1 && jumps(space, groups)) {
      return soft("the values jump where two parts meet");
    }
    Optional<DistanceFunction> distance = DistanceFunction.of(domain, values.keySet());
    Optional<Expression> extension = extension(domain, groups);
    if (distance.isEmpty() || extension.isEmpty()) {
      return soft("a Dirichlet part is neither straight nor round");
    }
    Ansatz ansatz = new Ansatz(extension.get(), distance.get().formula());
    if (!isFinite(space, ansatz)) {
      return soft("the value has no finite second derivatives inside");
    }
    if (!PeriodicFormula.holds(space, ansatz.extension())) {
      return soft("the value is not periodic");
    }
    boolean smooth = distance.get().smooth();
    return new DirichletAnsatz(ansatz, smooth,
        smooth ? "by a product of edge functions" : "by joined distances");
  }

  private static DirichletAnsatz soft(String reason) {
    return new DirichletAnsatz(Ansatz.FREE, false, reason);
  }

  static boolean isRough(Expression value) {
    return value instanceof Expression.Operation operation
        && (ROUGH.contains(operation.operator())
            || operation.arguments().stream().anyMatch(DirichletAnsatz::isRough));
  }

  private static Optional<Expression> extension(Domain domain, List<Group> groups) {
    if (groups.size() == 1) {
      return Optional.of(groups.getFirst().value);
    }
    Expression weighted = Expression.of(0);
    Expression weights = Expression.of(0);
    for (Group group : groups) {
      Optional<DistanceFunction> own = DistanceFunction.of(domain, group.parts);
      if (own.isEmpty()) {
        return Optional.empty();
      }
      Expression weight = Expression.of(1).over(own.get().formula().plus(Expression.of(CORNER)));
      weighted = weighted.plus(group.value.times(weight));
      weights = weights.plus(weight);
    }
    return Optional.of(weighted.over(weights));
  }

  private static boolean jumps(SpaceTime space, List<Group> groups) {
    if (!(space.domain() instanceof PlanarDomain plane)) {
      return false;
    }
    for (List<CurvePiece> loop : plane.loops()) {
      for (int k = 0; k < loop.size(); k++) {
        CurvePiece before = loop.get(k);
        CurvePiece after = loop.get((k + 1) % loop.size());
        Optional<Group> first = groups.stream()
            .filter(group -> group.parts.contains(before.part()))
            .findAny();
        Optional<Group> second = groups.stream()
            .filter(group -> group.parts.contains(after.part()))
            .findAny();
        if (first.isPresent() && second.isPresent() && !first.equals(second)) {
          if (differs(first.get().value, second.get().value, after.start(), 0)
              || differs(first.get().value, second.get().value, after.start(), 0.37 * space.until())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean differs(Expression one, Expression other, Point point, double time) {
    Map<String, Double> at = Map.of("x", point.x(), "y", point.y(), SpaceTime.TIME, time);
    double value = one.evaluate(at);
    return !(Math.abs(value - other.evaluate(at)) <= 1e-9 * (1 + Math.abs(value)));
  }

  static boolean isFinite(SpaceTime space, Ansatz ansatz) {
    int count = 200;
    JetLayout layout = JetLayout.full(space.dimension());
    double[][] points = new DomainSampler(space, 1).inside(count).coordinates();
    AnsatzJets jets = new AnsatzJets(layout, List.of(ansatz), space.coordinateNames(), points);
    double[][][] values = new double[1][layout.streams()][count];
    double[] outputs = new double[layout.streams() * count];
    java.util.Arrays.fill(outputs, 1);
    jets.apply(0, count, outputs, 1, values);
    for (double[] stream : values[0]) {
      for (double value : stream) {
        if (!Double.isFinite(value)) {
          return false;
        }
      }
    }
    return true;
  }
}
