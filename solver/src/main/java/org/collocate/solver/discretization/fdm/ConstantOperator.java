package org.collocate.solver.discretization.fdm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.collocate.solver.discretization.Linearity;
import org.collocate.solver.discretization.WeakForm;
import org.collocate.solver.equation.GeneralForm;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Points;
import org.collocate.solver.problem.Coefficient;
import org.collocate.solver.problem.PointKernel;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.study.Numbers;

/// `−a u_xx − b u_yy + c u = f` with numbers `a`, `b` and `c`, as an equation's weak form has them.
///
/// @param diffusion `[axis]`: `a`, `b`
/// @param reaction `c`
/// @param load what the residual of zero is at a point: `−f`; constant zero where there is no source
public record ConstantOperator(double[] diffusion, double reaction, Expression load) {
  private static final int LATTICE = 33;

  /// Why a problem's equation is none of these; empty if it is one.
  ///
  /// @param problem steady, with a general form
  public static String obstacle(Problem problem) {
    GeneralForm form = problem.equation().form();
    if (form.unknowns().size() > 1) {
      return "fast transforms are offered for one unknown, and there are " + form.unknowns().size();
    }
    WeakForm weak = WeakForm.of(form);
    for (WeakForm.Bilinear term : weak.jacobian()) {
      String name = name(term, form);
      if (term.test() != term.trial()) {
        return "fast transforms need an equation of u_xx, u_yy and u alone; this one has " + name;
      }
      String variation = variation(problem, term, name);
      if (!variation.isEmpty()) {
        return variation;
      }
    }
    if (!form.linear()) {
      return "fast transforms need a linear equation";
    }
    if (weak.load(Linearity.jets(form)).stream().anyMatch(term -> term.slot() > 0)) {
      return "a part of the flux does not depend on the unknown; write its divergence as a source";
    }
    return of(problem).indefinite();
  }

  /// The operator of a problem that {@link #obstacle} has nothing against.
  public static ConstantOperator of(Problem problem) {
    WeakForm weak = WeakForm.of(problem.equation().form());
    double[] diffusion = new double[problem.domain().dimension()];
    double reaction = 0;
    for (WeakForm.Bilinear term : weak.jacobian()) {
      double value = values(problem, term.factor())[0];
      if (term.test() == 0) {
        reaction = value;
      } else {
        diffusion[term.test() - 1] = value;
      }
    }
    Expression load = weak.load(Linearity.jets(problem.equation().form()))
        .stream()
        .map(WeakForm.Linear::factor)
        .findFirst()
        .orElse(Expression.of(0));
    return new ConstantOperator(diffusion, reaction, load);
  }

  /// Why elimination without pivoting may fail; empty if it cannot.
  private String indefinite() {
    double sign = Math.signum(diffusion[0]);
    if (sign == 0 || Arrays.stream(diffusion).anyMatch(a -> a * sign <= 0)) {
      return "fast transforms need diffusion of the same sign along every axis; the coefficients are "
          + String.join(", ", Arrays.stream(diffusion).mapToObj(Numbers::shortText).toList());
    }
    return reaction * sign >= 0 ? ""
        : "the coefficient of u, " + Numbers.shortText(reaction)
            + ", has the sign of a Helmholtz equation, which is not"
            + " definite; choose a method that eliminates directly";
  }

  private static String name(WeakForm.Bilinear term, GeneralForm form) {
    String unknown = form.unknowns().getFirst();
    if (term.test() == term.trial()) {
      return term.test() == 0 ? unknown : second(form, term.test() - 1, term.test() - 1);
    }
    return term.test() == 0 || term.trial() == 0
        ? "the first derivative " + form.gradientSymbol(0, Math.max(term.test(), term.trial()) - 1)
        : "the mixed derivative " + second(form, term.test() - 1, term.trial() - 1);
  }

  private static String second(GeneralForm form, int one, int other) {
    String unknown = form.unknowns().getFirst();
    return form.gradientSymbol(0, one) + form.gradientSymbol(0, other).substring(unknown.length() + 1);
  }

  /// In what, and where, a term's factor varies; empty if it is a number.
  private static String variation(Problem problem, WeakForm.Bilinear term, String name) {
    Expression factor = term.factor().simplify();
    Set<String> depends = new LinkedHashSet<>();
    factor.symbols().forEach(symbol -> {
      if (problem.coefficients().get(symbol) instanceof Coefficient.PerRegion regions) {
        depends.addAll(regions.formula().symbols());
      } else {
        depends.add(symbol);
      }
    });
    depends.removeAll(problem.parameters().keySet());
    if (depends.isEmpty()) {
      return "";
    }
    List<String> jets = new ArrayList<>(Linearity.jets(problem.equation().form()));
    String begin = "fast transforms need constant coefficients; that of " + name + ", " + factor + ", ";
    if (jets.removeIf(depends::contains)) {
      return begin + "depends on the unknown";
    }
    double[] values = values(problem, factor);
    int least = 0;
    int most = 0;
    for (int k = 0; k < values.length; k++) {
      least = values[k] < values[least] ? k : least;
      most = values[k] > values[most] ? k : most;
    }
    String where = values[least] < values[most]
        ? ": " + at(problem, values, least) + ", " + at(problem, values, most)
        : "";
    return begin + "varies with " + String.join(", ", depends) + where;
  }

  private static String at(Problem problem, double[] values, int k) {
    double[] point = lattice(problem).point(k);
    return Numbers.shortText(values[k]) + " at ("
        + String.join(", ", Arrays.stream(point).mapToObj(Numbers::shortText).toList()) + ")";
  }

  /// A factor without the unknown at points inside.
  private static double[] values(Problem problem, Expression factor) {
    Points points = lattice(problem);
    double[][] values = new double[1][points.size()];
    new PointKernel(problem, List.of(factor), List.of()).at(points).evaluate(0, new double[0][], values);
    return values[0];
  }

  private static Points lattice(Problem problem) {
    int dimension = problem.domain().dimension();
    int size = dimension == 1 ? LATTICE : LATTICE * LATTICE;
    double[][] coordinates = new double[dimension][size];
    for (int axis = 0; axis < dimension; axis++) {
      double lower = problem.domain().lower()[axis];
      double step = (problem.domain().upper()[axis] - lower) / (LATTICE + 1);
      for (int k = 0; k < size; k++) {
        coordinates[axis][k] = lower + (1 + (axis == 0 ? k % LATTICE : k / LATTICE)) * step;
      }
    }
    return new Points(coordinates, null);
  }
}
