package org.collocate.solver.linear.multigrid;

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

/// Algebraic multigrid by smoothed aggregation: one cycle with a symmetric Gauss–Seidel sweep before and after, in single
/// precision; the first coarse levels are visited twice.
///
/// Each level groups strongly coupled nodes to one; the prolongation from groups is smoothed once and the coarse matrix is
/// `Pᵀ A P`. It is symmetric positive definite if the matrix is, and then serves conjugate gradients, whose number of
/// iterations grows slowly with the mesh, also where coefficients jump. What smoothing leaves alone, constants of each
/// component and rotations of an elastic body, is carried by the coarse levels. On a matrix that is not definite it may
/// make things worse. Setup and cycle cost `O(n)`; memory is about 1.3 times the matrix in single precision and once more
/// in double while it is made. Sources: P. Vaněk, J. Mandel, M. Brezina, Computing 56 (1996), doi 10.1007/BF02238511.
///
/// @param components unknowns at each node, one after the other
/// @param coordinates `[axis][unknown]`
public record SmoothedAggregation(int components, double[][] coordinates,
    WorkerTeam team) implements Preconditioner {
  /// Couplings below are weak; half as much on each coarser level.
  private static final double THRESHOLD = 0.08;
  /// Levels up to this size are eliminated.
  private static final int COARSEST = 400;
  private static final int MOST_LEVELS = 20;

  @Override
  public Applied prepare(SparseMatrix matrix) {
    List<Level> levels = new ArrayList<>();
    List<Transfer> prolongations = new ArrayList<>();
    List<Transfer> restrictions = new ArrayList<>();
    NearNullSpace space = NearNullSpace.of(matrix, components, coordinates);
    SparseMatrix current = matrix;
    int perNode = components;
    double threshold = THRESHOLD;
    levels.add(new Level(current, team));
    while (current.size() > COARSEST && levels.size() < MOST_LEVELS) {
      Strength strength = Strength.of(current, perNode, threshold, team);
      Aggregates aggregates = Aggregates.of(strength);
      int size = aggregates.count() * space.count();
      if (size == 0 || size > 0.9 * current.size()) {
        break;
      }
      Tentative tentative = Tentative.of(aggregates, perNode, space);
      SparseMatrix prolongation = new Prolongation(strength, aggregates, tentative).smoothed(team);
      SparseMatrix restriction = prolongation.transposed(size);
      current = SparseRows.galerkin(restriction, current, prolongation, team);
      prolongations.add(new Transfer(prolongation, team));
      restrictions.add(new Transfer(restriction, team));
      levels.add(new Level(current, team));
      space = tentative.coarse();
      perNode = space.count();
      threshold /= 2;
    }
    // Unknowns in one place are eliminated as they come: the coarsest matrix is nearly dense. Where nothing couples strongly
    // enough for a coarser level it is the given one, which is not.
    double[][] places = levels.size() == 1 ? coordinates : new double[1][current.size()];
    LinearSolver.Prepared coarsest = new SparseDirect(places, team).prepare(current);
    return new Cycle(levels, prolongations, restrictions, coarsest, team);
  }

  /// Registers it.
  public static final class Provider implements PreconditionerProvider {
    @Override
    public String id() {
      return "amg";
    }

    @Override
    public String summary() {
      return "algebraic multigrid by smoothed aggregation";
    }

    @Override
    public MatrixKind kind() {
      return MatrixKind.DEFINITE;
    }

    @Override
    public Preconditioner preconditioner(Unknowns unknowns, WorkerTeam team) {
      return new SmoothedAggregation(unknowns.components(), unknowns.coordinates(), team);
    }
  }
}
