package org.collocate.solver.equation;

import java.util.List;
import java.util.stream.Collectors;

/// Texts that are no equations here, with all faults at once.
public final class EquationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<EquationFault> faults;

  EquationException(List<EquationFault> faults) {
    super(faults.stream()
        .map(fault -> fault.pointer() + ": " + fault.sentence())
        .collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /// Everything that is wrong.
  ///
  /// @return at least one fault
  public List<EquationFault> faults() {
    return faults;
  }
}
