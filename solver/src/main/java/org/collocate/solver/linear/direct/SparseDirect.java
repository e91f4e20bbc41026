package org.collocate.solver.linear.direct;

import java.util.Arrays;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.LinearSolverProvider;
import org.collocate.solver.linear.MatrixKind;
import org.collocate.solver.linear.Preconditioner;
import org.collocate.solver.linear.Rounding;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Stopping;
import org.collocate.solver.linear.Unknowns;
import org.collocate.solver.linear.Vectors;
import org.collocate.solver.linear.krylov.BiCgStab;
import org.collocate.solver.parallel.WorkerTeam;
import org.jspecify.annotations.Nullable;

/// Multifrontal elimination on a nested dissection, with iterative refinement: `L D Lᵀ` of a symmetric matrix, `L U` of
/// any other, and of a symmetric one whose `L D Lᵀ` turns out too rough.
///
/// A pivot that vanishes is replaced by a small number, and refinement mends the answer or shows in
/// {@link LinearSolver.Result#relativeResidual} that the matrix is singular. A solve refines until the residual is one of
/// rounding, `‖b − A x‖ ≤ 4 ε (‖A‖ ‖x‖ + ‖b‖)` in the largest norm, or no longer halves, at most five times; where that is
/// not enough, the factors precondition BiCGStab. The ordering and the symbolic factorization are kept while the pattern
/// stays the same. Branches of the elimination tree are worked on at the same time; the result is the same on any number
/// of threads. Cost for a mesh of `n` nodes in the plane: `O(n^1.5)` operations, `O(n log n)` memory. Sources:
/// I. S. Duff, J. K. Reid, ACM TOMS 9 (1983), doi 10.1145/356044.356047; X. S. Li, J. W. Demmel, ACM TOMS 29 (2003),
/// doi 10.1145/779359.779361 (static pivots); M. Arioli, J. W. Demmel, I. S. Duff, SIAM J. Matrix Anal. Appl. 10 (1989),
/// doi 10.1137/0610013 (when to stop refining).
public final class SparseDirect implements LinearSolver {
  private static final double ACCEPTED = 1e-8;
  private static final int MOST_REFINEMENTS = 5;
  private static final Stopping RESCUE = new Stopping(1e-13, 100);
  private static final double SYMMETRIC = 1e-12;

  private final double[][] coordinates;
  private final WorkerTeam team;
  private @Nullable Structure known;

  /// What is kept while the pattern stays.
  private record Structure(SparseMatrix pattern, Supernodes supernodes, FrontTree tree) {}

  /// @param coordinates `[axis][unknown]`: where each unknown lies, which tells what to eliminate first
  public SparseDirect(double[][] coordinates, WorkerTeam team) {
    this.coordinates = coordinates;
    this.team = team;
  }

  @Override
  public Prepared prepare(SparseMatrix matrix) {
    Structure structure = known;
    if (structure == null || !structure.pattern.hasPatternOf(matrix)) {
      Supernodes supernodes = Supernodes.of(matrix, NestedDissection.order(matrix, coordinates, team));
      structure = new Structure(matrix, supernodes, new FrontTree(supernodes));
      known = structure;
    }
    return new Eliminated(matrix, structure);
  }

  private Factors general(SparseMatrix matrix, Structure structure) {
    return new GeneralFactors(matrix, structure.supernodes, structure.tree, team);
  }

  /// One matrix and its factors.
  private final class Eliminated implements Prepared {
    private final SparseMatrix matrix;
    private final Structure structure;
    private final Rounding rounding;
    private Factors factors;

    Eliminated(SparseMatrix matrix, Structure structure) {
      this.matrix = matrix;
      this.structure = structure;
      rounding = Rounding.of(matrix);
      factors = matrix.isSymmetric(SYMMETRIC, team)
          ? new SymmetricFactors(matrix, structure.supernodes, structure.tree, team)
          : general(matrix, structure);
    }

    @Override
    public Result solve(double[] b, double[] x) {
      if (Vectors.norm(b) == 0) {
        Arrays.fill(x, 0);
        return new Result(true, 0, 0);
      }
      Result result = refined(b, x);
      if (!result.converged() && factors instanceof SymmetricFactors) {
        factors = general(matrix, structure);
        result = refined(b, x);
      }
      if (result.converged() || result.relativeResidual() <= ACCEPTED) {
        return new Result(true, result.iterations(), result.relativeResidual());
      }
      // The factors are too rough to refine with; as a preconditioner they mostly still serve.
      Factors rough = factors;
      Result rescued = new BiCgStab(_ -> rough::solve, RESCUE, team).prepare(matrix).solve(b, x);
      return new Result(rescued.relativeResidual() <= ACCEPTED, result.iterations() + rescued.iterations(),
          rescued.relativeResidual());
    }

    /// Converged if only rounding is left.
    private Result refined(double[] b, double[] x) {
      Arrays.fill(x, 0);
      double[] residual = b.clone();
      double[] correction = new double[b.length];
      double[] trial = new double[b.length];
      double norm = Vectors.norm(b);
      double before = Double.POSITIVE_INFINITY;
      double size = norm;
      int refinements = 0;
      boolean rounded = false;
      while (size < 0.5 * before && refinements <= MOST_REFINEMENTS && !rounded) {
        before = size;
        factors.solve(residual, correction);
        for (int i = 0; i < x.length; i++) {
          trial[i] = x[i] + correction[i];
        }
        size = matrix.residual(b, trial, residual);
        if (size < before) {
          System.arraycopy(trial, 0, x, 0, x.length);
          rounded = rounding.explains(residual, b, x);
        }
        refinements++;
      }
      return new Result(rounded, refinements, Math.min(size, before) / norm);
    }
  }

  /// Registers it.
  public static final class Provider implements LinearSolverProvider {
    @Override
    public String id() {
      return "direct";
    }

    @Override
    public String summary() {
      return "elimination, exact up to rounding";
    }

    @Override
    public MatrixKind kind() {
      return MatrixKind.GENERAL;
    }

    @Override
    public boolean preconditioned() {
      return false;
    }

    @Override
    public LinearSolver solver(Unknowns unknowns, Preconditioner preconditioner, Stopping stopping,
        WorkerTeam team) {
      return new SparseDirect(unknowns.coordinates(), team);
    }
  }
}
