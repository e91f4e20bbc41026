package org.collocate.solver.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.collocate.solver.linear.automatic.AutomaticSolver;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every registered linear solver with every registered preconditioner, and the automatic choice, on matrices that are hard
/// or have no inverse: what they call solved is solved, what they cannot solve they say, and no number is ever not finite.
class BadMatricesTest {
  private static final int SIDE = 40;
  private static final double TOLERANCE = 1e-8;
  private static final int MOST = 2000;

  /// A matrix with a right-hand side.
  ///
  /// @param hard whether a solver for any matrix has to solve it, and not only to say why it did not
  record Bad(SparseMatrix matrix, double[] b, boolean hard) {}

  /// One way to solve one of them.
  record Attempt(String name, String linear, String preconditioner) {}

  /// Five points with a weight for each coupling of neighbours, and no boundary: rows add up to zero.
  private static SparseMatrix floating(java.util.function.IntBinaryOperator exponent) {
    SparseMatrix matrix = GridMatrix.diffusion(SIDE, SIDE, 0).zeros();
    for (int i = 0; i < SIDE * SIDE; i++) {
      for (int j : new int[] {i + 1, i + SIDE}) {
        boolean neighbours = j < SIDE * SIDE && (j - i == SIDE || j % SIDE != 0);
        if (neighbours) {
          double weight = Math.pow(10, exponent.applyAsInt(i, j));
          matrix.add(i, j, -weight);
          matrix.add(j, i, -weight);
          matrix.add(i, i, weight);
          matrix.add(j, j, weight);
        }
      }
    }
    return matrix;
  }

  /// The same with the value given along the border.
  private static SparseMatrix held(SparseMatrix matrix) {
    for (int i = 0; i < SIDE * SIDE; i++) {
      boolean border = i % SIDE == 0 || i % SIDE == SIDE - 1 || i < SIDE || i >= SIDE * (SIDE - 1);
      matrix.add(i, i, border ? matrix.get(i, i) : 0);
    }
    return matrix;
  }

  private static SparseMatrix shifted(SparseMatrix matrix, double shift) {
    for (int i = 0; i < matrix.size(); i++) {
      matrix.add(i, i, shift);
    }
    return matrix;
  }

  private static SparseMatrix with(SparseMatrix matrix, double value) {
    matrix.values()[matrix.find(777, 778)] = value;
    return matrix;
  }

  private static Map<String, Bad> systems() {
    double[] any = LinearSolverContract.random(SIDE * SIDE, 1);
    double[] balanced = any.clone();
    double mean = Arrays.stream(any).average().orElseThrow();
    Arrays.setAll(balanced, i -> any[i] - mean);
    Map<String, Bad> systems = new LinkedHashMap<>();
    systems.put("singular, balanced", new Bad(floating((i, j) -> 0), balanced, false));
    systems.put("singular, not balanced", new Bad(floating((i, j) -> 0), any, false));
    systems.put("indefinite", new Bad(shifted(held(floating((i, j) -> 0)), -0.3), any, true));
    systems.put("contrast of a million", new Bad(held(floating((i, j) -> (i / 10 + i / SIDE / 10) % 2 * 6)),
        any, true));
    systems.put("needles", new Bad(held(floating((i, j) -> j - i == 1 ? 6 : 0)), any, true));
    systems.put("nothing", new Bad(floating((i, j) -> 0).zeros(), any, false));
    systems.put("an infinite entry", new Bad(with(held(floating((i, j) -> 0)), Double.POSITIVE_INFINITY), any,
        false));
    systems.put("an entry that is no number", new Bad(with(held(floating((i, j) -> 0)), Double.NaN), any,
        false));
    systems.put("a right-hand side that is no number", new Bad(held(floating((i, j) -> 0)), poisoned(any),
        false));
    systems.put("numbers near the largest", new Bad(scaled(1e300), any, false));
    systems.put("numbers near the smallest", new Bad(scaled(1e-300), any, false));
    return systems;
  }

  private static SparseMatrix scaled(double factor) {
    SparseMatrix matrix = held(floating((i, j) -> 0));
    return new SparseMatrix(matrix.rowStart(), matrix.columns(),
        Arrays.stream(matrix.values()).map(value -> value * factor).toArray());
  }

  private static double[] poisoned(double[] b) {
    double[] poisoned = b.clone();
    poisoned[500] = Double.NaN;
    return poisoned;
  }

  static List<Attempt> attempts() {
    List<Attempt> attempts = new ArrayList<>();
    for (String name : systems().keySet()) {
      attempts.add(new Attempt(name, "auto", ""));
      for (LinearSolverProvider linear : LinearSolverProvider.all()) {
        if (linear.preconditioned()) {
          PreconditionerProvider.all()
              .forEach(preconditioner -> attempts.add(new Attempt(name, linear.id(), preconditioner.id())));
        } else {
          attempts.add(new Attempt(name, linear.id(), ""));
        }
      }
    }
    return attempts;
  }

  private static LinearSolver solver(Attempt attempt, WorkerTeam team) {
    Unknowns unknowns = new Unknowns(GridMatrix.coordinates(SIDE, SIDE), 1);
    Stopping stopping = new Stopping(TOLERANCE, MOST);
    if (attempt.linear.equals("auto")) {
      return new AutomaticSolver(unknowns, stopping, team);
    }
    String preconditioner = attempt.preconditioner.isEmpty() ? "diagonal" : attempt.preconditioner;
    return LinearSolverProvider.find(attempt.linear)
        .orElseThrow()
        .solver(unknowns,
            PreconditionerProvider.find(preconditioner).orElseThrow().preconditioner(unknowns, team),
            stopping,
            team);
  }

  @ParameterizedTest
  @MethodSource("attempts")
  @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void endInAnAnswerOrInAnExplanation(Attempt attempt) {
    Bad bad = systems().getOrDefault(attempt.name, new Bad(held(floating((i, j) -> 0)), new double[0], true));
    double[] x = new double[bad.b.length];
    LinearSolver.Result result;
    try (WorkerTeam team = new WorkerTeam(2)) {
      result = solver(attempt, team).prepare(bad.matrix).solve(bad.b, x);
    } catch (SingularMatrixException e) {
      assertThat(e.getMessage()).isNotBlank();
      assertThat(bad.hard).as("has an inverse").isFalse();
      return;
    }
    if (result.converged()) {
      assertThat(x).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
      double residual = bad.matrix.residual(bad.b, x, new double[x.length]) / Vectors.norm(bad.b);
      assertThat(residual).isLessThanOrEqualTo(Math.max(TOLERANCE, 2 * result.relativeResidual()));
      assertThat(result.relativeResidual()).isLessThan(1e-3);
    } else {
      boolean eliminates = attempt.linear.equals("auto") || attempt.linear.equals("direct");
      assertThat(bad.hard && eliminates).as("elimination solves what has an inverse").isFalse();
    }
  }
}
