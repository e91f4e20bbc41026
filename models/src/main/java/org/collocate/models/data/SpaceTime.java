package org.collocate.models.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.collocate.solver.field.Points;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Problem;

/// Where a network is trained: a domain, or the cylinder `Ω × [0, T]` whose last coordinate is the time.
///
/// @param domain Ω
/// @param until T; 0 for a steady problem, which has no coordinate of time
public record SpaceTime(Domain domain, double until) {
  /// The name of the last coordinate of a cylinder.
  public static final String TIME = "t";

  public SpaceTime {
    if (!(until >= 0) || Double.isInfinite(until)) {
      throw new IllegalArgumentException("until " + until);
    }
  }

  /// Where a problem lives.
  public static SpaceTime of(Problem problem) {
    return new SpaceTime(problem.domain(), problem instanceof EvolutionProblem evolution ? evolution.until()
        : 0);
  }

  /// A domain without time.
  public static SpaceTime steady(Domain domain) {
    return new SpaceTime(domain, 0);
  }

  /// Whether the last coordinate is the time.
  public boolean evolves() {
    return until > 0;
  }

  /// Number of coordinates, with the time.
  public int dimension() {
    return domain.dimension() + (evolves() ? 1 : 0);
  }

  /// Names of the coordinates.
  public List<String> coordinateNames() {
    List<String> names = new ArrayList<>(domain.coordinateNames());
    if (evolves()) {
      names.add(TIME);
    }
    return names;
  }

  /// The lower corner of the box around it.
  public double[] lower() {
    return Arrays.copyOf(domain.lower(), dimension());
  }

  /// The upper corner of the box around it.
  public double[] upper() {
    double[] upper = Arrays.copyOf(domain.upper(), dimension());
    if (evolves()) {
      upper[upper.length - 1] = until;
    }
    return upper;
  }

  /// Whether both sides across an axis are one.
  public boolean periodic(int axis) {
    return axis < domain.dimension() && domain.periodic(axis);
  }

  /// Points without their time.
  public Points inSpace(Points points) {
    if (!evolves()) {
      return points;
    }
    double[][] coordinates = new double[domain.dimension()][];
    System.arraycopy(points.coordinates(), 0, coordinates, 0, coordinates.length);
    return Points.of(coordinates);
  }

  /// Points of the domain at one time.
  public Points at(Points inSpace, double time) {
    double[] column = new double[inSpace.size()];
    Arrays.fill(column, time);
    return withTimes(inSpace, column);
  }

  /// Points of the domain, each with its time.
  Points withTimes(Points inSpace, double[] times) {
    double[][] coordinates = new double[dimension()][];
    System.arraycopy(inSpace.coordinates(), 0, coordinates, 0, coordinates.length - 1);
    coordinates[coordinates.length - 1] = times;
    return Points.of(coordinates);
  }
}
