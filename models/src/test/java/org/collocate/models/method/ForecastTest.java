package org.collocate.models.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.Solver;
import org.collocate.solver.problem.SteadyProblem;
import org.junit.jupiter.api.Test;

final class ForecastTest {
  private static final SteadyProblem SYSTEM = Problems.manufactured(Problems.HOLED,
      List.of("-lap(u) + v", "-lap(v) + u*v"), Map.of("u", "sin(2*x)*cos(y)", "v", "x*y"), Set.of("hole"));
  private static final SteadyProblem LINE = Problems.dirichlet(Problems.INTERVAL, List.of("-dxx(u) + u"),
      Map.of("u", "sin(2*x)"));

  private static Speed speed(Solver solver) {
    Map<String, Speed.Rate> rates = new HashMap<>();
    solver.trials().forEach(trial -> rates.put(trial.kind(), new Speed.Rate(2e-9, 1e-9, 2, 0)));
    return new Speed(1, rates);
  }

  private static Forecast forecast(Solver solver, SteadyProblem problem, Map<String, Object> given,
      Speed speed) {
    return solver.forecast(problem, Settings.of(solver.settings(), given), speed);
  }

  private static void isOfTheRightSize(Solver solver, SteadyProblem problem, Map<String, Object> given) {
    Forecast forecast = forecast(solver, problem, given, speed(solver));
    Solution solution = solver.solve(problem, Settings.of(solver.settings(), given), new QuietContext(2, 1));
    assertThat(forecast.exact()).isTrue();
    assertThat(forecast.unknowns()).isEqualTo(solution.report().unknowns());
    assertThat(forecast.bytes()).isGreaterThan(8.0 * (double) forecast.unknowns());
    assertThat(forecast.seconds().isKnown()).isTrue();
    assertThat(forecast.rests().formula()).contains(String.valueOf(forecast.unknowns()));
  }

  @Test
  void parametersAreCountedExactly() {
    for (SteadyProblem problem : List.of(SYSTEM, LINE)) {
      isOfTheRightSize(new PinnSolver(), problem,
          Map.of("width", 9L, "depth", 3L, "points", 60L, "steps", 3L));
      isOfTheRightSize(new RandomFeaturesSolver(), problem, Map.of("features", 40L, "scale", 4.0));
    }
  }

  @Test
  void stepsTakeTheirTimeAndABudgetItsOwn() {
    Solver pinn = new PinnSolver();
    double one = forecast(pinn, LINE, Map.of("steps", 100L), speed(pinn)).seconds().expected();
    assertThat(forecast(pinn, LINE, Map.of("steps", 300L), speed(pinn)).seconds().expected())
        .isCloseTo(3 * one, org.assertj.core.api.Assertions.withinPercentage(1e-6));
    assertThat(forecast(pinn, LINE, Map.of("steps", 100L), speed(pinn).with(2)).seconds().expected())
        .isCloseTo(one / 2, org.assertj.core.api.Assertions.withinPercentage(1e-6));
    assertThat(forecast(pinn, LINE, Map.of("seconds", 7.0), Speed.UNKNOWN).seconds().expected()).isEqualTo(7);
    assertThat(forecast(pinn, LINE, Map.of("steps", 100L), Speed.UNKNOWN).seconds().isKnown()).isFalse();
  }

  @Test
  void twiceTheFeaturesAreEightTimesTheWork() {
    Solver solver = new RandomFeaturesSolver();
    double one = forecast(solver, LINE, Map.of("features", 500L, "boundaryPoints", 2L), speed(solver))
        .seconds()
        .expected();
    double two = forecast(solver, LINE, Map.of("features", 1000L, "boundaryPoints", 2L), speed(solver))
        .seconds()
        .expected();
    assertThat(two / one).isBetween(7.9, 8.1);
  }
}
