package org.collocate.solver.mesh;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.collocate.solver.geometry.Domain;

/// Pairs what lies on the upper side across a periodic axis with its image on the lower side.
final class PeriodicImages {
  private static final double TOLERANCE = 1e-9;

  private PeriodicImages() {}

  static int[] ofNodes(Mesh mesh) {
    return pair(mesh.domain(), mesh.coordinates(), mesh.nodeCount());
  }

  static int[] ofEdges(Mesh mesh) {
    if (mesh.dimension() == 1 || !(mesh.domain().periodic(0) || mesh.domain().periodic(1))) {
      return identity(mesh.edgeCount());
    }
    double[][] middles = new double[2][mesh.edgeCount()];
    double[] point = new double[2];
    for (int e = 0; e < mesh.edgeCount(); e++) {
      mesh.edgePoint(e, 0.5, point);
      middles[0][e] = point[0];
      middles[1][e] = point[1];
    }
    return pair(mesh.domain(), middles, mesh.edgeCount());
  }

  private static int[] identity(int count) {
    return IntStream.range(0, count).toArray();
  }

  private static int[] pair(Domain domain, double[][] points, int count) {
    int[] master = identity(count);
    for (int axis = 0; axis < points.length; axis++) {
      if (domain.periodic(axis)) {
        pair(domain, points, axis, master);
      }
    }
    for (int i = 0; i < count; i++) {
      while (master[i] != master[master[i]]) {
        master[i] = master[master[i]];
      }
    }
    return master;
  }

  private static void pair(Domain domain, double[][] points, int axis, int[] master) {
    double low = domain.lower()[axis];
    double high = domain.upper()[axis];
    double tolerance = TOLERANCE * (high - low);
    List<Integer> lower = side(points, axis, low, tolerance);
    List<Integer> upper = side(points, axis, high, tolerance);
    if (lower.size() != upper.size()) {
      throw new IllegalArgumentException(
          "a periodic side has " + lower.size() + " nodes, its image " + upper.size());
    }
    for (int k = 0; k < lower.size(); k++) {
      int other = 1 - axis;
      if (points.length > 1
          && Math.abs(points[other][lower.get(k)] - points[other][upper.get(k)]) > tolerance) {
        throw new IllegalArgumentException("the nodes of a periodic side do not match those of its image");
      }
      master[upper.get(k)] = lower.get(k);
    }
  }

  private static List<Integer> side(double[][] points, int axis, double value, double tolerance) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < points[axis].length; i++) {
      if (Math.abs(points[axis][i] - value) <= tolerance) {
        found.add(i);
      }
    }
    if (points.length > 1) {
      found.sort(Comparator.comparingDouble(i -> points[1 - axis][i]));
    }
    return found;
  }
}
