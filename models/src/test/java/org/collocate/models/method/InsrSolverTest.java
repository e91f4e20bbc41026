package org.collocate.models.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Points;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.method.FourierSolver;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.Solver;
import org.collocate.solver.method.SolverContract;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Domains;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.Manufactured;
import org.collocate.solver.problem.Problem;
import org.junit.jupiter.api.Test;

class InsrSolverTest extends SolverContract {
  private static final Map<String, Object> SMALL = Map.of("width", 10L, "depth", 2L, "points", 300L);
  private static final Domain RING = Domain.of(
      DomainDescription.of(ShapeOperation.add(new Shape.Interval(-1, 1))).withPeriodic("x"));
  private static final Domain LINE = Domain.of(
      DomainDescription.of(ShapeOperation.add(new Shape.Interval(0, 1))));

  @Override
  protected Solver solver() {
    return new InsrSolver();
  }

  @Override
  protected int leastCheckpoints() {
    return 10;
  }

  private static Map<String, Object> small(double step) {
    Map<String, Object> settings = new HashMap<>(SMALL);
    settings.put("step", step);
    return settings;
  }

  private static EvolutionProblem problem(Domain domain, String equation, String initial, String exact,
      double until) {
    List<BoundaryCondition> conditions = java.util.stream.IntStream.range(0, domain.boundaryParts().size())
        .<BoundaryCondition>mapToObj(part -> new BoundaryCondition.Dirichlet(part, 0, Expression.of(0)))
        .toList();
    return new EvolutionProblem(
        new Formulation(domain, Equation.of(List.of("u"), List.of(equation), Scope.of("x")), Map.of(),
            Map.of(),
            conditions, List.of()),
        exact.isEmpty() ? Map.of() : Map.of("u", Expression.parse(exact)), List.of(Expression.parse(initial)),
        List.of(), until, 3);
  }

  @Override
  protected List<Case> cases() {
    return List.of(
        new Case("advection",
            problem(RING, "dt(u) + dx(u) = 0", "exp(cos(pi*x))/2", "exp(cos(pi*(x - t)))/2", 0.5),
            small(0.025),
            1e-2),
        new Case("heat between walls",
            problem(LINE, "dt(u) - 0.1*dxx(u) = 0", "sin(pi*x)", "exp(-0.1*pi^2*t)*sin(pi*x)", 0.5),
            small(0.05),
            1e-3));
  }

  @Override
  protected List<Problem> refused() {
    return List.of(Manufactured.on(Domains.interval()).unknown("u", "-dxx(u)", "x").steady(),
        problem(RING, "dt(u) + t*dx(u) = 0", "sin(pi*x)", "", 1),
        problem(RING, "2*dt(u) + dx(u) = 0", "sin(pi*x)", "", 1),
        Manufactured.on(Domains.interval()).unknown("u", "dt(u) - dxx(u)", "x*t").evolution(1, 2));
  }

  private Solution run(EvolutionProblem problem, Map<String, Object> settings) {
    return solver().solve(problem, Settings.of(solver().settings(), settings), new QuietContext(2, 1));
  }

  private static double distance(Field one, Field other) {
    double[] x = new double[300];
    java.util.Arrays.setAll(x, k -> -1 + 2 * (k + 0.5) / 300);
    double[] a = new double[300];
    double[] b = new double[300];
    one.evaluate(Points.of(x), a);
    other.evaluate(Points.of(x), b);
    double error = 0;
    double size = 0;
    for (int k = 0; k < 300; k++) {
      error += (a[k] - b[k]) * (a[k] - b[k]);
      size += b[k] * b[k];
    }
    return Math.sqrt(error / size);
  }

  /// The equation that networks in space and time are tried with.
  @Test
  void allenCahnBesideWaves() {
    EvolutionProblem problem = problem(RING, "dt(u) - 0.001*dxx(u) = 5*(u - u^3)", "0.8*sin(pi*x)", "", 0.5);
    FourierSolver waves = new FourierSolver();
    Field reference = waves.solve(problem, Settings.of(waves.settings(), Map.of("points", 256L)),
        new QuietContext(2, 1)).last().fields().getFirst();
    Map<String, Object> settings = small(0.01);
    settings.put("width", 14L);
    settings.put("points", 500L);
    Solution solution = run(problem, settings);
    assertThat(distance(solution.last().fields().getFirst(), reference)).as(solution.report().reason())
        .isLessThan(1e-2);
  }

  @Test
  void stepsOfHalfTheLengthQuarterTheError() {
    double[] errors = new double[3];
    for (int level = 0; level < 3; level++) {
      EvolutionProblem problem = problem(RING, "dt(u) = -4*u", "1 + 0.2*cos(pi*x)",
          "exp(-4*t)*(1 + 0.2*cos(pi*x))", 1);
      Map<String, Object> settings = small(0.25 / (1 << level));
      settings.put("tolerance", 1e-9);
      double[] value = new double[1];
      run(problem, settings).last().fields().getFirst().evaluate(Points.of(new double[] {0.1}), value);
      errors[level] = Math.abs(value[0] - Math.exp(-4) * (1 + 0.2 * Math.cos(0.1 * Math.PI)));
    }
    assertThat(Math.log(errors[0] / errors[2]) / Math.log(4))
        .as("%s %s %s", errors[0], errors[1], errors[2])
        .isGreaterThan(1.75);
  }
}
