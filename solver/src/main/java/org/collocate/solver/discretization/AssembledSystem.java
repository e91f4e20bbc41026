package org.collocate.solver.discretization;

import java.util.Arrays;
import java.util.List;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Points;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Vectors;
import org.collocate.solver.problem.PointKernel;
import org.collocate.solver.problem.Problem;
import org.jspecify.annotations.Nullable;

/// What discretizations have in common that assemble matrices: degrees of freedom of `m` unknowns interleaved at nodes,
/// Dirichlet values at nodes, and no assembly that would give what is known already.
///
/// A linear system with constant matrices is `R(t, u) = J u + R(t, 0)`: then {@link #assembleResidual} is asked for
/// `R(t, 0)` only, with the terms of {@link #residualTerms()}.
public abstract class AssembledSystem implements SpatialSystem {
  private final Problem problem;
  private final Linearity linearity;
  private final WeakForm form;
  private final List<String> jets;
  private final DirichletNodes dirichlet;
  private @Nullable SparseMatrix knownJacobian;
  private @Nullable SparseMatrix knownMass;
  private double @Nullable [] knownLoad;

  /// @param nodes their number
  protected AssembledSystem(Problem problem, int nodes) {
    this(problem, nodes, WeakForm.of(problem.equation().form()), Linearity.jets(problem.equation().form()));
  }

  /// @param nodes their number
  /// @param form the weak form, with whatever is added to that of the equation
  /// @param jets names of all values and derivatives of the unknowns that occur in it
  protected AssembledSystem(Problem problem, int nodes, WeakForm form, List<String> jets) {
    this.problem = problem;
    this.form = form;
    this.jets = jets;
    linearity = Linearity.of(problem, form);
    dirichlet = new DirichletNodes(problem, nodes);
  }

  /// Where each node lies, `[axis][node]`.
  protected abstract double[][] nodes();

  /// A matrix full of zeros with room for all couplings.
  protected abstract SparseMatrix zeros();

  /// Adds the residual to `r`.
  protected abstract void assembleResidual(double time, double[] u, double[] r);

  /// Adds the derivative of the residual to a matrix.
  protected abstract void assembleJacobian(double time, double[] u, SparseMatrix matrix);

  /// Adds the mass to a matrix.
  protected abstract void assembleMass(double time, double[] u, SparseMatrix matrix);

  /// The terms of the weak form and its derivatives.
  protected final WeakForm form() {
    return form;
  }

  /// The terms that {@link #assembleResidual} has to add.
  protected final List<WeakForm.Linear> residualTerms() {
    return linearity.constantMatrices() ? form.load(jets) : form.residual();
  }

  protected final Linearity linearity() {
    return linearity;
  }

  protected final DirichletNodes dirichlet() {
    return dirichlet;
  }

  @Override
  public final Problem problem() {
    return problem;
  }

  @Override
  public final int size() {
    return dirichlet.constrained().length;
  }

  @Override
  public final int components() {
    return problem.unknowns().size();
  }

  @Override
  public final void residual(double time, double[] u, double[] r) {
    if (linearity.constantMatrices()) {
      double[] load = load(time);
      jacobian(time, u).multiply(u, r);
      Vectors.addScaled(1, load, r);
    } else {
      Arrays.fill(r, 0);
      assembleResidual(time, u, r);
    }
  }

  private double[] load(double time) {
    double[] load = knownLoad;
    if (load == null || !linearity.constantLoad()) {
      load = new double[size()];
      assembleResidual(time, new double[size()], load);
      knownLoad = load;
    }
    return load;
  }

  @Override
  public final SparseMatrix jacobian(double time, double[] u) {
    SparseMatrix matrix = knownJacobian;
    if (matrix == null || !linearity.constantMatrices()) {
      matrix = zeros();
      assembleJacobian(time, u, matrix);
      knownJacobian = matrix;
    }
    return matrix;
  }

  @Override
  public final SparseMatrix mass(double time, double[] u) {
    SparseMatrix matrix = knownMass;
    if (matrix == null || !linearity.constantMatrices()) {
      matrix = zeros();
      assembleMass(time, u, matrix);
      knownMass = matrix;
    }
    return matrix;
  }

  @Override
  public final boolean isLinear() {
    return linearity.linear();
  }

  @Override
  public final boolean hasConstantMatrices() {
    return linearity.constantMatrices();
  }

  @Override
  public final boolean[] constrained() {
    return dirichlet.constrained();
  }

  @Override
  public final void prescribe(double time, double[] u) {
    dirichlet.prescribe(time, u);
  }

  @Override
  public final void interpolate(Expression formula, int unknown, double[] u) {
    double[][] values = new double[1][size() / components()];
    new PointKernel(problem, List.of(formula), List.of()).at(new Points(nodes(), null))
        .evaluate(0, new double[0][], values);
    spread(values[0], unknown, u);
  }

  @Override
  public final void interpolate(Field field, int unknown, double[] u) {
    double[] values = new double[size() / components()];
    field.evaluate(new Points(nodes(), null), values);
    spread(values, unknown, u);
  }

  private void spread(double[] values, int unknown, double[] u) {
    for (int i = 0; i < values.length; i++) {
      u[i * components() + unknown] = values[i];
    }
  }

  @Override
  public final double[][] coordinates() {
    double[][] nodes = nodes();
    double[][] coordinates = new double[nodes.length][size()];
    for (int axis = 0; axis < nodes.length; axis++) {
      for (int i = 0; i < size(); i++) {
        coordinates[axis][i] = nodes[axis][i / components()];
      }
    }
    return coordinates;
  }
}
