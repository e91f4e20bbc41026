package org.collocate.models.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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
import org.collocate.solver.problem.Domains;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.Manufactured;
import org.collocate.solver.problem.Problem;
import org.junit.jupiter.api.Test;

class LpinnSolverTest extends SolverContract {
  private static final Domain RING = Domain.of(
      DomainDescription.of(ShapeOperation.add(new Shape.Interval(0, 2 * Math.PI))).withPeriodic("x"));
  private static final Map<String, Object> SMALL = Map.of("width", 12L, "depth", 2L, "points", 300L,
      "adamSteps", 0L, "steps", 30L, "optimizer", "gauss-newton");

  @Override
  protected Solver solver() {
    return new LpinnSolver();
  }

  private static EvolutionProblem problem(String equation, String initial, String exact, double until) {
    return new EvolutionProblem(
        new Formulation(RING, Equation.of(List.of("u"), List.of(equation), Scope.of("x")), Map.of(), Map.of(),
            List.of(), List.of()),
        exact.isEmpty() ? Map.of() : Map.of("u", Expression.parse(exact)), List.of(Expression.parse(initial)),
        List.of(), until, 3);
  }

  @Override
  protected List<Case> cases() {
    return List.of(
        new Case("far", problem("dt(u) + 40*dx(u) = 0", "sin(x)", "sin(x - 40*t)", 1), SMALL, 1e-3),
        new Case("fading", problem("dt(u) + 40*dx(u) = -u", "sin(x)", "exp(-t)*sin(x - 40*t)", 1), SMALL,
            1e-2),
        new Case("spreading", problem("dt(u) + 10*dx(u) - 0.1*dxx(u) = 0", "sin(x)",
            "exp(-t/10)*sin(x - 10*t)", 1), SMALL, 1e-2),
        new Case("uneven speed", problem("dt(u) + (2 + sin(x))*dx(u) = (2 + sin(x))*cos(x)",
            "sin(x)", "sin(x)", 1), SMALL, 1e-2));
  }

  @Override
  protected List<Problem> refused() {
    return List.of(problem("dt(u) + dx(u)^2 = 0", "sin(x)", "", 1),
        problem("dt(u) + dx(dx(dx(u))) = 0", "sin(x)", "", 1),
        problem("dt(u) + x*dx(u) = 0", "sin(x)", "", 1),
        Manufactured.on(Domains.interval()).unknown("u", "dt(u) + dx(u)", "x*t").evolution(1, 2),
        Manufactured.on(Domains.periodicSquare())
            .unknown("u", "dt(u) + dx(u)", "sin(2*pi*x)")
            .evolution(1, 2),
        Manufactured.on(Domains.square()).unknown("u", "-lap(u)", "x*y").steady());
  }

  @Test
  void characteristicsThatCrossAreTold() {
    EvolutionProblem shock = problem("dt(u) + u*dx(u) = 0", "sin(x)", "", 2);
    Solution solution = solver().solve(shock, Settings.of(solver().settings(), SMALL),
        new QuietContext(2, 1));
    assertThat(solution.report().reason()).contains("cross");
  }

  /// Nearly a shock, against sums of waves.
  @Test
  void burgersEquationBesideWaves() {
    EvolutionProblem burgers = problem("dt(u) + u*dx(u) - 0.1*dxx(u) = 0", "sin(x)", "", 1);
    FourierSolver waves = new FourierSolver();
    Field reference = waves.solve(burgers, Settings.of(waves.settings(), Map.of("points", 128L)),
        new QuietContext(2, 1)).last().fields().getFirst();
    Solution solution = solver().solve(burgers,
        Settings.of(solver().settings(),
            Map.of("width", 12L, "depth", 2L, "points", 300L, "adamSteps", 0L, "steps",
                100L, "optimizer", "gauss-newton")),
        new QuietContext(2, 1));
    double[] x = new double[200];
    Arrays.setAll(x, k -> 2 * Math.PI * (k + 0.5) / 200);
    double[] ours = new double[200];
    double[] theirs = new double[200];
    solution.last().fields().getFirst().evaluate(Points.of(x), ours);
    reference.evaluate(Points.of(x), theirs);
    double error = 0;
    double size = 0;
    for (int k = 0; k < 200; k++) {
      error += (ours[k] - theirs[k]) * (ours[k] - theirs[k]);
      size += theirs[k] * theirs[k];
    }
    assertThat(Math.sqrt(error / size)).isLessThan(1e-2);
    assertThat(solution.report().reason()).doesNotContain("cross");
  }
}
