package org.collocate.solver.discretization;

import java.util.List;
import org.collocate.solver.equation.GeneralForm;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.mesh.Mesh;
import org.collocate.solver.metric.BoundaryQuadrature;
import org.collocate.solver.metric.Quadrature;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.PointKernel;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.FunctionSpace;
import org.collocate.solver.space.MeshQuadrature;
import org.collocate.solver.study.Numbers;

/// What follows for equation `i` of a steady problem when all its boundary conditions prescribe the flux.
///
/// ```
/// ∮ g − ∫ F = 0
/// ```
///
/// must hold if neither side knows the unknowns; and if nothing but derivatives of unknown `i` occurs, it is fixed only
/// up to a constant.
public final class FluxBalance {
  /// A smaller part of the data than this is an error of quadrature or of rounded input.
  static final double NEGLIGIBLE = 1e-3;
  private static final int DEGREE = 8;

  private final Problem problem;
  private final GeneralForm form;
  private final int i;

  /// @param i the equation
  public FluxBalance(Problem problem, int i) {
    this.problem = problem;
    this.form = problem.equation().form();
    this.i = i;
  }

  private boolean hasDirichlet() {
    return problem.conditions()
        .stream()
        .anyMatch(condition -> condition instanceof BoundaryCondition.Dirichlet && condition.unknown() == i);
  }

  /// Whether a constant may be added to the unknown.
  public boolean isFloating() {
    String unknown = problem.unknowns().get(i);
    boolean free = !hasDirichlet();
    for (int equation = 0; equation < form.unknowns().size(); equation++) {
      free &= !form.source(equation).symbols().contains(unknown);
      for (int axis = 0; axis < form.dimension(); axis++) {
        free &= !form.flux(equation, axis).symbols().contains(unknown);
      }
    }
    return free && problem.conditions()
        .stream()
        .noneMatch(condition -> condition.value().symbols().contains(unknown));
  }

  /// Whether the data alone have to balance.
  boolean isConstrained() {
    return !hasDirichlet() && isData(form.source(i)) && problem.conditions()
        .stream()
        .allMatch(condition -> condition.unknown() != i || isData(condition.value()));
  }

  private boolean isData(Expression expression) {
    return problem.equation().jetsIn(List.of(expression)).isEmpty();
  }

  /// Why there is no solution; empty if the data balance. Measured on order 2 geometry, so that the mesh of a coarse
  /// or straight-sided space is not blamed on the data.
  public String imbalance(Mesh mesh) {
    FunctionSpace space = new FunctionSpace(mesh, 2);
    Quadrature inside = MeshQuadrature.cells(space.nodes(), DEGREE);
    double[] values = new double[inside.points().size()];
    new PointKernel(problem, List.of(form.source(i)), List.of()).at(inside.points())
        .evaluate(0, new double[0][], new double[][] {values});
    double surplus = -inside.integral(values);
    double size = inside.integral(magnitudes(values));
    List<BoundaryQuadrature> parts = MeshQuadrature.boundary(space, DEGREE);
    List<String> normals = problem.domain().coordinateNames().stream().map(name -> "normal_" + name).toList();
    for (BoundaryCondition condition : problem.conditions()) {
      if (condition.unknown() == i) {
        BoundaryQuadrature part = parts.get(condition.part());
        double[] flux = new double[part.quadrature().points().size()];
        new PointKernel(problem, List.of(condition.value()), normals).at(part.quadrature().points())
            .evaluate(0, part.normals(), new double[][] {flux});
        surplus += part.quadrature().integral(flux);
        size += part.quadrature().integral(magnitudes(flux));
      }
    }
    if (Math.abs(surplus) <= NEGLIGIBLE * size) {
      return "";
    }
    return message(problem.unknowns().get(i), surplus);
  }

  static String message(String unknown, double surplus) {
    return "the data of this pure flux problem do not balance: the flux of '" + unknown
        + "' out of the domain minus its sources is " + Numbers.shortText(surplus)
        + "; change a source or a flux by that much, or prescribe the unknown somewhere";
  }

  private static double[] magnitudes(double[] values) {
    double[] magnitudes = new double[values.length];
    for (int q = 0; q < values.length; q++) {
      magnitudes[q] = Math.abs(values[q]);
    }
    return magnitudes;
  }
}
