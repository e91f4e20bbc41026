package org.collocate.models.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.collocate.models.enrichment.Enrichment;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.FieldDecoder;
import org.collocate.solver.field.Points;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.NamedBoundary;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.SteadyProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What singular functions give random features.
final class EnrichmentTest {
  private static final Domain ANNULUS = Domain
      .of(DomainDescription.of(ShapeOperation.add(new Shape.Circle(0.1, -0.2, 1)),
          ShapeOperation.subtract(new Shape.Circle(0.1, -0.2, 0.25)).named("hole")));
  private static final String RADIUS = "hypot(x - 0.1, y + 0.2)";

  private final RandomFeaturesSolver solver = new RandomFeaturesSolver();

  private Solution solve(SteadyProblem problem, Map<String, Object> given) {
    Settings settings = Settings.of(solver.settings(), given);
    assertThat(solver.supports(problem, settings).reason()).isEmpty();
    return solver.solve(problem, settings, new QuietContext(2, 1));
  }

  private static Domain wedge(double degrees) {
    double angle = Math.toRadians(degrees);
    List<Point> corners = new java.util.ArrayList<>(List.of(new Point(0, 0), new Point(1, 0)));
    for (double turned = 45; turned < degrees - 1; turned += 45) {
      corners.add(new Point(Math.cos(Math.toRadians(turned)), Math.sin(Math.toRadians(turned))));
    }
    corners.add(new Point(Math.cos(angle), Math.sin(angle)));
    return Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Polygon(corners)))
        .withBoundaries(
            new NamedBoundary("first", List.of(new Point(0, 0), new Point(1, 0))),
            new NamedBoundary("second",
                List.of(new Point(Math.cos(angle), Math.sin(angle)), new Point(0, 0)))));
  }

  /// `r^λ` times sine or cosine of λθ, as a formula whose branch cut lies outside a wedge of that angle.
  private static String corner(double exponent, boolean sine, double degrees) {
    double middle = Math.toRadians(degrees) / 2;
    double c = Math.cos(middle);
    double s = Math.sin(middle);
    String angle = "(atan2(%s*y - %s*x, %s*x + %s*y) + %s)".formatted(c, s, c, s, middle);
    return "(x^2 + y^2)^(%s/2)*%s(%s*%s)".formatted(exponent, sine ? "sin" : "cos", exponent, angle);
  }

  @Test
  void aLogarithmOnAnAnnulusIsExactToRounding() {
    SteadyProblem problem = Problems.dirichlet(ANNULUS, List.of("-lap(u)"),
        Map.of("u", "log(" + RADIUS + ")"));
    Solution solution = solve(problem, Map.of("features", 100L));
    assertThat(Problems.relativeError(problem, "u", solution.field("u"))).isLessThan(1e-12);
    assertThat(solution.report().reason()).contains("log r and r⁻ⁿ around holes");
    Solution plain = solve(problem, Map.of("features", 100L, "enrichment", "none"));
    assertThat(Problems.relativeError(problem, "u", plain.field("u"))).isGreaterThan(1e-6);
    assertThat(plain.report().reason()).doesNotContain("singular");
  }

  @ParameterizedTest
  @CsvSource({"-lap(u) + 9*u, 9, Kₙ", "lap(u) + 25*u, -25, Yₙ"})
  void screeningAndWavesAroundAHoleGetTheirBesselFunctions(String left, double reaction, String kind) {
    SteadyProblem problem = new SteadyProblem(new Formulation(ANNULUS,
        Equation.of(List.of("u"), List.of(left + " = 0"), Scope.of("x", "y")), Map.of(), Map.of(),
        ANNULUS.boundaryParts()
            .stream()
            .map(part -> (BoundaryCondition) new BoundaryCondition.Dirichlet(
                ANNULUS.boundaryParts().indexOf(part), 0, Expression.of(part.equals("hole") ? 1 : 0)))
            .toList(),
        List.of()), Map.of());
    Solution solution = solve(problem, Map.of("features", 300L));
    assertThat(solution.report().reason()).contains(kind);
    double[] wanted = radial(reaction, 0.6);
    assertThat(solution.field("u").at(0.1 + 0.6, -0.2)).isCloseTo(wanted[0],
        org.assertj.core.api.Assertions.within(1e-9));
    Solution plain = solve(problem, Map.of("features", 300L, "enrichment", "none"));
    assertThat(Math.abs(plain.field("u").at(0.7, -0.2) - wanted[0])).isGreaterThan(1e-7);
  }

  /// The value at a radius of the solution of `u″ + u′/r = s u`, 1 at r = 0.25 and 0 at r = 1, by Runge and Kutta.
  private static double[] radial(double s, double at) {
    double[] one = shoot(s, 1, 0, 1);
    double[] other = shoot(s, 0, 1, 1);
    double slope = -one[0] / other[0];
    return shoot(s, 1, slope, at);
  }

  private static double[] shoot(double s, double value, double slope, double end) {
    double u = value;
    double v = slope;
    double r = 0.25;
    int steps = 4000;
    double h = (end - r) / steps;
    for (int i = 0; i < steps; i++, r += h) {
      double k1 = s * u - v / r;
      double u2 = u + h / 2 * v;
      double v2 = v + h / 2 * k1;
      double k2 = s * u2 - v2 / (r + h / 2);
      double u3 = u + h / 2 * v2;
      double v3 = v + h / 2 * k2;
      double k3 = s * u3 - v3 / (r + h / 2);
      double u4 = u + h * v3;
      double v4 = v + h * k3;
      double k4 = s * u4 - v4 / (r + h);
      u += h / 6 * (v + 2 * v2 + 2 * v3 + v4);
      v += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
    }
    return new double[] {u, v};
  }

  @ParameterizedTest
  @CsvSource({"270, false, false, 0.6666666666666666, true", "270, true, true, 0.6666666666666666, false",
      "270, false, true, 0.3333333333333333, true", "270, true, false, 0.3333333333333333, false",
      "315, false, false, 0.5714285714285714, true", "225, false, true, 1.2, true",
      "180, false, true, 0.5, true"})
  void theExponentOfACornerFollowsFromItsConditions(double degrees, boolean fluxFirst, boolean fluxSecond,
      double exponent, boolean sine) {
    Set<String> fluxes = fluxFirst ? fluxSecond ? Set.of("first", "second") : Set.of("first")
        : fluxSecond ? Set.of("second") : Set.of();
    SteadyProblem problem = Problems.manufactured(wedge(degrees), List.of("-lap(u)"),
        Map.of("u", corner(exponent, sine, degrees)), fluxes);
    Solution solution = solve(problem, Map.of("features", 60L));
    assertThat(solution.report().reason()).contains("r^");
    assertThat(Problems.relativeError(problem, "u", solution.field("u"))).isLessThan(1e-9);
    Solution plain = solve(problem, Map.of("features", 60L, "enrichment", "none"));
    assertThat(Problems.relativeError(problem, "u", plain.field("u"))).isGreaterThan(1e-4);
  }

  @Test
  void moreFeaturesConvergeBesideTheSingularFunctions() {
    SteadyProblem problem = Problems.dirichlet(wedge(270), List.of("-lap(u)"),
        Map.of("u", corner(2 / 3.0, true, 270) + " + sin(3*x)*exp(y)"));
    double coarse = Problems.relativeError(problem, "u", solve(problem, Map.of("features", 60L)).field("u"));
    double middle = Problems.relativeError(problem, "u", solve(problem, Map.of("features", 120L)).field("u"));
    double fine = Problems.relativeError(problem, "u", solve(problem, Map.of("features", 300L)).field("u"));
    assertThat(middle).isLessThan(coarse / 4);
    assertThat(fine).isLessThan(1e-7);
  }

  @Test
  void nothingIsAddedWhereThePrincipalPartIsAnother() {
    for (String left : List.of("-div((2+x)*grad(u))", "-div((1+u^2)*grad(u))", "-dxx(u) - 2*dyy(u)")) {
      SteadyProblem problem = Problems.dirichlet(ANNULUS, List.of(left), Map.of("u", "exp(x)"));
      Enrichment enrichment = Enrichment.of(problem);
      assertThat(enrichment.count()).as(left).isZero();
      assertThat(enrichment.summary()).contains("no singular functions").contains("Laplacian");
    }
    SteadyProblem nonlinear = Problems.dirichlet(ANNULUS, List.of("-lap(u) + u^3"), Map.of("u", "exp(x)"));
    assertThat(Enrichment.of(nonlinear).summary()).contains("log r");
    assertThat(Enrichment.of(Problems.dirichlet(Problems.SQUARE, List.of("-lap(u)"), Map.of("u", "x*y")))
        .summary()).isEmpty();
  }

  @Test
  void cornersOfAHoleAreLeftOutBecauseTheirFunctionsWouldJumpInTheDomain() {
    Domain holed = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(-1, -1, 1, 1)),
        ShapeOperation.subtract(new Shape.Rectangle(-0.3, -0.3, 0.3, 0.3)).named("hole")));
    SteadyProblem problem = Problems.dirichlet(holed, List.of("-lap(u)"), Map.of("u", "log(hypot(x,y)) + x"));
    assertThat(Enrichment.of(problem).summary()).contains("log r").contains("corners of holes have none");
    Solution solution = solve(problem, Map.of("features", 100L));
    assertThat(Problems.relativeError(problem, "u", solution.field("u"))).isLessThan(1e-7);
  }

  @Test
  void fluxDataOfAHoleAreMet() {
    SteadyProblem problem = Problems.manufactured(ANNULUS, List.of("-3*lap(u)"),
        Map.of("u", "log(" + RADIUS + ") + (x - 0.1)/" + RADIUS + "^2"), Set.of("hole"));
    Solution solution = solve(problem, Map.of("features", 100L));
    assertThat(Problems.relativeError(problem, "u", solution.field("u"))).isLessThan(1e-10);
  }

  @Test
  void anEnrichedFieldSurvivesItsEncodingAndHasItsGradient() {
    SteadyProblem problem = Problems.dirichlet(ANNULUS, List.of("-lap(u)"),
        Map.of("u", "log(" + RADIUS + ") + x"));
    Field field = solve(problem, Map.of("features", 150L)).field("u");
    Field copy = new FieldDecoder().read(field.encode());
    Points points = Points.of(new double[] {0.6, -0.4}, new double[] {0.1, -0.3});
    double[] values = new double[2];
    double[] copied = new double[2];
    field.evaluate(points, values);
    copy.evaluate(points, copied);
    assertThat(copied).isEqualTo(values);
    double[][] gradient = new double[2][2];
    copy.gradient(points, gradient);
    double square = 0.25 + 0.09;
    assertThat(gradient[0][0]).isCloseTo(1 + 0.5 / square, org.assertj.core.api.Assertions.within(1e-8));
    assertThat(gradient[1][0]).isCloseTo(0.3 / square, org.assertj.core.api.Assertions.within(1e-8));
  }

  @Test
  void theForecastCountsThem() {
    SteadyProblem problem = Problems.dirichlet(ANNULUS, List.of("-lap(u)"), Map.of("u", "x"));
    Settings with = Settings.of(solver.settings(), Map.of("features", 100L));
    Settings without = Settings.of(solver.settings(), Map.of("features", 100L, "enrichment", "none"));
    long unknowns = solver.forecast(problem, with, Speed.UNKNOWN).unknowns();
    assertThat(unknowns).isEqualTo(100 + Enrichment.of(problem).count());
    assertThat(solver.forecast(problem, without, Speed.UNKNOWN).unknowns()).isEqualTo(100);
    assertThat(solve(problem, Map.of("features", 100L)).report().unknowns()).isEqualTo(unknowns);
  }

  @Test
  void aConstantCoefficientNearTheHoleIsEnough() {
    assertThat(Enrichment.of(withCoefficient("1 + max(0, hypot(x - 0.1, y + 0.2) - 0.6)^3")).count())
        .isPositive();
    assertThat(Enrichment.of(withCoefficient("1 + x^2")).count()).isZero();
  }

  private static SteadyProblem withCoefficient(String k) {
    Equation equation = Equation.of(List.of("u"), List.of("-div(k*grad(u)) = 0"),
        Scope.of("x", "y").withFormulas(Map.of("k", Expression.parse(k))));
    return new SteadyProblem(new Formulation(ANNULUS, equation, Map.of(), Map.of(),
        List.of(new BoundaryCondition.Dirichlet(0, 0, Expression.of(1)),
            new BoundaryCondition.Dirichlet(1, 0, Expression.of(0))),
        List.of()), Map.of());
  }

  /// The heated plate of the gallery: only the Robin condition on the hole fixes the level.
  @Test
  void theChosenScaleSeesWhatHappensAroundTheHole() {
    Domain domain = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 2, 1)),
        ShapeOperation.subtract(new Shape.Circle(1, 0.5, 0.2)).named("hole"))
        .withBoundaries(new NamedBoundary("left", List.of(new Point(0, 0), new Point(0, 1)))));
    List<BoundaryCondition> conditions = new java.util.ArrayList<>();
    for (int part = 0; part < domain.boundaryParts().size(); part++) {
      String flux = switch (domain.boundaryParts().get(part)) {
        case "left" -> "-50";
        case "hole" -> "10*(u-20)";
        default -> "0";
      };
      conditions.add(new BoundaryCondition.Flux(part, 0, Expression.parse(flux)));
    }
    SteadyProblem problem = new SteadyProblem(new Formulation(domain,
        Equation.of(List.of("u"), List.of("-div(2*grad(u)) = 0"), Scope.of("x", "y")), Map.of(), Map.of(),
        conditions, List.of()), Map.of());
    Points points = new org.collocate.models.data.DomainSampler(domain, 7).inside(500);
    double[] wanted = new double[500];
    solve(problem, Map.of("features", 500L)).field("u").evaluate(points, wanted);
    double[] found = new double[500];
    solve(problem, Map.of("features", 800L, "enrichment", "none")).field("u").evaluate(points, found);
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < found.length; i++) {
      difference += (found[i] - wanted[i]) * (found[i] - wanted[i]);
      norm += wanted[i] * wanted[i];
    }
    // Scales 5, 10, 20, 40 give 0.10, 0.11, 0.30, 0.77.
    assertThat(Math.sqrt(difference / norm)).isLessThan(0.15);
  }
}
