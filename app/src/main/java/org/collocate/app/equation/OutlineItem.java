package org.collocate.app.equation;

import java.util.List;
import org.collocate.solver.study.Fault;

/// A line of the outline.
///
/// @param summary what stands there, in a few words
/// @param faults all that is wrong there
public record OutlineItem(Section section, String summary, List<Fault> faults) {
  public OutlineItem {
    faults = List.copyOf(faults);
  }

  public boolean isRight() {
    return faults.isEmpty();
  }
}
