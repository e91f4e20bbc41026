package org.collocate.solver.mesh;

import java.util.Map;
import java.util.Optional;
import org.collocate.solver.geometry.CurvePiece;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.SparsePattern;
import org.collocate.solver.linear.direct.SparseDirect;
import org.collocate.solver.parallel.WorkerTeam;
import org.jspecify.annotations.Nullable;

/// Moves the nodes of a mesh with its domain, whose vertices and curves are dragged, and leaves its cells as they are.
///
/// Nodes on drawn curves keep their places along them. The displacement `d` of the others is the discretely harmonic one,
/// `∫ ∇d·∇φ_i = 0` with piecewise linear `φ_i`: one that is linear on the boundary is linear inside. The matrix is factorized
/// once; each motion costs two solutions with it. Where much moves, cells may fold or become needles, which is looked at.
///
/// An object serves one thread at a time.
public final class MeshMotion {
  /// Below this angle, in degrees, cells are not moved any further.
  public static final double LEAST_ANGLE = 20;
  /// By how much area of the whole domain may grow or shrink.
  private static final double LARGEST_GROWTH = 1.5;

  private final Mesh mesh;
  private final PlanarDomain domain;
  private final WorkerTeam team;
  private LinearSolver.@Nullable Prepared factors;
  private @Nullable SparseMatrix stiffness;

  /// @param mesh at rest; triangles
  /// @throws IllegalArgumentException if it is none of the plane
  public MeshMotion(Mesh mesh, WorkerTeam team) {
    if (!(mesh.domain() instanceof PlanarDomain planar)) {
      throw new IllegalArgumentException("meshes of the plane are moved");
    }
    this.mesh = mesh;
    this.domain = planar;
    this.team = team;
  }

  /// The mesh in another domain.
  ///
  /// @return empty if the domain has other curves than the mesh's, or is so far from it that a cell's angle would be below
  /// [#LEAST_ANGLE] or the area another by half; or if it is periodic
  public Optional<Mesh> to(PlanarDomain target) {
    double growth = target.measure() / domain.measure();
    if (periodic(domain) || periodic(target) || growth > LARGEST_GROWTH || growth < 1 / LARGEST_GROWTH) {
      return Optional.empty();
    }
    return CurveMatch.of(domain, target)
        .flatMap(curves -> displacement(curves).map(moved -> moved(target, curves, moved)))
        .filter(moved -> moved.minimumAngle() >= LEAST_ANGLE);
  }

  private static boolean periodic(PlanarDomain planar) {
    return planar.periodic(0) || planar.periodic(1);
  }

  private Mesh moved(PlanarDomain target, Map<CurvePiece, CurvePiece> curves, double[][] displacement) {
    double[][] coordinates = new double[2][mesh.nodeCount()];
    for (int axis = 0; axis < 2; axis++) {
      for (int i = 0; i < mesh.nodeCount(); i++) {
        coordinates[axis][i] = mesh.coordinates()[axis][i] + displacement[axis][i];
      }
    }
    return mesh.moved(target, coordinates, curves);
  }

  /// `[axis][node]`; empty if curves that met do so no more.
  private Optional<double[][]> displacement(Map<CurvePiece, CurvePiece> curves) {
    double[][] given = new double[2][mesh.nodeCount()];
    boolean[] held = new boolean[mesh.nodeCount()];
    double tolerance = 1e-12 * domain.size();
    for (int edge = 0; edge < mesh.edgeCount(); edge++) {
      CurveEdge curve = mesh.curve(edge);
      if (curve != null) {
        CurvePiece now = curves.get(curve.piece());
        if (now == null || !place(curve.a(), now.point(curve.from()), given, held, tolerance)
            || !place(curve.b(), now.point(curve.to()), given, held, tolerance)) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(rests(given) ? given : extended(given, held));
  }

  private boolean place(int node, Point to, double[][] given, boolean[] held, double tolerance) {
    double dx = to.x() - mesh.coordinates()[0][node];
    double dy = to.y() - mesh.coordinates()[1][node];
    if (held[node] && Math.hypot(dx - given[0][node], dy - given[1][node]) > tolerance) {
      return false;
    }
    held[node] = true;
    given[0][node] = dx;
    given[1][node] = dy;
    return true;
  }

  private static boolean rests(double[][] given) {
    for (double[] axis : given) {
      for (double d : axis) {
        if (d != 0) {
          return false;
        }
      }
    }
    return true;
  }

  private double[][] extended(double[][] given, boolean[] held) {
    LinearSolver.Prepared known = factors;
    SparseMatrix all = stiffness;
    if (known == null || all == null) {
      all = stiffness();
      known = new SparseDirect(mesh.coordinates(), team).prepare(without(held, all));
      stiffness = all;
      factors = known;
    }
    double[][] extended = new double[2][mesh.nodeCount()];
    double[] load = new double[mesh.nodeCount()];
    for (int axis = 0; axis < 2; axis++) {
      all.multiply(given[axis], load);
      for (int i = 0; i < load.length; i++) {
        load[i] = held[i] ? given[axis][i] : -load[i];
      }
      known.solve(load, extended[axis]);
    }
    return extended;
  }

  /// `∫ ∇φ_i·∇φ_j`
  private SparseMatrix stiffness() {
    SparsePattern pattern = new SparsePattern(mesh.nodeCount());
    for (int cell = 0; cell < mesh.cellCount(); cell++) {
      pattern.couple(new int[] {mesh.vertex(cell, 0), mesh.vertex(cell, 1), mesh.vertex(cell, 2)});
    }
    SparseMatrix matrix = pattern.matrix();
    double[] x = mesh.coordinates()[0];
    double[] y = mesh.coordinates()[1];
    for (int cell = 0; cell < mesh.cellCount(); cell++) {
      double scale = 1 / (4 * mesh.measure(cell));
      for (int a = 0; a < 3; a++) {
        for (int b = 0; b < 3; b++) {
          int a1 = mesh.vertex(cell, (a + 1) % 3);
          int a2 = mesh.vertex(cell, (a + 2) % 3);
          int b1 = mesh.vertex(cell, (b + 1) % 3);
          int b2 = mesh.vertex(cell, (b + 2) % 3);
          matrix.add(mesh.vertex(cell, a), mesh.vertex(cell, b),
              scale * ((x[a2] - x[a1]) * (x[b2] - x[b1]) + (y[a2] - y[a1]) * (y[b2] - y[b1])));
        }
      }
    }
    return matrix;
  }

  /// The identity for held nodes, whose columns are taken away.
  private static SparseMatrix without(boolean[] held, SparseMatrix all) {
    SparseMatrix inner = new SparseMatrix(all.rowStart(), all.columns(), all.values().clone());
    for (int row = 0; row < held.length; row++) {
      for (int k = inner.rowStart()[row]; k < inner.rowStart()[row + 1]; k++) {
        int column = inner.columns()[k];
        if (held[row] || held[column]) {
          inner.values()[k] = row == column ? 1 : 0;
        }
      }
    }
    return inner;
  }
}
