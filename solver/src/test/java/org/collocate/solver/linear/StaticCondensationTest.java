package org.collocate.solver.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.collocate.solver.discretization.SteadySystem;
import org.collocate.solver.discretization.fem.FemSystem;
import org.collocate.solver.linear.direct.SparseDirect;
import org.collocate.solver.linear.krylov.ConjugateGradient;
import org.collocate.solver.linear.precondition.DiagonalPreconditioner;
import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.Domains;
import org.collocate.solver.problem.Manufactured;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.FunctionSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticCondensationTest {
  private static FemSystem cubic(String equation, int cells) {
    Problem problem = Manufactured.on(Domains.square()).unknown("u", equation, "sin(3*x)*cos(2*y)").steady();
    return new FemSystem(problem,
        new FunctionSpace(MeshGenerator.generate(problem.domain(), MeshRequest.ofCells(cells)), 3));
  }

  private static SparseMatrix matrix(FemSystem system) {
    double[] u = new double[system.size()];
    system.prescribe(0, u);
    return new SteadySystem(system, u).jacobian(u);
  }

  private static double[] random(int size) {
    Random random = new Random(3);
    double[] b = new double[size];
    Arrays.setAll(b, _ -> random.nextGaussian());
    return b;
  }

  private static double[][] kept(FemSystem system, int count) {
    return Arrays.stream(system.coordinates()).map(c -> Arrays.copyOf(c, count)).toArray(double[][]::new);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-div((1+x)*grad(u)) + u", "-lap(u) + 20*dx(u)"})
  void solvesLikeElimination(String equation) {
    FemSystem system = cubic(equation, 300);
    SparseMatrix matrix = matrix(system);
    int kept = system.size() - system.inside();
    assertThat(system.inside()).isEqualTo(system.mesh().cellCount());
    double[] b = random(matrix.size());
    double[] expected = new double[b.length];
    new SparseDirect(system.coordinates(), new WorkerTeam(1)).prepare(matrix).solve(b, expected);
    for (int threads = 1; threads <= 2; threads++) {
      try (WorkerTeam team = new WorkerTeam(threads)) {
        LinearSolver solver = new StaticCondensation(new SparseDirect(kept(system, kept), team), failing(),
            kept, team);
        double[] x = new double[b.length];
        LinearSolver.Result result = solver.prepare(matrix).solve(b, x);
        assertThat(result.converged()).isTrue();
        assertThat(result.relativeResidual()).isLessThan(1e-10);
        assertThat(x).containsExactly(expected, within(1e-9));
      }
    }
  }

  @Test
  void takesAQuarterOfTheEntriesAndAFifthOfTheIterationsAway() {
    FemSystem system = cubic("-lap(u)", 2000);
    SparseMatrix matrix = matrix(system);
    int kept = system.size() - system.inside();
    double[] b = random(matrix.size());
    WorkerTeam team = new WorkerTeam(1);
    LinearSolver plain = new ConjugateGradient(new DiagonalPreconditioner(), new Stopping(1e-10, 5000), team);
    int[] entries = new int[1];
    LinearSolver counting = condensed -> {
      entries[0] = condensed.columns().length;
      assertThat(condensed.isSymmetric(1e-12)).isTrue();
      return plain.prepare(condensed);
    };
    LinearSolver.Result all = plain.prepare(matrix).solve(b, new double[b.length]);
    LinearSolver.Result rest = new StaticCondensation(counting, failing(), kept, team).prepare(matrix)
        .solve(b, new double[b.length]);
    assertThat(rest.converged()).isTrue();
    assertThat(rest.relativeResidual()).isLessThan(1e-9);
    assertThat(entries[0]).isLessThan(matrix.columns().length * 77 / 100);
    assertThat(rest.iterations()).isLessThan(all.iterations() * 88 / 100);
  }

  /// With 24 triangles and this wave number the matrix is indefinite inside the cells; the diagonal is made zero in one.
  @Test
  void aDiagonalThatIsZeroLeavesAllUnknowns() {
    FemSystem system = cubic("-lap(u) - 90*u", 24);
    SparseMatrix matrix = matrix(system);
    int last = matrix.size() - 1;
    matrix.values()[matrix.find(last, last)] = 0;
    double[] b = random(matrix.size());
    double[] x = new double[b.length];
    WorkerTeam team = new WorkerTeam(1);
    LinearSolver.Result result = new StaticCondensation(failing(),
        new SparseDirect(system.coordinates(), team),
        matrix.size() - system.inside(), team).prepare(matrix).solve(b, x);
    assertThat(result.relativeResidual()).isLessThan(1e-9);
  }

  private static LinearSolver failing() {
    return matrix -> {
      throw new AssertionError("not to be used for " + matrix.size() + " unknowns");
    };
  }
}
