package org.collocate.solver.geometry;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.collocate.solver.geometry.GeometryFault.Section;

/// The cube `[a, b]ᵈ` with coordinates x1 … xd; its whole boundary is the part `rest`.
public final class HypercubeDomain implements Domain {
  private static final double TOLERANCE = 1e-10;

  private final double a;
  private final double b;
  private final int dimension;

  private HypercubeDomain(Shape.Hypercube cube) {
    a = cube.a();
    b = cube.b();
    dimension = cube.dimension();
  }

  static HypercubeDomain of(Shape.Hypercube cube, DomainDescription description, FaultList faults) {
    if (!description.regions().isEmpty()) {
      faults.add(Section.REGIONS, -1, "a hypercube has no regions", "write the coefficient as a formula",
          null);
    }
    if (!description.boundaries().isEmpty()) {
      faults.add(Section.BOUNDARIES, -1, "a hypercube has no named boundary parts", "use \"rest\"", null);
    }
    if (!description.periodic().isEmpty()) {
      faults.add(Section.PERIODIC, -1, "a hypercube cannot be periodic", "remove \"periodic\"", null);
    }
    faults.throwIfAny();
    return new HypercubeDomain(cube);
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public List<String> coordinateNames() {
    return IntStream.rangeClosed(1, dimension).mapToObj(axis -> "x" + axis).toList();
  }

  @Override
  public double[] lower() {
    return filled(a);
  }

  @Override
  public double[] upper() {
    return filled(b);
  }

  private double[] filled(double value) {
    double[] corner = new double[dimension];
    Arrays.fill(corner, value);
    return corner;
  }

  @Override
  public double measure() {
    return Math.pow(b - a, dimension);
  }

  @Override
  public List<String> boundaryParts() {
    return List.of("rest");
  }

  @Override
  public double boundaryMeasure(int part) {
    return 2 * dimension * Math.pow(b - a, dimension - 1);
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
    return contains(point) ? 0 : CurvePiece.OUTSIDE;
  }

  @Override
  public boolean contains(double... point) {
    return signedDistance(point) <= TOLERANCE * (b - a);
  }

  @Override
  public double signedDistance(double... point) {
    double inside = Double.NEGATIVE_INFINITY;
    double squared = 0;
    for (int axis = 0; axis < dimension; axis++) {
      double excess = Math.max(a - point[axis], point[axis] - b);
      inside = Math.max(inside, excess);
      squared += Math.max(0, excess) * Math.max(0, excess);
    }
    return inside <= 0 ? inside : Math.sqrt(squared);
  }

  @Override
  public BoundaryPoint nearestBoundaryPoint(double... point) {
    double[] nearest = new double[dimension];
    int closest = 0;
    double excess = Double.NEGATIVE_INFINITY;
    for (int axis = 0; axis < dimension; axis++) {
      nearest[axis] = Math.clamp(point[axis], a, b);
      double here = Math.max(a - point[axis], point[axis] - b);
      if (here > excess) {
        excess = here;
        closest = axis;
      }
    }
    boolean low = a - point[closest] > point[closest] - b;
    nearest[closest] = low ? a : b;
    double[] normal = new double[dimension];
    normal[closest] = low ? -1 : 1;
    return new BoundaryPoint(nearest, normal, 0, Math.abs(signedDistance(point)));
  }

  /// Faces in turn; on a face the additive recurrence of M. Roberts, "The unreasonable effectiveness of quasirandom
  /// sequences" (2018), whose step is made of powers of the root of `φᵈ⁺¹ = φ + 1`.
  @Override
  public BoundarySample sampleBoundary(int part, int count) {
    java.util.Objects.checkIndex(part, 1);
    double root = 2;
    for (int iteration = 0; iteration < 60; iteration++) {
      root = Math.pow(1 + root, 1.0 / (dimension + 1));
    }
    double[][] points = new double[dimension][count];
    double[][] normals = new double[dimension][count];
    for (int i = 0; i < count; i++) {
      int face = i % (2 * dimension);
      for (int axis = 0; axis < dimension; axis++) {
        double shift = (0.5 + (i + 1) * Math.pow(root, -(axis + 1))) % 1;
        points[axis][i] = a + (b - a) * shift;
      }
      points[face / 2][i] = face % 2 == 0 ? a : b;
      normals[face / 2][i] = face % 2 == 0 ? -1 : 1;
    }
    double[] weights = new double[count];
    Arrays.fill(weights, boundaryMeasure(part) / count);
    return new BoundarySample(points, normals, weights);
  }
}
