package org.collocate.solver.linear.multigrid.geometric;

import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Stopping;
import org.collocate.solver.linear.krylov.ConjugateGradient;
import org.collocate.solver.parallel.WorkerTeam;

/// Conjugate gradients with {@link GeometricMultigrid} for a symmetric positive definite matrix on a grid; where each point is
/// coupled with four neighbours, in mixed precision, see {@link GridIteration}.
///
/// @param stopping when it ends
public record GridConjugateGradient(GridShape shape, Stopping stopping,
    WorkerTeam team) implements LinearSolver {
  @Override
  public Prepared prepare(SparseMatrix matrix) {
    GeometricMultigrid multigrid = new GeometricMultigrid(shape, team);
    if (matrix.size() > GeometricMultigrid.COARSEST) {
      GridOperator operator = GridOperator.of(matrix, shape, team);
      if (operator.isFivePoint()) {
        return GridIteration.of(matrix, operator, multigrid, stopping);
      }
    }
    return new ConjugateGradient(multigrid, stopping, team).prepare(matrix);
  }
}
