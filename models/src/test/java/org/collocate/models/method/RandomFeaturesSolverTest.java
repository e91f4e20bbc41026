package org.collocate.models.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.FieldDecoder;
import org.collocate.solver.field.Points;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.SolveReport;
import org.collocate.solver.problem.SteadyProblem;
import org.junit.jupiter.api.Test;

final class RandomFeaturesSolverTest {
  private final RandomFeaturesSolver solver = new RandomFeaturesSolver();

  private Solution solve(SteadyProblem problem, Map<String, Object> given) {
    Settings settings = Settings.of(solver.settings(), given);
    assertThat(solver.supports(problem, settings).reason()).isEmpty();
    return solver.solve(problem, settings, new QuietContext(2, 1));
  }

  @Test
  void sineProductOnTheSquareIsExactToTenDigits() {
    SteadyProblem problem = Problems.dirichlet(Problems.SQUARE, List.of("-lap(u)"),
        Map.of("u", "sin(pi*x)*sin(pi*y)"));
    Solution solution = solve(problem, Map.of());
    assertThat(solution.report().status()).isEqualTo(SolveReport.Status.CONVERGED);
    assertThat(Problems.relativeError(problem, "u", solution.field("u"))).isLessThan(1e-10);
    assertThat(solution.report().unknowns()).isEqualTo(1000);
    assertThat(solution.report().algebraicResidual()).isLessThan(1e-10);
  }

  @Test
  void bothFunctionsSolveTheManufacturedProblem() {
    SteadyProblem problem = Problems.dirichlet(Problems.SQUARE, List.of("-lap(u)"),
        Map.of("u", "exp(x*y)*cos(3*x-2*y)"));
    for (String activation : List.of("tanh", "sine")) {
      Solution solution = solve(problem, Map.of("activation", activation, "features", 500L));
      assertThat(Problems.relativeError(problem, "u", solution.field("u"))).as(activation).isLessThan(1e-7);
    }
  }

  @Test
  void nonlinearDiffusionIsSolvedByGaussNewton() {
    SteadyProblem problem = Problems.dirichlet(Problems.SQUARE, List.of("-div((1+u^2)*grad(u))"),
        Map.of("u", "sin(pi*x)*sin(pi*y) + x"));
    Solution solution = solve(problem, Map.of("features", 300L));
    assertThat(solution.report().status()).isEqualTo(SolveReport.Status.CONVERGED);
    assertThat(solution.report().iterations()).isBetween(3, 30);
    assertThat(Problems.relativeError(problem, "u", solution.field("u"))).isLessThan(1e-7);
  }

  @Test
  void fluxConditionsOnAHole() {
    SteadyProblem problem = Problems.manufactured(Problems.HOLED, List.of("-div((2+x)*grad(u)) + u"),
        Map.of("u", "exp(x)*cos(2*y)"), Set.of("hole"));
    Solution solution = solve(problem, Map.of("features", 400L));
    assertThat(Problems.relativeError(problem, "u", solution.field("u"))).isLessThan(1e-7);
  }

  @Test
  void systemsShareTheirFeatures() {
    SteadyProblem problem = Problems.dirichlet(Problems.SQUARE,
        List.of("-lap(u) + v + dxy(v)", "-div(grad(v)*2) + dx(u)"),
        Map.of("u", "sin(2*x)*cos(y)", "v", "x*y + cos(x+y)"));
    Solution solution = solve(problem, Map.of("features", 250L));
    assertThat(Problems.relativeError(problem, "u", solution.field("u"))).isLessThan(1e-7);
    assertThat(Problems.relativeError(problem, "v", solution.field("v"))).isLessThan(1e-7);
    assertThat(solution.report().unknowns()).isEqualTo(500);
  }

  @Test
  void oneDimension() {
    SteadyProblem problem = Problems.manufactured(Problems.INTERVAL, List.of("-dxx(u) + u^3"),
        Map.of("u", "sin(2*x) + 1"), Set.of("right"));
    Solution solution = solve(problem, Map.of("features", 60L));
    assertThat(Problems.relativeError(problem, "u", solution.field("u"))).isLessThan(1e-9);
  }

  @Test
  void aPureFluxProblemGetsMeanZero() {
    SteadyProblem problem = Problems.manufactured(Problems.SQUARE, List.of("-lap(u)"),
        Map.of("u", "cos(pi*x)*cos(pi*y)"), Set.copyOf(Problems.SQUARE.boundaryParts()));
    Solution solution = solve(problem, Map.of("features", 300L));
    // The mean is taken over the collocation points, not exactly over the square.
    assertThat(Problems.relativeError(problem, "u", solution.field("u"))).isLessThan(5e-3);
  }

  @Test
  void theSameSeedGivesTheSameBitsOnAnyNumberOfThreads() {
    SteadyProblem problem = Problems.dirichlet(Problems.SQUARE, List.of("-lap(u)"), Map.of("u", "x^2*y"));
    Settings settings = Settings.of(solver.settings(), Map.of("features", 80L));
    double[] first = values(solver.solve(problem, settings, new QuietContext(1, 5)).field("u"));
    double[] second = values(solver.solve(problem, settings, new QuietContext(3, 5)).field("u"));
    double[] other = values(solver.solve(problem, settings, new QuietContext(1, 6)).field("u"));
    assertThat(second).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  @Test
  void itsFieldsSayThatDifferencesOfTheirGradientAreSecondDerivatives() {
    SteadyProblem problem = Problems.dirichlet(Problems.SQUARE, List.of("-lap(u)"), Map.of("u", "x^2*y"));
    Field field = solve(problem, Map.of("features", 80L)).field("u");
    double[][] after = new double[2][1];
    double[][] before = new double[2][1];
    field.gradient(Points.at(0.4 + 1e-5, 0.3), after);
    field.gradient(Points.at(0.4 - 1e-5, 0.3), before);
    assertThat(field.isSmooth()).isTrue();
    assertThat((after[0][0] - before[0][0]) / 2e-5).isCloseTo(0.6, within(1e-3));
  }

  @Test
  void aFieldSurvivesItsEncoding() {
    SteadyProblem problem = Problems.dirichlet(Problems.SQUARE, List.of("-lap(u)"), Map.of("u", "x^2*y"));
    Field field = solve(problem, Map.of("features", 50L)).field("u");
    assertThat(values(new FieldDecoder().read(field.encode()))).isEqualTo(values(field));
  }

  @Test
  void dataThatAreNotFiniteEndTheRunWithAnExplanation() {
    SteadyProblem problem = Problems.dirichlet(Problems.SQUARE, List.of("-lap(u) + 1/u"),
        Map.of("u", "1 + x"));
    Solution solution = solve(problem, Map.of("features", 40L));
    assertThat(solution.report().status()).isEqualTo(SolveReport.Status.FAILED);
    assertThat(solution.report().reason()).contains("not finite");
  }

  @Test
  void cancellationPassesThrough() {
    SteadyProblem problem = Problems.dirichlet(Problems.SQUARE, List.of("-lap(u)"), Map.of("u", "x"));
    QuietContext context = new QuietContext(1, 1);
    context.checkpointsUntilCancel = 1;
    assertThatThrownBy(
        () -> solver.solve(problem, Settings.of(solver.settings(), Map.of("features", 40L)), context))
        .isInstanceOf(CancellationException.class);
  }

  private static double[] values(Field field) {
    double[] values = new double[3];
    field.evaluate(Points.of(new double[] {0.1, 0.5, 0.9}, new double[] {0.3, 0.2, 0.7}), values);
    return values;
  }
}
