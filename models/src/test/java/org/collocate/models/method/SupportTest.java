package org.collocate.models.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solver;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Coefficient;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SupportTest {
  static List<Solver> neural() {
    return ServiceLoader.load(Solver.class)
        .stream()
        .map(ServiceLoader.Provider::get)
        .filter(solver -> List.of("pinn", "pig", "random-features").contains(solver.info().id()))
        .toList();
  }

  private static String reason(Solver solver, Problem problem) {
    return solver.supports(problem, Settings.of(solver.settings())).reason();
  }

  private static Formulation formulation(Domain domain, Equation equation,
      Map<String, Coefficient> coefficients) {
    List<BoundaryCondition> conditions = new java.util.ArrayList<>();
    for (int part = 0; part < domain.boundaryParts().size(); part++) {
      conditions.add(new BoundaryCondition.Dirichlet(part, 0, Expression.of(0)));
    }
    return new Formulation(domain, equation, Map.of(), coefficients, conditions, List.of());
  }

  @ParameterizedTest
  @MethodSource("neural")
  void bothAreRegisteredAndSayWhatTheyAre(Solver solver) {
    assertThat(neural()).hasSize(3);
    assertThat(solver.info().citation()).contains("doi 10.");
    assertThat(solver.settings()).allSatisfy(setting -> assertThat(setting.help()).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("neural")
  void steadySmoothProblemsAreTaken(Solver solver) {
    assertThat(reason(solver, Problems.dirichlet(Problems.HOLED, List.of("-lap(u)"), Map.of("u", "x"))))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("neural")
  void evolutionsAreForNetworksOfSpaceAndTime(Solver solver) {
    Equation heat = Equation.of(List.of("u"), List.of("dt(u) - lap(u) = 0"), Scope.of("x", "y"));
    Problem problem = new EvolutionProblem(formulation(Problems.SQUARE, heat, Map.of()), Map.of(),
        List.of(Expression.of(0)), List.of(), 1, 2);
    assertThat(reason(solver, problem))
        .isEqualTo(
            !(solver instanceof RandomFeaturesSolver) ? "" : "evolutions are not offered by this method yet");
  }

  @ParameterizedTest
  @MethodSource("neural")
  void jumpsOfCoefficientsAreRefusedByName(Solver solver) {
    Equation equation = Equation.of(List.of("u"), List.of("-div(k*grad(u)) = 1"),
        Scope.of("x", "y").withFields(Set.of(), Set.of("k")));
    Coefficient k = new Coefficient.PerRegion(List.of(Expression.of(1)));
    assertThat(
        reason(solver, new SteadyProblem(formulation(Problems.SQUARE, equation, Map.of("k", k)), Map.of())))
        .contains("jumps of k");
  }

  @ParameterizedTest
  @MethodSource("neural")
  void periodicSidesAreForNetworksOfWaves(Solver solver) {
    Domain ring = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1)))
        .withPeriodic("x"));
    Equation equation = Equation.of(List.of("u"), List.of("-lap(u) = 1"), Scope.of("x", "y"));
    assertThat(reason(solver, new SteadyProblem(formulation(ring, equation, Map.of()), Map.of())))
        .isEqualTo(switch (solver) {
          case PinnSolver _ -> "";
          case PigSolver _ -> "Gaussians are not periodic";
          default -> "periodic sides are not offered by this method yet";
        });
  }

  @ParameterizedTest
  @MethodSource("neural")
  void derivativesAboveTheSecondAreRefused(Solver solver) {
    Equation equation = Equation.of(List.of("u"), List.of("dx(dxx(u)) + u = 1"), Scope.of("x", "y"));
    assertThat(reason(solver, new SteadyProblem(formulation(Problems.SQUARE, equation, Map.of()), Map.of())))
        .contains("order 3");
  }
}
