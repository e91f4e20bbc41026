package org.collocate.app.shell;

import org.collocate.viz.color.ColorScale;
import org.collocate.viz.color.ColorTable;
import org.collocate.viz.color.ValueRange;
import org.collocate.viz.raster.Raster;

/// Values to pixels alone, on a raster of 512².
final class ColourTiming {
  private static final int SIDE = 512;

  private final WindowBenchmark benchmark;

  ColourTiming(WindowBenchmark benchmark) {
    this.benchmark = benchmark;
  }

  void run() {
    double[] samples = new double[SIDE * SIDE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.sin(0.001 * i);
    }
    lookUp("linear", ColorScale.field(ValueRange.of(samples)), samples);
    lookUp("logarithmic", ColorScale.magnitude(ValueRange.of(samples)), samples);
    lookUp("symmetric logarithmic",
        new ColorScale(ColorTable.BLUE_RED, -1, 1, ColorScale.Spread.SYMMETRIC, 1e-3),
        samples);
  }

  private void lookUp(String spread, ColorScale scale, double[] samples) {
    double[] millis = new double[300];
    int seen = 0;
    for (int k = -200; k < millis.length; k++) {
      long begin = System.nanoTime();
      Raster raster = Raster.of(samples, SIDE, SIDE, scale);
      if (k >= 0) {
        millis[k] = 1e-6 * (System.nanoTime() - begin);
      }
      seen += raster.argb()[Math.abs(k)];
    }
    // What was seen is used, so that nothing of it may be left out.
    benchmark.add("colours of 512²", spread + (seen == 0 ? " " : ""), millis, 1, Double.NaN, "ms");
  }
}
