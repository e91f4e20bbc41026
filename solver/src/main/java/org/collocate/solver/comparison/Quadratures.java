package org.collocate.solver.comparison;

import java.util.List;
import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.metric.BoundaryQuadrature;
import org.collocate.solver.metric.Quadrature;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.FunctionSpace;
import org.collocate.solver.space.MeshQuadrature;

/// Quadrature over a problem's domain and the parts of its boundary, on a mesh of its own with curved elements.
///
/// @param space the mesh with its nodes
/// @param cells over the domain
/// @param boundary over each part
record Quadratures(FunctionSpace space, Quadrature cells, List<BoundaryQuadrature> boundary) {
  private static final int DEGREE = 6;
  private static final int BOUNDARY_DEGREE = 8;

  static Quadratures of(Problem problem, int cellCount) {
    FunctionSpace space = new FunctionSpace(MeshGenerator.generate(problem.domain(),
        MeshRequest.ofCells(cellCount).refined(problem.refinements())), 2);
    return new Quadratures(space, MeshQuadrature.cells(space.nodes(), DEGREE),
        MeshQuadrature.boundary(space, BOUNDARY_DEGREE));
  }
}
