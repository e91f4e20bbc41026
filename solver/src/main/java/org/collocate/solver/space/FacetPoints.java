package org.collocate.solver.space;

import java.util.List;
import org.collocate.solver.field.Points;
import org.collocate.solver.mesh.Facet;
import org.collocate.solver.mesh.Mesh;
import org.collocate.solver.metric.BoundaryQuadrature;
import org.collocate.solver.metric.Quadrature;

/// Points of quadrature on facets of the boundary, with the basis functions there.
///
/// The points of facet `f` are `f · perFacet … (f + 1) · perFacet − 1`.
///
/// @param quadrature points, weights and outward normals
/// @param perFacet points on each facet
/// @param nodes `[facet][k]`: the nodes whose basis functions do not vanish there
/// @param values `[point of a facet][k]`: those basis functions
public record FacetPoints(BoundaryQuadrature quadrature, int perFacet, int[][] nodes, double[][] values) {

  /// @param degree of polynomials that are integrated exactly on straight facets
  public static FacetPoints of(FunctionSpace space, List<Facet> facets, int degree) {
    return space.mesh().dimension() == 1 ? ends(space, facets) : edges(space, facets, degree);
  }

  private static FacetPoints ends(FunctionSpace space, List<Facet> facets) {
    Mesh mesh = space.mesh();
    int size = facets.size();
    double[] x = new double[size];
    int[] regions = new int[size];
    double[] weights = new double[size];
    double[] normals = new double[size];
    int[][] nodes = new int[size][];
    for (int f = 0; f < size; f++) {
      Facet facet = facets.get(f);
      nodes[f] = facet.nodes();
      x[f] = mesh.coordinates()[0][facet.nodes()[0]];
      regions[f] = mesh.regionOfCell()[facet.cell()];
      weights[f] = 1;
      // The outward direction is away from the cell's other vertex.
      normals[f] = Math.signum(x[f] - mesh.coordinates()[0][mesh.vertex(facet.cell(), facet.local())]);
    }
    return new FacetPoints(
        new BoundaryQuadrature(new Quadrature(new Points(new double[][] {x}, regions), weights),
            new double[][] {normals}),
        1, nodes, new double[][] {{1}});
  }

  private static FacetPoints edges(FunctionSpace space, List<Facet> facets, int degree) {
    ElementNodes all = space.nodes();
    LagrangeElement element = new LagrangeElement(1, all.element().order());
    QuadratureRule rule = QuadratureRule.of(1, degree);
    int count = element.nodeCount();
    double[][] values = new double[rule.size()][count];
    double[][][] slopes = new double[rule.size()][count][1];
    for (int q = 0; q < rule.size(); q++) {
      double[] s = {rule.points()[0][q]};
      element.values(s, values[q]);
      element.gradients(s, slopes[q]);
    }
    int size = facets.size() * rule.size();
    double[][] coordinates = new double[2][size];
    double[][] normals = new double[2][size];
    int[] regions = new int[size];
    double[] weights = new double[size];
    int[][] nodes = new int[facets.size()][];
    for (int f = 0; f < nodes.length; f++) {
      nodes[f] = space.facetNodes(facets.get(f));
      for (int q = 0; q < rule.size(); q++) {
        int i = f * rule.size() + q;
        double tx = 0;
        double ty = 0;
        for (int k = 0; k < count; k++) {
          double x = all.coordinates()[0][nodes[f][k]];
          double y = all.coordinates()[1][nodes[f][k]];
          coordinates[0][i] += values[q][k] * x;
          coordinates[1][i] += values[q][k] * y;
          tx += slopes[q][k][0] * x;
          ty += slopes[q][k][0] * y;
        }
        double length = Math.hypot(tx, ty);
        // The domain is on the left of a facet.
        normals[0][i] = ty / length;
        normals[1][i] = -tx / length;
        regions[i] = space.mesh().regionOfCell()[facets.get(f).cell()];
        weights[i] = rule.weights()[q] * length;
      }
    }
    return new FacetPoints(
        new BoundaryQuadrature(new Quadrature(new Points(coordinates, regions), weights), normals),
        rule.size(), nodes, values);
  }
}
