package org.collocate.solver.forecast;

import java.util.Map;

/// How fast a machine does each kind of work with a number of threads.
///
/// @param threads that a run may keep busy
/// @param rates by kind of work; empty where nothing was measured yet
public record Speed(int threads, Map<String, Rate> rates) {
  /// Nothing was measured: seconds are not known.
  public static final Speed UNKNOWN = new Speed(1, Map.of());

  private static final double FIRST_USE = 0.05;
  private static final double UNCOMPILED = 10;

  /// Seconds for one unit of work.
  ///
  /// @param single with one thread
  /// @param all with `threads` threads
  /// @param start seconds more that the first piece of work took, while the virtual machine compiled the code for it
  public record Rate(double single, double all, int threads, double start) {
    /// With another number of threads, on the line between what was measured.
    double with(int count) {
      if (threads <= 1 || count <= 1) {
        return single;
      }
      double share = Math.min(1, (count - 1.0) / (threads - 1));
      return 1 / ((1 - share) / single + share / all);
    }
  }

  public Speed {
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads");
    }
    rates = Map.copyOf(rates);
  }

  /// The same machine with another number of threads.
  public Speed with(int count) {
    return new Speed(count, rates);
  }

  /// Seconds in a fresh virtual machine: code that is not compiled yet is some ten times slower, until all of it is.
  ///
  /// @param settled seconds when all is compiled
  /// @param kinds of work that they consist of
  public double fromStart(double settled, String... kinds) {
    double start = 0;
    for (String kind : kinds) {
      Rate rate = rates.get(kind);
      start += rate == null ? 0 : rate.start();
    }
    return settled + Math.min(start, FIRST_USE + UNCOMPILED * settled);
  }

  /// The seconds of an amount of work; NaN if that kind was not measured.
  public double seconds(String kind, double amount) {
    Rate rate = rates.get(kind);
    return rate == null ? Double.NaN : amount * rate.with(threads);
  }
}
