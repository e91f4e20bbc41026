package org.collocate.app.compare;

import java.util.List;
import java.util.Optional;
import org.collocate.solver.field.Field;
import org.collocate.solver.problem.Problem;

/// Which lines along a cut are wanted.
record CutRequest(Cut cut, Fields fields) {
  /// Whose fields.
  record Fields(Problem problem, int unknown, List<Source> methods, Optional<Field> reference) {
    Fields {
      methods = List.copyOf(methods);
    }
  }

  /// A method's field.
  ///
  /// @param number its place in the study, which gives its colour
  record Source(String method, int number, Field field) {}
}
