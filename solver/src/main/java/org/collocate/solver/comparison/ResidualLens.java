package org.collocate.solver.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.field.Field;
import org.collocate.solver.metric.Quadrature;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.FunctionSpace;
import org.collocate.solver.space.MeshQuadrature;
import org.jspecify.annotations.Nullable;

/// Shows how well fields satisfy the equation, point by point, whether there is a reference or not.
///
/// Second derivatives of smooth fields are central differences of their gradient. A piecewise polynomial has none: its
/// gradient is recovered first, as the mean of the gradients around each vertex weighted by area, and the derivative of
/// that is taken (O. C. Zienkiewicz, J. Z. Zhu, Int. J. Numer. Meth. Eng. 24 (1987), doi 10.1002/nme.1620240206). What
/// coefficients do where they jump is not seen. Belongs to one thread.
public final class ResidualLens {
  private static final int CELLS = 20_000;

  private final Problem problem;
  private @Nullable FunctionSpace mesh;
  private @Nullable FunctionSpace linear;

  /// A lens that makes a mesh of its own if it needs one.
  public ResidualLens(Problem problem) {
    this.problem = problem;
  }

  /// @param mesh on which gradients are recovered
  ResidualLens(Problem problem, FunctionSpace mesh) {
    this.problem = problem;
    this.mesh = mesh;
  }

  /// Why a problem has no residual that could be shown; empty if it has one.
  public static Optional<String> obstacle(Problem problem) {
    Equation equation = problem.equation();
    if (!equation.hasStrong()) {
      return Optional.of(equation.strongObstacle());
    }
    if (!equation.steady()) {
      return Optional
          .of("the states of an evolution are known at single instants, its rate of change is not");
    }
    return equation.strong().order() > 2
        ? Optional.of("it needs derivatives of order " + equation.strong().order())
        : Optional.empty();
  }

  /// The strong residual of each equation, left side minus right side.
  ///
  /// @param solution one field for each unknown
  /// @throws IllegalStateException if there is an {@link #obstacle}
  public List<Field> of(List<Field> solution) {
    obstacle(problem).ifPresent(reason -> {
      throw new IllegalStateException(reason);
    });
    List<List<Field>> gradients = new ArrayList<>();
    for (Field field : solution) {
      gradients.add(field.isSmooth() ? List.of() : recovered(field));
    }
    List<Field> residuals = new ArrayList<>();
    for (int i = 0; i < problem.unknowns().size(); i++) {
      residuals.add(new ResidualField(problem, i, solution, gradients));
    }
    return residuals;
  }

  /// The recovered gradient, one continuous field for each axis.
  private List<Field> recovered(Field field) {
    FunctionSpace space = linear();
    Quadrature centres = MeshQuadrature.cells(space.nodes(), 1);
    int dimension = space.nodes().dimension();
    double[][] gradient = new double[dimension][centres.points().size()];
    field.gradient(centres.points(), gradient);
    double[] share = new double[space.size()];
    double[] degrees = new double[dimension * space.size()];
    for (int cell = 0; cell < space.nodes().cellCount(); cell++) {
      double weight = centres.weights()[cell];
      for (int k = 0; k <= dimension; k++) {
        int at = space.unknown(space.nodes().node(cell, k));
        share[at] += weight;
        for (int axis = 0; axis < dimension; axis++) {
          degrees[at * dimension + axis] += weight * gradient[axis][cell];
        }
      }
    }
    for (int i = 0; i < degrees.length; i++) {
      degrees[i] /= share[i / dimension];
    }
    List<Field> fields = new ArrayList<>();
    for (int axis = 0; axis < dimension; axis++) {
      fields.add(space.field(degrees, axis, dimension));
    }
    return fields;
  }

  private FunctionSpace linear() {
    FunctionSpace known = linear;
    if (known == null) {
      FunctionSpace on = mesh;
      if (on == null) {
        on = Quadratures.of(problem, CELLS).space();
        mesh = on;
      }
      known = new FunctionSpace(on.mesh(), 1);
      linear = known;
    }
    return known;
  }
}
