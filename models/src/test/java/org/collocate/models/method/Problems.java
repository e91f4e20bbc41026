package org.collocate.models.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Points;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.SteadyProblem;

/// Steady problems with exact solutions, their sources derived by the program.
final class Problems {
  static final Domain SQUARE = Domain
      .of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1))));
  static final Domain INTERVAL = Domain
      .of(DomainDescription.of(ShapeOperation.add(new Shape.Interval(0, 2))));
  static final Domain HOLED = Domain
      .of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(-1, -1, 1, 1)),
          ShapeOperation.subtract(new Shape.Circle(0.2, 0.1, 0.4)).named("hole")));

  private Problems() {}

  /// Left sides of equations `left = f`, exact solutions, and Dirichlet data from these on the whole boundary.
  static SteadyProblem dirichlet(Domain domain, List<String> lefts, Map<String, String> exact) {
    return manufactured(domain, lefts, exact, Set.of());
  }

  /// As [#dirichlet], with flux conditions from the exact solution on some parts.
  static SteadyProblem manufactured(Domain domain, List<String> lefts, Map<String, String> exact,
      Set<String> fluxParts) {
    List<String> unknowns = exact.keySet().stream().sorted().toList();
    Scope plain = Scope.of(domain.coordinateNames().toArray(String[]::new));
    Map<String, Expression> formulas = new java.util.HashMap<>();
    exact.forEach((name, text) -> formulas.put(name, Expression.parse(text)));
    Set<String> sources = new java.util.LinkedHashSet<>();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < lefts.size(); i++) {
      sources.add("f" + i);
      texts.add(lefts.get(i) + " = f" + i);
    }
    Equation open = Equation.of(unknowns, texts, plain.withFields(sources, Set.of()));
    Map<String, Expression> definitions = new java.util.LinkedHashMap<>();
    for (String source : sources) {
      definitions.put(source, open.manufacturedSource(formulas, source));
    }
    Equation equation = Equation.of(unknowns, texts, plain.withFormulas(definitions));
    List<BoundaryCondition> conditions = new ArrayList<>();
    for (int part = 0; part < domain.boundaryParts().size(); part++) {
      for (int u = 0; u < unknowns.size(); u++) {
        if (fluxParts.contains(domain.boundaryParts().get(part))) {
          conditions.add(new BoundaryCondition.Flux(part, u, normalFlux(domain, equation, u, formulas)));
        } else {
          conditions.add(new BoundaryCondition.Dirichlet(part, u, java.util.Objects.requireNonNull(
              formulas.get(unknowns.get(u)))));
        }
      }
    }
    return new SteadyProblem(new Formulation(domain, equation, Map.of(), Map.of(), conditions, List.of()),
        formulas);
  }

  /// The flux through the boundary of the exact solution.
  private static Expression normalFlux(Domain domain, Equation equation, int unknown,
      Map<String, Expression> exact) {
    Expression sum = Expression.of(0);
    for (int axis = 0; axis < domain.dimension(); axis++) {
      Map<String, Expression> jets = new java.util.HashMap<>(exact);
      exact.forEach((name, formula) -> domain.coordinateNames()
          .forEach(coordinate -> jets.put(name + "_" + coordinate, formula.differentiate(coordinate))));
      Expression normal = Expression.symbol("normal_" + domain.coordinateNames().get(axis));
      sum = sum.plus(equation.form().flux(unknown, axis).substitute(jets).times(normal));
    }
    return sum;
  }

  /// ‖u − exact‖ / ‖exact‖ over a grid of points inside.
  static double relativeError(SteadyProblem problem, String unknown, Field field) {
    Points points = new org.collocate.models.data.DomainSampler(problem.domain(), 77).inside(2000);
    double[] values = new double[points.size()];
    field.evaluate(points, values);
    Expression exact = java.util.Objects.requireNonNull(problem.exact().get(unknown));
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < values.length; i++) {
      Map<String, Double> at = new java.util.HashMap<>();
      for (int axis = 0; axis < points.dimension(); axis++) {
        at.put(problem.domain().coordinateNames().get(axis), points.coordinates()[axis][i]);
      }
      double u = exact.evaluate(at);
      difference += (values[i] - u) * (values[i] - u);
      norm += u * u;
    }
    return Math.sqrt(difference / norm);
  }

  /// Laplace's equation on the unit square around 0 without four circles; 1 on the square, 0 on the circles.
  static SteadyProblem fourHoles() {
    List<ShapeOperation> shapes = new ArrayList<>(
        List.of(ShapeOperation.add(new Shape.Rectangle(-0.5, -0.5, 0.5, 0.5))));
    for (int corner = 0; corner < 4; corner++) {
      shapes.add(ShapeOperation.subtract(
          new Shape.Circle(corner % 2 == 0 ? 0.3 : -0.3, corner < 2 ? 0.3 : -0.3, 0.1)).named("circles"));
    }
    Domain domain = Domain.of(DomainDescription.of(shapes.toArray(ShapeOperation[]::new)));
    List<BoundaryCondition> conditions = new ArrayList<>();
    for (int part = 0; part < domain.boundaryParts().size(); part++) {
      conditions.add(new BoundaryCondition.Dirichlet(part, 0,
          Expression.of(domain.boundaryParts().get(part).equals("circles") ? 0 : 1)));
    }
    return new SteadyProblem(new Formulation(domain,
        Equation.of(List.of("u"), List.of("-lap(u) = 0"), Scope.of("x", "y")), Map.of(), Map.of(), conditions,
        List.of()), Map.of());
  }

  /// ‖u − v‖ / ‖v‖ at points.
  static double relativeDifference(Points points, Field field, Field other) {
    double[] values = new double[points.size()];
    double[] wanted = new double[points.size()];
    field.evaluate(points, values);
    other.evaluate(points, wanted);
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < values.length; i++) {
      difference += (values[i] - wanted[i]) * (values[i] - wanted[i]);
      norm += wanted[i] * wanted[i];
    }
    return Math.sqrt(difference / norm);
  }
}
