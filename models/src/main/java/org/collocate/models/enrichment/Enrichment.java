package org.collocate.models.enrichment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.collocate.models.jet.JetLayout;
import org.collocate.solver.equation.GeneralForm;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.FieldData;
import org.collocate.solver.field.Points;
import org.collocate.solver.geometry.CurvePiece;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.PointKernel;
import org.collocate.solver.problem.Problem;
import org.jspecify.annotations.Nullable;

/// Singular functions that suit a problem.
///
/// ```
/// around a hole     log r, (R/r)ⁿ cos nθ, (R/r)ⁿ sin nθ         or Yₙ(kr), Kₙ(κr) in their place
/// at a corner       r^λ sin λθ   λ = kπ/ω         both sides Dirichlet
///                   r^λ cos λθ   λ = kπ/ω         both sides flux
///                   r^λ sin λθ   λ = (k − ½)π/ω   Dirichlet at θ = 0, flux at θ = ω;  cos the other way round
/// ```
///
/// Grisvard 1985, Elliptic problems in nonsmooth domains; for holes the series solutions of Trefethen 2018, "Series solution
/// of Laplace problems", doi 10.1017/S1446181118000093. Whole exponents are smooth and left out. Offered where the principal
/// part is a constant times the Laplacian near the place; if the rest is a constant reaction too, the functions satisfy the
/// whole equation. Only in the plane.
///
/// @param functions in the order of places
/// @param boundaryPoints how many points the whole boundary needs, evenly spread, so that every function is determined
/// @param summary what was added and why not more, for reports
public record Enrichment(List<SingularFunction> functions, int boundaryPoints, String summary) {
  /// No functions.
  public static final Enrichment NONE = new Enrichment(List.of(), 0, "");
  private static final String TERMS = "functions";
  private static final int FEWEST_ORDERS = 3;
  private static final int MOST_ORDERS = 14;
  /// The highest order around a hole makes terms fall to this share of the first, at the nearest other boundary.
  private static final double DIGITS = 4;
  private static final double LARGEST_EXPONENT = 6;
  /// Largest kr at which the power series of a corner function is still good.
  private static final double LARGEST_ARGUMENT = 12;
  private static final int MOST_POINTS = 3000;

  public Enrichment {
    functions = List.copyOf(functions);
  }

  /// The equation `a Δu + … = …` near a place.
  ///
  /// @param reaction s in `Δu − s u`, 0 where it is not constant
  private record Local(double reaction) {}

  /// The functions that suit a problem; none with the reason in the summary where nothing does.
  public static Enrichment of(Problem problem) {
    if (!(problem.domain() instanceof PlanarDomain domain)) {
      return NONE;
    }
    List<SingularPlaces.Round> holes = SingularPlaces.holes(domain);
    List<SingularPlaces.Vertex> vertices = SingularPlaces.vertices(domain)
        .stream()
        .filter(vertex -> !exponents(problem, vertex).isEmpty())
        .toList();
    if (holes.isEmpty() && vertices.isEmpty()) {
      return NONE;
    }
    if (!problem.equation().hasForm()) {
      return new Enrichment(List.of(), 0, "no singular functions: the equation has no general form");
    }
    Builder builder = new Builder(problem, domain);
    for (int h = 0; h < holes.size(); h++) {
      builder.addHole(holes.get(h), domain.loops().get(domain.holes().get(h).loop()));
    }
    vertices.forEach(builder::addVertex);
    return builder.build();
  }

  /// One exponent at a vertex.
  ///
  /// @param sine whether the function vanishes on the side after the vertex
  private record Exponent(double power, boolean sine) implements Comparable<Exponent> {
    @Override
    public int compareTo(Exponent other) {
      int order = Double.compare(power, other.power);
      return order != 0 ? order : Boolean.compare(sine, other.sine);
    }
  }

  /// The exponents of all unknowns that are not whole, ascending.
  private static Set<Exponent> exponents(Problem problem, SingularPlaces.Vertex vertex) {
    Set<Exponent> exponents = new TreeSet<>();
    for (int unknown = 0; unknown < problem.unknowns().size(); unknown++) {
      boolean after = isDirichlet(problem, vertex.partAfter(), unknown);
      boolean before = isDirichlet(problem, vertex.partBefore(), unknown);
      double shift = after == before ? 0 : 0.5;
      for (int k = 1; k < 64; k++) {
        double power = (k - shift) * Math.PI / vertex.interiorAngle();
        if (power > LARGEST_EXPONENT) {
          break;
        }
        if (Math.abs(power - Math.rint(power)) > 1e-6) {
          exponents.add(new Exponent(power, after));
        }
      }
    }
    return exponents;
  }

  private static boolean isDirichlet(Problem problem, int part, int unknown) {
    return problem.conditions()
        .stream()
        .anyMatch(condition -> condition instanceof BoundaryCondition.Dirichlet(int at, int of, Expression _)
            && at == part && of == unknown);
  }

  /// Collects functions place by place.
  private static final class Builder {
    private final Problem problem;
    private final PlanarDomain domain;
    private final double perimeter;
    private final List<SingularFunction> functions = new ArrayList<>();
    private final Set<String> kinds = new LinkedHashSet<>();
    private final Set<String> refusals = new LinkedHashSet<>();
    private int boundaryPoints;
    private int holes;
    private int corners;

    Builder(Problem problem, PlanarDomain domain) {
      this.problem = problem;
      this.domain = domain;
      perimeter = domain.pieces().mapToDouble(CurvePiece::length).sum();
    }

    void addHole(SingularPlaces.Round hole, List<CurvePiece> loop) {
      Local local = local(loop.stream()
          .flatMap(piece -> DoubleStream.of(0, 0.2, 0.4, 0.6, 0.8).mapToObj(piece::point))
          .toList());
      if (local == null) {
        return;
      }
      holes++;
      double s = local.reaction;
      double rate = Math.sqrt(Math.abs(s));
      double decades = Math.log10(Math.max(1.01, hole.reach() / hole.radius()));
      int orders = (int) Math.clamp(Math.ceil(DIGITS / decades), FEWEST_ORDERS, MOST_ORDERS);
      for (int n = 0; n <= orders; n++) {
        RadialFunction radial = s < 0
            ? new RadialFunction.Oscillating(n, rate, hole.radius())
            : s > 0
                ? new RadialFunction.Decaying(n, rate, hole.radius())
                : n == 0
                    ? new RadialFunction.Logarithm(hole.radius())
                    : new RadialFunction.Power(-n, hole.radius(), 0);
        for (boolean sine : n == 0 ? new boolean[] {false} : new boolean[] {false, true}) {
          functions.add(new SingularFunction(hole.centre().x(), hole.centre().y(), 0, 0, radial, sine));
        }
      }
      double wanted = 3 * (2 * orders + 1) * perimeter / hole.perimeter();
      boundaryPoints = (int) Math.min(MOST_POINTS, Math.max(boundaryPoints, wanted));
      kinds.add(s < 0 ? "Yₙ(kr) around holes" : s > 0 ? "Kₙ(κr) around holes" : "log r and r⁻ⁿ around holes");
    }

    void addVertex(SingularPlaces.Vertex vertex) {
      Point after = new Point(Math.cos(vertex.side()), Math.sin(vertex.side())).times(0.01 * vertex.length());
      Local local = local(List.of(vertex.point(), vertex.point().plus(after)));
      if (local == null) {
        return;
      }
      OptionalDouble ray = SingularPlaces.freeRay(domain, vertex);
      if (ray.isEmpty()) {
        refusals.add("corners of holes have none");
        return;
      }
      corners++;
      double s = Math.abs(local.reaction) * domain.size() * domain.size() > LARGEST_ARGUMENT
          * LARGEST_ARGUMENT
              ? 0
              : local.reaction;
      double axis = ray.getAsDouble() - Math.PI;
      double offset = Math.IEEEremainder(vertex.side() - axis, 2 * Math.PI);
      for (Exponent exponent : exponents(problem, vertex)) {
        functions.add(new SingularFunction(vertex.point().x(), vertex.point().y(), axis, offset,
            new RadialFunction.Power(exponent.power, domain.size(), s), exponent.sine));
        kinds.add(String.format(Locale.ROOT, "r^%.3g", exponent.power));
      }
    }

    /// The equation near those points; null if its principal part is no constant Laplacian there.
    private @Nullable Local local(List<Point> points) {
      GeneralForm form = problem.equation().form();
      int unknowns = problem.unknowns().size();
      Set<String> jets = new HashSet<>(problem.unknowns());
      for (int u = 0; u < unknowns; u++) {
        for (int axis = 0; axis < 2; axis++) {
          jets.add(form.gradientSymbol(u, axis));
        }
      }
      List<Expression> principal = new ArrayList<>();
      List<Expression> reactions = new ArrayList<>();
      boolean exact = true;
      for (int i = 0; i < unknowns; i++) {
        reactions.add(form.sourceByValue(i, i));
        for (int j = 0; j < unknowns; j++) {
          exact &= i == j || form.sourceByValue(i, j).isZero();
          for (int a = 0; a < 2; a++) {
            exact &= form.fluxByValue(i, a, j).isZero() && form.sourceByGradient(i, j, a).isZero();
            for (int b = 0; b < 2; b++) {
              principal.add(form.fluxByGradient(i, a, j, b));
            }
          }
        }
      }
      double[][] p = values(principal, jets, points);
      if (!isLaplacian(p, unknowns)) {
        refusals.add("the principal part is not a constant Laplacian");
        return null;
      }
      double[][] c = exact ? values(reactions, jets, points) : new double[0][];
      double reaction = c.length == 0 ? 0 : c[0][0] / p[0][0];
      for (int i = 0; i < c.length; i++) {
        for (double value : c[i]) {
          // With the principal parts of other equations scaled alike.
          double own = value / p[i * unknowns * 4 + i * 4][0];
          if (!(Math.abs(own - reaction) <= 1e-10 * Math.abs(reaction))) {
            reaction = 0;
          }
        }
      }
      return new Local(reaction);
    }

    private static boolean isLaplacian(double[][] p, int unknowns) {
      if (p.length == 0) {
        return false;
      }
      for (int i = 0; i < unknowns; i++) {
        double size = p[(i * unknowns + i) * 4][0];
        for (int j = 0; j < unknowns; j++) {
          for (int ab = 0; ab < 4; ab++) {
            double wanted = i == j && (ab == 0 || ab == 3) ? size : 0;
            // Entries run [i][j][a][b].
            for (double value : p[(i * unknowns + j) * 4 + ab]) {
              if (!(Math.abs(value - wanted) <= 1e-10 * Math.abs(size)) || size == 0) {
                return false;
              }
            }
          }
        }
      }
      return true;
    }

    /// The expressions at points, `[expression][point]`; empty if they hold unknowns.
    private double[][] values(List<Expression> expressions, Set<String> jets, List<Point> points) {
      if (expressions.stream().anyMatch(e -> e.symbols().stream().anyMatch(jets::contains))) {
        return new double[0][];
      }
      double[][] values = new double[expressions.size()][points.size()];
      Points at = Points.of(points.stream().mapToDouble(Point::x).toArray(),
          points.stream().mapToDouble(Point::y).toArray());
      new PointKernel(problem, expressions, List.of()).at(at).evaluate(0, new double[0][], values);
      return values;
    }

    Enrichment build() {
      if (!functions.isEmpty()) {
        // Levels that logarithms leave open: sums of waves reach a constant slowly.
        functions.add(new SingularFunction(domain.lower()[0], domain.lower()[1], 0, 0,
            new RadialFunction.Power(0, 1, 0), false));
      }
      List<String> parts = new ArrayList<>();
      if (!functions.isEmpty()) {
        parts.add(functions.size() - 1 + " singular functions at "
            + (holes > 0 ? holes + (holes == 1 ? " hole" : " holes") : "")
            + (holes > 0 && corners > 0 ? " and " : "")
            + (corners > 0 ? corners + (corners == 1 ? " corner" : " corners") : "") + ": "
            + String.join(", ", kinds.stream().limit(6).toList()) + (kinds.size() > 6 ? ", …" : ""));
      }
      refusals
          .forEach(refusal -> parts.add((functions.isEmpty() ? "no singular functions: " : "") + refusal));
      return new Enrichment(functions, boundaryPoints, String.join("; ", parts));
    }
  }

  /// Number of functions.
  public int count() {
    return functions.size();
  }

  /// Writes the streams of all functions at a block of points behind what stands in the rows already.
  ///
  /// @param points `[axis][point]`
  /// @param rows `[stream·count + point]` of length `stride`
  /// @param column where the first function goes
  public void evaluate(JetLayout layout, double[][] points, int from, int count, double[] rows, int stride,
      int column) {
    double[] jet = new double[layout.streams()];
    double[] scratch = new double[2];
    for (int k = 0; k < functions.size(); k++) {
      SingularFunction function = functions.get(k);
      for (int p = 0; p < count; p++) {
        function.evaluate(layout, points[0][from + p], points[1][from + p], jet, scratch);
        for (int stream = 0; stream < jet.length; stream++) {
          rows[(stream * count + p) * stride + column + k] = jet[stream];
        }
      }
    }
  }

  FieldData encode() {
    return new FieldData("enrichment",
        java.util.Map.of(TERMS,
            String.join("\n", functions.stream().map(SingularFunction::describe).toList())),
        java.util.Map.of(), java.util.Map.of(), java.util.Map.of());
  }

  static Enrichment decode(FieldData data) {
    return new Enrichment(Arrays.stream(data.attribute(TERMS).split("\n", -1))
        .map(SingularFunction::parse)
        .toList(), 0, "");
  }
}
