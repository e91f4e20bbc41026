package org.collocate.solver.mesh;

import java.util.List;

/// How fine a mesh is wanted.
///
/// @param cells wanted number of cells, met within about 15 % unless curves, gaps or refinements need more; 0 if `size` decides
/// @param size largest edge length, about; 0 if `cells` decides
/// @param refinements where cells shall be smaller
/// @param maximumCells beyond this number the mesher gives up with a message
public record MeshRequest(int cells, double size, List<Refinement> refinements, int maximumCells) {
  private static final int DEFAULT_MAXIMUM = 8_000_000;

  public MeshRequest {
    if ((cells > 0) == (size > 0)) {
      throw new IllegalArgumentException("give a positive number of cells or a positive size");
    }
    refinements = List.copyOf(refinements);
  }

  public static MeshRequest ofCells(int cells) {
    return new MeshRequest(cells, 0, List.of(), DEFAULT_MAXIMUM);
  }

  public static MeshRequest ofSize(double size) {
    return new MeshRequest(0, size, List.of(), DEFAULT_MAXIMUM);
  }

  public MeshRequest refined(List<Refinement> newRefinements) {
    return new MeshRequest(cells, size, newRefinements, maximumCells);
  }

  public MeshRequest refined(Refinement... newRefinements) {
    return refined(List.of(newRefinements));
  }

  public MeshRequest atMost(int newMaximum) {
    return new MeshRequest(cells, size, refinements, newMaximum);
  }
}
