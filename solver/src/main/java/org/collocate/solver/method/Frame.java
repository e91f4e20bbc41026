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
/// @param caption what the fields are where they are no approximation of the problem's solution, such as what a level of multigrid
/// has yet to find; empty if they are one
public record Frame(double time, int step, List<Field> fields, List<Overlay> overlays, String caption) {
  public Frame {
    fields = List.copyOf(fields);
    overlays = List.copyOf(overlays);
  }

  /// An approximation of the solution.
  public Frame(double time, int step, List<Field> fields, List<Overlay> overlays) {
    this(time, step, fields, overlays, "");
  }

  /// A frame of a method that shows nothing of itself.
  public Frame(double time, int step, List<Field> fields) {
    this(time, step, fields, List.of());
  }

  /// Something else than an approximation of the solution.
  public static Frame captioned(String caption, int step, List<Field> fields) {
    return new Frame(0, step, fields, List.of(), caption);
  }

  /// Whether it approximates the problem's solution, so that it has an error.
  public boolean isSolution() {
    return caption.isEmpty();
  }

  /// Whether this is a state of such a problem: as many unknowns in as many dimensions.
  public boolean fits(Problem problem) {
    return fields.size() == problem.unknowns().size()
        && fields.stream().allMatch(field -> field.dimension() == problem.domain().dimension());
  }
}
