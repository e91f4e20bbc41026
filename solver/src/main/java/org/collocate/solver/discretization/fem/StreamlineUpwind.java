package org.collocate.solver.discretization.fem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.collocate.solver.discretization.Linearity;
import org.collocate.solver.discretization.WeakForm;
import org.collocate.solver.equation.GeneralForm;
import org.collocate.solver.equation.Jet;
import org.collocate.solver.equation.StrongResidual;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.expression.Operator;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.FunctionSpace;
import org.collocate.solver.space.QuadratureRule;

/// What streamline upwinding (SUPG) adds to the weak form of one equation with transport `β`: the strong residual `r`, tested
/// along the stream.
///
/// ```
/// Σ_T ∫_T τ r(u) β·∇v        β = ∂Γ/∂u − ∂F/∂∇u,    A = −∂Γ/∂∇u
/// τ = h / (2 |β| p) · (coth P − 1/P),    P = |β| h / (2 k p),    k = β·Aβ / |β|²,    h = 2 |β| / Σ_i |β·∇λ_i|
/// ```
///
/// `P` is the Péclet number of a cell over the order `p`, `h` the length of the cell along the stream (T. E. Tezduyar, Y. J. Park,
/// Comput. Methods Appl. Mech. Eng. 59 (1986), doi 10.1016/0045-7825(86)90003-4). The exact solution fulfils the equations as
/// before, so that the order is kept: `p + ½` in L2 where transport prevails. There are no oscillations but in cells with sharp
/// layers. Source: A. N. Brooks, T. J. R. Hughes, Comput. Methods Appl. Mech. Eng. 32 (1982),
/// doi 10.1016/0045-7825(82)90071-8; with the order in `τ`: A. C. Galeão, R. C. Almeida, S. M. C. Malta, A. F. D. Loula, Appl.
/// Numer. Math. 48 (2004), doi 10.1016/j.apnum.2003.10.002.
public final class StreamlineUpwind {
  /// Below, coth P − 1/P is P/3 to ten digits.
  private static final double SMALL = 1e-4;
  /// Keeps quotients finite where nothing moves or nothing diffuses.
  private static final double TINY = 1e-100;

  private final GeneralForm form;
  private final StrongResidual strong;
  private final int order;
  private final List<Expression> stream = new ArrayList<>();
  private final Expression across;

  /// @param order of the elements
  /// @throws IllegalArgumentException if there is an {@link #obstacle}
  StreamlineUpwind(Problem problem, int order) {
    String obstacle = obstacle(problem);
    if (!obstacle.isEmpty()) {
      throw new IllegalArgumentException(obstacle);
    }
    this.order = order;
    form = problem.equation().form();
    strong = problem.equation().strong();
    for (int a = 0; a < form.dimension(); a++) {
      stream.add(stream(form, a));
    }
    across = across();
  }

  private static Expression stream(GeneralForm form, int axis) {
    return form.fluxByValue(0, axis, 0).minus(form.sourceByGradient(0, 0, axis)).simplify();
  }

  /// Why there is no upwinding for a problem; empty if there is.
  public static String obstacle(Problem problem) {
    GeneralForm form = problem.equation().form();
    if (form.unknowns().size() > 1) {
      return "streamline upwinding is offered for one equation with one unknown";
    }
    Set<String> jets = Set.copyOf(Linearity.jets(form));
    boolean moves = false;
    for (int a = 0; a < form.dimension(); a++) {
      Expression along = stream(form, a);
      moves |= !along.isZero();
      if (along.symbols().stream().anyMatch(jets::contains)) {
        return "streamline upwinding needs a transport that does not depend on the solution; here it is "
            + along.print();
      }
    }
    if (!moves) {
      return "streamline upwinding needs transport, which this equation has not";
    }
    return problem.equation().hasStrong() ? ""
        : "streamline upwinding needs the equation at points: " + problem.equation().strongObstacle();
  }

  /// The names of the unknown, its first and then its second derivatives, by slots.
  static List<String> jets(GeneralForm form) {
    List<String> names = new ArrayList<>(Linearity.jets(form));
    names.addAll(seconds(form));
    return names;
  }

  /// What the terms are evaluated from: {@link #jets} and the derivatives of the reference coordinates.
  static List<String> columns(GeneralForm form) {
    List<String> names = new ArrayList<>(jets(form));
    names.addAll(metric(form.dimension()));
    return names;
  }

  /// `xx, xy, yy`
  private static List<String> seconds(GeneralForm form) {
    List<String> names = new ArrayList<>();
    for (int a = 0; a < form.dimension(); a++) {
      for (int b = a; b < form.dimension(); b++) {
        names.add(new Jet(form.unknowns().getFirst(),
            List.of(form.coordinates().get(a), form.coordinates().get(b)), 0)
            .symbol());
      }
    }
    return names;
  }

  /// `∂ξ_i/∂x_a` row by row.
  private static List<String> metric(int dimension) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < dimension; i++) {
      for (int a = 0; a < dimension; a++) {
        names.add("∂ξ" + i + "/∂x" + a);
      }
    }
    return names;
  }

  /// `Σ_i |β·∇λ_i|` over the vertices.
  private Expression across() {
    List<String> metric = metric(stream.size());
    Expression sum = Expression.of(0);
    Expression last = Expression.of(0);
    for (int i = 0; i < stream.size(); i++) {
      Expression along = Expression.of(0);
      for (int a = 0; a < stream.size(); a++) {
        along = along.plus(stream.get(a).times(Expression.symbol(metric.get(i * stream.size() + a))));
      }
      sum = sum.plus(Expression.apply(Operator.ABS, along));
      last = last.plus(along);
    }
    return sum.plus(Expression.apply(Operator.ABS, last));
  }

  /// `β·Aβ`
  private Expression diffusion() {
    Expression sum = Expression.of(0);
    for (int a = 0; a < stream.size(); a++) {
      for (int b = 0; b < stream.size(); b++) {
        sum = sum.minus(stream.get(a).times(form.fluxByGradient(0, a, 0, b)).times(stream.get(b)));
      }
    }
    return sum.simplify();
  }

  /// The largest Péclet number of a cell over the order, at the middles of the cells and in the beginning; very large where
  /// nothing diffuses.
  public static double largestPeclet(Problem problem, FunctionSpace space) {
    StreamlineUpwind upwind = new StreamlineUpwind(problem, space.nodes().element().order());
    QuadratureRule middle = QuadratureRule.of(space.nodes().dimension(), 1);
    double[] largest = {0};
    new CellValues(problem, space, middle, List.of(upwind.peclet()), columns(upwind.form)).forEachCell(0,
        new double[space.size()],
        (_, _, values, first) -> largest[0] = Math.max(largest[0], values[0][first]));
    return largest[0];
  }

  /// P
  private Expression peclet() {
    Expression square = Expression.of(0);
    for (Expression along : stream) {
      square = square.plus(along.times(along));
    }
    Expression diffusive = Expression.of(order)
        .times(across)
        .times(Expression.apply(Operator.ABS, diffusion()));
    return square.times(square).over(largest(diffusive, TINY));
  }

  /// τ with the sign of diffusion, or else of the mass: an equation may be written with either sign.
  private Expression weight() {
    Expression peclet = peclet();
    Expression bounded = largest(peclet, SMALL);
    Expression share = Expression.apply(Operator.IF,
        Expression.apply(Operator.LESS, peclet, Expression.of(SMALL)), peclet.over(Expression.of(3)),
        Expression.of(1)
            .over(Expression.apply(Operator.TANH, bounded))
            .minus(Expression.of(1).over(bounded)));
    return sign().times(share).over(largest(Expression.of(order).times(across), TINY));
  }

  private Expression sign() {
    Expression diffusion = diffusion();
    Expression otherwise = form.steady() ? Expression.of(1)
        : Expression.apply(Operator.SIGN, form.mass1(0, 0));
    return diffusion.isZero() ? otherwise
        : Expression.apply(Operator.IF, Expression.apply(Operator.EQUAL, diffusion, Expression.of(0)),
            otherwise, Expression.apply(Operator.SIGN, diffusion));
  }

  private static Expression largest(Expression one, double other) {
    return Expression.apply(Operator.MAX, one, Expression.of(other));
  }

  /// The terms to be added. Slots go on after the first derivatives with the second ones.
  WeakForm terms() {
    Expression residual = strong.residuals().getFirst();
    String rate = new Jet(form.unknowns().getFirst(), List.of(), 1).symbol();
    Expression mass = residual.differentiate(rate).simplify();
    Map<String, Expression> absent = new HashMap<>();
    absent.put(rate, Expression.of(0));
    if (order == 1) {
      seconds(form).forEach(second -> absent.put(second, Expression.of(0)));
    }
    Expression steady = residual.substitute(absent).simplify();
    List<String> slots = jets(form);
    Expression weight = weight();
    List<WeakForm.Linear> linear = new ArrayList<>();
    List<WeakForm.Bilinear> bilinear = new ArrayList<>();
    List<WeakForm.Bilinear> masses = new ArrayList<>();
    for (int a = 0; a < stream.size(); a++) {
      Expression along = weight.times(stream.get(a));
      if (along.isZero()) {
        continue;
      }
      Expression tested = along.times(steady);
      linear.add(new WeakForm.Linear(0, a + 1, tested));
      for (int slot = 0; slot < slots.size(); slot++) {
        Expression derivative = tested.differentiate(slots.get(slot)).simplify();
        if (!derivative.isZero()) {
          bilinear.add(new WeakForm.Bilinear(0, a + 1, 0, slot, derivative));
        }
      }
      if (!mass.isZero()) {
        masses.add(new WeakForm.Bilinear(0, a + 1, 0, 0, along.times(mass)));
      }
    }
    return new WeakForm(linear, bilinear, masses);
  }
}
