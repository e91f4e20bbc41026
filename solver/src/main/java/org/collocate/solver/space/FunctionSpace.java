package org.collocate.solver.space;

import java.util.Arrays;
import org.collocate.solver.mesh.Facet;
import org.collocate.solver.mesh.Mesh;

/// Continuous piecewise polynomials of order 1 or 2 on a mesh: the nodes, and which of them a periodic domain identifies.
public final class FunctionSpace {
  private final Mesh mesh;
  private final ElementNodes nodes;
  private final int[] unknownOfNode;
  private final int[] nodeOfUnknown;
  private final CellFinder finder;

  /// @param order 1 or 2
  public FunctionSpace(Mesh mesh, int order) {
    this.mesh = mesh;
    nodes = nodes(mesh, order);
    unknownOfNode = new int[nodes.nodeCount()];
    int[] first = new int[unknownOfNode.length];
    int count = 0;
    for (int node = 0; node < unknownOfNode.length; node++) {
      if (master(node) == node) {
        first[count] = node;
        unknownOfNode[node] = count++;
      }
    }
    for (int node = 0; node < unknownOfNode.length; node++) {
      unknownOfNode[node] = unknownOfNode[master(node)];
    }
    nodeOfUnknown = Arrays.copyOf(first, count);
    finder = new CellFinder(nodes);
  }

  private int master(int node) {
    int vertices = mesh.nodeCount();
    return node < vertices ? mesh.masters()[node] : vertices + mesh.edgeMasters()[node - vertices];
  }

  private static ElementNodes nodes(Mesh mesh, int order) {
    int dimension = mesh.dimension();
    LagrangeElement element = new LagrangeElement(dimension, order);
    if (order == 1) {
      return new ElementNodes(element, mesh.coordinates(), mesh.cells(), mesh.regionOfCell());
    }
    int vertices = mesh.nodeCount();
    double[][] coordinates = new double[dimension][];
    for (int axis = 0; axis < dimension; axis++) {
      coordinates[axis] = Arrays.copyOf(mesh.coordinates()[axis], vertices + mesh.edgeCount());
    }
    double[] middle = new double[dimension];
    for (int edge = 0; edge < mesh.edgeCount(); edge++) {
      mesh.edgePoint(edge, 0.5, middle);
      for (int axis = 0; axis < dimension; axis++) {
        coordinates[axis][vertices + edge] = middle[axis];
      }
    }
    int perCell = element.nodeCount();
    int[] cells = new int[mesh.cellCount() * perCell];
    for (int cell = 0; cell < mesh.cellCount(); cell++) {
      for (int k = 0; k <= dimension; k++) {
        cells[cell * perCell + k] = mesh.vertex(cell, k);
      }
      for (int k = 0; k < perCell - dimension - 1; k++) {
        cells[cell * perCell + dimension + 1 + k] = vertices + mesh.edge(cell, k);
      }
    }
    ElementNodes all = new ElementNodes(element, coordinates, cells, mesh.regionOfCell());
    if (dimension == 2) {
      CurvedCells.straighten(mesh, all);
    }
    return all;
  }

  public Mesh mesh() {
    return mesh;
  }

  public ElementNodes nodes() {
    return nodes;
  }

  /// The number of degrees of freedom of one scalar function.
  public int size() {
    return nodeOfUnknown.length;
  }

  /// The degree of freedom of a node.
  public int unknown(int node) {
    return unknownOfNode[node];
  }

  /// Where each degree of freedom lies, `[axis][degree of freedom]`.
  public double[][] coordinates() {
    double[][] coordinates = new double[nodes.dimension()][size()];
    for (int axis = 0; axis < coordinates.length; axis++) {
      for (int i = 0; i < size(); i++) {
        coordinates[axis][i] = nodes.coordinates()[axis][nodeOfUnknown[i]];
      }
    }
    return coordinates;
  }

  /// The nodes on a facet of the boundary: its ends and, with order 2, its middle.
  public int[] facetNodes(Facet facet) {
    if (mesh.dimension() == 1 || nodes.element().order() == 1) {
      return facet.nodes();
    }
    return new int[] {facet.nodes()[0], facet.nodes()[1], mesh.nodeCount() + facet.edge()};
  }

  /// The function with the given degrees of freedom.
  ///
  /// @param degrees of freedom of all components, interleaved
  /// @param component which one
  /// @param components how many there are
  public NodalField field(double[] degrees, int component, int components) {
    double[] values = new double[nodes.nodeCount()];
    for (int node = 0; node < values.length; node++) {
      values[node] = degrees[unknownOfNode[node] * components + component];
    }
    return new NodalField(nodes, values, finder);
  }
}
