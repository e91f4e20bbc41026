package org.collocate.solver.study;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/// Thrown when a study cannot be used; carries all that is wrong with it.
public final class StudyException extends Exception {
  @Serial
  private static final long serialVersionUID = 1;

  private final transient List<Fault> faults;

  public StudyException(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  public StudyException(Fault fault) {
    this(List.of(fault));
  }

  public List<Fault> faults() {
    return faults;
  }
}
