package org.collocate.solver.comparison;

import java.util.List;
import org.collocate.solver.equation.Jet;
import org.collocate.solver.equation.StrongResidual;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.FieldData;
import org.collocate.solver.field.Points;
import org.collocate.solver.problem.PointKernel;
import org.collocate.solver.problem.Problem;

/// The strong residual of one equation at any point; see {@link ResidualLens}.
final class ResidualField implements Field {
  private static final double DIFFERENCE = 1e-5;

  private final Problem problem;
  private final StrongResidual strong;
  private final List<Field> solution;
  private final List<List<Field>> recovered;
  private final PointKernel kernel;

  /// @param solution one field for each unknown
  /// @param recovered `[unknown][axis]`: continuous gradients; none for smooth fields
  ResidualField(Problem problem, int equation, List<Field> solution, List<List<Field>> recovered) {
    this.problem = problem;
    this.strong = problem.equation().strong();
    this.solution = solution;
    this.recovered = recovered;
    kernel = new PointKernel(problem, List.of(strong.residuals().get(equation)), strong.symbols());
  }

  @Override
  public int dimension() {
    return problem.domain().dimension();
  }

  @Override
  public void evaluate(Points points, double[] values) {
    double[][] jets = new double[strong.jets().size()][];
    for (int u = 0; u < solution.size(); u++) {
      double[] value = new double[points.size()];
      solution.get(u).evaluate(points, value);
      double[][] gradient = new double[dimension()][points.size()];
      solution.get(u).gradient(points, gradient);
      double[][][] second = second(u, points);
      for (int j = 0; j < jets.length; j++) {
        Jet jet = strong.jets().get(j);
        if (jet.unknown().equals(problem.unknowns().get(u))) {
          int[] axes = jet.axes().stream().mapToInt(problem.domain().coordinateNames()::indexOf).toArray();
          jets[j] = switch (axes.length) {
            case 0 -> value;
            case 1 -> gradient[axes[0]];
            default -> second[axes[0]][axes[1]];
          };
        }
      }
    }
    kernel.at(points).evaluate(0, jets, new double[][] {values});
  }

  /// `[axis][component][point]`.
  private double[][][] second(int unknown, Points points) {
    int dimension = dimension();
    if (recovered.get(unknown).isEmpty()) {
      double[][][] second = new double[dimension][][];
      for (int axis = 0; axis < dimension; axis++) {
        second[axis] = difference(solution.get(unknown)::gradient, points, axis, dimension);
      }
      return second;
    }
    double[][][] second = new double[dimension][dimension][points.size()];
    for (int component = 0; component < dimension; component++) {
      double[][] slopes = new double[dimension][points.size()];
      recovered.get(unknown).get(component).gradient(points, slopes);
      for (int axis = 0; axis < dimension; axis++) {
        second[axis][component] = slopes[axis];
      }
    }
    return second;
  }

  /// What is differentiated: `[row][point]`.
  private interface Rows {
    void write(Points points, double[][] rows);
  }

  /// Central differences along an axis, `[row][point]`.
  private double[][] difference(Rows rows, Points points, int axis, int count) {
    double h = DIFFERENCE * (problem.domain().upper()[axis] - problem.domain().lower()[axis]);
    double[][] after = new double[count][points.size()];
    double[][] before = new double[count][points.size()];
    rows.write(shifted(points, axis, h), after);
    rows.write(shifted(points, axis, -h), before);
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < points.size(); i++) {
        after[row][i] = (after[row][i] - before[row][i]) / (2 * h);
      }
    }
    return after;
  }

  private static Points shifted(Points points, int axis, double by) {
    double[][] coordinates = points.coordinates().clone();
    coordinates[axis] = coordinates[axis].clone();
    for (int i = 0; i < coordinates[axis].length; i++) {
      coordinates[axis][i] += by;
    }
    return new Points(coordinates, points.regions());
  }

  /// By central differences of the residual.
  @Override
  public void gradient(Points points, double[][] gradients) {
    for (int axis = 0; axis < gradients.length; axis++) {
      gradients[axis] = difference((at, rows) -> evaluate(at, rows[0]), points, axis, 1)[0];
    }
  }

  /// A residual belongs to a problem that is alive and does not leave the process.
  ///
  /// @throws UnsupportedOperationException always
  @Override
  public FieldData encode() {
    throw new UnsupportedOperationException("a residual is made where it is looked at");
  }
}
