package org.collocate.solver.space;

import java.util.Map;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.FieldData;
import org.collocate.solver.field.FieldDecoder;
import org.collocate.solver.field.FieldReader;
import org.collocate.solver.field.Points;

/// A continuous piecewise polynomial, given by its values at the nodes of a mesh. Value of order `p + 1`, gradient of
/// order `p` in the size of the cells.
public final class NodalField implements Field {
  private static final String KIND = "nodal";
  private final ElementNodes nodes;
  private final double[] values;
  private final CellFinder finder;

  /// @param values `[node]`
  NodalField(ElementNodes nodes, double[] values, CellFinder finder) {
    if (values.length != nodes.nodeCount()) {
      throw new IllegalArgumentException(values.length + " values at " + nodes.nodeCount() + " nodes");
    }
    this.nodes = nodes;
    this.values = values;
    this.finder = finder;
  }

  public ElementNodes nodes() {
    return nodes;
  }

  /// The value at a node.
  double value(int node) {
    return values[node];
  }

  @Override
  public int dimension() {
    return nodes.dimension();
  }

  @Override
  public void evaluate(Points points, double[] out) {
    CellFinder.Search search = finder.new Search();
    double[] x = new double[dimension()];
    for (int i = 0; i < points.size(); i++) {
      int cell = find(search, points, i, x);
      double sum = cell < 0 ? Double.NaN : 0;
      if (cell >= 0) {
        double[] basis = search.basis();
        for (int k = 0; k < basis.length; k++) {
          sum += basis[k] * values[nodes.node(cell, k)];
        }
      }
      out[i] = sum;
    }
  }

  @Override
  public void gradient(Points points, double[][] gradients) {
    CellFinder.Search search = finder.new Search();
    double[] x = new double[dimension()];
    for (int i = 0; i < points.size(); i++) {
      int cell = find(search, points, i, x);
      double[][] slopes = cell < 0 ? null : search.map().gradients();
      for (int axis = 0; axis < gradients.length; axis++) {
        double sum = slopes == null ? Double.NaN : 0;
        if (slopes != null) {
          double[] basis = slopes[axis];
          for (int k = 0; k < basis.length; k++) {
            sum += basis[k] * values[nodes.node(cell, k)];
          }
        }
        gradients[axis][i] = sum;
      }
    }
  }

  private static int find(CellFinder.Search search, Points points, int i, double[] x) {
    for (int axis = 0; axis < x.length; axis++) {
      x[axis] = points.coordinates()[axis][i];
    }
    return search.find(x);
  }

  @Override
  public FieldData encode() {
    return new FieldData(KIND, Map.of(), Map.of("values", values), Map.of(),
        Map.of("nodes", finder.encoded()));
  }

  /// Reads nodal fields; those of one run share their nodes.
  public static final class Reader implements FieldReader {
    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Field read(FieldData data, FieldDecoder decoder) {
      CellFinder finder = decoder.shared(data.part("nodes"), CellFinder.class,
          part -> new CellFinder(ElementNodes.decode(part)));
      return new NodalField(finder.nodes(), data.reals("values"), finder);
    }
  }
}
