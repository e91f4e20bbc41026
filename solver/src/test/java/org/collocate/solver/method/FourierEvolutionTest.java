package org.collocate.solver.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Formulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Evolutions by waves against exact solutions, invariants and finer runs.
class FourierEvolutionTest {
  private static final String KURAMOTO = "dt(u) + u*dx(u) + dxx(u) + dx(dx(dx(dx(u)))) = 0";
  /// Of Kassam and Trefethen.
  private static final String KURAMOTO_START = "cos(x/16)*(1 + sin(x/16))";

  private static Domain circle(double from, double to) {
    return Domain
        .of(DomainDescription.of(ShapeOperation.add(new Shape.Interval(from, to))).withPeriodic("x"));
  }

  private static Domain torus(double side) {
    return Domain.of(
        DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, side, side)))
            .withPeriodic("x", "y"));
  }

  private static EvolutionProblem problem(Domain domain, List<String> unknowns, List<String> equations,
      List<String> initial, double until, int frames) {
    Equation equation = Equation.of(unknowns, equations,
        Scope.of(domain.coordinateNames().toArray(String[]::new)));
    return new EvolutionProblem(new Formulation(domain, equation, Map.of(), Map.of(), List.of(), List.of()),
        Map.of(), initial.stream().map(Expression::parse).toList(), List.of(), until, frames);
  }

  private static EvolutionProblem line(Domain domain, String equation, String initial, double until) {
    return problem(domain, List.of("u"), List.of(equation), List.of(initial), until, 2);
  }

  private static Solution run(EvolutionProblem problem, Map<String, Object> settings) {
    FourierSolver solver = new FourierSolver();
    Settings given = Settings.of(solver.settings(), settings);
    assertThat(solver.supports(problem, given).isYes()).as(solver.supports(problem, given).reason()).isTrue();
    return solver.solve(problem, given, new RecordingContext());
  }

  private static Solution solve(EvolutionProblem problem, Map<String, Object> settings) {
    Solution solution = run(problem, settings);
    assertThat(solution.report().status()).as(solution.report().reason())
        .isEqualTo(SolveReport.Status.CONVERGED);
    return solution;
  }

  private static Points points(Domain domain) {
    int count = 500;
    double[][] coordinates = new double[domain.dimension()][count];
    for (int axis = 0; axis < coordinates.length; axis++) {
      double low = domain.lower()[axis];
      double length = domain.upper()[axis] - low;
      double stride = axis == 0 ? 0.7548776662466927 : 0.5698402909980532;
      Arrays.setAll(coordinates[axis], i -> low + length * ((i + 0.5) * stride % 1));
    }
    return Points.of(coordinates);
  }

  private static double difference(Domain domain, Field one, Field other) {
    double[] a = values(domain, one);
    double[] b = values(domain, other);
    double sum = 0;
    double size = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
      size += b[i] * b[i];
    }
    return Math.sqrt(sum / size);
  }

  private static double[] values(Domain domain, Field field) {
    Points points = points(domain);
    double[] values = new double[points.size()];
    field.evaluate(points, values);
    return values;
  }

  private static double error(Domain domain, Field field, String exact) {
    double[] found = values(domain, field);
    Points points = points(domain);
    double sum = 0;
    double size = 0;
    Expression formula = Expression.parse(exact);
    for (int i = 0; i < found.length; i++) {
      double value = formula.evaluate(domain.dimension() == 1 ? Map.of("x", points.coordinates()[0][i])
          : Map.of("x", points.coordinates()[0][i], "y", points.coordinates()[1][i]));
      sum += (found[i] - value) * (found[i] - value);
      size += value * value;
    }
    return Math.sqrt(sum / size);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "dt(u) = 0.1*dxx(u) + u - u^3; 0.5*sin(x) + 0.3*cos(2*x); 0.2",
      "dt(u) = dxx(u) + 2*cos(t)*sin(x) - u^3; sin(x); 0.2",
      KURAMOTO + "; 0.3*cos(x) + 0.2*sin(2*x); 0.1"})
  void isOfOrderFour(String equation, String initial, double step) {
    Domain circle = circle(0, 2 * Math.PI);
    EvolutionProblem problem = line(circle, equation, initial, 2);
    Field fine = solve(problem, Map.of("points", 48L, "step", step / 32)).field("u");
    double[] errors = new double[3];
    for (int k = 0; k < 3; k++) {
      errors[k] = difference(circle,
          solve(problem, Map.of("points", 48L, "step", step / (1 << k))).field("u"), fine);
    }
    assertThat(errors[2]).isLessThan(1e-5);
    assertThat(Math.log(errors[0] / errors[2]) / Math.log(4)).isGreaterThan(3.75);
  }

  /// One short wave that is driven slowly, `û' = −κ² (û − cos t) − sin t` with κ² = 10⁴: what A. Prothero and A. Robinson ask of a method.
  @Test
  void stiffForcingTakesItsOrderToThatOfTheStages() {
    Domain circle = circle(0, 2 * Math.PI);
    double[] errors = new double[3];
    for (int k = 0; k < 3; k++) {
      errors[k] = error(circle,
          solve(line(circle, "dt(u) = dxx(u) + (1e4*cos(t) - sin(t))*cos(100*x)", "cos(100*x)", 1),
              Map.of("points", 210L, "step", 0.1 / (1 << k)))
              .field("u"),
          "cos(1)*cos(100*x)");
    }
    System.err
        .println("ORDER " + Math.log(errors[0] / errors[2]) / Math.log(4) + " " + Arrays.toString(errors));
    assertThat(Math.log(errors[0] / errors[2]) / Math.log(4)).isGreaterThan(1.75);
  }

  @Test
  void errorFollowsTheTolerance() {
    Domain circle = circle(0, 32 * Math.PI);
    EvolutionProblem problem = line(circle, KURAMOTO, KURAMOTO_START, 20);
    Field fine = solve(problem, Map.of("points", 128L, "tolerance", 1e-11)).field("u");
    double rough = difference(circle, solve(problem, Map.of("points", 128L, "tolerance", 1e-5)).field("u"),
        fine);
    double better = difference(circle, solve(problem, Map.of("points", 128L, "tolerance", 1e-8)).field("u"),
        fine);
    assertThat(rough).isLessThan(1e-2);
    assertThat(Math.log(rough / better) / Math.log(1000)).isBetween(0.75, 1.35);
  }

  /// Until perturbations have grown too much, a run agrees with one of four times as many points and a quarter of the steps.
  @Test
  void chaosIsFollowedAsLongAsItCanBe() {
    Domain circle = circle(0, 32 * Math.PI);
    EvolutionProblem problem = problem(circle, List.of("u"), List.of(KURAMOTO), List.of(KURAMOTO_START), 150,
        4);
    Solution coarse = solve(problem, Map.of("points", 192L, "step", 0.05));
    Solution fine = solve(problem, Map.of("points", 768L, "step", 0.0125));
    double[] differences = new double[4];
    for (int k = 0; k < 4; k++) {
      differences[k] = difference(circle, coarse.frames().get(k).fields().getFirst(),
          fine.frames().get(k).fields().getFirst());
    }
    assertThat(differences[1]).isLessThan(1e-5);
    assertThat(differences[2]).isLessThan(1e-2);
    assertThat(differences[3]).isGreaterThan(differences[1]);
  }

  /// Two solitons of speeds 16 and 4 meet at `t = 0.3` and leave as they came. Source: P. G. Drazin, R. S. Johnson, Solitons: an
  /// Introduction, Cambridge University Press 1989, section 4.5.
  @Test
  void solitonsPassThroughEachOther() {
    Domain circle = circle(-20, 20);
    String form = "12*(3 + 4*cosh(2*x-8*(T)) + cosh(4*x-64*(T)))/(3*cosh(x-28*(T)) + cosh(3*x-36*(T)))^2";
    EvolutionProblem problem = line(circle, "dt(u) + 6*u*dx(u) + dx(dx(dx(u))) = 0",
        form.replace("T", "-0.3"),
        0.6);
    Solution solution = solve(problem, Map.of("points", 512L, "tolerance", 1e-9));
    assertThat(error(circle, solution.field("u"), form.replace("T", "0.3"))).isLessThan(1e-6);
  }

  @Test
  void massOfCahnAndHilliardStays() {
    Domain torus = torus(1);
    EvolutionProblem problem = problem(torus, List.of("u"),
        List.of("dt(u) = lap(u^3 - u) - 0.001*lap(lap(u))"),
        List.of("0.2 + 0.1*cos(2*pi*x)*cos(4*pi*y) + 0.1*sin(6*pi*x)"), 0.02, 5);
    Solution solution = solve(problem, Map.of("points", 48L, "tolerance", 1e-5));
    double largest = 0;
    for (Frame frame : solution.frames()) {
      assertThat(mean(frame.fields().getFirst())).isCloseTo(0.2, within(2e-13));
      largest = Math.max(largest,
          Arrays.stream(values(torus, frame.fields().getFirst())).max().orElseThrow());
    }
    assertThat(largest).as("phases have parted").isGreaterThan(0.8);
  }

  @Test
  void massStaysOverManyShortSteps() {
    EvolutionProblem problem = line(circle(0, 1), "dt(u) = dxx(u^3 - u) - 0.001*dx(dx(dx(dx(u))))",
        "0.2 + 0.1*cos(2*pi*x)", 2e-3);
    Field last = solve(problem, Map.of("points", 16L, "step", 1e-7)).field("u");
    double[] places = new double[32];
    Arrays.setAll(places, i -> i / 32.0);
    double[] values = new double[32];
    last.evaluate(Points.of(places), values);
    assertThat(Arrays.stream(values).average().orElseThrow()).isCloseTo(0.2, within(2e-13));
  }

  /// Over the unit square.
  private static double mean(Field field) {
    int side = 64;
    double[][] places = new double[2][side * side];
    for (int i = 0; i < side * side; i++) {
      int row = i / side;
      places[0][i] = (double) (i % side) / side;
      places[1][i] = (double) row / side;
    }
    double[] values = new double[side * side];
    field.evaluate(Points.of(places), values);
    return Arrays.stream(values).sum() / values.length;
  }

  /// The stream function is eliminated wave by wave.
  @Test
  void vorticesOfTaylorAndGreenDecay() {
    Domain torus = torus(2 * Math.PI);
    EvolutionProblem problem = problem(torus, List.of("w", "psi"),
        List.of("dt(w) + dy(psi)*dx(w) - dx(psi)*dy(w) = 0.1*lap(w)", "-lap(psi) = w"),
        List.of("2*cos(x)*cos(y)", "0"), 2, 3);
    Solution solution = solve(problem, Map.of("points", 32L));
    assertThat(error(torus, solution.field("w"), "2*cos(x)*cos(y)*exp(-0.4)")).isLessThan(1e-8);
    assertThat(error(torus, solution.field("psi"), "cos(x)*cos(y)*exp(-0.4)")).isLessThan(1e-8);
  }

  @Test
  void aWaveAsTwoEquationsOfFirstOrderIsExact() {
    Domain circle = circle(0, 2 * Math.PI);
    EvolutionProblem problem = problem(circle, List.of("u", "v"), List.of("dt(u) = v", "dt(v) = 9*dxx(u)"),
        List.of("cos(3*x) + sin(20*x)", "1"), 7, 3);
    Solution solution = solve(problem, Map.of("points", 64L, "step", 0.5));
    assertThat(error(circle, solution.field("u"), "cos(3*x)*cos(9*7) + sin(20*x)*cos(60*7) + 7"))
        .isLessThan(1e-10);
  }

  /// `i ψ_t + ψ_xx + 2 |ψ|² ψ = 0` with `ψ = e^(it) / cosh x`.
  @Test
  void anEquationOfSecondOrderInTimeIsExactToo() {
    Domain circle = circle(0, 2 * Math.PI);
    EvolutionProblem problem = new EvolutionProblem(
        new Formulation(circle, Equation.of(List.of("u"), List.of("dtt(u) = 4*dxx(u)"), Scope.of("x")),
            Map.of(), Map.of(),
            List.of(), List.of()),
        Map.of(), List.of(Expression.parse("sin(3*x)")), List.of(Expression.parse("-6*cos(3*x)")), 2, 3);
    Solution solution = solve(problem, Map.of("points", 16L, "step", 1.0));
    assertThat(solution.unknowns()).containsExactly("u");
    assertThat(solution.last().fields()).hasSize(1);
    assertThat(error(circle, solution.field("u"), "sin(3*(x - 4))")).isLessThan(1e-12);
  }

  @Test
  void aSolitonOfSchroedingerKeepsItsShape() {
    Domain circle = circle(-25, 25);
    EvolutionProblem problem = problem(circle, List.of("p", "q"),
        List.of("dt(p) = -dxx(q) - 2*(p^2 + q^2)*q", "dt(q) = dxx(p) + 2*(p^2 + q^2)*p"),
        List.of("1/cosh(x)", "0"), 2, 2);
    Solution solution = solve(problem, Map.of("points", 256L, "tolerance", 1e-9));
    assertThat(error(circle, solution.field("p"), "cos(2)/cosh(x)")).isLessThan(1e-6);
    assertThat(error(circle, solution.field("q"), "sin(2)/cosh(x)")).isLessThan(1e-6);
  }

  @Test
  void massThatDependsOnTheWaveLengthIsInverted() {
    // The linear part of Benjamin, Bona and Mahony: each wave has its speed.
    Domain circle = circle(0, 2 * Math.PI);
    EvolutionProblem problem = line(circle, "dt(u) - dt(dxx(u)) + dx(u) = 0", "cos(2*x)", 3);
    assertThat(
        error(circle, solve(problem, Map.of("points", 16L, "step", 1.0)).field("u"), "cos(2*x - 1.2)*cos(0)"))
        .isLessThan(1e-12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.05})
  void aBlowUpIsNamed(double step) {
    Solution solution = run(line(circle(0, 1), "dt(u) = 0.01*dxx(u) + u^2", "1 + 0.1*cos(2*pi*x)", 3),
        Map.of("points", 32L, "step", step));
    assertThat(solution.report().status()).isEqualTo(SolveReport.Status.FAILED);
    assertThat(solution.report().reason()).contains("at t = ").contains("max |u| has grown from 1.1 to ");
    assertThat(solution.report().remedies()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {"dtt(u^2) = dxx(u); of one unknown alone",
      "u*dt(u) = dxx(u); u_t is multiplied",
      "dt(u) = t*dxx(u); changes in time"})
  void whatItCannotDoItSays(String equation, String reason) {
    Domain circle = circle(0, 1);
    Equation read = Equation.of(List.of("u"), List.of(equation), Scope.of("x"));
    EvolutionProblem problem = new EvolutionProblem(
        new Formulation(circle, read, Map.of(), Map.of(), List.of(), List.of()), Map.of(),
        List.of(Expression.of(1)), List.of(Expression.of(0)), 1, 2);
    FourierSolver solver = new FourierSolver();
    Support support = solver.supports(problem, Settings.of(solver.settings(), Map.of()));
    assertThat(support.isYes()).isFalse();
    assertThat(support.reason()).contains(reason);
  }

  @Test
  void dataThatCannotBalanceAreRefused() {
    Solution solution = run(
        problem(torus(1), List.of("w", "psi"), List.of("dt(w) = lap(w) + psi", "-lap(psi) = w"),
            List.of("1 + cos(2*pi*x)", "0"), 1, 2),
        Map.of("points", 16L));
    assertThat(solution.report().status()).isEqualTo(SolveReport.Status.FAILED);
    assertThat(solution.report().reason()).contains("'psi'").contains("mean");
  }

  @Test
  void dataThatLoseTheirBalanceAreRefused() {
    Solution solution = run(
        problem(torus(1), List.of("w", "psi"), List.of("dt(w) = lap(w) + psi + 1", "-lap(psi) = w"),
            List.of("cos(2*pi*x)", "0"), 1, 2),
        Map.of("points", 16L));
    assertThat(solution.report().status()).isEqualTo(SolveReport.Status.FAILED);
    assertThat(solution.report().reason()).contains("in the course of time").contains("'psi'");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {"dt(lap(w)) = lap(lap(w)) + psi; -lap(psi) + psi = w; 0 periods",
      "dt(w) = lap(w) + psi; lap(psi) + 4*pi^2*psi = w; 1 period along x"})
  void wavesThatTheEquationsLeaveOpenAreNamed(String first, String second, String wave) {
    Solution solution = run(problem(circle(0, 1), List.of("w", "psi"), List.of(first, second),
        List.of("cos(4*pi*x)", "0"), 0.1, 2), Map.of("points", 16L));
    assertThat(solution.report().status()).isEqualTo(SolveReport.Status.FAILED);
    assertThat(solution.report().reason()).contains("leave a wave open").contains(wave);
  }

  @Test
  void isTheSameOnAnyNumberOfThreads() {
    EvolutionProblem problem = problem(torus(1), List.of("u"),
        List.of("dt(u) = lap(u^3 - u) - 0.001*lap(lap(u))"),
        List.of("0.2 + 0.1*cos(2*pi*x)*cos(4*pi*y)"), 0.002, 2);
    FourierSolver solver = new FourierSolver();
    Settings settings = Settings.of(solver.settings(), Map.of("points", 40L));
    double[] one = values(problem.domain(),
        solver.solve(problem, settings, new PlainContext(1, 1, () -> false, 0)).field("u"));
    double[] three = values(problem.domain(),
        solver.solve(problem, settings, new PlainContext(3, 1, () -> false, 0)).field("u"));
    assertThat(three).isEqualTo(one);
  }
}
