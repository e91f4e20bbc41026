package org.collocate.solver.linear.automatic;

import java.util.Optional;
import org.collocate.solver.linear.Preconditioner;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Unknowns;
import org.collocate.solver.linear.multigrid.SmoothedAggregation;
import org.collocate.solver.linear.multigrid.geometric.GeometricMultigrid;
import org.collocate.solver.linear.multigrid.geometric.GridShape;
import org.collocate.solver.parallel.WorkerTeam;

/// The multigrid that a symmetric positive definite matrix asks for: on a grid of points that suits it
/// {@link GeometricMultigrid}, anywhere else {@link SmoothedAggregation}.
public final class AutomaticMultigrid implements Preconditioner {
  private final Unknowns unknowns;
  private final WorkerTeam team;
  private String account = "";

  /// @param team must stay open while it is used
  public AutomaticMultigrid(Unknowns unknowns, WorkerTeam team) {
    this.unknowns = unknowns;
    this.team = team;
  }

  /// The grid that the unknowns lie on, if multigrid on it suits the matrix.
  static Optional<GridShape> grid(Unknowns unknowns, SparseMatrix matrix, WorkerTeam team) {
    return GridShape.of(unknowns).filter(shape -> shape.suits(matrix, team));
  }

  @Override
  public Applied prepare(SparseMatrix matrix) {
    Optional<GridShape> grid = grid(unknowns, matrix, team);
    if (grid.isPresent()) {
      GridShape shape = grid.get();
      account = "geometric multigrid, for a grid of " + shape.columns() + " × " + shape.rows();
      return new GeometricMultigrid(shape, team).prepare(matrix);
    }
    account = "smoothed aggregation";
    return new SmoothedAggregation(unknowns.components(), unknowns.coordinates(), team).prepare(matrix);
  }

  @Override
  public String account() {
    return account;
  }
}
