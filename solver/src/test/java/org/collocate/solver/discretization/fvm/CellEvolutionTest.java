package org.collocate.solver.discretization.fvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.collocate.solver.discretization.fvm.CellEvolution.Scheme;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.EvaluationGrid;
import org.collocate.solver.field.Field;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Formulation;
import org.junit.jupiter.api.Test;

class CellEvolutionTest {
  private static final Domain DISC = Domain.of(
      DomainDescription.of(ShapeOperation.add(new Shape.Circle(0.5, 0.5, 0.43))));
  private static final Domain SQUARE = Domain.of(
      DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1))));
  private static final Domain TORUS = Domain.of(
      DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1))).withPeriodic("x", "y"));
  private static final Domain PIERCED = Domain.of(
      DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1)),
          ShapeOperation.subtract(new Shape.Circle(0.5, 0.5, 0.23))).withPeriodic("x", "y"));
  private static final double UNTIL = 0.05;
  private static final String EXACT = "exp(-t)*sin(2*x + 1)*cos(3*y)";

  private enum Kind {
    VALUES, FLUXES, ROBIN
  }

  /// `u_t − div(k ∇u) + b·∇u + u² = f` with a known solution.
  private static EvolutionProblem manufactured(Domain domain, String k, String transport, Kind kind) {
    Scope scope = Scope.of("x", "y");
    String left = "dt(u) - div((" + k + ")*grad(u)) + " + transport + " + u^2";
    Equation plain = Equation.of(List.of("u"), List.of(left + " = 0"), scope);
    Map<String, Expression> exact = Map.of("u", plain.lower(EXACT, org.collocate.solver.equation.Place.DATA));
    Equation forced = Equation.of(List.of("u"), List.of(left + " = forcing"),
        Scope.of("x", "y").withParameters(Set.of("forcing")));
    Expression source = forced.manufacturedSource(exact, "forcing");
    Equation equation = Equation.of(List.of("u"), List.of(left + " = " + source.print()), scope);
    Expression u = Objects.requireNonNull(exact.get("u"));
    String outflow = "-(" + k + ")*((" + u.differentiate("x").print() + ")*normal_x + ("
        + u.differentiate("y").print() + ")*normal_y)";
    List<BoundaryCondition> conditions = IntStream.range(0, domain.boundaryParts().size())
        .<BoundaryCondition>mapToObj(part -> switch (kind) {
          case VALUES -> new BoundaryCondition.Dirichlet(part, 0, u);
          case FLUXES -> new BoundaryCondition.Flux(part, 0, Expression.parse(outflow));
          case ROBIN -> new BoundaryCondition.Flux(part, 0,
              Expression.parse(outflow).plus(Expression.symbol("u")).minus(u));
        })
        .toList();
    return new EvolutionProblem(new Formulation(domain, equation, Map.of(), Map.of(), conditions, List.of()),
        exact, List.of(u.substitute(Map.of("t", Expression.of(0)))), List.of(), UNTIL, 2);
  }

  private static double error(EvolutionProblem problem, Scheme scheme, int cells) {
    try (WorkerTeam team = new WorkerTeam(2)) {
      CellEvolution evolution = new CellEvolution(problem, CellEvolution.grid(problem, cells), scheme, team);
      int steps = (int) Math.ceil(UNTIL / evolution.stableStep());
      evolution.step(steps, UNTIL / steps);
      return largestError(evolution.fields().getFirst(), problem, evolution.time());
    }
  }

  private static double largestError(Field field, EvolutionProblem problem, double time) {
    EvaluationGrid grid = new EvaluationGrid(problem.domain(), 97);
    double[] values = new double[grid.points().size()];
    field.evaluate(grid.points(), values);
    Expression exact = Objects.requireNonNull(problem.exact().get("u"));
    double largest = 0;
    for (int i = 0; i < values.length; i++) {
      double[] point = grid.points().point(i);
      double wanted = exact.evaluate(Map.of("x", point[0], "y", point[1], "t", time));
      largest = Math.max(largest, Math.abs(values[i] - wanted));
    }
    return largest;
  }

  private static List<Double> errors(IntFunction<Double> error, int... cells) {
    List<Double> errors = new ArrayList<>();
    for (int count : cells) {
      errors.add(error.apply(count));
    }
    return errors;
  }

  private static double order(List<Double> errors) {
    return Math.log(errors.getFirst() / errors.getLast()) / Math.log(2) / (errors.size() - 1);
  }

  @Test
  void valuesOnADrawnBoundaryGiveSecondOrderInTheLargestError() {
    EvolutionProblem problem = manufactured(DISC, "1 + x*y", "0", Kind.VALUES);
    List<Double> errors = errors(n -> error(problem, Scheme.EULER, n), 16, 32, 64);
    assertThat(order(errors)).as("%s", errors).isGreaterThan(1.75);
    assertThat(errors.getLast()).isLessThan(1e-3);
  }

  /// A little less than second order: small cells have more volume than lies inside, for the sake of longer steps.
  @Test
  void fluxesThroughADrawnBoundaryGiveNearlySecondOrderInTheLargestError() {
    EvolutionProblem problem = manufactured(DISC, "1 + x*y", "0", Kind.FLUXES);
    List<Double> errors = errors(n -> error(problem, Scheme.EULER, n), 16, 32, 64);
    assertThat(order(errors)).as("%s", errors).isGreaterThan(1.6);
    assertThat(errors.getLast()).isLessThan(2e-3);
  }

  @Test
  void robinConditionsOnASquareGiveSecondOrder() {
    EvolutionProblem problem = manufactured(SQUARE, "1 + x*y", "0", Kind.ROBIN);
    List<Double> errors = errors(n -> error(problem, Scheme.EULER, n), 16, 32, 64);
    assertThat(order(errors)).as("%s", errors).isGreaterThan(1.75);
  }

  @Test
  void transportOnASquareIsOfSecondOrderWithSsp3() {
    EvolutionProblem problem = manufactured(SQUARE, "0.05", "dx(u) - 2*dy(u)", Kind.VALUES);
    List<Double> errors = errors(n -> error(problem, Scheme.SSP3, n), 16, 32, 64);
    assertThat(order(errors)).as("%s", errors).isGreaterThan(1.75);
  }

  private static EvolutionProblem grayScott(Domain domain) {
    Equation equation = Equation.of(List.of("u", "v"),
        List.of("dt(u) - du*lap(u) = feed*(1 - u) - u*v^2", "dt(v) - dv*lap(v) = u*v^2 - (feed + kill)*v"),
        Scope.of("x", "y").withParameters(Set.of("du", "dv", "feed", "kill")));
    List<BoundaryCondition> conditions = new ArrayList<>();
    for (int part = 0; part < domain.boundaryParts().size(); part++) {
      conditions.add(new BoundaryCondition.Flux(part, 0, Expression.of(0)));
      conditions.add(new BoundaryCondition.Flux(part, 1, Expression.of(0)));
    }
    return new EvolutionProblem(
        new Formulation(domain, equation, Map.of("du", 2e-4, "dv", 1e-4, "feed", 0.03, "kill", 0.06),
            Map.of(),
            conditions, List.of()),
        Map.of(), List.of(Expression.parse("1 - 0.5*gauss(hypot(x - 0.2, y - 0.3), 0.1)"),
            Expression.parse("0.25*gauss(hypot(x - 0.2, y - 0.3), 0.1)")),
        List.of(), 10, 2);
  }

  /// The fused loop against the formulas written out by hand.
  @Test
  void aStepOnATorusIsTheFivePointScheme() {
    EvolutionProblem problem = grayScott(TORUS);
    int n = 20;
    double tau = 0.7;
    try (WorkerTeam team = new WorkerTeam(2)) {
      CellEvolution evolution = new CellEvolution(problem, CellEvolution.grid(problem, n), Scheme.EULER,
          team);
      double[][] old = evolution.copy();
      evolution.step(1, tau);
      CellGrid grid = evolution.grid();
      for (int j = 0; j < n; j++) {
        for (int i = 0; i < n; i++) {
          int c = grid.cell(i, j);
          int[] around = {grid.cell((i + 1) % n, j), grid.cell((i + n - 1) % n, j), grid.cell(i, (j + 1) % n),
              grid.cell(i, (j + n - 1) % n)};
          double lapU = -4 * old[0][c];
          double lapV = -4 * old[1][c];
          for (int k : around) {
            lapU += old[0][k];
            lapV += old[1][k];
          }
          double eaten = old[0][c] * old[1][c] * old[1][c];
          assertThat(evolution.values(0)[c]).isCloseTo(
              old[0][c] + tau * (2e-4 * n * n * lapU + 0.03 * (1 - old[0][c]) - eaten), within(1e-13));
          assertThat(evolution.values(1)[c]).isCloseTo(
              old[1][c] + tau * (1e-4 * n * n * lapV + eaten - 0.09 * old[1][c]), within(1e-13));
        }
      }
    }
  }

  @Test
  void whatOnlyDiffusesInAnInsulatedDomainKeepsItsIntegral() {
    Equation equation = Equation.of(List.of("u"), List.of("dt(u) - div((1 + sin(2*pi*x)^2)*grad(u)) = 0"),
        Scope.of("x", "y"));
    for (Domain domain : List.of(TORUS, DISC, PIERCED)) {
      List<BoundaryCondition> insulated = IntStream.range(0, domain.boundaryParts().size())
          .<BoundaryCondition>mapToObj(part -> new BoundaryCondition.Flux(part, 0, Expression.of(0)))
          .toList();
      EvolutionProblem problem = new EvolutionProblem(
          new Formulation(domain, equation, Map.of(), Map.of(), insulated, List.of()), Map.of(),
          List.of(Expression.parse("1 + x*y^2 + sin(9*x)")), List.of(), 1, 2);
      try (WorkerTeam team = new WorkerTeam(2)) {
        CellEvolution evolution = new CellEvolution(problem, CellEvolution.grid(problem, 48), Scheme.EULER,
            team);
        double before = evolution.integral(0);
        evolution.step(500, evolution.stableStep());
        assertThat(evolution.integral(0)).isCloseTo(before, within(1e-12 * Math.abs(before)));
      }
    }
  }

  @Test
  void theForecastOfTheStableStepIsTheKnownOneOfDiffusion() {
    Equation equation = Equation.of(List.of("u"), List.of("dt(u) - 3*lap(u) = 0"), Scope.of("x", "y"));
    EvolutionProblem problem = new EvolutionProblem(
        new Formulation(TORUS, equation, Map.of(), Map.of(), List.of(), List.of()), Map.of(),
        List.of(Expression.parse("sin(2*pi*x)")), List.of(), 1, 2);
    try (WorkerTeam team = new WorkerTeam(2)) {
      CellEvolution evolution = new CellEvolution(problem, CellEvolution.grid(problem, 32), Scheme.EULER,
          team);
      double limit = 1.0 / (32 * 32) / (4 * 3);
      assertThat(evolution.stableStep()).isBetween(0.8 * limit, limit);
    }
  }

  @Test
  void statesDoNotDependOnTheNumberOfThreads() {
    EvolutionProblem problem = grayScott(PIERCED);
    List<double[][]> states = new ArrayList<>();
    for (int threads = 1; threads <= 2; threads++) {
      try (WorkerTeam team = new WorkerTeam(threads)) {
        CellEvolution evolution = new CellEvolution(problem, CellEvolution.grid(problem, 40), Scheme.SSP3,
            team);
        evolution.step(50, 0.5);
        states.add(evolution.copy());
      }
    }
    assertThat(states.get(0)).isDeepEqualTo(states.get(1));
  }

  @Test
  void aChangedParameterGoesOnFromTheSameState() {
    EvolutionProblem problem = grayScott(DISC);
    try (WorkerTeam team = new WorkerTeam(2)) {
      CellEvolution evolution = new CellEvolution(problem, CellEvolution.grid(problem, 40), Scheme.EULER,
          team);
      evolution.step(10, 0.5);
      EvolutionProblem other = new EvolutionProblem(problem.formulation().with("feed", 0.05), Map.of(),
          problem.initial(), List.of(), 10, 2);
      CellEvolution changed = evolution.changed(other, Scheme.EULER);
      assertThat(changed.time()).isEqualTo(evolution.time());
      int cell = evolution.grid().cell(20, 20);
      assertThat(changed.values(0)[cell]).isEqualTo(evolution.values(0)[cell]);
      evolution.step(1, 0.5);
      changed.step(1, 0.5);
      assertThat(changed.values(0)[cell] - evolution.values(0)[cell]).isNotZero();
    }
  }

  @Test
  void theForecastOfTheStableStepIsTheKnownOneOfWaves() {
    EvolutionProblem waves = new EvolutionProblem(
        new Formulation(TORUS, Equation.of(List.of("u"), List.of("dtt(u) = lap(u)"), Scope.of("x", "y")),
            Map.of(), Map.of(), List.of(), List.of()),
        Map.of(), List.of(Expression.parse("sin(2*pi*x)")), List.of(Expression.of(0)), 1, 2).firstOrder();
    int cells = 24;
    try (WorkerTeam team = new WorkerTeam(1)) {
      assertThat(CellEvolution.suitable(waves)).isEqualTo(Scheme.SSP3);
      CellEvolution evolution = new CellEvolution(waves, CellEvolution.grid(waves, cells), Scheme.SSP3, team);
      // The largest frequency of the five-point scheme is √8 / h, and SSP3 is stable up to √3 on the imaginary axis.
      double limit = Math.sqrt(3.0 / 8) / cells;
      assertThat(evolution.stableStep()).isBetween(0.75 * limit, limit);
    }
  }

  @Test
  void aHandChangesCellsOfABoxAlone() {
    EvolutionProblem problem = grayScott(DISC);
    try (WorkerTeam team = new WorkerTeam(1)) {
      CellEvolution evolution = new CellEvolution(problem, CellEvolution.grid(problem, 40), Scheme.EULER,
          team);
      double[] before = evolution.copy()[1];
      double[] middle = {0.5, 0.4};
      double reach = 3 * evolution.grid().spacing(0);
      evolution.edit(1, new double[] {middle[0] - reach, middle[1] - reach}, new double[] {middle[0] + reach,
          middle[1] + reach}, (x, y, value, initial) -> initial + 5);
      assertThat(evolution.valueAt(1, middle)).isCloseTo(5, within(1.0));
      assertThat(evolution.peak(1).value()).isGreaterThanOrEqualTo(5);
      double[] after = evolution.values(1);
      int changed = 0;
      for (int k = 0; k < after.length; k++) {
        changed += after[k] == before[k] ? 0 : 1;
      }
      assertThat(changed).isBetween(36, 60);
    }
  }

  @Test
  void aChangedDomainTakesTheStateAlong() {
    EvolutionProblem disc = grayScott(DISC);
    EvolutionProblem square = grayScott(SQUARE);
    try (WorkerTeam team = new WorkerTeam(1)) {
      CellEvolution evolution = new CellEvolution(disc, CellEvolution.grid(disc, 40), Scheme.EULER, team);
      evolution.step(20, 0.2);
      CellEvolution changed = evolution.changed(square, Scheme.EULER);
      assertThat(changed.time()).isEqualTo(evolution.time());
      double[] middle = {0.5, 0.4};
      assertThat(changed.valueAt(0, middle)).isCloseTo(evolution.valueAt(0, middle), within(2e-2));
      changed.step(5, 0.2);
      assertThat(changed.isFinite()).isTrue();
    }
  }
}
