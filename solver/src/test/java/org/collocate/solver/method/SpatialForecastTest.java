package org.collocate.solver.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.forecast.Trial;
import org.collocate.solver.problem.Domains;
import org.collocate.solver.problem.Manufactured;
import org.collocate.solver.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What finite elements and differences say ahead of iterative solvers and of their own estimate.
class SpatialForecastTest {
  private static final Problem POISSON = Manufactured.on(Domains.square())
      .unknown("u", "-lap(u)", "sin(pi*x)*sin(pi*y)")
      .steady();
  private static final Problem WIND = Manufactured.on(Domains.square())
      .unknown("u", "-lap(u) + dx(u)", "sin(pi*x)*sin(pi*y)")
      .steady();

  /// A machine on which a unit of each kind of work takes as long as it is told.
  private static Speed speed(Solver solver, ToDoubleFunction<Trial> seconds) {
    Map<String, Speed.Rate> rates = new HashMap<>();
    solver.trials().forEach(trial -> {
      double rate = seconds.applyAsDouble(trial);
      rates.put(trial.kind(), new Speed.Rate(rate, rate, 1, 0));
    });
    return new Speed(1, rates);
  }

  private static Forecast forecast(String id, Problem problem, Map<String, Object> given, Speed speed) {
    Solver solver = Solvers.find(id).orElseThrow();
    return solver.forecast(problem, Settings.of(solver.settings(), given), speed);
  }

  /// Only the one kind of work that is meant takes time, and it grows with the problem as it should.
  @ParameterizedTest
  @CsvSource({"fdm, cg, auto, grid-multigrid, 1", "fdm, auto, auto, grid-multigrid, 1",
      "fdm, cg, amg, aggregation-multigrid, 1", "fem, cg, auto, aggregation-multigrid, 1",
      "fem, auto, auto, aggregation-multigrid, 1", "fem, minres, auto, aggregation-multigrid, 1",
      "fem, bicgstab, auto, incomplete-factors, 1.5", "fem, cg, ilu, incomplete-factors, 1.5"})
  void iterationsAreForeseen(String id, String linear, String preconditioner, String kind, double power) {
    Solver solver = Solvers.find(id).orElseThrow();
    Speed speed = speed(solver, trial -> trial.kind().equals(kind) ? 1e-8 : 0);
    String size = id.equals("fdm") ? "points" : "cells";
    Map<String, Object> given = new HashMap<>(Map.of("linear", linear, "preconditioner", preconditioner));
    given.put(size, id.equals("fdm") ? 1001L : 500_000L);
    Forecast small = forecast(id, POISSON, given, speed);
    given.put(size, id.equals("fdm") ? 2001L : 2_000_000L);
    Forecast large = forecast(id, POISSON, given, speed);
    double growth = (double) large.unknowns() / small.unknowns();
    assertThat(small.seconds().expected()).isPositive();
    assertThat(Math.log(large.seconds().expected() / small.seconds().expected()) / Math.log(growth))
        .isBetween(power - 0.02, power + 0.02);
    assertThat(small.seconds().isOpen()).isEqualTo(kind.equals("incomplete-factors"));
    assertThat(large.bytes() / small.bytes()).isBetween(growth * 0.95, growth * 1.05);
  }

  @Test
  void whatHasNoSymmetryIsForeseenFromBelow() {
    Speed speed = speed(new FemSolver(), _ -> 1e-9);
    Forecast forecast = forecast("fem", WIND, Map.of("cells", 2_000_000L), speed);
    assertThat(forecast.seconds().isOpen()).isTrue();
    assertThat(forecast.rests().formula()).contains("more iterations the finer");
  }

  @Test
  void anIterationTakesLessMemoryThanFactors() {
    Speed speed = speed(new FemSolver(), _ -> 1e-9);
    Forecast direct = forecast("fem", POISSON, Map.of("cells", 400_000L, "linear", "direct"), speed);
    Forecast iterated = forecast("fem", POISSON, Map.of("cells", 400_000L, "linear", "cg"), speed);
    assertThat(iterated.bytes()).isLessThan(0.7 * direct.bytes());
    assertThat(iterated.unknowns()).isEqualTo(direct.unknowns());
  }

  @Test
  void theOwnEstimateIsPartOfASteadySolve() {
    Problem heat = Manufactured.on(Domains.square())
        .unknown("u", "dt(u) - lap(u)", "exp(-t)*x*y")
        .evolution(1, 3);
    Speed speed = speed(new FemSolver(), trial -> trial.kind().equals("fem-estimate") ? 1e-8 : 0);
    double one = forecast("fem", POISSON, Map.of("cells", 10_000L), speed).seconds().expected();
    double four = forecast("fem", POISSON, Map.of("cells", 40_000L), speed).seconds().expected();
    assertThat(one).isPositive();
    assertThat(four / one).isBetween(3.8, 4.2);
    assertThat(forecast("fem", heat, Map.of("cells", 10_000L), speed).seconds().expected()).isZero();
  }

  @Test
  void whatWasNotMeasuredIsNotKnown() {
    for (String linear : List.of("cg", "bicgstab", "direct")) {
      assertThat(forecast("fem", POISSON, Map.of("linear", linear), Speed.UNKNOWN).seconds().isKnown())
          .isFalse();
    }
  }

  /// Each piece of work runs, on more threads where it can.
  @Test
  void thePiecesOfWorkRun() {
    for (Solver solver : List.of(new FemSolver(), new FdmSolver())) {
      for (Trial trial : solver.trials()) {
        trial.work().accept(trial.parallel() ? 2 : 1);
      }
    }
  }
}
