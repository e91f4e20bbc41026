package org.collocate.solver.linear.automatic;

import java.util.Locale;
import java.util.Optional;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.MatrixKind;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Stopping;
import org.collocate.solver.linear.Unknowns;
import org.collocate.solver.linear.direct.FactorSize;
import org.collocate.solver.linear.direct.SparseDirect;
import org.collocate.solver.linear.krylov.ConjugateGradient;
import org.collocate.solver.linear.krylov.Gmres;
import org.collocate.solver.linear.multigrid.SmoothedAggregation;
import org.collocate.solver.linear.multigrid.geometric.GridConjugateGradient;
import org.collocate.solver.linear.multigrid.geometric.GridShape;
import org.collocate.solver.linear.precondition.IncompleteLu;
import org.collocate.solver.parallel.WorkerTeam;
import org.jspecify.annotations.Nullable;

/// Chooses how to solve by the matrix, says why, and falls back on elimination where an iteration fails.
///
/// | matrix | way |
/// |---|---|
/// | up to 250,000 unknowns, while the factors fit into memory | elimination |
/// | larger, symmetric with a positive diagonal, on a grid | full multigrid, then conjugate gradients with geometric multigrid |
/// | the same anywhere else | conjugate gradients with smoothed aggregation |
/// | larger, any other | elimination while it fits, then GMRES with incomplete factors |
public final class AutomaticSolver implements LinearSolver {
  /// Beyond this, multigrid is faster on symmetric positive definite matrices.
  public static final int MOST_DIRECT = 250_000;
  /// The share of the memory that factors may take.
  private static final double SHARE = 0.3;
  /// Fronts and contributions beside the factors.
  private static final double BYTES_PER_ENTRY = 8 * 1.5;
  private static final int RESTART = 60;

  private final Unknowns unknowns;
  private final Stopping stopping;
  private final WorkerTeam team;
  private final SparseDirect direct;
  private boolean iterationFailed;
  private String account = "";

  /// @param stopping when an iteration ends
  public AutomaticSolver(Unknowns unknowns, Stopping stopping, WorkerTeam team) {
    this.unknowns = unknowns;
    this.stopping = stopping;
    this.team = team;
    direct = new SparseDirect(unknowns.coordinates(), team);
  }

  /// Whether factors of so many unknowns fit into the memory of this process.
  public static boolean fits(Unknowns unknowns, boolean symmetric) {
    return bytes(unknowns, symmetric) <= SHARE * Runtime.getRuntime().maxMemory();
  }

  private static double bytes(Unknowns unknowns, boolean symmetric) {
    FactorSize size = FactorSize.of(unknowns.size(), unknowns.components(), unknowns.coordinates().length);
    return (symmetric ? 0.5 : 1) * BYTES_PER_ENTRY * size.entries();
  }

  @Override
  public String account() {
    return account;
  }

  @Override
  public Prepared prepare(SparseMatrix matrix) {
    MatrixKind kind = MatrixKind.of(matrix, team);
    boolean symmetric = kind != MatrixKind.GENERAL;
    boolean fits = fits(unknowns, symmetric);
    if (fits && (matrix.size() <= MOST_DIRECT || kind != MatrixKind.DEFINITE || iterationFailed)) {
      if (!iterationFailed) {
        account = String.format(Locale.ROOT, "eliminated directly (%s, about %.0f MB)",
            symmetric ? "L D Lᵀ" : "L U", 1e-6 * bytes(unknowns, symmetric));
      }
      return direct.prepare(matrix);
    }
    String why = fits ? matrix.size() + " unknowns"
        : String.format(Locale.ROOT,
            "factors of %d unknowns would need about %.1f GB", matrix.size(),
            1e-9 * bytes(unknowns, symmetric));
    return new WithFallback(matrix, iteration(kind, matrix, why).prepare(matrix), fits);
  }

  private LinearSolver iteration(MatrixKind kind, SparseMatrix matrix, String why) {
    if (kind != MatrixKind.DEFINITE) {
      account = "GMRES with incomplete factors, for " + why;
      return new Gmres(new IncompleteLu(), stopping, RESTART, team);
    }
    Optional<GridShape> grid = AutomaticMultigrid.grid(unknowns, matrix, team);
    if (grid.isPresent()) {
      account = "conjugate gradients with geometric multigrid, for a symmetric matrix on a grid of "
          + grid.get().columns() + " × " + grid.get().rows() + ": " + why;
      return new GridConjugateGradient(grid.get(), true, stopping, team);
    }
    account = "conjugate gradients with smoothed aggregation, for a symmetric matrix of " + why;
    return new ConjugateGradient(
        new SmoothedAggregation(unknowns.components(), unknowns.coordinates(), team), stopping, team);
  }

  /// An iteration, and elimination where it fails.
  private final class WithFallback implements Prepared {
    private final SparseMatrix matrix;
    private final Prepared iteration;
    private final boolean fits;
    private @Nullable Prepared eliminated;

    WithFallback(SparseMatrix matrix, Prepared iteration, boolean fits) {
      this.matrix = matrix;
      this.iteration = iteration;
      this.fits = fits;
    }

    @Override
    public Result solve(double[] b, double[] x) {
      Prepared other = eliminated;
      if (other != null) {
        return other.solve(b, x);
      }
      double[] start = x.clone();
      Result result = iteration.solve(b, x);
      if (result.converged()) {
        return result;
      }
      if (!fits) {
        account += String.format(Locale.ROOT, ", which stopped at a residual of %.1e",
            result.relativeResidual());
        return result;
      }
      account += String.format(Locale.ROOT,
          ", which stopped at a residual of %.1e after %d iterations, so that elimination took over",
          result.relativeResidual(), result.iterations());
      iterationFailed = true;
      other = direct.prepare(matrix);
      eliminated = other;
      System.arraycopy(start, 0, x, 0, x.length);
      Result second = other.solve(b, x);
      return new Result(second.converged(), result.iterations() + second.iterations(),
          second.relativeResidual());
    }
  }
}
