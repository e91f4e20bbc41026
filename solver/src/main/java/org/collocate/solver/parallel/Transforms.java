package org.collocate.solver.parallel;

import org.jtransforms.dct.DoubleDCT_1D;
import org.jtransforms.dct.DoubleDCT_2D;
import org.jtransforms.dst.DoubleDST_1D;
import org.jtransforms.fft.DoubleFFT_1D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/// Fourier, sine and cosine transforms that stay on the thread that calls them.
///
/// The library behind them would share each transform among threads of its own, which would come on top of those that a run may use.
/// How many it takes is a setting of the whole process; it is made here, once, before the first transform, so that every other user
/// of the library finds the same setting whatever ran before.
public final class Transforms {
  static {
    ConcurrencyUtils.setNumberOfThreads(1);
  }

  private Transforms() {}

  /// The transform of a length; threads may share it.
  public static DoubleFFT_1D fourier(int length) {
    return new DoubleFFT_1D(length);
  }

  /// The cosine transform (of the second kind) of a length.
  public static DoubleDCT_1D cosine(int length) {
    return new DoubleDCT_1D(length);
  }

  /// The cosine transform along rows and columns.
  public static DoubleDCT_2D cosine(int rows, int columns) {
    return new DoubleDCT_2D(rows, columns);
  }

  /// The sine transform (of the second kind) of a length.
  public static DoubleDST_1D sine(int length) {
    return new DoubleDST_1D(length);
  }

  /// The least even number from a given one on that has no prime factors but 2, 3 and 5, for which transforms are fast.
  public static int fastLength(int atLeast) {
    int length = Math.max(4, atLeast + atLeast % 2);
    while (!isFast(length)) {
      length += 2;
    }
    return length;
  }

  private static boolean isFast(int length) {
    int rest = length;
    for (int factor : new int[] {2, 3, 5}) {
      while (rest % factor == 0) {
        rest /= factor;
      }
    }
    return rest == 1;
  }
}
