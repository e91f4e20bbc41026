package org.collocate.solver.geometry;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/// A description from which no domain can be made; carries all its faults.
public final class InvalidDomainException extends IllegalArgumentException {
  @Serial
  private static final long serialVersionUID = 1;

  private final transient List<GeometryFault> faults;

  InvalidDomainException(List<GeometryFault> faults) {
    super(faults.stream().map(GeometryFault::message).collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  public List<GeometryFault> faults() {
    return faults;
  }
}
