package org.collocate.solver.discretization.fdm;

import org.collocate.solver.field.Field;
import org.collocate.solver.field.GridField;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.IntervalDomain;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.parallel.Transforms;

/// Points of equal spacing on an interval or an axis-parallel rectangle, those on the boundary included. Across periodic
/// sides the first point is also the last and counts once. Node `j · nx + i` is point `i` along x and `j` along y.
public final class RectangleGrid {
  /// One-sided differences of second order reach over three points.
  private static final int FEWEST = 4;
  private static final double TOLERANCE = 1e-9;

  private final Domain domain;
  private final int[] counts;
  private final double[] spacing;

  /// @param domain one that {@link #obstacle} has nothing against
  /// @param points along the longer side, ends included; along the other so many that the spacing is nearly the same
  public RectangleGrid(Domain domain, int points) {
    this(domain, intervals(domain, points));
  }

  private RectangleGrid(Domain domain, int[] intervals) {
    this.domain = domain;
    int dimension = domain.dimension();
    counts = new int[dimension];
    spacing = new double[dimension];
    for (int axis = 0; axis < dimension; axis++) {
      spacing[axis] = length(domain, axis) / intervals[axis];
      counts[axis] = domain.periodic(axis) ? intervals[axis] : intervals[axis] + 1;
    }
  }

  /// A grid in the plane with so many points along x, the same number or a few more, that Fourier transforms of its rows are
  /// fast; in one dimension as many as are asked for.
  public static RectangleGrid forTransforms(Domain domain, int points) {
    int[] intervals = intervals(domain, points);
    if (intervals.length > 1) {
      intervals[0] = Transforms.fastLength(intervals[0]);
    }
    return new RectangleGrid(domain, intervals);
  }

  private static int[] intervals(Domain domain, int points) {
    int[] intervals = new int[domain.dimension()];
    double longest = 0;
    for (int axis = 0; axis < intervals.length; axis++) {
      longest = Math.max(longest, length(domain, axis));
    }
    for (int axis = 0; axis < intervals.length; axis++) {
      intervals[axis] = (int) Math.max(FEWEST - 1.0,
          Math.rint((points - 1) * length(domain, axis) / longest));
    }
    return intervals;
  }

  /// Why a domain has no such grid; empty if it has.
  public static String obstacle(Domain domain) {
    if (domain instanceof IntervalDomain) {
      return "";
    }
    if (domain instanceof PlanarDomain planar) {
      double box = (planar.upper()[0] - planar.lower()[0]) * (planar.upper()[1] - planar.lower()[1]);
      return planar.loops().size() == 1 && Math.abs(planar.measure() - box) <= TOLERANCE * box ? ""
          : "finite differences are offered on intervals and axis-parallel rectangles without holes";
    }
    return "finite differences are offered in one and two dimensions, not in " + domain.dimension();
  }

  private static double length(Domain domain, int axis) {
    return domain.upper()[axis] - domain.lower()[axis];
  }

  public Domain domain() {
    return domain;
  }

  public int dimension() {
    return counts.length;
  }

  /// The number of nodes.
  public int size() {
    return counts.length == 1 ? counts[0] : counts[0] * counts[1];
  }

  /// Nodes along an axis.
  public int count(int axis) {
    return counts[axis];
  }

  public double spacing(int axis) {
    return spacing[axis];
  }

  boolean isPeriodic(int axis) {
    return domain.periodic(axis);
  }

  /// Which point along the axis a node is.
  int place(int node, int axis) {
    return axis == 0 ? node % counts[0] : node / counts[0];
  }

  double coordinate(int node, int axis) {
    return domain.lower()[axis] + place(node, axis) * spacing[axis];
  }

  /// Whether a node lies on a side across the axis.
  boolean isOnSide(int node, int axis) {
    int place = place(node, axis);
    return !isPeriodic(axis) && (place == 0 || place == counts[axis] - 1);
  }

  /// The node `steps` further along an axis, through periodic sides; −1 beyond the boundary.
  int neighbour(int node, int axis, int steps) {
    int place = place(node, axis);
    int to = place + steps;
    if (isPeriodic(axis)) {
      to = Math.floorMod(to, counts[axis]);
    } else if (to < 0 || to >= counts[axis]) {
      return -1;
    }
    return node + (to - place) * (axis == 0 ? 1 : counts[0]);
  }

  /// The extent of a node's own cell along an axis: half of the spacing at a side.
  double extent(int node, int axis) {
    return isOnSide(node, axis) ? spacing[axis] / 2 : spacing[axis];
  }

  /// The measure of a node's own cell.
  double volume(int node) {
    return extent(node, 0) * (dimension() == 1 ? 1 : extent(node, 1));
  }

  /// The field of one of `components` unknowns, whose values are interleaved at the nodes.
  Field field(double[] u, int unknown, int components) {
    int[] ends = new int[dimension()];
    for (int axis = 0; axis < ends.length; axis++) {
      ends[axis] = counts[axis] + (isPeriodic(axis) ? 1 : 0);
    }
    int rows = ends.length == 1 ? 1 : ends[1];
    double[] values = new double[ends[0] * rows];
    for (int row = 0; row < rows; row++) {
      int along = ends.length == 1 ? 0 : row % counts[1];
      for (int column = 0; column < ends[0]; column++) {
        int node = along * counts[0] + column % counts[0];
        values[row * ends[0] + column] = u[node * components + unknown];
      }
    }
    return new GridField(domain.lower(), domain.upper(), ends, values);
  }

  /// Where each node lies, `[axis][node]`.
  double[][] coordinates() {
    double[][] coordinates = new double[dimension()][size()];
    for (int axis = 0; axis < coordinates.length; axis++) {
      for (int node = 0; node < size(); node++) {
        coordinates[axis][node] = coordinate(node, axis);
      }
    }
    return coordinates;
  }
}
