package org.collocate.solver.space;

import java.util.Map;
import org.collocate.solver.field.FieldData;

/// The nodes of all elements of a mesh, which carry both its shape and the values of functions on it (isoparametric
/// elements): with order 2 the edges on drawn curves are parabolas through their midpoints on the curve.
///
/// Nodes that a periodic domain identifies are separate here. Immutable.
///
/// @param element the reference element
/// @param coordinates `[axis][node]`
/// @param cells `[nodeCount · cell + k]`: nodes of each element in the element's order
/// @param regions `[cell]`
public record ElementNodes(LagrangeElement element, double[][] coordinates, int[] cells, int[] regions) {
  static final String KIND = "element-nodes";

  public ElementNodes {
    if (coordinates.length != element.dimension() || cells.length != regions.length * element.nodeCount()) {
      throw new IllegalArgumentException(cells.length + " nodes of " + regions.length + " cells in "
          + coordinates.length + " dimensions");
    }
    for (int node : cells) {
      if (node < 0 || node >= coordinates[0].length) {
        throw new IllegalArgumentException("no node " + node + " among " + coordinates[0].length);
      }
    }
  }

  public int dimension() {
    return element.dimension();
  }

  public int nodeCount() {
    return coordinates[0].length;
  }

  public int cellCount() {
    return regions.length;
  }

  /// Node `k` of a cell.
  public int node(int cell, int k) {
    return cells[cell * element.nodeCount() + k];
  }

  /// The same cells with straight sides: the corners alone.
  public ElementNodes corners() {
    int perCell = dimension() + 1;
    int[] corners = new int[cellCount() * perCell];
    for (int cell = 0; cell < cellCount(); cell++) {
      for (int k = 0; k < perCell; k++) {
        corners[cell * perCell + k] = node(cell, k);
      }
    }
    return new ElementNodes(new LagrangeElement(dimension(), 1), coordinates, corners, regions);
  }

  FieldData encode() {
    Map<String, double[]> reals = coordinates.length == 1 ? Map.of("x", coordinates[0])
        : Map.of("x", coordinates[0], "y", coordinates[1]);
    return new FieldData(KIND, Map.of("order", Integer.toString(element.order())), reals,
        Map.of("cells", cells, "regions", regions), Map.of());
  }

  static ElementNodes decode(FieldData data) {
    double[][] coordinates = data.reals().containsKey("y") ? new double[][] {data.reals("x"), data.reals("y")}
        : new double[][] {data.reals("x")};
    int order = Integer.parseInt(data.attribute("order"));
    return new ElementNodes(new LagrangeElement(coordinates.length, order), coordinates,
        data.integers("cells"),
        data.integers("regions"));
  }
}
