package org.collocate.solver.space;

import java.util.Arrays;
import java.util.List;
import org.collocate.solver.field.Field;
import org.collocate.solver.mesh.Facet;
import org.collocate.solver.mesh.Mesh;

/// Continuous piecewise polynomials of order 1, 2 or 3 on a mesh: the nodes, and which of them a periodic domain identifies.
public final class FunctionSpace {
  private final Mesh mesh;
  private final ElementNodes nodes;
  private final int[] unknownOfNode;
  private final int[] nodeOfUnknown;
  private final int[] unknownsOfCells;
  private final CellFinder finder;

  /// @param order 1, 2 or 3
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
    int[] cells = nodes.cells();
    unknownsOfCells = count == unknownOfNode.length ? cells
        : Arrays.stream(cells).map(node -> unknownOfNode[node]).toArray();
    finder = new CellFinder(nodes);
  }

  /// The same functions on a mesh with the cells of this one's and other coordinates.
  ///
  /// @throws IllegalArgumentException if its cells are others
  public FunctionSpace on(Mesh moved) {
    if (!moved.hasCellsOf(mesh)) {
      throw new IllegalArgumentException("the mesh has other cells");
    }
    return new FunctionSpace(moved, this);
  }

  private FunctionSpace(Mesh mesh, FunctionSpace alike) {
    this.mesh = mesh;
    nodes = nodes(mesh, alike.nodes.element().order());
    unknownOfNode = alike.unknownOfNode;
    nodeOfUnknown = alike.nodeOfUnknown;
    unknownsOfCells = alike.unknownsOfCells;
    finder = new CellFinder(nodes);
  }

  private int master(int node) {
    int vertices = mesh.nodeCount();
    int perEdge = nodes.element().nodesPerEdge();
    if (node < vertices) {
      return mesh.masters()[node];
    }
    if (node >= vertices + perEdge * mesh.edgeCount()) {
      return node;
    }
    int edge = (node - vertices) / perEdge;
    int place = (node - vertices) % perEdge;
    int image = mesh.edgeMasters()[edge];
    return vertices + perEdge * image + (mesh.runsLikeMaster(edge) ? place : perEdge - 1 - place);
  }

  /// Node `place` of those between the ends of an edge, counted from a given end.
  private static int onEdge(Mesh mesh, int order, int edge, int from, int place) {
    boolean forward = mesh.edgeNodes()[2 * edge] == from;
    return mesh.nodeCount() + (order - 1) * edge + (forward ? place : order - 2 - place);
  }

  private static ElementNodes nodes(Mesh mesh, int order) {
    int dimension = mesh.dimension();
    LagrangeElement element = new LagrangeElement(dimension, order);
    if (order == 1) {
      return new ElementNodes(element, mesh.coordinates(), mesh.cells(), mesh.regionOfCell());
    }
    int perEdge = element.nodesPerEdge();
    int ofEdges = mesh.nodeCount() + perEdge * mesh.edgeCount();
    int inside = dimension == 2 && order == 3 ? mesh.cellCount() : 0;
    double[][] coordinates = new double[dimension][];
    for (int axis = 0; axis < dimension; axis++) {
      coordinates[axis] = Arrays.copyOf(mesh.coordinates()[axis], ofEdges + inside);
    }
    double[] point = new double[dimension];
    for (int edge = 0; edge < mesh.edgeCount(); edge++) {
      for (int place = 0; place < perEdge; place++) {
        mesh.edgePoint(edge, (place + 1.0) / order, point);
        for (int axis = 0; axis < dimension; axis++) {
          coordinates[axis][mesh.nodeCount() + perEdge * edge + place] = point[axis];
        }
      }
    }
    int perCell = element.nodeCount();
    int[] cells = new int[mesh.cellCount() * perCell];
    for (int cell = 0; cell < mesh.cellCount(); cell++) {
      int at = cell * perCell;
      for (int k = 0; k <= dimension; k++) {
        cells[at++] = mesh.vertex(cell, k);
      }
      for (int k = 0; k < (dimension == 1 ? 1 : 3); k++) {
        int from = mesh.vertex(cell, dimension == 1 ? 0 : (k + 1) % 3);
        for (int place = 0; place < perEdge; place++) {
          cells[at++] = onEdge(mesh, order, mesh.edge(cell, k), from, place);
        }
      }
      if (inside > 0) {
        cells[at] = ofEdges + cell;
      }
    }
    ElementNodes all = new ElementNodes(element, coordinates, cells, mesh.regionOfCell());
    if (dimension == 2) {
      CurvedCells.placeCentres(all);
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

  /// `[nodeCount · cell + k]`: the degrees of freedom of each cell.
  public int[] unknownsOfCells() {
    return unknownsOfCells;
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

  /// The nodes on a facet of the boundary: its ends and then those between them, from the first end to the second.
  public int[] facetNodes(Facet facet) {
    int order = nodes.element().order();
    if (mesh.dimension() == 1 || order == 1) {
      return facet.nodes();
    }
    int[] all = Arrays.copyOf(facet.nodes(), order + 1);
    for (int place = 0; place < order - 1; place++) {
      all[2 + place] = onEdge(mesh, order, facet.edge(), facet.nodes()[0], place);
    }
    return all;
  }

  /// The degrees of freedom of functions of this space, interleaved.
  ///
  /// @throws IllegalArgumentException if one is a function of another space
  public double[] degrees(List<Field> functions) {
    double[] degrees = new double[size() * functions.size()];
    for (int j = 0; j < functions.size(); j++) {
      if (!(functions.get(j) instanceof NodalField field) || !nodes.equals(field.nodes())) {
        throw new IllegalArgumentException("function " + j + " is none of this space");
      }
      for (int i = 0; i < size(); i++) {
        degrees[i * functions.size() + j] = field.value(nodeOfUnknown[i]);
      }
    }
    return degrees;
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
