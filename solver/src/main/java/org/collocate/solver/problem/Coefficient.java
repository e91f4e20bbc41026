package org.collocate.solver.problem;

import java.util.List;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Field;

/// A coefficient that stands in the equation as a symbol, because it is not one formula.
public sealed interface Coefficient {
  /// The symbol that stands for the index of the region at a point.
  String REGION = "region";

  /// A formula for each region.
  ///
  /// @param byRegion `[region]`, as in {@link org.collocate.solver.geometry.Domain#regions()}
  record PerRegion(List<Expression> byRegion) implements Coefficient {
    public PerRegion {
      byRegion = List.copyOf(byRegion);
    }

    /// One formula with {@link #REGION} as a variable.
    public Expression formula() {
      Expression formula = byRegion.getFirst();
      for (int region = 1; region < byRegion.size(); region++) {
        formula = Expression.apply(org.collocate.solver.expression.Operator.IF,
            Expression.apply(org.collocate.solver.expression.Operator.EQUAL, Expression.symbol(REGION),
                Expression.of(region)),
            byRegion.get(region), formula);
      }
      return formula;
    }
  }

  /// Values that were painted, measured or drawn at random.
  record Sampled(Field field) implements Coefficient {}
}
