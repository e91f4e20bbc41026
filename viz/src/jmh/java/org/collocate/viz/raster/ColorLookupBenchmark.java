package org.collocate.viz.raster;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.color.ColorTable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Colours of 512² samples, milliseconds for one raster; bar 1 ms. A tenth of the samples is outside or beyond the range.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ColorLookupBenchmark {
  private static final int SIDE = 512;

  /// How the range is spread.
  @Param({"LINEAR", "LOGARITHMIC", "SYMMETRIC"})
  private ColorScale.Spread spread = ColorScale.Spread.LINEAR;

  private final double[] samples = new double[SIDE * SIDE];
  private final int[] argb = new int[SIDE * SIDE];
  private ColorScale scale = new ColorScale(ColorTable.VIRIDIS, 0, 1, ColorScale.Spread.LINEAR);

  /// Fills the samples.
  @Setup
  public void fill() {
    Random random = new Random(1);
    for (int i = 0; i < samples.length; i++) {
      // Smooth along rows, as fields are.
      samples[i] = i % 20 == 0 ? Double.NaN
          : i % 20 == 1 ? 2 : 0.5 + 0.4 * Math.sin(i * 1e-3) + 0.01 * random.nextDouble();
    }
    scale = switch (spread) {
      case LINEAR -> new ColorScale(ColorTable.VIRIDIS, 0, 1, spread);
      case LOGARITHMIC -> new ColorScale(ColorTable.MAGMA, 1e-4, 1, spread);
      case SYMMETRIC -> new ColorScale(ColorTable.BLUE_RED, -1, 1, spread, 1e-3);
    };
  }

  /// The look-up.
  @Benchmark
  public int[] colors() {
    scale.paint(samples, 0, argb, 0, samples.length);
    return argb;
  }
}
