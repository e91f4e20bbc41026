package org.collocate.solver.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Domains;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.Manufactured;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;
import org.junit.jupiter.api.Test;

class FemSolverTest extends SolverContract {
  @Override
  protected Solver solver() {
    return new FemSolver();
  }

  @Override
  protected List<Case> cases() {
    Problem sine = Manufactured.on(Domains.square())
        .unknown("u", "-lap(u)", "sin(pi*x)*sin(pi*y)")
        .steady();
    return List.of(new Case("quick", sine, Map.of("cells", 1000L), 6e-5),
        new Case("20,000 cells", sine, Map.of(), 1e-6),
        new Case("order 1", sine, Map.of("order", 1L, "cells", 4000L), 2e-3),
        new Case("order 3", sine, Map.of("order", 3L, "cells", 1000L), 1e-6),
        new Case("conjugate gradients", sine, Map.of("cells", 1000L, "linear", "cg"), 6e-5),
        new Case("BiCGStab", sine, Map.of("cells", 1000L, "linear", "bicgstab"), 6e-5),
        new Case("system",
            Manufactured.on(Domains.plateWithHole())
                .unknown("u", "-lap(u) + v + dxy(v)", "sin(2*x)*cos(y)")
                .unknown("v", "-div((2+x)*grad(v)) + dx(u)", "x*y + cos(x+y)")
                .flux("hole", "u", "0")
                .steady(),
            Map.of("cells", 2000L), 1e-4),
        new Case("interval", Manufactured.on(Domains.interval())
            .unknown("u", "-dxx(u) + u^3", "exp(x)*sin(5*x)")
            .flux("right", "u", "2*u")
            .steady(),
            Map.of("cells", 200L), 1e-6),
        new Case("continuation", steep(), Map.of("cells", 2000L), 1e-5),
        new Case("heat", Manufactured.on(Domains.square())
            .unknown("u", "dt(u) - 0.1*lap(u)", "exp(-t)*sin(pi*x)*cos(y)")
            .evolution(1, 5),
            Map.of("cells", 500L), 3e-4));
  }

  @Override
  protected List<Problem> refused() {
    return List.of(
        new SteadyProblem(formulation(cube(), "-lap(u) = 0", "x1", "x2", "x3"), Map.of()),
        new SteadyProblem(formulation(Domains.square(), "dtt(u) - lap(u) = 0", "x", "y"), Map.of()),
        new SteadyProblem(formulation(Domains.square(), "lap(lap(u)) = 0", "x", "y"), Map.of()));
  }

  /// Newton's first step from zero is so long that the exponential is not finite there.
  private static Problem steep() {
    return Manufactured.on(Domains.square())
        .unknown("u", "-lap(u) + exp(60*u)", "0.2 + 0.1*cos(x*y)")
        .steady();
  }

  private static SolveReport report(Problem problem) {
    Solver solver = new FemSolver();
    return solver
        .solve(problem, Settings.of(solver.settings(), Map.of("cells", 500L)), new RecordingContext())
        .report();
  }

  @Test
  void saysThatContinuationHelpedNewtonsMethod() {
    assertThat(report(steep()).reason()).contains("steps of continuation");
  }

  /// `−Δu = λ eᵘ` has no solution on the unit square for λ > 6.81 (H. D. Mittelmann, SIAM J. Sci. Stat. Comput. 7 (1986)).
  @Test
  void saysHowFarContinuationCameWhereThereIsNoSolution() {
    List<BoundaryCondition> conditions = List.of(new BoundaryCondition.Dirichlet(0, 0, Expression.of(0)),
        new BoundaryCondition.Dirichlet(1, 0, Expression.of(0)));
    SolveReport report = report(new SteadyProblem(new Formulation(Domains.square(),
        Equation.of(List.of("u"), List.of("-lap(u) = 10*exp(u)"), Scope.of("x", "y")), Map.of(), Map.of(),
        conditions, List.of()), Map.of()));
    assertThat(report.status()).isEqualTo(SolveReport.Status.FAILED);
    assertThat(report.reason()).containsPattern("continuation from zero came to 0\\.\\d+ of the way");
    assertThat(report.remedies()).isNotEmpty();
  }

  private static Domain cube() {
    return Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Hypercube(0, 1, 3))));
  }

  private static Formulation formulation(Domain domain, String equation, String... coordinates) {
    return new Formulation(domain, Equation.of(List.of("u"), List.of(equation), Scope.of(coordinates)),
        Map.of(), Map.of(), List.of(), List.of());
  }
}
