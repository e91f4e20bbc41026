package org.collocate.solver.linear.krylov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.collocate.solver.linear.GridMatrix;
import org.collocate.solver.linear.LinearOperator;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.LinearSolverContract;
import org.collocate.solver.linear.LinearSolverProvider;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.SparsePattern;
import org.collocate.solver.linear.Stopping;
import org.collocate.solver.linear.Vectors;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;

class GmresTest extends LinearSolverContract {
  @Override
  protected LinearSolverProvider provider() {
    return new Gmres.Provider();
  }

  @Test
  void solvesAnUnsymmetricSystem() {
    SparseMatrix matrix = GridMatrix.diffusion(50, 50, 0.8);
    double[] b = random(2500, 1);
    double[] x = new double[2500];
    assertThat(solver(GridMatrix.coordinates(50, 50)).prepare(matrix).solve(b, x).converged()).isTrue();
    assertThat(matrix.residual(b, x, new double[2500])).isLessThan(1e-10 * Vectors.norm(b));
  }

  @Test
  void solvesInAsManyIterationsAsThereAreUnknowns() {
    SparseMatrix matrix = GridMatrix.diffusion(6, 5, 2.5);
    LinearSolver.Result result = new Gmres(_ -> (r, z) -> System.arraycopy(r, 0, z, 0, r.length),
        new Stopping(1e-10, 30), 30, new WorkerTeam(1)).prepare(matrix).solve(random(30, 3), new double[30]);
    assertThat(result.converged()).isTrue();
  }

  @Test
  void needsNothingButProducts() {
    SparseMatrix matrix = GridMatrix.diffusion(30, 20, 0.8);
    LinearOperator operator = new LinearOperator() {
      @Override
      public int size() {
        return matrix.size();
      }

      @Override
      public void multiply(double[] x, double[] y) {
        matrix.multiply(x, y);
      }
    };
    double[] b = random(600, 4);
    double[] x = new double[600];
    Gmres gmres = new Gmres(_ -> (r, z) -> System.arraycopy(r, 0, z, 0, r.length), new Stopping(1e-10, 2000),
        60,
        new WorkerTeam(1));
    assertThat(gmres.prepare(operator).solve(b, x).converged()).isTrue();
    assertThat(matrix.residual(b, x, new double[600])).isLessThan(1e-10 * Vectors.norm(b));
    assertThat(Vectors.norm(x)).isPositive();
  }

  @Test
  void saysThatItStagnates() {
    // A cyclic shift: no iteration but the last of a full cycle makes the residual smaller.
    SparsePattern pattern = new SparsePattern(40);
    for (int i = 0; i < 40; i++) {
      pattern.add(i, (i + 1) % 40);
    }
    SparseMatrix shift = pattern.matrix();
    Arrays.fill(shift.values(), 1);
    double[] b = new double[40];
    b[0] = 1;
    LinearSolver.Result result = new Gmres(_ -> (r, z) -> System.arraycopy(r, 0, z, 0, r.length),
        new Stopping(1e-10, 1000), 20, new WorkerTeam(1)).prepare(shift).solve(b, new double[40]);
    assertThat(result.converged()).isFalse();
    assertThat(result.relativeResidual()).isCloseTo(1, within(1e-12));
  }
}
