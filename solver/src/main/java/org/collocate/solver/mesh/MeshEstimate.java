package org.collocate.solver.mesh;

import java.util.List;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.HypercubeDomain;
import org.collocate.solver.geometry.IntervalDomain;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.PointDomain;

/// How large a mesh will be, without making it.
///
/// ```
/// cells ≈ ∫ dx / (√3/4 h(x)²)        edges = (3 cells + boundary edges) / 2        nodes ≈ edges − cells + 1
/// ```
///
/// with the field of sizes `h` that the mesher itself takes, of the size at which it stops looking. Intervals are
/// counted.
///
/// @param cells about how many
/// @param nodes of which those that a periodic domain identifies count once
/// @param edges likewise; 0 on intervals
/// @param exact whether those are the numbers of the mesh
public record MeshEstimate(long cells, long nodes, long edges, boolean exact) {
  private static final double TRIANGLE = Math.sqrt(3) / 4;
  private static final int MOST_COUNTED = 50_000;

  /// @throws MeshingException if it can be seen already that there will be no mesh
  /// @throws IllegalArgumentException if the domain has no meshes or no number of cells is wanted
  public static MeshEstimate of(Domain domain, MeshRequest request) {
    if (request.cells() < 1) {
      throw new IllegalArgumentException("an estimate is made for a wanted number of cells");
    }
    return switch (domain) {
      case IntervalDomain interval -> of(interval, request);
      case PlanarDomain planar -> of(planar, request);
      case PointDomain _,HypercubeDomain _ -> throw new IllegalArgumentException(
          "there are meshes of intervals and of domains of the plane only");
    };
  }

  private static MeshEstimate of(IntervalDomain domain, MeshRequest request) {
    boolean counted = request.cells() <= MOST_COUNTED;
    long cells = counted ? new IntervalMesher(domain, request).mesh().cellCount() : request.cells();
    return new MeshEstimate(cells, domain.periodic(0) ? cells : cells + 1, 0, counted);
  }

  private static MeshEstimate of(PlanarDomain domain, MeshRequest request) {
    SizeSources sources = new SizeSources(domain, request);
    double h = Math.min(Math.sqrt(domain.measure() / (request.cells() * TRIANGLE)), domain.size());
    SizeSources.Result resolved = sources.resolve(h);
    double count = count(domain, resolved.sizes());
    for (int attempt = 1; attempt < PlanarMesher.ATTEMPTS
        && count > request.cells() * (1 + PlanarMesher.COUNT_TOLERANCE)
        && h < domain.size(); attempt++) {
      h = Math.min(domain.size(), h * Math.sqrt(count / request.cells()));
      resolved = sources.resolve(h);
      count = count(domain, resolved.sizes());
    }
    // Where the wanted number is within reach, the mesher finds the size for it.
    double cells = Math.max(count, request.cells());
    List<CurveEdge> boundary = resolved.curves()
        .edges()
        .stream()
        .filter(edge -> edge.piece().isBoundary())
        .toList();
    double ends = boundary.size();
    double edges = (3 * cells + ends) / 2;
    // Holes and separate pieces change this by as many as they are.
    double nodes = edges - cells + 1;
    for (int axis = 0; axis < 2; axis++) {
      if (domain.periodic(axis)) {
        double side = onLowerSide(domain, axis, boundary, resolved.curves().nodes());
        edges -= side;
        nodes -= side;
      }
    }
    return new MeshEstimate(Math.round(cells), Math.max(3, Math.round(nodes)), Math.round(edges), false);
  }

  private static double onLowerSide(PlanarDomain domain, int axis, List<CurveEdge> boundary,
      List<Point> nodes) {
    double low = domain.lower()[axis] + 1e-9 * domain.size();
    return boundary.stream().filter(edge -> {
      Point middle = nodes.get(edge.a()).plus(nodes.get(edge.b())).times(0.5);
      return (axis == 0 ? middle.x() : middle.y()) <= low;
    }).count();
  }

  private static double count(PlanarDomain domain, SizeField sizes) {
    if (sizes.isUniform()) {
      return domain.measure() / (TRIANGLE * sizes.largest() * sizes.largest());
    }
    return new Integral(domain, sizes).value() / TRIANGLE;
  }

  /// `∫ dx / h²` over boxes that are quartered where the size changes within them.
  private static final class Integral {
    private static final int FIRST = 24;
    private static final int DEEPEST = 6;
    private static final double CHANGE = 1.3;

    private final PlanarDomain domain;
    private final SizeField sizes;
    private double sum;
    private double inside;

    Integral(PlanarDomain domain, SizeField sizes) {
      this.domain = domain;
      this.sizes = sizes;
    }

    double value() {
      double[] low = domain.lower();
      double[] high = domain.upper();
      double width = (high[0] - low[0]) / FIRST;
      double height = (high[1] - low[1]) / FIRST;
      for (int i = 0; i < FIRST; i++) {
        for (int j = 0; j < FIRST; j++) {
          add(low[0] + i * width, low[1] + j * height, width, height, 0);
        }
      }
      // Boxes on the boundary are in or out by their middle; the area is known better.
      return inside == 0 ? domain.measure() / (sizes.largest() * sizes.largest())
          : sum * domain.measure() / inside;
    }

    private void add(double x, double y, double width, double height, int depth) {
      double middle = sizes.at(x + width / 2, y + height / 2);
      if (depth < DEEPEST && changes(x, y, width, height, middle)) {
        add(x, y, width / 2, height / 2, depth + 1);
        add(x + width / 2, y, width / 2, height / 2, depth + 1);
        add(x, y + height / 2, width / 2, height / 2, depth + 1);
        add(x + width / 2, y + height / 2, width / 2, height / 2, depth + 1);
      } else if (domain.contains(x + width / 2, y + height / 2)) {
        inside += width * height;
        sum += width * height / (middle * middle);
      }
    }

    private boolean changes(double x, double y, double width, double height, double middle) {
      return differs(sizes.at(x, y), middle) || differs(sizes.at(x + width, y), middle)
          || differs(sizes.at(x, y + height), middle) || differs(sizes.at(x + width, y + height), middle);
    }

    private static boolean differs(double a, double b) {
      return a > CHANGE * b || b > CHANGE * a;
    }
  }
}
