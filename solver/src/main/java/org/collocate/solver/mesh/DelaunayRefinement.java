package org.collocate.solver.mesh;

import java.util.Arrays;
import org.collocate.solver.geometry.CurvePiece;
import org.collocate.solver.geometry.Point;

/// Inserts points until triangles are small enough and no angle is too small.
///
/// Delaunay refinement after J. Ruppert, J. Algorithms 18 (1995) 548-585, doi:10.1006/jagm.1995.1021, with off-centres
/// after A. Üngör, Comput. Geom. 42 (2009) 109-118, doi:10.1016/j.comgeo.2008.06.002: the point goes where the new
/// triangle over the shortest edge gets the wanted angle. A point that would come too near to an edge of a drawn curve
/// splits that edge instead. Triangles whose small angle the drawing itself prescribes stay; so do periodic sides,
/// whose nodes must match.
final class DelaunayRefinement {
  private static final int WALK_LIMIT = 10_000;

  private final Triangulation mesh;
  private final SizeField sizes;
  private final boolean[] sharp;
  private final double cosine;
  private final double offCentre;
  private final double sizeFactor;
  private final int maximumTriangles;
  private final Triangulation.IntStack queue = new Triangulation.IntStack();
  private int[] mark = new int[0];
  private int stamp;

  /// @param sharp nodes at which the drawing has an acute angle
  /// @param angle wanted smallest angle in degrees
  /// @param sizeFactor largest allowed circumradius over the wanted edge length
  DelaunayRefinement(Triangulation mesh, SizeField sizes, boolean[] sharp, double angle, double sizeFactor,
      int maximumTriangles) {
    this.mesh = mesh;
    this.sizes = sizes;
    this.sharp = sharp;
    cosine = Math.cos(Math.toRadians(angle));
    offCentre = 0.475 * Math.sqrt((1 + cosine) / (1 - cosine));
    this.sizeFactor = sizeFactor;
    this.maximumTriangles = maximumTriangles;
  }

  void run() {
    int next = 0;
    for (int t = 0; t < mesh.triangleCount; t++) {
      if (isThin(t) || isLarge(t)) {
        queue.push(t);
      }
    }
    while (next < queue.size()) {
      int t = queue.get(next++);
      if (mesh.triangleCount > maximumTriangles) {
        throw new MeshingException("the mesh needs more than " + maximumTriangles
            + " cells; allow more, or ask for a larger size", centre(t));
      }
      int before = mesh.nodeCount;
      if (isThin(t)) {
        improve(t, true);
      } else if (isLarge(t)) {
        improve(t, false);
      }
      if (mesh.nodeCount > before) {
        for (int k = 0; k < mesh.changed.size(); k++) {
          queue.push(mesh.changed.get(k));
        }
      }
    }
  }

  private Point centre(int t) {
    double sumX = 0;
    double sumY = 0;
    for (int i = 3 * t; i < 3 * t + 3; i++) {
      sumX += mesh.x[mesh.corner[i]];
      sumY += mesh.y[mesh.corner[i]];
    }
    return new Point(sumX / 3, sumY / 3);
  }

  /// The corner opposite to the shortest edge.
  private int smallestAngle(int t) {
    int best = 3 * t;
    double shortest = Double.MAX_VALUE;
    for (int i = 3 * t; i < 3 * t + 3; i++) {
      double squared = mesh.squared(mesh.corner[Triangulation.next(i)],
          mesh.corner[Triangulation.previous(i)]);
      if (squared < shortest) {
        shortest = squared;
        best = i;
      }
    }
    return best;
  }

  private boolean isThin(int t) {
    if (!mesh.isBelow(t, cosine)) {
      return false;
    }
    int i = smallestAngle(t);
    int b = Triangulation.next(i);
    int c = Triangulation.previous(i);
    boolean drawn = mesh.curve[b] >= 0 && mesh.curve[c] >= 0;
    boolean tooShort = Math.sqrt(mesh.squared(mesh.corner[b], mesh.corner[c])) < 0.05
        * sizes.at(mesh.x[mesh.corner[i]],
            mesh.y[mesh.corner[i]]);
    return !drawn && !tooShort && !isSharp(mesh.corner[i]);
  }

  private boolean isSharp(int node) {
    return node < sharp.length && sharp[node];
  }

  private boolean isLarge(int t) {
    int a = mesh.corner[3 * t];
    int b = mesh.corner[3 * t + 1];
    int c = mesh.corner[3 * t + 2];
    double product = mesh.squared(a, b) * mesh.squared(b, c) * mesh.squared(c, a);
    double area = mesh.area(a, b, c);
    if (sizes.isUniform()) {
      double limit = 2 * area * sizeFactor * sizes.largest();
      return product > limit * limit;
    }
    double radius = Math.sqrt(product) / (2 * area);
    Point centre = centre(t);
    return radius > sizeFactor * sizes.at(centre.x(), centre.y());
  }

  private void improve(int t, boolean thin) {
    Point p = newPoint(t);
    int i = 3 * t;
    for (int step = 0; step < WALK_LIMIT; step++) {
      int exit = exit(i / 3, p);
      if (exit < 0) {
        break;
      }
      if (mesh.curve[exit] >= 0) {
        if (thin) {
          split(exit);
        }
        return;
      }
      i = mesh.across[exit];
    }
    int target = i / 3;
    int encroached = encroached(target, p);
    if (encroached < 0) {
      mesh.insert(target, p.x(), p.y());
    } else if (thin) {
      split(encroached);
    }
  }

  private void split(int i) {
    CurveEdge edge = mesh.curves.get(mesh.curve[i]);
    if (edge.piece().part() != CurvePiece.PERIODIC && !isSharp(edge.a()) && !isSharp(edge.b())) {
      mesh.splitCurve(i);
    }
  }

  /// The corner whose opposite edge separates the triangle from the point, or −1 if the point is inside.
  private int exit(int t, Point p) {
    int worst = -1;
    double lowest = 0;
    for (int i = 3 * t; i < 3 * t + 3; i++) {
      int b = mesh.corner[Triangulation.next(i)];
      int c = mesh.corner[Triangulation.previous(i)];
      double side = (mesh.x[c] - mesh.x[b]) * (p.y() - mesh.y[b])
          - (p.x() - mesh.x[b]) * (mesh.y[c] - mesh.y[b]);
      double relative = side / Math.sqrt(mesh.squared(b, c));
      if (relative < lowest) {
        lowest = relative;
        worst = i;
      }
    }
    return worst;
  }

  /// The circumcentre, or the off-centre if that is nearer to the shortest edge.
  private Point newPoint(int t) {
    int i = smallestAngle(t);
    int a = mesh.corner[Triangulation.next(i)];
    int b = mesh.corner[Triangulation.previous(i)];
    int c = mesh.corner[i];
    double bx = mesh.x[b] - mesh.x[a];
    double by = mesh.y[b] - mesh.y[a];
    double cx = mesh.x[c] - mesh.x[a];
    double cy = mesh.y[c] - mesh.y[a];
    double bb = bx * bx + by * by;
    double cc = cx * cx + cy * cy;
    double area = bx * cy - by * cx;
    double dx = (cy * bb - by * cc) / (2 * area);
    double dy = (bx * cc - cx * bb) / (2 * area);
    double ox = bx / 2 - offCentre * by;
    double oy = by / 2 + offCentre * bx;
    boolean nearer = squared(ox - bx / 2, oy - by / 2) < squared(dx - bx / 2, dy - by / 2);
    return nearer ? new Point(mesh.x[a] + ox, mesh.y[a] + oy) : new Point(mesh.x[a] + dx, mesh.y[a] + dy);
  }

  private static double squared(double dx, double dy) {
    return dx * dx + dy * dy;
  }

  /// A drawn edge around the point's cavity that would see it under a right angle or more, or −1.
  private int encroached(int target, Point p) {
    if (mark.length < mesh.triangleCount) {
      mark = Arrays.copyOf(mark, mesh.triangleCount + mesh.triangleCount / 2 + 16);
    }
    stamp++;
    Triangulation.IntStack open = new Triangulation.IntStack();
    open.push(target);
    mark[target] = stamp;
    while (open.size() > 0) {
      int t = open.pop();
      for (int i = 3 * t; i < 3 * t + 3; i++) {
        int b = mesh.corner[Triangulation.next(i)];
        int c = mesh.corner[Triangulation.previous(i)];
        if (mesh.curve[i] >= 0) {
          double cosineHere = (mesh.x[b] - p.x()) * (mesh.x[c] - p.x())
              + (mesh.y[b] - p.y()) * (mesh.y[c] - p.y());
          if (cosineHere < 0) {
            return i;
          }
        } else if (mesh.across[i] >= 0 && mark[mesh.across[i] / 3] != stamp
            && inCircle(mesh.across[i] / 3, p)) {
          mark[mesh.across[i] / 3] = stamp;
          open.push(mesh.across[i] / 3);
        }
      }
    }
    return -1;
  }

  private boolean inCircle(int t, Point p) {
    double ax = mesh.x[mesh.corner[3 * t]] - p.x();
    double ay = mesh.y[mesh.corner[3 * t]] - p.y();
    double bx = mesh.x[mesh.corner[3 * t + 1]] - p.x();
    double by = mesh.y[mesh.corner[3 * t + 1]] - p.y();
    double cx = mesh.x[mesh.corner[3 * t + 2]] - p.x();
    double cy = mesh.y[mesh.corner[3 * t + 2]] - p.y();
    return (ax * ax + ay * ay) * (bx * cy - cx * by) - (bx * bx + by * by) * (ax * cy - cx * ay)
        + (cx * cx + cy * cy)
            * (ax * by - bx * ay) > 0;
  }
}
