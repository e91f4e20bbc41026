package org.collocate.solver.space;

import org.jspecify.annotations.Nullable;

/// The map from the reference element to one cell, and the basis functions there.
///
/// ```
/// x(ξ) = Σ N_k(ξ) X_k        J = ∂x/∂ξ        ∇φ_k = J⁻ᵀ ∇N_k        ∇∇φ_k = J⁻ᵀ (∂∂N_k − Σ_i ∂_i φ_k ∂∂x_i) J⁻¹
/// ```
///
/// A work object of one thread: {@link #enter} chooses the cell, {@link #at} the point; then the accessors hold. Basis
/// functions at the points of a quadrature rule are tabulated.
public final class ElementMap {
  /// A step that leaves nothing but rounding behind, for its square is what is left.
  private static final double FOUND = 1e-9;
  /// In tiny cells far from the origin rounding itself is larger.
  private static final double HARDLY_FOUND = 1e-5;

  private final ElementNodes nodes;
  private final QuadratureRule rule;
  private final int dimension;
  private final int count;
  private final double[][] corners;
  private final double[] point;
  private final double[][] inverse = new double[2][2];
  private final double[][] gradients;
  private final double[][] tableOfValues;
  private final double[][][] tableOfGradients;
  private final double[] ownValues;
  private final double[][] ownReference;
  private double[] values;
  private double[][] reference;
  private double determinant;
  /// Made when second derivatives are first asked for.
  private double @Nullable [][][] tableOfSeconds;
  private final double[][] seconds;
  private boolean secondsKnown;
  private int number = -1;
  /// Whether the determinant and the gradients are those of all points of the present cell.
  private boolean same;

  /// For points anywhere, and for those of a rule by number.
  public ElementMap(ElementNodes nodes, QuadratureRule rule) {
    this.nodes = nodes;
    dimension = nodes.dimension();
    count = nodes.element().nodeCount();
    corners = new double[dimension][count];
    point = new double[dimension];
    values = new double[count];
    reference = new double[count][dimension];
    gradients = new double[dimension][count];
    this.rule = rule;
    seconds = new double[dimension * (dimension + 1) / 2][count];
    tableOfValues = new double[rule.size()][count];
    tableOfGradients = new double[rule.size()][count][dimension];
    double[] xi = new double[dimension];
    for (int q = 0; q < rule.size(); q++) {
      for (int axis = 0; axis < dimension; axis++) {
        xi[axis] = rule.points()[axis][q];
      }
      nodes.element().values(xi, tableOfValues[q]);
      nodes.element().gradients(xi, tableOfGradients[q]);
    }
    ownValues = values;
    ownReference = reference;
  }

  /// For points anywhere.
  public ElementMap(ElementNodes nodes) {
    this(nodes, QuadratureRule.none(nodes.dimension()));
  }

  /// Chooses the cell.
  public void enter(int cell) {
    for (int k = 0; k < count; k++) {
      int node = nodes.node(cell, k);
      for (int axis = 0; axis < dimension; axis++) {
        corners[axis][k] = nodes.coordinates()[axis][node];
      }
    }
    same = false;
  }

  /// Evaluates everything at a reference point of the cell.
  public void at(double[] xi) {
    nodes.element().values(xi, ownValues);
    nodes.element().gradients(xi, ownReference);
    values = ownValues;
    reference = ownReference;
    number = -1;
    secondsKnown = false;
    transform();
  }

  /// Evaluates everything at point `q` of the rule.
  public void at(int q) {
    values = tableOfValues[q];
    reference = tableOfGradients[q];
    number = q;
    secondsKnown = false;
    transform();
  }

  private void transform() {
    if (same) {
      return;
    }
    same = nodes.element().order() == 1;
    if (dimension == 1) {
      determinant = slope(0, 0);
      inverse[0][0] = 1 / determinant;
      for (int k = 0; k < count; k++) {
        gradients[0][k] = reference[k][0] * inverse[0][0];
      }
      return;
    }
    if (same) {
      transformStraight();
      return;
    }
    double xr = slope(0, 0);
    double xs = slope(0, 1);
    double yr = slope(1, 0);
    double ys = slope(1, 1);
    determinant = xr * ys - xs * yr;
    inverse[0][0] = ys / determinant;
    inverse[0][1] = -xs / determinant;
    inverse[1][0] = -yr / determinant;
    inverse[1][1] = xr / determinant;
    for (int k = 0; k < count; k++) {
      gradients[0][k] = reference[k][0] * inverse[0][0] + reference[k][1] * inverse[1][0];
      gradients[1][k] = reference[k][0] * inverse[0][1] + reference[k][1] * inverse[1][1];
    }
  }

  /// The same of a triangle with three nodes, whose basis functions are `1 − ξ − η`, `ξ` and `η`.
  private void transformStraight() {
    double[] x = corners[0];
    double[] y = corners[1];
    double xr = x[1] - x[0];
    double xs = x[2] - x[0];
    double yr = y[1] - y[0];
    double ys = y[2] - y[0];
    determinant = xr * ys - xs * yr;
    double scale = 1 / determinant;
    inverse[0][0] = ys * scale;
    inverse[0][1] = -xs * scale;
    inverse[1][0] = -yr * scale;
    inverse[1][1] = xr * scale;
    double[] alongX = gradients[0];
    double[] alongY = gradients[1];
    alongX[1] = inverse[0][0];
    alongX[2] = inverse[1][0];
    alongX[0] = -alongX[1] - alongX[2];
    alongY[1] = inverse[0][1];
    alongY[2] = inverse[1][1];
    alongY[0] = -alongY[1] - alongY[2];
  }

  private double slope(int axis, int direction) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += corners[axis][k] * reference[k][direction];
    }
    return sum;
  }

  /// Finds the reference coordinates of a point by Newton's method, whose first step is exact on straight cells.
  ///
  /// @param x the point
  /// @param xi receives the reference coordinates, also where they lie outside the element
  /// @return whether it found them; if not, the point is far from the cell
  public boolean invert(double[] x, double[] xi) {
    java.util.Arrays.fill(xi, 1.0 / (dimension + 1));
    double largest = Double.POSITIVE_INFINITY;
    for (int iteration = 0; iteration < 12 && !(largest <= FOUND); iteration++) {
      at(xi);
      largest = 0;
      double[] here = point();
      double dx = x[0] - here[0];
      double dy = dimension == 1 ? 0 : x[1] - here[1];
      for (int axis = 0; axis < dimension; axis++) {
        double step = inverse[axis][0] * dx + inverse[axis][1] * dy;
        xi[axis] += Math.clamp(step, -2, 2);
        largest = Math.max(largest, Math.abs(step));
      }
    }
    return largest <= HARDLY_FOUND;
  }

  /// The point, `[axis]`.
  public double[] point() {
    for (int axis = 0; axis < dimension; axis++) {
      double x = 0;
      for (int k = 0; k < count; k++) {
        x += values[k] * corners[axis][k];
      }
      point[axis] = x;
    }
    return point;
  }

  /// `det J`, positive for cells that are not turned over.
  public double determinant() {
    return determinant;
  }

  /// `[node]`: the basis functions.
  public double[] values() {
    return values;
  }

  /// `[axis][node]`: their gradients.
  public double[][] gradients() {
    return gradients;
  }

  /// `[i][axis]`: the derivatives of the reference coordinates.
  public double[][] metric() {
    return inverse;
  }

  /// `[xx, xy, yy][node]`: the second derivatives of the basis functions, also in curved cells.
  ///
  /// @throws IllegalStateException if the map does not stand at a point of its rule
  public double[][] seconds() {
    if (number < 0) {
      throw new IllegalStateException("second derivatives are known at the points of the rule only");
    }
    if (!secondsKnown) {
      differentiateTwice(tableOfSeconds()[number]);
      secondsKnown = true;
    }
    return seconds;
  }

  private void differentiateTwice(double[][] own) {
    double[][] bend = new double[dimension][seconds.length];
    for (int axis = 0; axis < dimension; axis++) {
      for (int which = 0; which < seconds.length; which++) {
        for (int k = 0; k < count; k++) {
          bend[axis][which] += own[k][which] * corners[axis][k];
        }
      }
    }
    double[] straight = new double[seconds.length];
    for (int k = 0; k < count; k++) {
      for (int which = 0; which < seconds.length; which++) {
        straight[which] = own[k][which];
        for (int axis = 0; axis < dimension; axis++) {
          straight[which] -= gradients[axis][k] * bend[axis][which];
        }
      }
      turn(straight, k);
    }
  }

  private void turn(double[] straight, int k) {
    for (int i = 0, which = 0; i < dimension; i++) {
      for (int j = i; j < dimension; j++, which++) {
        double sum = 0;
        for (int a = 0; a < dimension; a++) {
          for (int b = 0; b < dimension; b++) {
            sum += inverse[a][i] * straight[a + b] * inverse[b][j];
          }
        }
        seconds[which][k] = sum;
      }
    }
  }

  private double[][][] tableOfSeconds() {
    double[][][] table = tableOfSeconds;
    if (table == null) {
      table = new double[rule.size()][count][seconds.length];
      BasisCurvature curvature = new BasisCurvature(nodes.element());
      double[] xi = new double[dimension];
      for (int q = 0; q < rule.size(); q++) {
        for (int axis = 0; axis < dimension; axis++) {
          xi[axis] = rule.points()[axis][q];
        }
        curvature.at(xi, table[q]);
      }
      tableOfSeconds = table;
    }
    return table;
  }
}
