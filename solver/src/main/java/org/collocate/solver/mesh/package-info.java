/// Meshes of intervals and of domains of the plane. A mesh knows geometry only: nodes, cells, edges, the true curves behind them, and the parts and regions they belong to.
///
/// | task | who does it |
/// |---|---|
/// | what is wanted | `MeshRequest`, `Refinement` |
/// | interval | `IntervalMesher` |
/// | plane: sizes, points on the curves, lattice, triangulation, quality | `SizeField`, `CurveSampling`, `PlanarMesher`, `Triangulation`, `Smoothing`, `AngleRefinement` |
/// | the mesh, finer meshes | `Mesh`, `UniformRefinement` |
@NullMarked
package org.collocate.solver.mesh;

import org.jspecify.annotations.NullMarked;
