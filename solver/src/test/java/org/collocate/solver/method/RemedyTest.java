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
import org.collocate.solver.mesh.Refinement;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Domains;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;
import org.junit.jupiter.api.Test;

/// What finite elements say to try after each of their failures.
class RemedyTest {
  private final FemSolver solver = new FemSolver();

  private static Formulation formulation(String equation, boolean flux, Refinement... refinements) {
    Domain domain = Domains.square();
    List<BoundaryCondition> conditions = new ArrayList<>();
    for (int part = 0; part < domain.boundaryParts().size(); part++) {
      conditions.add(flux ? new BoundaryCondition.Flux(part, 0, Expression.of(0.25))
          : new BoundaryCondition.Dirichlet(part, 0, Expression.of(0)));
    }
    return new Formulation(domain, Equation.of(List.of("u"), List.of(equation), Scope.of("x", "y")), Map.of(),
        Map.of(), conditions, List.of(refinements));
  }

  private static Problem steady(String equation) {
    return new SteadyProblem(formulation(equation, false), Map.of());
  }

  private Settings settings(Map<String, Object> given) {
    Map<String, Object> all = new HashMap<>(Map.of("cells", 200L));
    all.putAll(given);
    return Settings.of(solver.settings(), all);
  }

  private SolveReport solve(Problem problem, Map<String, Object> given) {
    return solver.solve(problem, settings(given), new RecordingContext()).report();
  }

  /// The report of a failure whose remedies can all be done.
  private SolveReport failure(Problem problem, Map<String, Object> given) {
    SolveReport report = solve(problem, given);
    assertThat(report.status()).isEqualTo(SolveReport.Status.FAILED);
    assertThat(report.reason()).isNotBlank();
    assertThat(report.remedies()).isNotEmpty();
    for (Remedy remedy : report.remedies()) {
      assertThat(remedy.text()).isNotBlank().doesNotEndWith(".");
      if (remedy instanceof Remedy.Change change) {
        assertThat(with(settings(given), change).values()).isNotEqualTo(settings(given).values());
      }
    }
    return report;
  }

  private Settings with(Settings settings, Remedy.Change change) {
    Map<String, Object> values = new HashMap<>(settings.values());
    values.put(change.key(), change.value());
    return Settings.of(solver.settings(), values);
  }

  private static Remedy.Change change(SolveReport report, String key) {
    return report.remedies()
        .stream()
        .filter(remedy -> remedy instanceof Remedy.Change change && change.key().equals(key))
        .map(Remedy.Change.class::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no change of " + key + " among " + report.remedies()));
  }

  @Test
  void newtonThatDoesNotConvergeAsksForCellsOrderContinuationOrAnotherMethod() {
    // Bratu's equation has no solution beyond a factor of about 6.8.
    SolveReport report = failure(steady("-lap(u) = 30*exp(u)"), Map.of());
    assertThat(change(report, "cells").value()).isEqualTo(800L);
    assertThat(change(report, "order").value()).isEqualTo(1L);
    assertThat(report.remedies()).anyMatch(remedy -> remedy.text().contains("continuation"))
        .anyMatch(
            remedy -> remedy instanceof Remedy.Instead instead && instead.method().equals("random-features"));
  }

  @Test
  void anIndefiniteSystemIsSolvedOnceItsRemedyIsTaken() {
    Problem helmholtz = steady("-lap(u) - 200*u = 1");
    Map<String, Object> given = Map.of("linear", "cg", "cells", 2000L);
    SolveReport report = failure(helmholtz, given);
    Remedy.Change direct = change(report, "linear");
    assertThat(
        solver.solve(helmholtz, with(settings(given), direct), new RecordingContext()).report().status())
        .isEqualTo(SolveReport.Status.CONVERGED);
    assertThat(report.remedies()).anyMatch(remedy -> remedy.text().contains("resonance"));
  }

  @Test
  void dataThatDoNotBalanceAskForACondition() {
    SolveReport report = failure(new SteadyProblem(formulation("-lap(u) = 7", true), Map.of()), Map.of());
    assertThat(report.remedies()).allMatch(Remedy.Advice.class::isInstance)
        .anyMatch(remedy -> remedy.text().startsWith("prescribe the unknown"));
  }

  @Test
  void valuesThatAreNotFiniteAskForTheirFormula() {
    assertThat(failure(steady("-lap(u) + u/(x - x) = 1"), Map.of()).remedies())
        .anyMatch(remedy -> remedy.text().contains("division by zero"));
  }

  @Test
  void aBlowUpAsksForAToleranceAndAShorterTime() {
    EvolutionProblem problem = new EvolutionProblem(formulation("dt(u) - 0.01*lap(u) = 40*u^2", false),
        Map.of(),
        List.of(Expression.parse("sin(pi*x)*sin(pi*y)")), List.of(), 2, 4);
    SolveReport report = failure(problem, Map.of("cells", 20L));
    assertThat((Double) change(report, "tolerance").value()).isEqualTo(1e-4);
    assertThat(report.remedies()).anyMatch(remedy -> remedy.text().contains("span of time"));
  }

  @Test
  void aMeshThatIsTooLargeAsksForFewerCells() {
    Problem problem = new SteadyProblem(formulation("-lap(u) = 1", false, Refinement.near("left", 1e-9)),
        Map.of());
    SolveReport report = failure(problem, Map.of());
    assertThat(report.reason()).contains("mesh");
    assertThat(change(report, "cells").value()).isEqualTo(50L);
  }

  @Test
  void conjugateGradientsForAnEquationWithoutSymmetryAskForAnotherSolver() {
    Support support = solver.supports(steady("-lap(u) + dx(u) = 1"), settings(Map.of("linear", "cg")));
    assertThat(support.isYes()).isFalse();
    assertThat(support.remedies())
        .extracting(remedy -> remedy instanceof Remedy.Change change ? change.value() : "")
        .containsExactly("auto", "bicgstab");
  }

  @Test
  void accelerationsOfOtherThanUnknownsAreRefused() {
    Support support = solver.supports(steady("dtt(u^2) - lap(u) = 0"), settings(Map.of()));
    assertThat(support.isYes()).isFalse();
  }

  @Test
  void whatWorkedHasNoRemedies() {
    assertThat(solve(steady("-lap(u) = 1"), Map.of()).remedies()).isEmpty();
  }

  @Test
  void whatIsTooLargeBecomesSmallerWithinItsRange() {
    assertThat(Remedy.smaller(solver, settings(Map.of("cells", 4L, "order", 1L)))).singleElement()
        .isEqualTo(new Remedy.Change("fewer cells: 2", "cells", 2L));
    assertThat(Remedy.smaller(solver, settings(Map.of("cells", 2L, "order", 1L)))).isEmpty();
  }
}
