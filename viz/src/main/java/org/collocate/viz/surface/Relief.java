package org.collocate.viz.surface;

import org.collocate.viz.raster.Raster;

/// A surface from above, with the light and shade that its slopes have under a low sun:
///
/// ```
/// shade = ambient + (1 − ambient) max(0, n · s) / s_z        n = (−h_x, −h_y, 1) / |…|
/// ```
///
/// so that what is level keeps its colour. Source: B. K. P. Horn, Proc. IEEE 69 (1981) 14-47,
/// doi 10.1109/PROC.1981.11918.
final class Relief {
  private static final double AMBIENT = 0.35;
  private static final double ALTITUDE = Math.toRadians(50);

  private Relief() {}

  /// The picture, one pixel for each sample.
  ///
  /// @param rise height from floor to ceiling, in units of the longer side
  /// @param azimuth of the sun, in radians anticlockwise from the x axis
  static Raster of(Surface surface, double rise, double azimuth) {
    int nx = surface.x().length;
    int ny = surface.y().length;
    int[] argb = new int[nx * ny];
    double hx = (surface.x()[1] - surface.x()[0]) / surface.side();
    double hy = (surface.y()[1] - surface.y()[0]) / surface.side();
    double sunX = Math.cos(ALTITUDE) * Math.cos(azimuth);
    double sunY = Math.cos(ALTITUDE) * Math.sin(azimuth);
    double sunZ = Math.sin(ALTITUDE);
    for (int j = 0; j < ny; j++) {
      for (int i = 0; i < nx; i++) {
        double slopeX = rise * slope(surface, i, j, 1, 0) / hx;
        double slopeY = rise * slope(surface, i, j, 0, 1) / hy;
        double light = (-slopeX * sunX - slopeY * sunY + sunZ)
            / Math.sqrt(slopeX * slopeX + slopeY * slopeY + 1);
        double shade = AMBIENT + (1 - AMBIENT) * Math.max(0, light) / sunZ;
        argb[(ny - 1 - j) * nx + i] = shaded(surface.scale().color(surface.samples()[j * nx + i]), shade);
      }
    }
    return new Raster(nx, ny, argb);
  }

  /// The difference of heights along an axis for one step, from what neighbours there are.
  private static double slope(Surface surface, int i, int j, int di, int dj) {
    double here = surface.height(i, j);
    double after = neighbour(surface, i + di, j + dj);
    double before = neighbour(surface, i - di, j - dj);
    double forward = after - here;
    double backward = here - before;
    double slope = Double.isNaN(forward) ? backward
        : Double.isNaN(backward) ? forward : (forward + backward) / 2;
    return Double.isNaN(slope) ? 0 : slope;
  }

  private static double neighbour(Surface surface, int i, int j) {
    return i < 0 || j < 0 || i >= surface.x().length || j >= surface.y().length ? Double.NaN
        : surface.height(i, j);
  }

  private static int shaded(int argb, double shade) {
    int shaded = argb & 0xff000000;
    for (int shift = 0; shift <= 16; shift += 8) {
      shaded |= (int) Math.min(255, Math.round((argb >> shift & 0xff) * shade)) << shift;
    }
    return shaded;
  }
}
