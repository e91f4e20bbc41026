package org.collocate.solver.method;

import java.util.Locale;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Span;
import org.collocate.solver.mesh.MeshEstimate;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.LagrangeElement;
import org.collocate.solver.space.QuadratureRule;

/// How large a problem becomes in a space of finite elements, from an estimate of its mesh.
final class FemForecast {
  static final String ID = "fem";
  static final String MESH = "fem-mesh";
  static final String ASSEMBLY = "fem-assembly";
  static final String ESTIMATE = "fem-estimate";
  private static final double BYTES_PER_CELL = 400;
  private static final double ALL_MESHES = 6;
  private static final double DOUBT = 4;

  private FemForecast() {}

  static SpatialForecast of(Problem problem, int order, int wanted) {
    int dimension = problem.domain().dimension();
    int components = problem.unknowns().size();
    MeshEstimate mesh = MeshEstimate.of(problem.domain(),
        MeshRequest.ofCells(wanted).refined(problem.refinements()));
    double cells = (double) mesh.cells();
    double onEdges = (order - 1) * (dimension == 1 ? cells : mesh.edges());
    double inside = dimension == 2 && order == 3 ? cells : 0;
    String text = String.format(Locale.ROOT, "%s%d cells of order %d", mesh.exact() ? "" : "≈ ", mesh.cells(),
        order);
    return new SpatialForecast(problem,
        new SpatialForecast.Size(ID, text, mesh.exact(), mesh.nodes() + onEdges + inside,
            couplings(dimension, order), BYTES_PER_CELL * cells, new SpatialForecast.Part(MESH, cells),
            new SpatialForecast.Part(ASSEMBLY, assemblyWork(dimension, order, components, cells)),
            new SpatialForecast.Part(ESTIMATE, assemblyWork(dimension, order, components, cells))));
  }

  /// What is known before of a mesh that grows until its error is small enough: the most there may be. Each mesh has about
  /// half as many cells again as the one before, so that all together cost about three times the last, and estimates as
  /// much again.
  static Forecast adaptive(Forecast whole) {
    return new Forecast(whole.unknowns(), false, 0, whole.bytes(),
        Span.within(ALL_MESHES * whole.seconds().expected(), DOUBT),
        new Forecast.Basis("at most " + whole.rests().formula(), whole.rests().kind() + " adaptive"));
  }

  /// Entries in a row of the matrix, in the mean over vertices, edges and cells.
  private static double couplings(int dimension, int order) {
    if (dimension == 1) {
      return order + 2;
    }
    return switch (order) {
      case 1 -> 7;
      case 2 -> 11.5;
      default -> 17;
    };
  }

  /// The entries of all cells' matrices, each a sum over points.
  static double assemblyWork(int dimension, int order, int components, double cells) {
    double local = new LagrangeElement(dimension, order).nodeCount();
    double points = QuadratureRule.of(dimension, 2 * order).size();
    return cells * points * Math.pow(local * components, 2);
  }
}
