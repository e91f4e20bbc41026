package org.collocate.solver.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.expression.Kernel;

/// A formula in the coordinates, with its exact gradient.
public final class ExpressionField implements Field {
  private static final String KIND = "expression";
  private final Expression formula;
  private final List<String> coordinates;
  private final Kernel value;
  private final Kernel gradient;

  /// @param formula in the coordinates only
  /// @param coordinates their names, in order
  public ExpressionField(Expression formula, List<String> coordinates) {
    this.formula = formula;
    this.coordinates = List.copyOf(coordinates);
    value = Kernel.compile(List.of(formula), coordinates, List.of());
    List<Expression> derivatives = new ArrayList<>();
    for (String coordinate : coordinates) {
      derivatives.add(formula.differentiate(coordinate).simplify());
    }
    gradient = Kernel.compile(derivatives, coordinates, List.of());
  }

  /// A formula in the coordinates and named numbers, such as parameters and `t`.
  public static ExpressionField of(Expression formula, List<String> coordinates,
      Map<String, Double> numbers) {
    Map<String, Expression> replaced = new java.util.HashMap<>();
    numbers.forEach((name, number) -> replaced.put(name, Expression.of(number)));
    return new ExpressionField(formula.substitute(replaced).simplify(), coordinates);
  }

  @Override
  public int dimension() {
    return coordinates.size();
  }

  @Override
  public void evaluate(Points points, double[] values) {
    value.evaluate(points.coordinates(), new double[0], new double[][] {values}, 0, points.size());
  }

  @Override
  public void gradient(Points points, double[][] gradients) {
    gradient.evaluate(points.coordinates(), new double[0], gradients, 0, points.size());
  }

  @Override
  public boolean isSmooth() {
    return true;
  }

  @Override
  public FieldData encode() {
    return new FieldData(KIND,
        Map.of("formula", formula.print(), "coordinates", String.join(" ", coordinates)),
        Map.of(), Map.of(), Map.of());
  }

  /// Reads formulas.
  public static final class Reader implements FieldReader {
    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Field read(FieldData data, FieldDecoder decoder) {
      String names = data.attribute("coordinates");
      List<String> coordinates = names.isEmpty() ? List.of() : List.of(names.split(" "));
      return new ExpressionField(
          Expression.parse(data.attribute("formula"), java.util.Set.copyOf(coordinates)),
          coordinates);
    }
  }
}
