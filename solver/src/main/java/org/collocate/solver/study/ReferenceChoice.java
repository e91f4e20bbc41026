package org.collocate.solver.study;

import java.nio.file.Path;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solver;

/// What errors are measured against.
public sealed interface ReferenceChoice {
  /// The exact solution of the problem.
  record Exact() implements ReferenceChoice {}

  /// A method that is finer than those compared.
  ///
  /// @param name for people
  record ByMethod(String name, Solver solver, Settings settings) implements ReferenceChoice {}

  /// Measured points.
  record Measured(Path csv) implements ReferenceChoice {}
}
