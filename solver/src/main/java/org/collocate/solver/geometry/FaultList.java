package org.collocate.solver.geometry;

import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.geometry.GeometryFault.Section;
import org.jspecify.annotations.Nullable;

/// Faults found so far; a stage that cannot go on without what the fault denies throws them all.
final class FaultList {
  private final List<GeometryFault> faults = new ArrayList<>();

  void add(Section section, int index, String message, String hint, @Nullable Point at) {
    faults.add(new GeometryFault(section, index, message, hint, at));
  }

  boolean isEmpty() {
    return faults.isEmpty();
  }

  void throwIfAny() {
    if (!faults.isEmpty()) {
      throw new InvalidDomainException(faults);
    }
  }
}
