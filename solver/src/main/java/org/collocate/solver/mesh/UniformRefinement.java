package org.collocate.solver.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Halves every edge; see [Mesh#refineUniformly].
final class UniformRefinement {
  private UniformRefinement() {}

  static Mesh refine(Mesh mesh) {
    return mesh.dimension() == 1 ? refineInterval(mesh) : refineTriangles(mesh);
  }

  private static Mesh refineInterval(Mesh mesh) {
    double[] old = mesh.coordinates()[0];
    double[] nodes = new double[2 * old.length - 1];
    int[] regions = new int[2 * mesh.cellCount()];
    for (int c = 0; c < mesh.cellCount(); c++) {
      nodes[2 * c] = old[c];
      nodes[2 * c + 1] = (old[c] + old[c + 1]) / 2;
      regions[2 * c] = mesh.regionOfCell()[c];
      regions[2 * c + 1] = mesh.regionOfCell()[c];
    }
    nodes[nodes.length - 1] = old[old.length - 1];
    return Mesh.ofInterval(mesh.domain(), nodes, regions);
  }

  private static Mesh refineTriangles(Mesh mesh) {
    int nodeCount = mesh.nodeCount();
    double[] x = Arrays.copyOf(mesh.coordinates()[0], nodeCount + mesh.edgeCount());
    double[] y = Arrays.copyOf(mesh.coordinates()[1], nodeCount + mesh.edgeCount());
    double[] point = new double[2];
    List<CurveEdge> curves = new ArrayList<>();
    for (int e = 0; e < mesh.edgeCount(); e++) {
      mesh.edgePoint(e, 0.5, point);
      x[nodeCount + e] = point[0];
      y[nodeCount + e] = point[1];
      CurveEdge curve = mesh.curve(e);
      if (curve != null) {
        double middle = (curve.from() + curve.to()) / 2;
        curves.add(new CurveEdge(curve.a(), nodeCount + e, curve.piece(), curve.from(), middle));
        curves.add(new CurveEdge(nodeCount + e, curve.b(), curve.piece(), middle, curve.to()));
      }
    }
    int[] cells = new int[12 * mesh.cellCount()];
    int[] regions = new int[4 * mesh.cellCount()];
    for (int c = 0; c < mesh.cellCount(); c++) {
      int m0 = nodeCount + mesh.edge(c, 0);
      int m1 = nodeCount + mesh.edge(c, 1);
      int m2 = nodeCount + mesh.edge(c, 2);
      int[] children = {mesh.vertex(c, 0), m2, m1, m2, mesh.vertex(c, 1), m0, m1, m0, mesh.vertex(c, 2), m0,
          m1, m2};
      System.arraycopy(children, 0, cells, 12 * c, 12);
      Arrays.fill(regions, 4 * c, 4 * c + 4, mesh.regionOfCell()[c]);
    }
    return Mesh.ofTriangles(mesh.domain(), new double[][] {x, y}, cells, regions, curves);
  }
}
