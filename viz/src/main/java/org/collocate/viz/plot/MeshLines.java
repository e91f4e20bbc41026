package org.collocate.viz.plot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.collocate.solver.space.ElementNodes;

/// The edges of a mesh as lines to draw: straight edges by their ends, edges of curved elements as the parabolas they are.
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
    boolean curved = nodes.element().order() > 1;
    Set<Long> done = new HashSet<>();
    for (int cell = 0; cell < nodes.cellCount(); cell++) {
      for (int k = 0; k < 3; k++) {
        int a = nodes.node(cell, (k + 1) % 3);
        int b = nodes.node(cell, (k + 2) % 3);
        if (done.add((long) Math.min(a, b) << 32 | Math.max(a, b))) {
          // The middle node of the edge opposite of corner k.
          lines.add(curved ? line(nodes.coordinates(), a, nodes.node(cell, 3 + k), b)
              : ends(nodes.coordinates(), a, b));
        }
      }
    }
    return lines;
  }

  private static double[][] ends(double[][] at, int a, int b) {
    return new double[][] {{at[0][a], at[0][b]}, {at[1][a], at[1][b]}};
  }

  private static double[][] line(double[][] at, int a, int middle, int b) {
    double sag = Math.hypot(at[0][middle] - (at[0][a] + at[0][b]) / 2,
        at[1][middle] - (at[1][a] + at[1][b]) / 2);
    if (sag <= STRAIGHT * Math.hypot(at[0][b] - at[0][a], at[1][b] - at[1][a])) {
      return ends(at, a, b);
    }
    double[][] line = new double[2][PARTS + 1];
    for (int i = 0; i <= PARTS; i++) {
      double s = (double) i / PARTS;
      for (int axis = 0; axis < 2; axis++) {
        line[axis][i] = (1 - s) * (1 - 2 * s) * at[axis][a] + 4 * s * (1 - s) * at[axis][middle]
            + s * (2 * s - 1) * at[axis][b];
      }
    }
    return line;
  }
}
