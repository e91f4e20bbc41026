package org.collocate.solver.method;

import java.util.List;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Overlay;
import org.collocate.solver.problem.Problem;

/// The fields of all unknowns at one instant of the equation's time, or at one step of training.
///
/// @param time the equation's time; 0 where the problem is steady
/// @param step time steps or training steps done so far
/// @param fields one for each unknown
/// @param overlays what the method shows of itself over its fields
public record Frame(double time, int step, List<Field> fields, List<Overlay> overlays) {
  public Frame {
    fields = List.copyOf(fields);
    overlays = List.copyOf(overlays);
  }

  /// A frame of a method that shows nothing of itself.
  public Frame(double time, int step, List<Field> fields) {
    this(time, step, fields, List.of());
  }

  /// Whether this is a state of such a problem: as many unknowns in as many dimensions.
  public boolean fits(Problem problem) {
    return fields.size() == problem.unknowns().size()
        && fields.stream().allMatch(field -> field.dimension() == problem.domain().dimension());
  }
}
