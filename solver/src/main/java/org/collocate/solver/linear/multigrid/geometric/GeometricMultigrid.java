package org.collocate.solver.linear.multigrid.geometric;

import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.MatrixKind;
import org.collocate.solver.linear.Preconditioner;
import org.collocate.solver.linear.PreconditionerProvider;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Unknowns;
import org.collocate.solver.linear.direct.SparseDirect;
import org.collocate.solver.parallel.WorkerTeam;

/// Black-box multigrid: one V-cycle on grids of every other point, with an interpolation that the matrix gives and coarse
/// operators `Pᵀ A P`, in single precision.
///
/// It is symmetric positive definite if the matrix is, and then serves conjugate gradients, whose number of iterations does
/// not grow with the grid, also where coefficients jump along lines that cross. Grids may have any number of points.
/// Setup and cycle cost `O(n)`; memory is about 80 bytes per point. Failure mode: where one direction couples much more
/// strongly than the other the iteration is slow, since points are smoothed one by one; so it is where couplings reach
/// beyond the eight neighbours, as across periodic sides, which are left to the iteration. Sources: R. E. Alcouffe,
/// A. Brandt, J. E. Dendy, J. W. Painter, SIAM J. Sci. Stat. Comput. 2 (1981), doi 10.1137/0902035; J. E. Dendy,
/// J. Comput. Phys. 48 (1982), doi 10.1016/0021-9991(82)90057-2.
public record GeometricMultigrid(GridShape shape, WorkerTeam team) implements Preconditioner {
  /// Levels up to this size are eliminated.
  static final int COARSEST = 400;

  @Override
  public Applied prepare(SparseMatrix matrix) {
    if (matrix.size() != shape.columns() * shape.rows()) {
      throw new IllegalArgumentException(matrix.size() + " rows, " + shape);
    }
    if (matrix.size() <= COARSEST) {
      LinearSolver.Prepared inverse = eliminated(matrix);
      return inverse::solve;
    }
    GridOperator operator = GridOperator.of(matrix, shape, team);
    return cycle(operator, finest(operator));
  }

  FinestLevel finest(GridOperator operator) {
    return operator.hasCorners() ? new FourColourLevel(operator, team) : new RedBlackLevel(operator, team);
  }

  /// The cycle for an operator with more points than the coarsest level may have.
  ///
  /// @param finest its level
  GridCycle cycle(GridOperator given, FinestLevel finest) {
    GridOperator operator = given;
    List<GridTransfer> transfers = new ArrayList<>();
    List<FourColourLevel> levels = new ArrayList<>();
    while (operator.shape.columns() * operator.shape.rows() > COARSEST) {
      GridTransfer transfer = new GridTransfer(operator, team);
      operator = GalerkinProduct.of(operator, transfer, team);
      transfers.add(transfer);
      levels.add(new FourColourLevel(operator, team));
    }
    return new GridCycle(shape, finest, transfers, levels, eliminated(operator.matrix()), team);
  }

  private LinearSolver.Prepared eliminated(SparseMatrix matrix) {
    return new SparseDirect(new double[1][matrix.size()], team).prepare(matrix);
  }

  /// Why there is no grid for multigrid; empty if there is one.
  static String obstacle(Unknowns unknowns) {
    return GridShape.of(unknowns).isPresent() ? ""
        : "multigrid on a grid of points needs one unknown at each point of a rectangle";
  }

  /// The grid of points.
  ///
  /// @throws IllegalArgumentException if there is an {@link #obstacle}
  static GridShape shape(Unknowns unknowns) {
    return GridShape.of(unknowns).orElseThrow(() -> new IllegalArgumentException(obstacle(unknowns)));
  }

  /// Registers it.
  public static final class Provider implements PreconditionerProvider {
    @Override
    public String id() {
      return "geometric-multigrid";
    }

    @Override
    public String summary() {
      return "multigrid on a grid of points";
    }

    @Override
    public MatrixKind kind() {
      return MatrixKind.DEFINITE;
    }

    @Override
    public String obstacle(Unknowns unknowns) {
      return GeometricMultigrid.obstacle(unknowns);
    }

    @Override
    public Preconditioner preconditioner(Unknowns unknowns, WorkerTeam team) {
      return new GeometricMultigrid(shape(unknowns), team);
    }
  }
}
