package org.collocate.viz.surface;

import java.util.Arrays;

/// A surface as triangles, ready for a mesh: the domain's longer side is 1, the middle of its floor the origin, y points
/// down and z away, as the toolkit has them.
///
/// @param points `[3 · vertex + axis]`
/// @param colors `[2 · vertex]`: where the vertex stands in the colour table, from 0 to 1; the second number is a half
/// @param faces `[6 · triangle]`: vertex and colour alternating; only triangles whose corners all exist
record SurfaceGrid(float[] points, float[] colors, int[] faces) {
  /// Vertices along the longer side at most.
  static final int FINEST = 160;

  /// @param rise height from floor to ceiling, in units of the longer side
  static SurfaceGrid of(Surface surface, double rise) {
    int step = Math.max(1,
        (Math.max(surface.x().length, surface.y().length) - 1 + FINEST - 2) / (FINEST - 1));
    int[] columns = places(surface.x().length, step);
    int[] rows = places(surface.y().length, step);
    int nx = columns.length;
    float[] points = new float[3 * nx * rows.length];
    float[] colors = new float[2 * nx * rows.length];
    boolean[] there = new boolean[nx * rows.length];
    double middleX = (surface.x()[0] + surface.x()[surface.x().length - 1]) / 2;
    double middleY = (surface.y()[0] + surface.y()[surface.y().length - 1]) / 2;
    for (int j = 0; j < rows.length; j++) {
      for (int i = 0; i < nx; i++) {
        int at = j * nx + i;
        double height = surface.height(columns[i], rows[j]);
        there[at] = !Double.isNaN(height);
        points[3 * at] = (float) ((surface.x()[columns[i]] - middleX) / surface.side());
        points[3 * at + 1] = (float) (there[at] ? -rise * height : 0);
        points[3 * at + 2] = (float) ((surface.y()[rows[j]] - middleY) / surface.side());
        // Not the very ends: there the table would be blended with its other end.
        colors[2 * at] = (float) Math.clamp(there[at] ? height : 0, 0.001, 0.999);
        colors[2 * at + 1] = 0.5f;
      }
    }
    return new SurfaceGrid(points, colors, faces(there, nx, rows.length));
  }

  /// Every so many places, and the last.
  private static int[] places(int count, int step) {
    int[] places = new int[(count - 1 + step - 1) / step + 1];
    Arrays.setAll(places, k -> Math.min(k * step, count - 1));
    return places;
  }

  private static int[] faces(boolean[] there, int nx, int ny) {
    int[] faces = new int[12 * (nx - 1) * (ny - 1)];
    int length = 0;
    for (int j = 0; j + 1 < ny; j++) {
      for (int i = 0; i + 1 < nx; i++) {
        int a = j * nx + i;
        int[][] triangles = {{a, a + nx, a + 1}, {a + 1, a + nx, a + nx + 1}};
        for (int[] triangle : triangles) {
          if (there[triangle[0]] && there[triangle[1]] && there[triangle[2]]) {
            for (int vertex : triangle) {
              faces[length++] = vertex;
              faces[length++] = vertex;
            }
          }
        }
      }
    }
    return Arrays.copyOf(faces, length);
  }
}
