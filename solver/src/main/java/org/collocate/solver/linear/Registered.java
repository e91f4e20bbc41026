package org.collocate.solver.linear;

import java.util.List;
import java.util.ServiceLoader;

/// What is registered as a service, loaded once.
final class Registered {
  static final List<LinearSolverProvider> LINEAR_SOLVERS = load(LinearSolverProvider.class);
  static final List<PreconditionerProvider> PRECONDITIONERS = load(PreconditionerProvider.class);

  private Registered() {}

  private static <S> List<S> load(Class<S> service) {
    return ServiceLoader.load(service).stream().map(ServiceLoader.Provider::get).toList();
  }
}
