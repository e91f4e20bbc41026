package org.collocate.solver.linear.multigrid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.collocate.solver.linear.GridMatrix;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.Preconditioner;
import org.collocate.solver.linear.PreconditionerContract;
import org.collocate.solver.linear.PreconditionerProvider;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Stopping;
import org.collocate.solver.linear.Unknowns;
import org.collocate.solver.linear.krylov.ConjugateGradient;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmoothedAggregationTest extends PreconditionerContract {
  @Override
  protected PreconditionerProvider provider() {
    return new SmoothedAggregation.Provider();
  }

  @Override
  protected int iterations() {
    return 16;
  }

  @Override
  protected double accuracy() {
    return 1e-6;
  }

  private static int iterations(SparseMatrix matrix, Unknowns unknowns) {
    try (WorkerTeam team = new WorkerTeam(2)) {
      Preconditioner preconditioner = new SmoothedAggregation(unknowns.components(), unknowns.coordinates(),
          team);
      double[] b = new double[matrix.size()];
      Arrays.fill(b, 1);
      LinearSolver.Result result = new ConjugateGradient(preconditioner, new Stopping(1e-8, 300), team)
          .prepare(matrix)
          .solve(b, new double[b.length]);
      assertThat(result.converged()).isTrue();
      return result.iterations();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 11", "100, 15", "1e6, 26"})
  void needsFewIterationsWhereTheCoefficientJumps(double contrast, int most) {
    assertThat(
        iterations(GridMatrix.checkerboard(200, contrast), new Unknowns(GridMatrix.coordinates(200, 200), 1)))
        .isLessThanOrEqualTo(most);
  }

  @Test
  void needsHardlyMoreIterationsForAMillionUnknownsThanForTenThousand() {
    int coarse = iterations(GridMatrix.checkerboard(100, 100),
        new Unknowns(GridMatrix.coordinates(100, 100), 1));
    int fine = iterations(GridMatrix.checkerboard(1000, 100),
        new Unknowns(GridMatrix.coordinates(1000, 1000), 1));
    assertThat(fine).isLessThanOrEqualTo((int) (1.4 * coarse));
  }

  @Test
  void carriesTheRotationOfAnElasticBody() {
    Elastic elastic = Elastic.clampedSquare(4000);
    assertThat(iterations(elastic.matrix(), elastic.unknowns())).isLessThanOrEqualTo(30);
  }
}
