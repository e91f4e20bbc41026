package org.collocate.solver.benchmark;

import java.util.Arrays;
import java.util.function.Supplier;

/// Repeats a piece of work and times each repetition.
final class Stopwatch {
  /// Keeps what was computed from being thought useless.
  private static volatile Object last = "";

  private Stopwatch() {}

  /// Seconds of `repeats` repetitions, after half as many and at least three to warm up.
  static double[] seconds(int repeats, Supplier<Object> work) {
    int warmup = Math.max(3, repeats / 2);
    double[] seconds = new double[warmup + repeats];
    for (int i = 0; i < seconds.length; i++) {
      long start = System.nanoTime();
      last = work.get();
      seconds[i] = 1e-9 * (System.nanoTime() - start);
    }
    if (last.equals("")) {
      throw new IllegalStateException("nothing was computed");
    }
    return Arrays.copyOfRange(seconds, warmup, seconds.length);
  }
}
