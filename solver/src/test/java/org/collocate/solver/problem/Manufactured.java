package org.collocate.solver.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Jet;
import org.collocate.solver.equation.Place;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.geometry.Domain;

/// Makes problems whose solution is chosen: source terms, boundary data and initial states are derived by the program,
/// so that no test has to type them.
///
/// Every boundary part has Dirichlet data unless it is given a flux law.
public final class Manufactured {
  private final Domain domain;
  private final Map<String, String> lefts = new LinkedHashMap<>();
  private final Map<String, Expression> exact = new LinkedHashMap<>();
  private final Map<String, Double> parameters = new LinkedHashMap<>();
  private final Map<String, Coefficient> coefficients = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> laws = new LinkedHashMap<>();

  private Manufactured(Domain domain) {
    this.domain = domain;
  }

  public static Manufactured on(Domain domain) {
    return new Manufactured(domain);
  }

  /// Adds an unknown with the left side of its equation, whose right side is derived.
  public Manufactured unknown(String name, String left, String solution) {
    lefts.put(name, left);
    exact.put(name, Expression.parse(solution));
    return this;
  }

  public Manufactured parameter(String name, double value) {
    parameters.put(name, value);
    return this;
  }

  /// Adds a coefficient with a formula for each region.
  public Manufactured perRegion(String name, String... formulas) {
    coefficients.put(name,
        new Coefficient.PerRegion(List.of(formulas).stream().map(Expression::parse).toList()));
    return this;
  }

  /// Prescribes `Γ·n = law + data` for an unknown on a part, the data derived so that the solution fulfils it.
  public Manufactured flux(String part, String unknown, String law) {
    laws.computeIfAbsent(part, _ -> new LinkedHashMap<>()).put(unknown, law);
    return this;
  }

  /// Prescribes the exact flux of an unknown on all parts.
  public Manufactured fluxEverywhere(String unknown) {
    domain.boundaryParts().forEach(part -> flux(part, unknown, "0"));
    return this;
  }

  public SteadyProblem steady() {
    return new SteadyProblem(formulation(), exact);
  }

  /// An evolution from the exact state, and the exact rate if the equation is of second order in time, at time zero.
  public EvolutionProblem evolution(double until, int frames) {
    Formulation formulation = formulation();
    boolean second = formulation.equation().timeOrder() == 2;
    List<Expression> rates = exact.values().stream().map(formula -> formula.differentiate("t")).toList();
    return new EvolutionProblem(formulation, exact, atStart(exact.values()),
        second ? atStart(rates) : List.of(), until,
        frames);
  }

  private static List<Expression> atStart(Collection<Expression> formulas) {
    return formulas.stream()
        .map(formula -> formula.substitute(Map.of("t", Expression.of(0))).simplify())
        .toList();
  }

  private Formulation formulation() {
    List<String> unknowns = List.copyOf(lefts.keySet());
    Scope scope = Scope.of(domain.coordinateNames().toArray(String[]::new))
        .withParameters(parameters.keySet());
    Set<String> sources = new LinkedHashSet<>();
    List<String> texts = new ArrayList<>();
    lefts.forEach((unknown, left) -> {
      sources.add("source_" + unknown);
      texts.add(left + " = source_" + unknown);
    });
    Equation open = Equation.of(unknowns, texts, scope.withFields(sources, coefficients.keySet()));
    Map<String, Expression> definitions = new LinkedHashMap<>();
    sources.forEach(source -> definitions.put(source, open.manufacturedSource(exact, source)));
    if (!coefficients.isEmpty()) {
      // Derivatives of the coefficients occur in the sources, so that these differ by region too.
      Map<String, Coefficient> all = new LinkedHashMap<>(coefficients);
      definitions.forEach((source, formula) -> all.put(source, byRegion(formula)));
      return new Formulation(domain, open, parameters, all, conditions(open, unknowns), List.of());
    }
    Equation equation = Equation.of(unknowns, texts, scope.withFormulas(definitions));
    return new Formulation(domain, equation, parameters, Map.of(), conditions(equation, unknowns), List.of());
  }

  private Coefficient byRegion(Expression formula) {
    List<Expression> formulas = new ArrayList<>();
    for (int region = 0; region < domain.regions().size(); region++) {
      Map<String, Expression> values = new LinkedHashMap<>();
      for (Map.Entry<String, Coefficient> entry : coefficients.entrySet()) {
        if (entry.getValue() instanceof Coefficient.PerRegion(List<Expression> ofRegions)) {
          Expression own = ofRegions.get(region);
          values.put(entry.getKey(), own);
          domain.coordinateNames()
              .forEach(axis -> values.put(entry.getKey() + "_" + axis, own.differentiate(axis)));
        }
      }
      formulas.add(formula.substitute(values).simplify());
    }
    return new Coefficient.PerRegion(formulas);
  }

  private List<BoundaryCondition> conditions(Equation equation, List<String> unknowns) {
    List<BoundaryCondition> conditions = new ArrayList<>();
    for (int part = 0; part < domain.boundaryParts().size(); part++) {
      Map<String, String> own = laws.getOrDefault(domain.boundaryParts().get(part), Map.of());
      for (int u = 0; u < unknowns.size(); u++) {
        String law = own.get(unknowns.get(u));
        conditions.add(law == null
            ? new BoundaryCondition.Dirichlet(part, u, Objects.requireNonNull(exact.get(unknowns.get(u))))
            : new BoundaryCondition.Flux(part, u, flux(equation, u, law)));
      }
    }
    return conditions;
  }

  private Expression flux(Equation equation, int unknown, String law) {
    Expression lowered = equation.lower(law, Place.BOUNDARY);
    Expression normalFlux = Expression.of(0);
    for (int axis = 0; axis < domain.dimension(); axis++) {
      Expression normal = Expression.symbol("normal_" + domain.coordinateNames().get(axis));
      normalFlux = normalFlux.plus(equation.form().flux(unknown, axis).times(normal));
    }
    Map<String, Expression> jets = new LinkedHashMap<>();
    for (Jet jet : equation.jetsIn(List.of(normalFlux, lowered))) {
      jets.put(jet.symbol(), equation.derivative(jet, Objects.requireNonNull(exact.get(jet.unknown()))));
    }
    return lowered.plus(normalFlux.minus(lowered).substitute(jets)).simplify();
  }
}
