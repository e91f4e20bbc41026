package org.collocate.solver.discretization.fvm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.GeneralForm;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.expression.StencilKernel;
import org.collocate.solver.expression.StencilKernel.Tap;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Coefficient;
import org.collocate.solver.problem.EvolutionProblem;

/// The balance of one cell as formulas of its neighbours' values.
///
/// ```
/// m κ |c| u_t = κ |c| F(x, u, ∇u) − Σ_faces o |f| Γ_f · n − |wall| Γ·n
/// Γ_f = Γ(½ (x + x'), ½ (u + u'), ∇u_f),   ∂u_f/∂n = (u' − u) / h,   ∂u_f/∂s = the mean of both cells' central differences
/// ```
///
/// with κ the share of the cell that lies inside and o the share of the face that is open; differences over closed faces count as
/// zero. Of second order where coefficients are smooth.
final class CellStencil {
  static final String TIME = "t";
  static final String WALL = "@wall-";
  static final String OLD = "@old-";
  /// Scalars before the parameters.
  static final int FIRST_PARAMETER = 4;
  private static final String STEP = "@step";
  private static final String OLD_SHARE = "@old-share";
  private static final String NEW_SHARE = "@new-share";
  private static final String OPEN = "@open";
  private static final String INVERSE = "@inverse";
  private static final String VOLUME = "@volume";

  private final Equation equation;
  private final GeneralForm form;
  private final CellGrid grid;
  private final List<String> arrays = new ArrayList<>();
  private final List<String> data = new ArrayList<>();
  private final List<String> scalars = new ArrayList<>();
  private final Map<String, Tap> taps = new LinkedHashMap<>();
  private final boolean masked;
  private final boolean fed;
  private final StencilKernel forward;
  private final @org.jspecify.annotations.Nullable StencilKernel mixed;

  /// @param fed whether there are prescribed fluxes other than zero, which come as a column for each unknown
  /// @param stages whether steps have more than one stage
  CellStencil(EvolutionProblem problem, CellGrid grid, boolean fed, boolean stages) {
    equation = problem.equation();
    form = equation.form();
    this.grid = grid;
    this.fed = fed;
    masked = !grid.isWhole();
    scalars.addAll(List.of(TIME, STEP, OLD_SHARE, NEW_SHARE));
    scalars.addAll(new TreeSet<>(problem.parameters().keySet()));
    arrays.addAll(form.unknowns());
    data.addAll(dataSymbols(problem));
    arrays.addAll(data);
    if (masked) {
      for (int axis = 0; axis < grid.dimension(); axis++) {
        arrays.add(OPEN + axis);
      }
      arrays.add(INVERSE);
      arrays.add(VOLUME);
    }
    if (fed) {
      form.unknowns().forEach(unknown -> arrays.add(WALL + unknown));
    }
    if (stages) {
      form.unknowns().forEach(unknown -> arrays.add(OLD + unknown));
    }
    List<Expression> steps = new ArrayList<>();
    for (int i = 0; i < form.unknowns().size(); i++) {
      steps.add(at(form.unknowns().get(i), 0, 0).plus(step(i)));
    }
    forward = StencilKernel.compile(steps, List.copyOf(taps.values()), scalars);
    if (stages) {
      List<Expression> mixtures = new ArrayList<>();
      for (int i = 0; i < steps.size(); i++) {
        mixtures.add(at(OLD + form.unknowns().get(i), 0, 0).times(Expression.symbol(OLD_SHARE))
            .plus(steps.get(i).times(Expression.symbol(NEW_SHARE))));
      }
      mixed = StencilKernel.compile(mixtures, List.copyOf(taps.values()), scalars);
    } else {
      mixed = null;
    }
  }

  /// Whether something other than nothing is prescribed to flow through the boundary.
  static boolean isFed(EvolutionProblem problem) {
    return problem.conditions()
        .stream()
        .anyMatch(condition -> condition instanceof BoundaryCondition.Flux flux && !flux.value().isZero());
  }

  /// Whether another problem on another grid has the same balance of a cell: a loop that was compiled once, and is warm, serves both.
  boolean fits(EvolutionProblem problem, CellGrid other) {
    Equation now = problem.equation();
    return (other == grid || !masked && other.isWhole() && Arrays.equals(other.spacing(), grid.spacing()))
        && now.texts().equals(equation.texts()) && now.unknowns().equals(equation.unknowns())
        && now.scope().equals(equation.scope()) && isFed(problem) == fed
        && problem.parameters().size() + FIRST_PARAMETER == scalars.size();
  }

  /// Why an equation has no such balance; empty if it has.
  static String obstacle(EvolutionProblem problem) {
    GeneralForm form = problem.equation().form();
    for (int i = 0; i < form.unknowns().size(); i++) {
      for (int j = 0; j < form.unknowns().size(); j++) {
        if (i == j == form.mass1(i, j).isZero()) {
          return "explicit steps need dt(" + form.unknowns().get(i) + ") alone in equation " + (i + 1)
              + ", and in no other";
        }
      }
    }
    if (form.massDependsOnUnknowns()) {
      return "explicit steps need factors of dt(…) that do not depend on unknowns";
    }
    for (Map.Entry<String, Coefficient> entry : problem.coefficients().entrySet()) {
      if (entry.getValue() instanceof Coefficient.PerRegion regions
          && regions.formula().symbols().contains(TIME)) {
        return "the coefficient " + entry.getKey() + " differs by region and depends on t";
      }
    }
    return "";
  }

  /// What is known at the centre of each cell and is no number for all: coordinates, coefficients, their derivatives.
  private Set<String> dataSymbols(EvolutionProblem problem) {
    Set<String> used = new LinkedHashSet<>();
    int n = form.unknowns().size();
    for (int i = 0; i < n; i++) {
      used.addAll(form.source(i).symbols());
      used.addAll(form.mass1(i, i).symbols());
      for (int a = 0; a < grid.dimension(); a++) {
        used.addAll(form.flux(i, a).symbols());
      }
    }
    used.removeAll(form.unknowns());
    for (int j = 0; j < n; j++) {
      for (int a = 0; a < grid.dimension(); a++) {
        used.remove(form.gradientSymbol(j, a));
      }
    }
    used.remove(TIME);
    used.removeAll(problem.parameters().keySet());
    return used;
  }

  /// The arrays that a kernel reads, by name, in order.
  List<String> arrays() {
    return arrays;
  }

  /// Those of them that are data of the problem.
  List<String> data() {
    return data;
  }

  /// Names of the scalars: time, step, shares, parameters in their order.
  List<String> scalars() {
    return scalars;
  }

  /// Whether there are columns of prescribed fluxes.
  boolean isFed() {
    return fed;
  }

  /// `u + step · rate`.
  StencilKernel forward() {
    return forward;
  }

  /// `old share · old + new share · (u + step · rate)`.
  StencilKernel mixed() {
    return java.util.Objects.requireNonNull(mixed);
  }

  /// What an array of the grid holds; null for other arrays.
  double @org.jspecify.annotations.Nullable [] ofGrid(String array) {
    return switch (array) {
      case OPEN + "0" -> grid.open()[0];
      case OPEN + "1" -> grid.open()[1];
      case INVERSE -> grid.inverse();
      case VOLUME -> grid.volume();
      default -> null;
    };
  }

  private Expression at(String array, int right, int up) {
    String symbol = array + "@" + right + "," + up;
    taps.computeIfAbsent(symbol, name -> new Tap(name, arrays.indexOf(array), right, up));
    return Expression.symbol(symbol);
  }

  private Expression at(String array, int[] cell) {
    return at(array, cell[0], cell[1]);
  }

  private static int[] next(int[] cell, int axis, int by) {
    int[] next = cell.clone();
    next[axis] += by;
    return next;
  }

  private Expression step(int i) {
    int[] here = {0, 0};
    Expression mass = form.mass1(i, i).substitute(centre(here));
    Expression step = Expression.symbol(STEP).over(mass);
    Expression source = form.source(i).substitute(centre(here)).times(step);
    Expression outflow = diffusion(i, step);
    if (outflow == null) {
      outflow = Expression.of(0);
      for (int axis = 0; axis < grid.dimension(); axis++) {
        Expression ahead = face(i, axis, here);
        Expression behind = face(i, axis, next(here, axis, -1));
        outflow = outflow.plus(ahead.minus(behind).times(step.over(Expression.of(grid.spacing(axis)))));
      }
    }
    Expression wall = fed ? at(WALL + form.unknowns().get(i), here).times(step) : Expression.of(0);
    if (!masked) {
      return source.minus(outflow).minus(wall);
    }
    return source.times(at(VOLUME, here)).minus(outflow).times(at(INVERSE, here)).minus(wall);
  }

  /// The outflow of the five-point scheme, if the flux is `−Σ k ∇u` with the same numbers k along all axes; null if it is not.
  private @org.jspecify.annotations.Nullable Expression diffusion(int i, Expression step) {
    Expression sum = Expression.of(0);
    for (int j = 0; j < form.unknowns().size(); j++) {
      String unknown = form.unknowns().get(j);
      Expression around = Expression.of(0);
      Expression number = form.fluxByGradient(i, 0, j, 0);
      for (int axis = 0; axis < grid.dimension(); axis++) {
        if (!isPureDiffusion(i, axis) || !form.fluxByGradient(i, axis, j, axis).equals(number)
            || !scalars.containsAll(number.symbols())) {
          return null;
        }
        Expression along = Expression.of(0);
        int[] here = {0, 0};
        for (int by = 1; by >= -1; by -= 2) {
          Expression difference = at(unknown, next(here, axis, by)).minus(at(unknown, here));
          along = along.plus(masked
              ? difference.times(at(OPEN + axis, by > 0 ? here : next(here, axis, -1)))
              : at(unknown, next(here, axis, by)));
        }
        boolean squares = grid.spacing(0) == grid.spacing(1) || grid.dimension() == 1;
        if (!masked) {
          if (squares && grid.dimension() == 2) {
            around = around.plus(along);
            continue;
          }
          along = along.minus(at(unknown, here).times(Expression.of(2)));
        }
        around = around.plus(squares ? along
            : along.times(
                Expression
                    .of(grid.spacing(0) * grid.spacing(0) / (grid.spacing(axis) * grid.spacing(axis)))));
      }
      if (!masked && grid.dimension() == 2 && grid.spacing(0) == grid.spacing(1)) {
        around = around.minus(at(unknown, 0, 0).times(Expression.of(4)));
      }
      if (!number.isZero()) {
        Expression factor = step.times(number).over(Expression.of(grid.spacing(0) * grid.spacing(0)));
        sum = sum.plus(around.times(factor));
      }
    }
    return sum;
  }

  /// Whether a component of the flux is a sum of numbers times derivatives along its own axis.
  private boolean isPureDiffusion(int i, int axis) {
    Expression rest = form.flux(i, axis);
    for (int j = 0; j < form.unknowns().size(); j++) {
      Expression number = form.fluxByGradient(i, axis, j, axis);
      if (!scalars.containsAll(number.symbols())) {
        return false;
      }
      rest = rest.substitute(Map.of(form.gradientSymbol(j, axis), Expression.of(0)));
    }
    return rest.simplify().isZero();
  }

  private Map<String, Expression> centre(int[] cell) {
    Map<String, Expression> values = new HashMap<>();
    for (int j = 0; j < form.unknowns().size(); j++) {
      values.put(form.unknowns().get(j), at(form.unknowns().get(j), cell));
      for (int axis = 0; axis < grid.dimension(); axis++) {
        values.put(form.gradientSymbol(j, axis), difference(form.unknowns().get(j), axis, cell));
      }
    }
    data.forEach(name -> values.put(name, at(name, cell)));
    return values;
  }

  /// The central difference; what lies behind a closed face counts as equal.
  private Expression difference(String unknown, int axis, int[] cell) {
    int[] behind = next(cell, axis, -1);
    Expression both;
    if (masked) {
      both = at(unknown, next(cell, axis, 1)).minus(at(unknown, cell))
          .times(at(OPEN + axis, cell))
          .plus(at(unknown, cell).minus(at(unknown, behind)).times(at(OPEN + axis, behind)));
    } else {
      both = at(unknown, next(cell, axis, 1)).minus(at(unknown, behind));
    }
    return both.times(Expression.of(1 / (2 * grid.spacing(axis))));
  }

  /// The flux through the open part of the face between a cell and the next one along an axis.
  private Expression face(int i, int axis, int[] cell) {
    int[] other = next(cell, axis, 1);
    Expression half = Expression.of(0.5);
    Map<String, Expression> values = new HashMap<>();
    for (int j = 0; j < form.unknowns().size(); j++) {
      String unknown = form.unknowns().get(j);
      values.put(unknown, at(unknown, cell).plus(at(unknown, other)).times(half));
      for (int along = 0; along < grid.dimension(); along++) {
        if (along == axis) {
          values.put(form.gradientSymbol(j, along), at(unknown, other).minus(at(unknown, cell))
              .times(Expression.of(1 / grid.spacing(axis))));
        } else if (form.flux(i, axis).symbols().contains(form.gradientSymbol(j, along))) {
          values.put(form.gradientSymbol(j, along),
              difference(unknown, along, cell).plus(difference(unknown, along, other)).times(half));
        }
      }
    }
    data.forEach(name -> values.put(name, at(name, cell).plus(at(name, other)).times(half)));
    Expression flux = form.flux(i, axis).substitute(values);
    return masked ? flux.times(at(OPEN + axis, cell)) : flux;
  }
}
