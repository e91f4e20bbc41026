package org.collocate.viz.plot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.collocate.solver.space.ElementNodes;
import org.collocate.solver.space.LagrangeElement;

/// The edges of a mesh as lines to draw: straight edges by their ends, edges of curved elements as the curves they are.
public final class MeshLines {
  private static final int PARTS = 8;
  private static final double STRAIGHT = 1e-6;

  private MeshLines() {}

  /// Each edge once, `[line][axis][point]`; none but in the plane.
  public static List<double[][]> of(ElementNodes nodes) {
    List<double[][]> lines = new ArrayList<>();
    if (nodes.dimension() != 2) {
      return lines;
    }
    LagrangeElement edge = new LagrangeElement(1, nodes.element().order());
    Set<Long> done = new HashSet<>();
    for (int cell = 0; cell < nodes.cellCount(); cell++) {
      for (int k = 0; k < 3; k++) {
        int[] ofEdge = new int[edge.nodeCount()];
        ofEdge[0] = nodes.node(cell, (k + 1) % 3);
        ofEdge[1] = nodes.node(cell, (k + 2) % 3);
        if (done.add((long) Math.min(ofEdge[0], ofEdge[1]) << 32 | Math.max(ofEdge[0], ofEdge[1]))) {
          for (int place = 0; place < edge.nodesPerEdge(); place++) {
            ofEdge[2 + place] = nodes.node(cell, 3 + k * edge.nodesPerEdge() + place);
          }
          lines.add(line(nodes.coordinates(), ofEdge, edge));
        }
      }
    }
    return lines;
  }

  private static double[][] line(double[][] at, int[] nodes, LagrangeElement edge) {
    int parts = isStraight(at, nodes, edge) ? 1 : PARTS;
    double[] basis = new double[nodes.length];
    double[][] line = new double[2][parts + 1];
    for (int i = 0; i <= parts; i++) {
      edge.values(new double[] {(double) i / parts}, basis);
      for (int axis = 0; axis < 2; axis++) {
        for (int k = 0; k < nodes.length; k++) {
          line[axis][i] += basis[k] * at[axis][nodes[k]];
        }
      }
    }
    return line;
  }

  private static boolean isStraight(double[][] at, int[] nodes, LagrangeElement edge) {
    double sag = 0;
    for (int k = 2; k < nodes.length; k++) {
      double s = edge.nodes()[k][0];
      double x = at[0][nodes[k]] - (1 - s) * at[0][nodes[0]] - s * at[0][nodes[1]];
      double y = at[1][nodes[k]] - (1 - s) * at[1][nodes[0]] - s * at[1][nodes[1]];
      sag = Math.max(sag, Math.hypot(x, y));
    }
    return sag <= STRAIGHT
        * Math.hypot(at[0][nodes[1]] - at[0][nodes[0]], at[1][nodes[1]] - at[1][nodes[0]]);
  }
}
