package org.collocate.solver.study;

import java.util.List;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Place;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.expression.ExpressionException;
import org.collocate.solver.expression.Syntax;
import org.jspecify.annotations.Nullable;

/// Reads the formulas of a study that may use an equation's names. A wrong one is noted and read as zero; where the
/// equation itself is wrong, only the syntax is looked at.
final class Texts {
  private Texts() {}

  /// A formula of known data.
  static Expression data(@Nullable Equation equation, String text, Pointer at, List<Fault> faults) {
    return lower(equation, text, Place.DATA, at, faults);
  }

  static Expression lower(@Nullable Equation equation, String text, Place place, Pointer at,
      List<Fault> faults) {
    try {
      if (equation == null) {
        Syntax.parse(text);
        return Expression.of(0);
      }
      return equation.lower(text, place);
    } catch (ExpressionException e) {
      e.faults().forEach(fault -> faults.add(Fault.of(at, fault)));
      return Expression.of(0);
    }
  }
}
