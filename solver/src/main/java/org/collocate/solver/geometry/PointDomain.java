package org.collocate.solver.geometry;

import java.util.List;

/// The domain of an ordinary differential equation in time: one point, no coordinates, no boundary.
public record PointDomain() implements Domain {
  @Override
  public int dimension() {
    return 0;
  }

  @Override
  public List<String> coordinateNames() {
    return List.of();
  }

  @Override
  public double[] lower() {
    return new double[0];
  }

  @Override
  public double[] upper() {
    return new double[0];
  }

  /// One: the integral of a constant is the constant.
  @Override
  public double measure() {
    return 1;
  }

  @Override
  public List<String> boundaryParts() {
    return List.of();
  }

  @Override
  public double boundaryMeasure(int part) {
    throw noBoundary();
  }

  @Override
  public List<String> regions() {
    return List.of("");
  }

  @Override
  public boolean periodic(int axis) {
    return false;
  }

  @Override
  public int regionAt(double... point) {
    return 0;
  }

  @Override
  public boolean contains(double... point) {
    return true;
  }

  @Override
  public double signedDistance(double... point) {
    return Double.NEGATIVE_INFINITY;
  }

  @Override
  public BoundaryPoint nearestBoundaryPoint(double... point) {
    throw noBoundary();
  }

  @Override
  public BoundarySample sampleBoundary(int part, int count) {
    throw noBoundary();
  }

  private static IllegalArgumentException noBoundary() {
    return new IllegalArgumentException("a domain of dimension 0 has no boundary");
  }
}
