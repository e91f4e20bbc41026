package org.collocate.solver.space;

import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.field.Points;
import org.collocate.solver.mesh.Facet;
import org.collocate.solver.metric.BoundaryQuadrature;
import org.collocate.solver.metric.Quadrature;

/// Quadrature over a mesh and over the parts of its boundary, on the curved shape of the elements.
public final class MeshQuadrature {
  private MeshQuadrature() {}

  /// Over all cells; each point carries its cell's region.
  ///
  /// @param degree of polynomials that are integrated exactly on straight cells
  public static Quadrature cells(ElementNodes nodes, int degree) {
    return cells(nodes, QuadratureRule.of(nodes.dimension(), degree));
  }

  /// Over all cells, the points of each cell one after the other.
  public static Quadrature cells(ElementNodes nodes, QuadratureRule rule) {
    int dimension = nodes.dimension();
    int size = nodes.cellCount() * rule.size();
    double[][] coordinates = new double[dimension][size];
    int[] regions = new int[size];
    double[] weights = new double[size];
    ElementMap map = new ElementMap(nodes, rule);
    int i = 0;
    for (int cell = 0; cell < nodes.cellCount(); cell++) {
      map.enter(cell);
      for (int q = 0; q < rule.size(); q++, i++) {
        map.at(q);
        double[] point = map.point();
        for (int axis = 0; axis < dimension; axis++) {
          coordinates[axis][i] = point[axis];
        }
        regions[i] = nodes.regions()[cell];
        weights[i] = rule.weights()[q] * map.determinant();
      }
    }
    return new Quadrature(new Points(coordinates, regions), weights);
  }

  /// Over each part of the boundary, in the order of the domain's parts. In one dimension the weight of an end is 1.
  public static List<BoundaryQuadrature> boundary(FunctionSpace space, int degree) {
    List<BoundaryQuadrature> parts = new ArrayList<>();
    for (int part = 0; part < space.mesh().domain().boundaryParts().size(); part++) {
      List<Facet> facets = new ArrayList<>();
      for (Facet facet : space.mesh().facets()) {
        if (facet.part() == part) {
          facets.add(facet);
        }
      }
      parts.add(FacetPoints.of(space, facets, degree).quadrature());
    }
    return parts;
  }
}
