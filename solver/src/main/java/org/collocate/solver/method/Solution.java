package org.collocate.solver.method;

import java.util.List;
import org.collocate.solver.field.Field;

/// What a solver computed: named fields over time, and its report.
///
/// @param unknowns the names, in the order of {@link Frame#fields}
/// @param frames one for a steady problem, one for each output time of an evolution; none if the solve failed early
/// @param report how it went
public record Solution(List<String> unknowns, List<Frame> frames, SolveReport report) {
  public Solution {
    unknowns = List.copyOf(unknowns);
    frames = List.copyOf(frames);
  }

  /// A solve that failed before its first frame.
  ///
  /// @param remedies what to try
  public static Solution failed(List<String> unknowns, String label, String reason, List<Remedy> remedies) {
    return new Solution(unknowns, List.of(), SolveReport.failed(label, reason).with(remedies));
  }

  /// The same solution with another report.
  Solution with(SolveReport other) {
    return new Solution(unknowns, frames, other);
  }

  /// The last frame.
  ///
  /// @throws IllegalStateException if the solve failed before the first one
  public Frame last() {
    if (frames.isEmpty()) {
      throw new IllegalStateException("no frame: " + report.reason());
    }
    return frames.getLast();
  }

  /// The field of an unknown in the last frame.
  public Field field(String unknown) {
    int index = unknowns.indexOf(unknown);
    if (index < 0) {
      throw new IllegalArgumentException("no unknown '" + unknown + "' among " + unknowns);
    }
    return last().fields().get(index);
  }
}
