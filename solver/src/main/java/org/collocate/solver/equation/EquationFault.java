package org.collocate.solver.equation;

import java.util.Objects;
import org.collocate.solver.expression.Fault;

/// One thing wrong in an equation or in the names around it.
///
/// @param pointer JSON Pointer within the equation section: `/equations/0`, `/coefficients/k`, `/unknowns/1`, `/parameters/q`
/// @param column place in the text there, from 1; 0 when the fault has no place
/// @param message what is wrong, without the place
/// @param hint what to do, possibly empty
public record EquationFault(String pointer, int column, String message, String hint) {
  public EquationFault {
    Objects.requireNonNull(pointer);
    Objects.requireNonNull(message);
    Objects.requireNonNull(hint);
  }

  static EquationFault at(String pointer, Fault fault) {
    return new EquationFault(pointer, fault.column(), fault.message(), fault.hint());
  }

  /// Message, column and hint in one sentence.
  ///
  /// @return such as `unknown name 'kk' at column 9; did you mean 'k'?`
  public String sentence() {
    return message + (column > 0 ? " at column " + column : "") + (hint.isEmpty() ? "" : "; " + hint);
  }
}
