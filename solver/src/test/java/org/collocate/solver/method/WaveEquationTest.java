package org.collocate.solver.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.collocate.solver.discretization.fdm.GridSystem;
import org.collocate.solver.discretization.fdm.RectangleGrid;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.direct.SparseDirect;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Domains;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Manufactured;
import org.collocate.solver.time.TimeIntegrator;
import org.collocate.solver.time.TimeIntegratorProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Equations of second order in time, as equations of first order for places and rates.
class WaveEquationTest {
  private static Solver solver(String id) {
    return Solvers.find(id).orElseThrow();
  }

  private static double error(String id, EvolutionProblem problem, Map<String, Object> settings) {
    Solver solver = solver(id);
    Settings given = Settings.of(solver.settings(), settings);
    assertThat(solver.supports(problem, given).isYes()).as(solver.supports(problem, given).reason()).isTrue();
    Solution solution = solver.solve(problem, given, new RecordingContext());
    assertThat(solution.report().status()).as(solution.report().reason())
        .isEqualTo(SolveReport.Status.CONVERGED);
    assertThat(solution.unknowns()).isEqualTo(problem.unknowns());
    assertThat(solution.last().fits(problem)).isTrue();
    return FieldErrors.of(solution, "u", problem, FieldErrors.quadrature(problem, 400)).relativeL2();
  }

  /// A wave that is driven through its ends, with damping.
  private static EvolutionProblem driven() {
    return Manufactured.on(Domains.interval())
        .unknown("u", "dtt(u) + 0.5*dt(u) - dxx(u)", "(1 + x - x^2)*cos(3*t)")
        .evolution(1, 2);
  }

  @ParameterizedTest
  @CsvSource({"newmark, 1.75", "tr-bdf2, 1.75", "esdirk3, 2.6", "esdirk4, 3.5", "dormand-prince, 1.75"})
  void ordersInTimeWithDampingAndDataThatMove(String integrator, double order) {
    double[] errors = new double[3];
    for (int k = 0; k < 3; k++) {
      errors[k] = error("fem", driven(),
          Map.of("order", 2L, "cells", 4L, "integrator", integrator, "step", 0.04 / (1 << k)));
    }
    assertThat(Math.log(errors[0] / errors[2]) / Math.log(4)).as(Arrays.toString(errors))
        .isGreaterThan(order);
    assertThat(errors[2]).isLessThan(1e-3);
  }

  @ParameterizedTest
  @CsvSource({"fem, 50, 1e-5", "fdm, 65, 5e-4"})
  void adaptiveStepsFollowAWaveInTwoDimensions(String id, long size, double cap) {
    EvolutionProblem problem = Manufactured.on(Domains.square())
        .unknown("u", "dtt(u) - div((1 + x)*grad(u))", "sin(2*x + y - 2*t)")
        .flux("left", "u", "0")
        .evolution(1, 3);
    Map<String, Object> settings = new HashMap<>(Map.of("tolerance", 1e-6));
    settings.put(id.equals("fem") ? "cells" : "points", id.equals("fem") ? 40 * size : size);
    assertThat(error(id, problem, settings)).isLessThan(cap);
  }

  @Test
  void stormerAndVerletAreOfOrderTwo() {
    EvolutionProblem problem = Manufactured.on(Domains.interval())
        .unknown("u", "dtt(u) - dxx(u)", "(1 + x - x^2)*cos(3*t)")
        .evolution(1, 2);
    double[] errors = new double[3];
    for (int k = 0; k < 3; k++) {
      errors[k] = error("fem", problem,
          Map.of("order", 2L, "cells", 4L, "integrator", "stormer-verlet", "step", 0.02 / (1 << k)));
    }
    assertThat(Math.log(errors[0] / errors[2]) / Math.log(4)).as(Arrays.toString(errors)).isGreaterThan(1.75);
    assertThat(error("fem", problem,
        Map.of("order", 2L, "cells", 4L, "integrator", "stormer-verlet", "tolerance", 1e-6)))
        .isLessThan(1e-3);
  }

  @Test
  void stormerAndVerletRefuseDampingAndEquationsOfFirstOrder() {
    for (EvolutionProblem problem : List.of(driven(), Manufactured.on(Domains.interval())
        .unknown("u", "dt(u) - dxx(u)", "sin(x)*exp(-t)")
        .evolution(1, 2))) {
      Solver fem = solver("fem");
      SolveReport report = fem.solve(problem,
          Settings.of(fem.settings(), Map.of("cells", 10L, "integrator", "stormer-verlet", "step", 1e-3)),
          new RecordingContext())
          .report();
      assertThat(report.status()).isEqualTo(SolveReport.Status.FAILED);
      assertThat(report.reason()).containsAnyOf("take newmark", "second order in time");
    }
  }

  /// `(v·M v + u·K u) / 2` on a grid of closed ends, of which every wave is part.
  @ParameterizedTest
  @CsvSource({"stormer-verlet, 0.002, 100000, 2e-3", "newmark, 0.01, 10000, 1e-9"})
  void energyOfAWaveStays(String integrator, double step, int steps, double swing) {
    EvolutionProblem problem = Manufactured.on(Domains.interval())
        .unknown("u", "dtt(u) - dxx(u)", "cos(pi*x)*cos(pi*t)")
        .fluxEverywhere("u")
        .evolution(step * steps, 101);
    GridSystem system = new GridSystem(problem.firstOrder(), new RectangleGrid(problem.domain(), 33));
    double[] u = new double[system.size()];
    for (int i = 0; i < u.length; i += 2) {
      double x = system.coordinates()[0][i];
      u[i] = Math.exp(-50 * (x - 0.4) * (x - 0.4));
    }
    double[] times = new double[problem.frameCount()];
    Arrays.setAll(times, problem::frameTime);
    double[] range = {Double.POSITIVE_INFINITY, 0};
    TimeIntegrator.Result result = TimeIntegratorProvider.find(integrator)
        .orElseThrow()
        .fixed(new SparseDirect(system.coordinates(), new WorkerTeam(1)), step)
        .integrate(system, u, times, new TimeIntegrator.Listener() {
          @Override
          public void reached(int index, int done, double[] state) {
            double energy = energy(system, state);
            range[0] = Math.min(range[0], energy);
            range[1] = Math.max(range[1], energy);
          }

          @Override
          public void stepped(int done, double time) {
            assertThat(time).isPositive();
          }
        });
    assertThat(result.reason()).isEmpty();
    assertThat(result.steps()).isEqualTo(steps);
    assertThat(range[0]).isPositive();
    assertThat(range[1] / range[0]).isCloseTo(1, within(swing));
  }

  private static double energy(GridSystem system, double[] state) {
    double[] product = new double[state.length];
    SparseMatrix mass = system.mass(0, state);
    double[] rates = state.clone();
    for (int i = 0; i < rates.length; i += 2) {
      rates[i] = 0;
    }
    mass.multiply(rates, product);
    double energy = 0;
    for (int i = 1; i < state.length; i += 2) {
      energy += rates[i] * product[i] / 2;
    }
    double[] places = state.clone();
    for (int i = 1; i < places.length; i += 2) {
      places[i] = 0;
    }
    system.residual(0, places, product);
    for (int i = 1; i < state.length; i += 2) {
      energy += state[i - 1] * product[i] / 2;
    }
    return energy;
  }

  @Test
  void whatIsPrescribedForAnUnknownIsPrescribedForItsRate() {
    EvolutionProblem first = driven().firstOrder();
    assertThat(first.equation().rates()).containsExactly("rateu");
    assertThat(first.equation().texts().getFirst()).isEqualTo("dt(u) = rateu");
    assertThat(first.unknowns()).containsExactly("u", "rateu");
    assertThat(first.conditions()).hasSize(4)
        .allMatch(condition -> condition instanceof BoundaryCondition.Dirichlet);
    assertThat(first.firstOrder()).isSameAs(first);
  }
}
