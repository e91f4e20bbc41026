package org.collocate.solver.method;

import java.util.Locale;
import org.collocate.solver.mesh.MeshEstimate;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.problem.Problem;

/// How large a problem becomes in a space of finite elements, from an estimate of its mesh.
final class FemForecast {
  static final String ID = "fem";
  static final String MESH = "fem-mesh";
  static final String ASSEMBLY = "fem-assembly";
  private static final double BYTES_PER_CELL = 400;

  private FemForecast() {}

  static SpatialForecast of(Problem problem, int order, int wanted) {
    int dimension = problem.domain().dimension();
    int components = problem.unknowns().size();
    MeshEstimate mesh = MeshEstimate.of(problem.domain(),
        MeshRequest.ofCells(wanted).refined(problem.refinements()));
    double cells = (double) mesh.cells();
    double middles = order == 1 ? 0 : (double) (dimension == 1 ? mesh.cells() : mesh.edges());
    double couplings = dimension == 1 ? order == 1 ? 3 : 4 : order == 1 ? 7 : 11.5;
    String text = String.format(Locale.ROOT, "%s%d cells of order %d", mesh.exact() ? "" : "≈ ", mesh.cells(),
        order);
    return new SpatialForecast(problem,
        new SpatialForecast.Size(ID, text, mesh.exact(), mesh.nodes() + middles,
            couplings, BYTES_PER_CELL * cells, new SpatialForecast.Part(MESH, cells),
            new SpatialForecast.Part(ASSEMBLY, assemblyWork(dimension, order, components, cells))));
  }

  /// The entries of all cells' matrices, each a sum over points.
  static double assemblyWork(int dimension, int order, int components, double cells) {
    double local = dimension == 1 ? order + 1 : order == 1 ? 3 : 6;
    double points = dimension == 1 ? order + 1 : order == 1 ? 3 : 6;
    return cells * points * Math.pow(local * components, 2);
  }
}
