package org.collocate.solver.forecast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Measures the speed of this machine: each trial runs again and again for a fraction of a second, and the median of the
/// later half counts, when the virtual machine has compiled what it will compile. How much longer the very first took is kept too.
public final class Calibration {
  private static final double SECONDS = 0.25;
  private static final int LEAST = 3;
  private static final int MOST = 60;

  private Calibration() {}

  /// Measures all kinds of work; takes about a second for each.
  ///
  /// @param threads the most that a run may keep busy
  /// @param cancelled asked between trials; true ends the work with what is known by then
  public static Map<String, Speed.Rate> measure(List<Trial> trials, int threads, BooleanSupplier cancelled) {
    Map<String, Speed.Rate> rates = new HashMap<>();
    for (Trial trial : trials) {
      if (cancelled.getAsBoolean()) {
        return rates;
      }
      long begin = System.nanoTime();
      trial.work().accept(1);
      double first = (System.nanoTime() - begin) * 1e-9;
      double settled = seconds(trial, 1);
      double single = settled / trial.amount();
      double all = trial.parallel() && threads > 1 ? seconds(trial, threads) / trial.amount() : single;
      rates.put(trial.kind(), new Speed.Rate(single, all, threads, Math.max(0, first - settled)));
    }
    return rates;
  }

  private static double seconds(Trial trial, int threads) {
    List<Double> times = new ArrayList<>();
    double total = 0;
    while (times.size() < LEAST || total < SECONDS && times.size() < MOST) {
      long begin = System.nanoTime();
      trial.work().accept(threads);
      double seconds = (System.nanoTime() - begin) * 1e-9;
      times.add(seconds);
      total += seconds;
    }
    List<Double> later = times.subList(times.size() / 2, times.size()).stream().sorted().toList();
    return later.get(later.size() / 2);
  }
}
