package org.collocate.solver.nonlinear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.collocate.solver.linear.direct.SparseDirect;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;

class ParameterPathTest {
  private static final Newton NEWTON = new Newton(new SparseDirect(new double[][] {{0}}, new WorkerTeam(1)),
      1e-10, 50);

  /// One equation for each value of the parameter, and what was told on the way.
  private static final class Notes implements ParameterPath.Family, ParameterPath.Listener {
    private final DoubleFunction<Scalar> family;
    private final List<Double> values = new ArrayList<>();
    private final List<Double> solutions = new ArrayList<>();
    private final List<Integer> iterations = new ArrayList<>();

    Notes(DoubleFunction<Scalar> family) {
      this.family = family;
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public NonlinearSystem at(double value, double[] u) {
      return family.apply(value);
    }

    @Override
    public void iterated(int count, double value) {
      assertThat(count).isPositive();
    }

    @Override
    public void arrived(int step, double value, Newton.Result result, double[] u) {
      assertThat(result.converged()).isTrue();
      values.add(value);
      solutions.add(u[0]);
      iterations.add(result.iterations());
    }
  }

  private static ParameterPath.Result follow(Notes notes, double from, double to) {
    return new ParameterPath(NEWTON).solve(notes, from, to, notes);
  }

  /// `(1e-12 + x²)^((p − 2)/2) x = 1`, whose slope at zero is next to nothing for large `p`.
  private static Scalar power(double p) {
    return new Scalar(x -> Math.pow(1e-12 + x * x, (p - 2) / 2) * x - 1, x -> Math.pow(1e-12 + x * x, (p - 2)
        / 2)
        * (1 + (p - 2) * x * x / (1e-12 + x * x)), false);
  }

  @Test
  void getsThereWhereNewtonsMethodFails() {
    assertThat(NEWTON.solve(power(12), new double[1], _ -> {}).converged()).isFalse();
    Notes notes = new Notes(ParameterPathTest::power);
    ParameterPath.Result result = follow(notes, 2, 12);
    assertThat(result.converged()).isTrue();
    assertThat(result.reached()).isEqualTo(12);
    assertThat(result.u()[0]).isCloseTo(1, within(1e-9));
    assertThat(notes.values).startsWith(2.0).endsWith(12.0).isSorted();
  }

  @Test
  void theStartOnTheSecantSparesIterationsAndStepsGrow() {
    Notes line = new Notes(value -> new Scalar(x -> x - 3 * value, _ -> 1, false));
    ParameterPath.Result result = follow(line, 1, 11);
    // The first step begins at the last solution; from then on the secant is the path itself.
    assertThat(line.iterations.subList(2, line.iterations.size())).containsOnly(0);
    assertThat(line.values).containsExactly(1.0, 2.0, 4.0, 8.0, 11.0);
    assertThat(line.solutions).containsExactly(3.0, 6.0, 12.0, 24.0, 33.0);
    assertThat(result.steps()).isEqualTo(4);
  }

  @Test
  void goesDownAsWellAsUp() {
    Notes notes = new Notes(value -> new Scalar(x -> x * x * x + x - value, x -> 3 * x * x + 1, false));
    ParameterPath.Result result = follow(notes, 30, 10);
    assertThat(result.u()[0]).isCloseTo(2, within(1e-9));
    assertThat(notes.values.reversed()).isSorted();
  }

  /// `x³ − 2x + 2 s = 0` has a solution near 0 up to `x² = 2/3`, `s = (2/3)^(3/2)`.
  @Test
  void tellsWhereTheFoldIs() {
    Notes notes = new Notes(s -> new Scalar(x -> x * x * x - 2 * x + 2 * s, x -> 3 * x * x - 2, false));
    ParameterPath.Result result = follow(notes, 0.1, 0.9);
    assertThat(result.converged()).isFalse();
    assertThat(result.newton().reason()).isNotBlank();
    assertThat(result.reached()).isBetween(Math.pow(2.0 / 3, 1.5) - 1e-3, Math.pow(2.0 / 3, 1.5));
    assertThat(result.u()[0]).isEqualTo(notes.solutions.getLast());
  }

  @Test
  void aStartWithoutASolutionIsSaid() {
    Notes notes = new Notes(_ -> new Scalar(x -> x * x + 1, x -> 2 * x, false));
    ParameterPath.Result result = follow(notes, 0, 1);
    assertThat(result.converged()).isFalse();
    assertThat(result.reached()).isNaN();
    assertThat(notes.values).isEmpty();
  }

  @Test
  void aStartThatIsTheEndTakesNoStep() {
    Notes notes = new Notes(ParameterPathTest::power);
    assertThat(follow(notes, 2, 2).steps()).isZero();
    assertThat(notes.values).containsExactly(2.0);
  }
}
