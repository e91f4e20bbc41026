package org.collocate.solver.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Points;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Domains;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.Manufactured;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StabilizationTest {
  private final Solver solver = new FemSolver();

  private Solution solve(Problem problem, Map<String, Object> values) {
    Solution solution = solver.solve(problem, Settings.of(solver.settings(), values), new RecordingContext());
    assertThat(solution.report().status()).as(solution.report().reason())
        .isEqualTo(SolveReport.Status.CONVERGED);
    return solution;
  }

  private double error(Problem problem, Map<String, Object> values) {
    return FieldErrors.of(solve(problem, values), "u", problem, FieldErrors.quadrature(problem, 4000))
        .relativeL2();
  }

  @ParameterizedTest
  @CsvSource({"1, 1 + x - 2*y", "2, 1 + x*y - y^2", "3, 1 + x^2*y - y^3 + x"})
  void whatTheElementsHoldIsReproduced(long order, String exact) {
    Problem problem = Manufactured.on(Domains.square())
        .unknown("u", "-div((0.001+0.001*x)*grad(u)) + (1+y)*dx(u) + div(vec(0, x*u)) + u", exact)
        .flux("right", "u", "0")
        .steady();
    assertThat(error(problem, Map.of("order", order, "cells", 60L, "stabilization", "supg")))
        .isLessThan(1e-11);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void keepsItsOrderWhereTransportPrevails(long order) {
    Problem problem = Manufactured.on(Domains.square())
        .unknown("u", "-1e-8*lap(u) + dx(u) + 0.5*dy(u)", "sin(3*x)*cos(2*y)")
        .steady();
    double coarse = error(problem, Map.of("order", order, "cells", 200L, "stabilization", "supg"));
    double middle = error(problem, Map.of("order", order, "cells", 800L, "stabilization", "supg"));
    double fine = error(problem, Map.of("order", order, "cells", 3200L, "stabilization", "supg"));
    assertThat(Math.log(coarse / fine) / Math.log(4)).isGreaterThan(order + 0.4);
    assertThat(Math.log(middle / fine) / Math.log(2)).isGreaterThan(order + 0.4);
    assertThat(fine).isLessThan(new double[] {2e-3, 2e-5, 1e-6}[(int) order - 1]);
  }

  /// In one dimension the weight of upwinding is the one with which linear elements are exact at the nodes (I. Christie, D. F.
  /// Griffiths, A. R. Mitchell, O. C. Zienkiewicz, Int. J. Numer. Meth. Eng. 10 (1976), doi 10.1002/nme.1620100617).
  @ParameterizedTest
  @ValueSource(doubles = {1, 0.05, 0.001})
  void isExactAtTheNodesOfAnInterval(double diffusion) {
    Problem problem = layer(Domains.interval(), "-" + diffusion + "*dxx(u) + dx(u) = 1", "x");
    Solution solution = solve(problem, Map.of("order", 1L, "cells", 20L, "stabilization", "supg"));
    double[] nodes = new double[21];
    java.util.Arrays.setAll(nodes, i -> i / 20.0);
    double[] values = new double[21];
    solution.last().fields().getFirst().evaluate(Points.of(new double[][] {nodes}), values);
    for (int i = 0; i < nodes.length; i++) {
      double exact = nodes[i] - Math.exp((nodes[i] - 1) / diffusion) * Math.expm1(-nodes[i] / diffusion)
          / Math.expm1(-1 / diffusion);
      assertThat(values[i]).isCloseTo(exact, org.assertj.core.api.Assertions.within(1e-11));
    }
  }

  private static Problem layer(Domain domain, String equation, String... coordinates) {
    List<BoundaryCondition> conditions = new java.util.ArrayList<>();
    for (int part = 0; part < domain.boundaryParts().size(); part++) {
      conditions.add(new BoundaryCondition.Dirichlet(part, 0, Expression.of(0)));
    }
    return new SteadyProblem(new Formulation(domain,
        Equation.of(List.of("u"), List.of(equation), Scope.of(coordinates)), Map.of(), Map.of(), conditions,
        List.of()), Map.of());
  }

  /// Transport along x with a layer at the outflow and one along each side: the solution rises as x, and is nowhere above 1 or
  /// below 0. On cells of length 0.1 and with diffusion 0.001 the Péclet number is 50.
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void oscillationsStayBesideTheLayers(long order) {
    Problem problem = layer(Domains.square(), "-0.001*lap(u) + dx(u) = 1", "x", "y");
    Map<String, Object> coarse = Map.of("order", order, "cells", 230L);
    Solution plain = solve(problem, with(coarse, "none"));
    Solution upwind = solve(problem, with(coarse, "supg"));
    assertThat(deviation(plain)).isGreaterThan(0.8);
    assertThat(deviation(upwind)).isLessThan(0.12);
    assertThat(overshoot(plain)).isGreaterThan(0.8);
    assertThat(overshoot(upwind)).isLessThan(0.1);
  }

  private static Map<String, Object> with(Map<String, Object> values, String stabilization) {
    Map<String, Object> all = new java.util.HashMap<>(values);
    all.put("stabilization", stabilization);
    return all;
  }

  /// The largest distance from `x` in the middle of the square, two cells away from all layers.
  private static double deviation(Solution solution) {
    double largest = 0;
    for (int i = 0; i <= 20; i++) {
      for (int j = 0; j <= 20; j++) {
        double x = 0.8 * i / 20;
        double y = 0.25 + 0.5 * j / 20;
        largest = Math.max(largest, Math.abs(value(solution, x, y) - x));
      }
    }
    return largest;
  }

  /// How far it is out of `[0, 1]` anywhere.
  private static double overshoot(Solution solution) {
    double largest = 0;
    for (int i = 0; i <= 100; i++) {
      for (int j = 0; j <= 100; j++) {
        double u = value(solution, i / 100.0, j / 100.0);
        largest = Math.max(largest, Math.max(u - 1, -u));
      }
    }
    return largest;
  }

  private static double value(Solution solution, double x, double y) {
    double[] value = new double[1];
    solution.last().fields().getFirst().evaluate(Points.of(new double[][] {{x}, {y}}), value);
    return value[0];
  }

  @Test
  void theSignOfAnEquationDoesNotMatter() {
    Map<String, Object> values = Map.of("order", 2L, "cells", 300L, "stabilization", "supg");
    Solution one = solve(layer(Domains.square(), "-0.001*lap(u) + dx(u) = 1", "x", "y"), values);
    Solution other = solve(layer(Domains.square(), "0.001*lap(u) - dx(u) = -1", "x", "y"), values);
    assertThat(value(one, 0.61, 0.43)).isCloseTo(value(other, 0.61, 0.43),
        org.assertj.core.api.Assertions.within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void evolutionsAreUpwindedTogetherWithTheirMass(long order) {
    Problem problem = Manufactured.on(Domains.square())
        .unknown("u", "dt(u) + 2*dx(u) - dy(u)", "sin(3*(x - 2*t))*cos(y + t)")
        .evolution(0.25, 3);
    Map<String, Object> values = Map.of("order", order, "cells", 800L, "tolerance", 1e-8);
    double plain = error(problem, with(values, "none"));
    double fine = error(problem, with(values, "supg"));
    double coarse = error(problem,
        Map.of("order", order, "cells", 200L, "stabilization", "supg", "tolerance", 1e-8));
    assertThat(Math.log(coarse / fine) / Math.log(2)).isGreaterThan(order + 0.4);
    assertThat(fine).isLessThan(new double[] {5e-3, 1e-4}[(int) order - 1]);
    assertThat(plain).isGreaterThan((order == 1 ? 1.2 : 3) * fine);
  }

  @Test
  void theProgramUpwindsWhereItIsNeededAndSaysSo() {
    Problem problem = layer(Domains.square(), "-0.001*lap(u) + dx(u) = 1", "x", "y");
    SolveReport coarse = solve(problem, Map.of("order", 1L, "cells", 200L)).report();
    assertThat(coarse.label()).isEqualTo("FEM P1 SUPG");
    assertThat(coarse.reason()).contains("transport outweighs diffusion in a cell up to");
    SolveReport fine = solve(layer(Domains.square(), "-0.1*lap(u) + dx(u) = 1", "x", "y"),
        Map.of("cells", 2000L)).report();
    assertThat(fine.label()).isEqualTo("FEM P2");
    SolveReport adaptive = solve(layer(Domains.square(), "-0.01*lap(u) + dx(u) = 1", "x", "y"),
        Map.of("order", 1L, "adapt", "residual", "target", 0.5, "stabilization", "supg")).report();
    assertThat(adaptive.label()).isEqualTo("FEM P1 adaptive SUPG");
    assertThat(adaptive.ownError().orElseThrow().doubt()).contains("not symmetric");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {"-lap(u) = 1; has not",
      "-lap(u) + u*dx(u) = 1; does not depend on the solution"})
  void whatCannotBeUpwindedIsRefused(String equation, String reason) {
    Problem problem = layer(Domains.square(), equation, "x", "y");
    Support support = solver.supports(problem,
        Settings.of(solver.settings(), Map.of("stabilization", "supg")));
    assertThat(support.isYes()).isFalse();
    assertThat(support.reason()).contains(reason);
    assertThat(support.remedies()).isNotEmpty();
    assertThat(solver.supports(problem, Settings.of(solver.settings())).isYes()).isTrue();
  }

  @Test
  void systemsAreRefused() {
    Problem problem = Manufactured.on(Domains.square())
        .unknown("u", "-lap(u) + dx(u) + v", "x")
        .unknown("v", "-lap(v)", "y")
        .steady();
    assertThat(
        solver.supports(problem, Settings.of(solver.settings(), Map.of("stabilization", "supg"))).reason())
        .contains("one unknown");
  }
}
