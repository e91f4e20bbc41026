package org.collocate.solver.method;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/// The methods that are registered as services, classical ones first, each kind by name.
public final class Solvers {
  private static final List<Solver> ALL = ServiceLoader.load(Solver.class)
      .stream()
      .map(ServiceLoader.Provider::get)
      .sorted(Comparator.comparing((Solver solver) -> solver.info().kind())
          .thenComparing(solver -> solver.info().id()))
      .toList();

  private Solvers() {}

  public static List<Solver> all() {
    return ALL;
  }

  public static Optional<Solver> find(String id) {
    return ALL.stream().filter(solver -> solver.info().id().equals(id)).findFirst();
  }

  public static List<String> ids() {
    return ALL.stream().map(solver -> solver.info().id()).toList();
  }
}
