package org.collocate.solver.linear;

import java.util.List;
import java.util.Optional;
import org.collocate.solver.parallel.WorkerTeam;

/// A kind of {@link Preconditioner} that users can choose. Register it in `META-INF/services`, and let its test extend
/// `PreconditionerContract`.
public interface PreconditionerProvider {
  /// The name in studies.
  String id();

  /// What it is, in a few words; for the help of the setting.
  String summary();

  /// The matrices that it is for. Of a symmetric matrix a preconditioner for {@link MatrixKind#DEFINITE} and
  /// {@link MatrixKind#SYMMETRIC} ones is symmetric and positive definite.
  MatrixKind kind();

  /// Why it cannot be made for systems of these unknowns; empty if it can.
  default String obstacle(Unknowns unknowns) {
    return "";
  }

  /// A preconditioner for systems of these unknowns.
  ///
  /// @param team must stay open while the preconditioner is used
  /// @throws IllegalArgumentException if there is an {@link #obstacle}
  Preconditioner preconditioner(Unknowns unknowns, WorkerTeam team);

  /// All that are registered, in the order of registration.
  static List<PreconditionerProvider> all() {
    return Registered.PRECONDITIONERS;
  }

  /// The one with that name.
  static Optional<PreconditionerProvider> find(String id) {
    return all().stream().filter(provider -> provider.id().equals(id)).findFirst();
  }
}
