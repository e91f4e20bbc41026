package org.collocate.solver.linear.multigrid.geometric;

import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.LinearSolverProvider;
import org.collocate.solver.linear.MatrixKind;
import org.collocate.solver.linear.Preconditioner;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Stopping;
import org.collocate.solver.linear.Unknowns;
import org.collocate.solver.linear.Vectors;
import org.collocate.solver.linear.krylov.ConjugateGradient;
import org.collocate.solver.parallel.WorkerTeam;

/// Conjugate gradients with {@link GeometricMultigrid} for a symmetric positive definite matrix on a grid; where each point is
/// coupled with four neighbours, in mixed precision, see {@link GridIteration}.
///
/// @param fullStart whether a solve from zero begins with full multigrid, see {@link GridCycle#start}
/// @param stopping when it ends
public record GridConjugateGradient(GridShape shape, boolean fullStart, Stopping stopping,
    WorkerTeam team) implements LinearSolver {
  /// One that begins where it is told to.
  public GridConjugateGradient(GridShape shape, Stopping stopping, WorkerTeam team) {
    this(shape, false, stopping, team);
  }

  @Override
  public Prepared prepare(SparseMatrix matrix) {
    GeometricMultigrid multigrid = new GeometricMultigrid(shape, team);
    if (matrix.size() <= GeometricMultigrid.COARSEST) {
      return new ConjugateGradient(multigrid, stopping, team).prepare(matrix);
    }
    GridOperator operator = GridOperator.of(matrix, shape, team);
    if (operator.isFivePoint()) {
      RedBlackLevel finest = new RedBlackLevel(operator, team);
      GridCycle cycle = multigrid.cycle(operator, finest);
      return started(cycle, GridIteration.of(matrix, operator, cycle, finest, stopping, team));
    }
    GridCycle cycle = multigrid.cycle(operator, multigrid.finest(operator));
    return started(cycle, new ConjugateGradient(_ -> cycle, stopping, team).prepare(matrix));
  }

  private Prepared started(GridCycle cycle, Prepared iteration) {
    if (!fullStart) {
      return iteration;
    }
    return (b, x) -> {
      if (Vectors.largest(x) == 0) {
        cycle.start(b, x);
      }
      return iteration.solve(b, x);
    };
  }

  /// Registers it with full multigrid as its start.
  public static final class Provider implements LinearSolverProvider {
    @Override
    public String id() {
      return "full-multigrid";
    }

    @Override
    public String summary() {
      return "full multigrid, then conjugate gradients with multigrid cycles, for symmetric positive definite problems on a grid of"
          + " points";
    }

    @Override
    public MatrixKind kind() {
      return MatrixKind.DEFINITE;
    }

    @Override
    public boolean preconditioned() {
      return false;
    }

    @Override
    public String obstacle(Unknowns unknowns) {
      return GeometricMultigrid.obstacle(unknowns);
    }

    @Override
    public LinearSolver solver(Unknowns unknowns, Preconditioner preconditioner, Stopping stopping,
        WorkerTeam team) {
      return new GridConjugateGradient(GeometricMultigrid.shape(unknowns), true, stopping, team);
    }
  }
}
