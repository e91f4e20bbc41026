package org.collocate.solver.mesh;

import java.util.BitSet;

/// Moves free nodes near bad triangles to the mean of their neighbours where that makes the worst triangle around them
/// better, and restores the Delaunay property by flips.
final class Smoothing {
  private static final double[] STEPS = {1, 0.5, 0.25};

  private final Triangulation mesh;
  private final double threshold;

  /// @param angle degrees; only nodes of triangles with a smaller angle, and their neighbours, move
  Smoothing(Triangulation mesh, double angle) {
    this.mesh = mesh;
    threshold = Math.cos(Math.toRadians(angle));
  }

  void run(int sweeps) {
    for (int sweep = 0; sweep < sweeps; sweep++) {
      BitSet active = activeNodes();
      if (active.isEmpty()) {
        return;
      }
      for (int node = active.nextSetBit(0); node >= 0; node = active.nextSetBit(node + 1)) {
        if (!mesh.onCurve(node)) {
          move(node);
        }
      }
      mesh.changed.clear();
      for (int node = active.nextSetBit(0); node >= 0; node = active.nextSetBit(node + 1)) {
        suspectAround(node);
      }
      mesh.restore();
    }
  }

  private BitSet activeNodes() {
    BitSet bad = new BitSet(mesh.nodeCount);
    for (int t = 0; t < mesh.triangleCount; t++) {
      if (mesh.isBelow(t, threshold)) {
        for (int i = 3 * t; i < 3 * t + 3; i++) {
          bad.set(mesh.corner[i]);
        }
      }
    }
    BitSet active = (BitSet) bad.clone();
    for (int node = bad.nextSetBit(0); node >= 0; node = bad.nextSetBit(node + 1)) {
      int start = mesh.leading(node);
      int i = start;
      do {
        active.set(mesh.corner[Triangulation.next(i)]);
        active.set(mesh.corner[Triangulation.previous(i)]);
        i = mesh.turn(i);
      } while (i >= 0 && i != start);
    }
    return active;
  }

  private void suspectAround(int node) {
    int start = mesh.leading(node);
    int i = start;
    do {
      mesh.suspect(i);
      mesh.suspect(Triangulation.next(i));
      i = mesh.turn(i);
    } while (i >= 0 && i != start);
  }

  private void move(int node) {
    double sumX = 0;
    double sumY = 0;
    int count = 0;
    int start = mesh.incident[node];
    int i = start;
    do {
      int neighbour = mesh.corner[Triangulation.next(i)];
      sumX += mesh.x[neighbour];
      sumY += mesh.y[neighbour];
      count++;
      i = mesh.turn(i);
    } while (i != start);
    double oldX = mesh.x[node];
    double oldY = mesh.y[node];
    double before = worst(node);
    for (double step : STEPS) {
      mesh.x[node] = oldX + step * (sumX / count - oldX);
      mesh.y[node] = oldY + step * (sumY / count - oldY);
      if (worst(node) < before) {
        return;
      }
    }
    mesh.x[node] = oldX;
    mesh.y[node] = oldY;
  }

  /// The greatest badness around a node; infinite if a triangle is turned over.
  private double worst(int node) {
    double worst = 0;
    int start = mesh.incident[node];
    int i = start;
    do {
      int b = mesh.corner[Triangulation.next(i)];
      int c = mesh.corner[Triangulation.previous(i)];
      if (mesh.area(node, b, c) <= 0) {
        return Double.POSITIVE_INFINITY;
      }
      worst = Math.max(worst, mesh.badness(node, b, c));
      i = mesh.turn(i);
    } while (i != start);
    return worst;
  }
}
