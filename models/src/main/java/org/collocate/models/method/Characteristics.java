package org.collocate.models.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Jet;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.equation.StrongResidual;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.GridField;
import org.collocate.solver.field.Points;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.method.Frame;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.Problem;
import org.jspecify.annotations.Nullable;

/// A convection–diffusion equation along its characteristics.
///
/// ```
/// u_t + c(x, t, u) u_x = ν(x, t) u_xx + s(x, t, u),      x periodic
/// χ = X + D d,   d_t = c(χ, t, w) / D,   w_t = ν w_χχ + s(χ, t, w),   ∂_χ = (1 + D d_X)⁻¹ ∂_X,   u(χ, t) = w
/// ```
///
/// `w_χχ` is written as `(σ w_XX − D d_XX w_X) / σ³` with the stretch `σ = 1 + D d_X`, and the equation multiplied by σ³.
///
/// d and w are periodic in the label X, d begins with zero and w with the initial state. D is the way that the fastest characteristic
/// goes at its speed at the start, so that d is of order one.
final class Characteristics {
  private static final String SHIFT = "characteristic";
  private static final String STATE = "carried";
  private static final String TIME = "t";
  /// Labels that are followed for a picture of the solution, and points of the picture.
  private static final int LABELS = 4096;
  private static final int POINTS = 2049;
  private static final int SAMPLES = 257;
  private static final double PERIODIC = 1e-9;

  private final EvolutionProblem along;
  private final Domain domain;
  private final double way;
  private volatile boolean crossed;

  private Characteristics(EvolutionProblem along, Domain domain, double way) {
    this.along = along;
    this.domain = domain;
    this.way = way;
  }

  /// What an equation is made of.
  private record Parts(Expression speed, Expression diffusivity, Expression source) {}

  /// Why a problem has no characteristics that can be followed; empty if it has.
  static String obstacle(Problem problem) {
    if (!(problem instanceof EvolutionProblem evolution)) {
      return "characteristics need an evolution: write dt(u) into the equation";
    }
    if (problem.domain().dimension() != 1 || !problem.domain().periodic(0)) {
      return "characteristics are followed on periodic intervals: through other ends they would leave";
    }
    if (problem.unknowns().size() != 1) {
      return "characteristics are followed for one unknown, not for " + problem.unknowns().size();
    }
    if (!problem.equation().hasStrong()) {
      return "characteristics need the strong form: " + problem.equation().strongObstacle();
    }
    Parts parts = parts(problem);
    if (parts == null) {
      return "characteristics need u_t + c(x, t, u) u_x = ν(x, t) u_xx + s(x, t, u)";
    }
    Set<String> known = new TreeSet<>(problem.parameters().keySet());
    known.addAll(List.of(problem.unknowns().getFirst(), coordinate(problem.domain()), TIME));
    for (Expression part : List.of(parts.speed(), parts.diffusivity(), parts.source())) {
      if (!known.containsAll(part.symbols())) {
        return "characteristics need coefficients written as formulas in the equation";
      }
      if (!isPeriodic(part, evolution)) {
        return "characteristics run on beyond the period: " + part + " does not repeat there";
      }
    }
    return "";
  }

  private static String coordinate(Domain domain) {
    return domain.coordinateNames().getFirst();
  }

  private static @Nullable Parts parts(Problem problem) {
    StrongResidual strong = problem.equation().strong();
    String x = coordinate(problem.domain());
    String unknown = problem.unknowns().getFirst();
    Jet rate = new Jet(unknown, List.of(), 1);
    Jet slope = new Jet(unknown, List.of(x), 0);
    Jet curvature = new Jet(unknown, List.of(x, x), 0);
    if (!List.of(Jet.of(unknown), rate, slope, curvature).containsAll(strong.jets())) {
      return null;
    }
    Expression residual = strong.residuals().getFirst();
    Expression mass = residual.differentiate(rate.symbol()).simplify();
    Expression speed = residual.differentiate(slope.symbol()).simplify();
    Expression diffusivity = Expression.of(0).minus(residual.differentiate(curvature.symbol())).simplify();
    Expression nothing = Expression.of(0);
    Expression source = nothing.minus(residual.substitute(
        Map.of(rate.symbol(), nothing, slope.symbol(), nothing, curvature.symbol(), nothing))).simplify();
    Set<String> derivatives = Set.of(rate.symbol(), slope.symbol(), curvature.symbol());
    boolean affine = speed.symbols().stream().noneMatch(derivatives::contains)
        && diffusivity.symbols().stream().noneMatch(derivatives::contains)
        && !diffusivity.symbols().contains(unknown);
    return affine && mass.equals(Expression.of(1)) ? new Parts(speed, diffusivity, source) : null;
  }

  private static boolean isPeriodic(Expression part, EvolutionProblem problem) {
    String x = coordinate(problem.domain());
    if (!part.symbols().contains(x)) {
      return true;
    }
    double lower = problem.domain().lower()[0];
    double length = problem.domain().upper()[0] - lower;
    for (int k = 0; k < SAMPLES; k++) {
      Map<String, Double> at = new HashMap<>(problem.parameters());
      at.put(TIME, 0.37 * problem.until());
      at.put(problem.unknowns().getFirst(), 0.5);
      at.put(x, lower + k * length / SAMPLES);
      double here = part.evaluate(at);
      at.put(x, lower + k * length / SAMPLES + 2 * length);
      if (!(Math.abs(part.evaluate(at) - here) <= PERIODIC * (1 + Math.abs(here)))) {
        return false;
      }
    }
    return true;
  }

  /// The problem along its characteristics.
  ///
  /// @param problem one that {@link #obstacle} has nothing against
  static Characteristics of(EvolutionProblem problem) {
    Parts parts = java.util.Objects.requireNonNull(parts(problem));
    String x = coordinate(problem.domain());
    String unknown = problem.unknowns().getFirst();
    double way = way(problem, parts.speed());
    Expression place = Expression.symbol(x).plus(Expression.of(way).times(Expression.symbol(SHIFT)));
    Map<String, Expression> there = Map.of(x, place, unknown, Expression.symbol(STATE));
    String speed = parts.speed().substitute(there).over(Expression.of(way)).simplify().toString();
    String source = parts.source().substitute(there).simplify().toString();
    String stretch = "(1 + " + way + "*dx(" + SHIFT + "))";
    String carried = "dt(" + STATE + ") = " + source;
    if (!parts.diffusivity().isZero()) {
      // Multiplied by the cube of the stretch: a network that is not trained yet would divide by zero.
      carried = stretch + "^3*(dt(" + STATE + ") - (" + source + ")) = ("
          + parts.diffusivity().substitute(there).simplify() + ")*(" + stretch + "*dxx(" + STATE + ") - "
          + way
          + "*dxx(" + SHIFT + ")*dx(" + STATE + "))";
    }
    Equation equation = Equation.of(List.of(SHIFT, STATE),
        List.of("dt(" + SHIFT + ") = " + speed, carried),
        Scope.of(x).withParameters(problem.parameters().keySet()));
    return new Characteristics(new EvolutionProblem(
        new Formulation(problem.domain(), equation, problem.parameters(), Map.of(), List.of(), List.of()),
        Map.of(), List.of(Expression.of(0), problem.initial().getFirst()), List.of(), problem.until(),
        problem.frameCount()), problem.domain(), way);
  }

  private static double way(EvolutionProblem problem, Expression speed) {
    String x = coordinate(problem.domain());
    double lower = problem.domain().lower()[0];
    double length = problem.domain().upper()[0] - lower;
    double fastest = 0;
    for (int k = 0; k < SAMPLES; k++) {
      Map<String, Double> at = new HashMap<>(problem.parameters());
      at.put(TIME, 0.0);
      at.put(x, lower + k * length / SAMPLES);
      at.put(problem.unknowns().getFirst(), problem.initial().getFirst().evaluate(at));
      fastest = Math.max(fastest, Math.abs(speed.evaluate(at)));
    }
    return fastest > 0 && Double.isFinite(fastest) ? fastest * problem.until() : 1;
  }

  /// The problem in labels and time, of the unknowns d and w.
  EvolutionProblem problem() {
    return along;
  }

  /// Whether characteristics were seen to cross, where the solution would have several values.
  boolean haveCrossed() {
    return crossed;
  }

  /// A state of the problem along characteristics as a state of the problem in space.
  Frame inSpace(Frame frame) {
    return new Frame(frame.time(), frame.step(), List.of(inSpace(frame.fields())));
  }

  private Field inSpace(List<Field> fields) {
    double lower = domain.lower()[0];
    double length = domain.upper()[0] - lower;
    double[] labels = new double[LABELS];
    Arrays.setAll(labels, k -> lower + k * length / LABELS);
    double[] shift = new double[LABELS];
    double[] state = new double[LABELS];
    Points points = Points.of(labels);
    fields.get(0).evaluate(points, shift);
    fields.get(1).evaluate(points, state);
    List<double[]> pairs = new ArrayList<>();
    for (int k = 0; k < LABELS; k++) {
      double at = labels[k] + way * shift[k];
      crossed |= k > 0 && at <= labels[k - 1] + way * shift[k - 1];
      pairs.add(new double[] {at - length * Math.floor((at - lower) / length), state[k]});
    }
    pairs.sort(Comparator.comparingDouble(pair -> pair[0]));
    double[] first = pairs.getFirst();
    double[] last = pairs.getLast();
    pairs.addFirst(new double[] {last[0] - length, last[1]});
    pairs.add(new double[] {first[0] + length, first[1]});
    double[] values = new double[POINTS];
    int left = 0;
    for (int k = 0; k < POINTS; k++) {
      double x = lower + k * length / (POINTS - 1);
      while (left + 2 < pairs.size() && pairs.get(left + 1)[0] < x) {
        left++;
      }
      double[] before = pairs.get(left);
      double[] after = pairs.get(left + 1);
      double share = after[0] > before[0] ? (x - before[0]) / (after[0] - before[0]) : 0.5;
      values[k] = before[1] + Math.clamp(share, 0, 1) * (after[1] - before[1]);
    }
    return new GridField(domain.lower(), domain.upper(), new int[] {POINTS}, values);
  }
}
