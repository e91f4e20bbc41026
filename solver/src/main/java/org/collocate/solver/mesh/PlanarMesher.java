package org.collocate.solver.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.collocate.solver.geometry.PlanarDomain;

/// Sizes, points on the curves, a hexagonal lattice inside, the constrained Delaunay triangulation, then smoothing and
/// Delaunay refinement; once more with another size if the number of cells misses the wanted one.
final class PlanarMesher {
  private static final double WANTED_ANGLE = 29;
  private static final double LARGEST_RADIUS = 0.76;
  static final double COUNT_TOLERANCE = 0.06;
  static final int ATTEMPTS = 5;

  private final PlanarDomain domain;
  private final MeshRequest request;
  private final SizeSources sources;

  PlanarMesher(PlanarDomain domain, MeshRequest request) {
    this.domain = domain;
    this.request = request;
    sources = new SizeSources(domain, request);
  }

  Mesh mesh() {
    if (request.size() > 0) {
      double expected = domain.measure() / (request.size() * request.size() * Math.sqrt(3) / 4);
      if (expected > 1.5 * request.maximumCells()) {
        throw new MeshingException("edges of length " + request.size() + " need about " + (long) expected
            + " cells; more than " + request.maximumCells() + " are refused", null);
      }
      return export(triangulate(request.size()));
    }
    double h = Math.min(Math.sqrt(domain.measure() / (request.cells() * Math.sqrt(3) / 4)), domain.size());
    Triangulation best = triangulate(h);
    for (int attempt = 1; attempt < ATTEMPTS && miss(best) > COUNT_TOLERANCE; attempt++) {
      double ratio = (double) best.triangleCount / request.cells();
      h = Math.min(domain.size(), h * Math.sqrt(ratio));
      Triangulation next = triangulate(h);
      if (miss(next) >= miss(best)) {
        break;
      }
      best = next;
    }
    return export(best);
  }

  private double miss(Triangulation mesh) {
    return Math.abs(Math.log((double) mesh.triangleCount / request.cells()));
  }

  private Triangulation triangulate(double h) {
    SizeSources.Result resolved = sources.resolve(h);
    CurveSampling curves = resolved.curves();
    Triangulation mesh = ConstrainedDelaunay.triangulate(curves, new Lattice(resolved.sizes(), curves), h);
    boolean[] sharp = new boolean[curves.nodes().size()];
    for (int i = 0; i < sharp.length; i++) {
      sharp[i] = resolved.sharp().containsKey(curves.nodes().get(i));
    }
    double largest = resolved.sizes().isUniform() ? 1.1 : LARGEST_RADIUS;
    new Smoothing(mesh, 35).run(3);
    new DelaunayRefinement(mesh, resolved.sizes(), sharp, WANTED_ANGLE, largest, request.maximumCells())
        .run();
    new Smoothing(mesh, 35).run(4);
    new DelaunayRefinement(mesh, resolved.sizes(), sharp, WANTED_ANGLE - 0.5, 2 * largest,
        request.maximumCells()).run();
    return mesh;
  }

  private Mesh export(Triangulation mesh) {
    int count = mesh.triangleCount;
    double[] cx = new double[count];
    double[] cy = new double[count];
    for (int i = 0; i < 3 * count; i++) {
      cx[i / 3] += mesh.x[mesh.corner[i]] / 3;
      cy[i / 3] += mesh.y[mesh.corner[i]] / 3;
    }
    int[] order = HilbertOrder.of(cx, cy, count);
    int[] number = new int[mesh.nodeCount];
    Arrays.fill(number, -1);
    double[][] coordinates = new double[2][mesh.nodeCount];
    int[] cells = new int[3 * count];
    int[] regions = new int[count];
    int next = 0;
    for (int c = 0; c < count; c++) {
      regions[c] = mesh.region[order[c]];
      for (int k = 0; k < 3; k++) {
        int node = mesh.corner[3 * order[c] + k];
        if (number[node] < 0) {
          number[node] = next;
          coordinates[0][next] = mesh.x[node];
          coordinates[1][next++] = mesh.y[node];
        }
        cells[3 * c + k] = number[node];
      }
    }
    List<CurveEdge> curves = new ArrayList<>();
    for (CurveEdge edge : mesh.curves) {
      curves.add(new CurveEdge(number[edge.a()], number[edge.b()], edge.piece(), edge.from(), edge.to()));
    }
    double[][] used = {Arrays.copyOf(coordinates[0], next), Arrays.copyOf(coordinates[1], next)};
    return Mesh.ofTriangles(domain, used, cells, regions, curves);
  }
}
