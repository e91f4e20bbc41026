package org.collocate.solver.linear;

import java.util.List;
import java.util.Optional;
import org.collocate.solver.parallel.WorkerTeam;

/// A kind of {@link LinearSolver} that users can choose. Register it in `META-INF/services`, and let its test extend
/// `LinearSolverContract`.
public interface LinearSolverProvider {
  /// The name in studies.
  String id();

  /// What it is, in a few words; for the help of the setting.
  String summary();

  /// The matrices that it is for.
  MatrixKind kind();

  /// Whether it iterates with a preconditioner.
  boolean preconditioned();

  /// Why it cannot be made for systems of these unknowns; empty if it can.
  default String obstacle(Unknowns unknowns) {
    return "";
  }

  /// A solver for systems of these unknowns.
  ///
  /// @param preconditioner what an iteration is helped by; others do not look at it
  /// @param stopping when an iteration ends
  /// @param team must stay open while the solver is used
  /// @throws IllegalArgumentException if there is an {@link #obstacle}
  LinearSolver solver(Unknowns unknowns, Preconditioner preconditioner, Stopping stopping, WorkerTeam team);

  /// All that are registered, in the order of registration.
  static List<LinearSolverProvider> all() {
    return Registered.LINEAR_SOLVERS;
  }

  /// The one with that name.
  static Optional<LinearSolverProvider> find(String id) {
    return all().stream().filter(provider -> provider.id().equals(id)).findFirst();
  }
}
