package org.collocate.solver.mesh;

import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.HypercubeDomain;
import org.collocate.solver.geometry.IntervalDomain;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.geometry.PointDomain;

/// Makes meshes. The same domain and request give the same mesh, bit for bit.
public final class MeshGenerator {
  private MeshGenerator() {}

  /// @throws MeshingException if the domain defeats the mesher or would need more cells than allowed; says where
  /// @throws IllegalArgumentException if the domain has no meshes: a point or a hypercube
  public static Mesh generate(Domain domain, MeshRequest request) {
    return switch (domain) {
      case IntervalDomain interval -> new IntervalMesher(interval, request).mesh();
      case PlanarDomain planar -> new PlanarMesher(planar, request).mesh();
      case PointDomain _,HypercubeDomain _ -> throw new IllegalArgumentException(
          "there are meshes of intervals and of domains of the plane only");
    };
  }
}
