package org.collocate.solver.method;

import java.util.List;
import org.collocate.solver.field.Field;

/// The fields of all unknowns at one instant of the equation's time, or at one step of training.
///
/// @param time the equation's time; 0 where the problem is steady
/// @param step time steps or training steps done so far
/// @param fields one for each unknown
public record Frame(double time, int step, List<Field> fields) {
  public Frame {
    fields = List.copyOf(fields);
  }
}
