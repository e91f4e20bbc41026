package org.collocate.models.loss;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.collocate.models.data.SpaceTime;
import org.collocate.models.jet.JetLayout;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Points;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.PointKernel;

/// Residuals as functions of the unknowns' jets, with their derivatives by each jet, compiled once.
///
/// ```
/// rᵢ(x, u, ∇u, ∂²u)          ∂rᵢ/∂(jet of uⱼ)
/// ```
///
/// The formulas name jets as the equation does: `u`, `u_x`, `u_xy`, up to the fourth order. Only streams that occur are
/// carried, and derivatives that matter through one combination alone, such as the Laplacian, share a stream.
public final class ResidualForm {
  /// `∂(residual)/∂(jet)`, where it is not identically zero.
  private record Slope(int residual, JetNames.Jet jet) {}

  private final JetLayout layout;
  private final int unknownCount;
  private final int residualCount;
  private final int normalCount;
  private final SpaceTime space;
  private final List<JetNames.Jet> jets;
  private final List<Slope> slopes;
  private final PointKernel kernel;

  /// The residuals of a steady problem's formulas; they may use the `normal_…` of a boundary if `onBoundary`.
  public ResidualForm(Formulation formulation, List<Expression> residuals, boolean onBoundary) {
    this(formulation, SpaceTime.steady(formulation.domain()), residuals, onBoundary);
  }

  /// The residuals of a problem's formulas in space, or in space and time.
  public ResidualForm(Formulation formulation, SpaceTime space, List<Expression> residuals,
      boolean onBoundary) {
    this.space = space;
    List<String> coordinates = space.coordinateNames();
    List<String> unknowns = formulation.equation().unknowns();
    unknownCount = unknowns.size();
    residualCount = residuals.size();
    normalCount = onBoundary ? space.domain().dimension() : 0;
    JetNames found = JetNames.of(residuals, unknowns, coordinates);
    layout = found.layout();
    List<Expression> formulas = found.formulas();
    Map<String, JetNames.Jet> names = found.jets();
    jets = List.copyOf(names.values());
    List<Expression> outputs = new ArrayList<>(formulas);
    slopes = new ArrayList<>();
    for (int i = 0; i < residualCount; i++) {
      for (Map.Entry<String, JetNames.Jet> name : names.entrySet()) {
        Expression slope = formulas.get(i).differentiate(name.getKey());
        if (!slope.isZero()) {
          slopes.add(new Slope(i, name.getValue()));
          outputs.add(slope);
        }
      }
    }
    List<String> columns = new ArrayList<>(names.keySet());
    for (int axis = 0; axis < normalCount; axis++) {
      columns.add("normal_" + coordinates.get(axis));
    }
    if (space.evolves()) {
      columns.add(SpaceTime.TIME);
    }
    kernel = new PointKernel(formulation, outputs, columns);
  }

  /// The streams that are needed.
  public JetLayout layout() {
    return layout;
  }

  /// Number of residuals at each point.
  public int residualCount() {
    return residualCount;
  }

  /// Whether some residual depends on the value of the unknown, not on its derivatives alone.
  public boolean usesValueOf(int unknown) {
    return jets.stream().anyMatch(jet -> jet.unknown() == unknown && jet.order() == 0);
  }

  /// The form at fixed points; `normals` are `[axis][point]`, empty inside.
  public At at(Points points, double[][] normals) {
    return new At(points, normals);
  }

  /// Residuals and slopes at fixed points. Parts of the points may be evaluated in parallel.
  public final class At {
    private final Points points;
    private final PointKernel.Bound bound;
    /// `[unknown][stream][point]`
    private final double[][][] jetValues;
    private final double[][] outputs;

    private At(Points points, double[][] normals) {
      int count = points.size();
      this.points = points;
      jetValues = new double[unknownCount][layout.streams()][count];
      double[][] columns = new double[jets.size() + normalCount + (space.evolves() ? 1 : 0)][];
      for (int c = 0; c < jets.size(); c++) {
        columns[c] = jetValues[jets.get(c).unknown()][jets.get(c).stream()];
      }
      for (int axis = 0; axis < normalCount; axis++) {
        columns[jets.size() + axis] = normals[axis];
      }
      if (space.evolves()) {
        columns[columns.length - 1] = points.coordinates()[space.domain().dimension()];
      }
      outputs = new double[residualCount + slopes.size()][count];
      bound = kernel.at(space.inSpace(points)).bind(0, columns, outputs);
    }

    /// The points.
    public Points points() {
      return points;
    }

    /// The points without their time.
    public Points inSpace() {
      return space.inSpace(points);
    }

    /// Where the caller writes the jets, `[unknown][stream][point]`, before [#evaluate].
    public double[][][] jets() {
      return jetValues;
    }

    /// Evaluates residuals and slopes of points `from … to` from the jets there.
    public void evaluate(int from, int to) {
      bound.evaluate(from, to);
    }

    /// One residual at all points.
    public double[] residual(int index) {
      return outputs[index];
    }

    /// Number of slopes that are not identically zero.
    public int slopeCount() {
      return slopes.size();
    }

    /// Which residual a slope belongs to.
    public int slopeResidual(int index) {
      return slopes.get(index).residual;
    }

    /// By a jet of which unknown.
    public int slopeUnknown(int index) {
      return slopes.get(index).jet.unknown();
    }

    /// By which stream of it.
    public int slopeStream(int index) {
      return slopes.get(index).jet.stream();
    }

    /// A slope at all points.
    public double[] slope(int index) {
      return outputs[residualCount + index];
    }

    /// How large a residual becomes for a function of size one that varies over the box: the root mean square of its
    /// slopes at u = 0 in normalized coordinates. Dividing by it makes losses of different equations comparable.
    ///
    /// @param scale reciprocal half width of the box along each axis; the geometric mean is used
    public double[] magnitudes(double[] scale) {
      for (double[][] unknown : jetValues) {
        for (double[] stream : unknown) {
          java.util.Arrays.fill(stream, 0);
        }
      }
      evaluate(0, points.size());
      double mean = 1;
      for (double s : scale) {
        mean *= Math.pow(s, 1.0 / scale.length);
      }
      double[] squares = new double[residualCount];
      for (int k = 0; k < slopes.size(); k++) {
        double factor = Math.pow(mean, slopes.get(k).jet.order());
        for (double slope : slope(k)) {
          squares[slopes.get(k).residual] += slope * factor * (slope * factor) / points.size();
        }
      }
      double[] magnitudes = new double[residualCount];
      for (int i = 0; i < residualCount; i++) {
        magnitudes[i] = squares[i] > 0 && Double.isFinite(squares[i]) ? Math.sqrt(squares[i]) : 1;
      }
      return magnitudes;
    }
  }
}
