package org.collocate.solver.method;

import java.util.Optional;
import org.collocate.solver.linear.LinearSolverProvider;
import org.collocate.solver.problem.Problem;

/// How linear systems will be solved, as far as the study tells before there is a matrix.
enum LinearWork {
  /// By factors, whose size is known.
  ELIMINATION("sparse-factor"),
  /// By conjugate gradients with multigrid on a grid, in about as many iterations on any: work grows with the unknowns.
  GRID("grid-multigrid"),
  /// By an iteration with multigrid on a matrix, in hardly more iterations on finer meshes: work grows with the entries.
  AGGREGATION("aggregation-multigrid"),
  /// By an iteration that takes the more steps the finer the mesh is, as `1/h` for Poisson's equation.
  KRYLOV("incomplete-factors");

  private final String kind;

  LinearWork(String kind) {
    this.kind = kind;
  }

  /// The name of this kind of work in forecasts.
  String kind() {
    return kind;
  }

  /// How much of it one system is.
  ///
  /// @param unknowns of the system
  /// @param nonzeros entries of its matrix
  double amount(double unknowns, double nonzeros, int dimension) {
    return switch (this) {
      case ELIMINATION -> throw new IllegalStateException("factors have a size of their own");
      case GRID -> unknowns;
      case AGGREGATION -> nonzeros;
      case KRYLOV -> nonzeros * Math.pow(unknowns, 1.0 / dimension);
    };
  }

  /// What settings say.
  ///
  /// @param onGrid whether there is one unknown at each point of a rectangular grid
  static LinearWork of(Problem problem, Settings settings, boolean onGrid, int unknowns) {
    if (SpatialSolve.isDirect(problem, settings).test(unknowns)) {
      return ELIMINATION;
    }
    LinearWork multigrid = onGrid ? GRID : AGGREGATION;
    Optional<LinearSolverProvider> chosen = LinearSolverProvider
        .find(settings.choice(SpatialSolve.LINEAR.key()));
    if (chosen.isEmpty()) {
      return problem.equation().symmetric() ? multigrid : KRYLOV;
    }
    return switch (settings.choice(SpatialSolve.PRECONDITIONER.key())) {
      case "auto" -> switch (chosen.get().kind()) {
        case DEFINITE -> multigrid;
        case SYMMETRIC -> AGGREGATION;
        case GENERAL -> KRYLOV;
      };
      case "geometric-multigrid" -> GRID;
      case "amg" -> AGGREGATION;
      default -> KRYLOV;
    };
  }
}
