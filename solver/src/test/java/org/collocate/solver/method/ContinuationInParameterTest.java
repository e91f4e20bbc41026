package org.collocate.solver.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Domains;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.Manufactured;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Continuation in a parameter of the study, by finite elements and by differences.
class ContinuationInParameterTest {
  private static final Solver FEM = new FemSolver();
  private static final Solver FDM = new FdmSolver();

  private static Formulation formulation(Domain domain, String equation, String value,
      Map<String, Double> parameters) {
    List<BoundaryCondition> conditions = new ArrayList<>();
    for (int part = 0; part < domain.boundaryParts().size(); part++) {
      conditions.add(new BoundaryCondition.Dirichlet(part, 0, Expression.parse(value)));
    }
    return new Formulation(domain,
        Equation.of(List.of("u"), List.of(equation), Scope.of("x", "y").withParameters(parameters.keySet())),
        parameters, Map.of(), conditions, List.of());
  }

  /// `−Δu = λ eᵘ` on the unit square.
  private static SteadyProblem bratu(double lambda) {
    return new SteadyProblem(formulation(Domains.square(), "-lap(u) = lambda*exp(u)", "0",
        Map.of("lambda", lambda)), Map.of());
  }

  /// A heap of sand on the unit disc; with `(r/2)^(1/(p−1))` for the slope, the smoothing left aside.
  private static SteadyProblem sand(double p) {
    return new SteadyProblem(formulation(Domains.disc(),
        "-div((eps^2 + dx(u)^2 + dy(u)^2)^((p - 2)/2)*grad(u)) = 1", "0", Map.of("p", p, "eps", 1e-5)),
        Map.of("u", Expression.parse("(p - 1)/p*2^(-1/(p - 1))*(1 - (x^2 + y^2)^(p/(2*(p - 1))))")));
  }

  private static Settings settings(Solver solver, Map<String, Object> given) {
    Map<String, Object> all = new HashMap<>(solver instanceof FemSolver ? Map.of("cells", 500L)
        : Map.of("points", 21L));
    all.putAll(given);
    return Settings.of(solver.settings(), all);
  }

  private static SolveReport report(Solver solver, Problem problem, Map<String, Object> given) {
    return solver.solve(problem, settings(solver, given), new RecordingContext()).report();
  }

  @ParameterizedTest
  @ValueSource(doubles = {4, 12, 30})
  void sandIsHeapedWhereNewtonsMethodFails(double p) {
    SolveReport alone = report(FEM, sand(p), Map.of());
    assertThat(alone.status()).isEqualTo(SolveReport.Status.FAILED);
    assertThat(alone.remedies()).contains(new Remedy.Change(
        "continuation in p, from a value where the problem is easy", "continuation", "p"));
    RecordingContext context = new RecordingContext();
    Solution solution = FEM.solve(sand(p), settings(FEM, Map.of("continuation", "p", "from", 2.0)), context);
    SolveReport report = solution.report();
    assertThat(report.status()).as(report.reason()).isEqualTo(SolveReport.Status.CONVERGED);
    assertThat(report.reason()).contains("continuation from p = 2").contains("steps");
    assertThat(report.remedies()).isEmpty();
    assertThat(
        FieldErrors.of(solution, "u", sand(p), FieldErrors.quadrature(sand(p), 2000)).relativeL2())
        .isLessThan(2e-3);
    // The start and each step are shown and stand in the history.
    assertThat(context.frames()).hasSize(report.steps() + 1);
    assertThat(context.losses()).hasSize(report.steps() + 1).allSatisfy(r -> assertThat(r).isLessThan(1e-9));
    assertThat(solution.frames()).hasSize(1);
  }

  /// The first frame is the solution for the first value.
  @Test
  void theFirstFrameIsThatOfTheStart() {
    RecordingContext context = new RecordingContext();
    FEM.solve(sand(4), settings(FEM, Map.of("continuation", "p", "from", 2.0)), context);
    Solution membrane = new Solution(List.of("u"), List.of(context.frames().getFirst()), SolveReport.failed(
        "", ""));
    assertThat(FieldErrors.of(membrane, "u", sand(2), FieldErrors.quadrature(sand(2), 2000)).relativeL2())
        .isLessThan(1e-4);
  }

  /// There is no solution for `λ > 6.81` (H. D. Mittelmann, SIAM J. Sci. Stat. Comput. 7 (1986)).
  @Test
  void aFoldIsFoundAndSaid() {
    for (Solver solver : List.of(FEM, FDM)) {
      RecordingContext context = new RecordingContext();
      Solution solution = solver.solve(bratu(10),
          settings(solver, Map.of("continuation", "lambda", "from", 1.0)), context);
      SolveReport report = solution.report();
      assertThat(report.status()).isEqualTo(SolveReport.Status.FAILED);
      assertThat(report.reason()).containsPattern("from lambda = 1\\.0+ to 6\\.[78]")
          .contains("relative residual");
      assertThat(report.remedies()).anyMatch(remedy -> remedy.text().startsWith("set lambda to 6."));
      // What was reached is there to be seen.
      assertThat(solution.frames()).hasSize(1);
      assertThat(context.frames()).hasSizeGreaterThan(4);
    }
  }

  @Test
  void aStartThatIsTooHardIsSaid() {
    SolveReport report = report(FEM, bratu(5), Map.of("continuation", "lambda", "from", 30.0));
    assertThat(report.status()).isEqualTo(SolveReport.Status.FAILED);
    assertThat(report.reason()).startsWith("no solution at lambda = 30");
    assertThat(report.remedies()).anyMatch(remedy -> remedy.text().startsWith("begin at another value"));
  }

  /// Values on the boundary that depend on the parameter go along with it.
  @Test
  void conditionsFollowTheParameter() {
    SteadyProblem problem = new SteadyProblem(formulation(Domains.square(), "-lap(u) + u^3 = q^3", "q",
        Map.of("q", 7.0)), Map.of("u", Expression.parse("q")));
    for (Solver solver : List.of(FEM, FDM)) {
      Solution solution = solver.solve(problem,
          settings(solver, Map.of("continuation", "q", "from", 0.5)), new RecordingContext());
      assertThat(FieldErrors.of(solution, "u", problem, FieldErrors.quadrature(problem, 100)).relativeL2())
          .isLessThan(1e-10);
    }
  }

  @Test
  void whatCannotBeContinuedIsRefusedWithTheRemedy() {
    SteadyProblem linear = new SteadyProblem(formulation(Domains.square(), "-lap(u) = q", "0", Map.of("q",
        1.0)), Map.of());
    EvolutionProblem evolution = new EvolutionProblem(formulation(Domains.square(), "dt(u) - lap(u) = q*u^2",
        "0", Map.of("q", 1.0)), Map.of(), List.of(Expression.of(0)), List.of(), 1, 2);
    refuses(linear, "q", "linear");
    refuses(evolution, "q", "changes with time");
    refuses(bratu(1), "mu", "no parameter 'mu'");
    assertThat(FEM.supports(bratu(1), settings(FEM, Map.of("continuation", "lambda"))).isYes()).isTrue();
  }

  private static void refuses(Problem problem, String parameter, String word) {
    for (Solver solver : List.of(FEM, FDM)) {
      Support support = solver.supports(problem, settings(solver, Map.of("continuation", parameter)));
      assertThat(support.reason()).contains(word);
      assertThat(support.remedies()).contains(new Remedy.Change("solve it at once", "continuation", ""));
    }
  }

  /// On a mesh that adapts itself Newton's method begins from the solution on the mesh before.
  @Test
  void refinedMeshesBeginNearTheirSolution() {
    Problem cubic = Manufactured.on(Domains.square())
        .unknown("u", "-div((1 + u^2)*grad(u)) + u^3", "3*exp(-20*x)*cos(y)")
        .steady();
    SolveReport adapted = report(FEM, cubic, Map.of("adapt", "residual", "target", 5e-3, "cells", 4000L));
    assertThat(adapted.status()).as(adapted.reason()).isEqualTo(SolveReport.Status.CONVERGED);
    SolveReport once = report(FEM, cubic, Map.of("cells", 1000L));
    assertThat(once.iterations()).isGreaterThan(4);
    assertThat(adapted.iterations()).isLessThan(once.iterations() - 1);
    // The criterion is as strict: no digit is lost.
    assertThat(adapted.algebraicResidual()).isLessThan(1e-9);
  }

  @Test
  void anAdaptiveMeshContinuesOnItsFirstMesh() {
    RecordingContext context = new RecordingContext();
    Solution solution = FEM.solve(sand(12), settings(FEM, Map.of("continuation", "p", "from", 2.0, "adapt",
        "residual", "target", 2e-3, "cells", 4000L)), context);
    SolveReport report = solution.report();
    assertThat(report.status()).as(report.reason()).isEqualTo(SolveReport.Status.CONVERGED);
    assertThat(FieldErrors.of(solution, "u", sand(12), FieldErrors.quadrature(sand(12), 4000)).relativeL2())
        .isLessThan(2e-4);
    assertThat(context.frames()).extracting(Frame::step).contains(report.steps());
  }
}
