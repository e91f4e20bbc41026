package org.collocate.solver.study;

import java.util.List;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Place;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.expression.ExpressionException;

/// Reads the formulas of a study that may use an equation's names. A wrong one is noted and read as zero.
final class Texts {
  private Texts() {}

  /// A formula of known data.
  static Expression data(Equation equation, String text, Pointer at, List<Fault> faults) {
    return lower(equation, text, Place.DATA, at, faults);
  }

  static Expression lower(Equation equation, String text, Place place, Pointer at, List<Fault> faults) {
    try {
      return equation.lower(text, place);
    } catch (ExpressionException e) {
      e.faults().forEach(fault -> faults.add(Fault.of(at, fault.sentence(), "")));
      return Expression.of(0);
    }
  }
}
