package org.collocate.solver.forecast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How long finished runs took compared with what was expected: the median ratio of the last runs of a kind corrects its
/// next forecast, and their spread becomes its spread. Immutable.
///
/// @param ratios by kind of run: actual seconds over expected ones, the newest last
public record Experience(Map<String, List<Double>> ratios) {
  /// Nothing has been run yet.
  public static final Experience NONE = new Experience(Map.of());

  private static final int KEPT = 9;
  /// A ratio beyond this says that something else went on, such as a machine that slept.
  private static final double STRANGE = 100;
  private static final double LEAST_SPREAD = 1.5;
  private static final double LARGEST_SPREAD = 5;
  /// Shorter runs are ruled by what a virtual machine does at its start, and say nothing of longer ones.
  private static final double SHORTEST = 0.1;

  public Experience {
    Map<String, List<Double>> copy = new HashMap<>();
    ratios.forEach((kind, values) -> copy.put(kind, List.copyOf(values)));
    ratios = Map.copyOf(copy);
  }

  /// This experience and one run more; a run of which nothing was expected, or that is over at
  /// once, teaches nothing.
  ///
  /// @param forecast as the method made it, not corrected
  /// @param actual seconds
  public Experience with(Forecast forecast, double actual) {
    double ratio = actual / forecast.seconds().expected();
    if (!(ratio > 1 / STRANGE && ratio < STRANGE) || forecast.seconds().expected() < SHORTEST) {
      return this;
    }
    Map<String, List<Double>> more = new HashMap<>(ratios);
    List<Double> values = new ArrayList<>(ratios.getOrDefault(forecast.rests().kind(), List.of()));
    values.add(ratio);
    more.put(forecast.rests().kind(), values.subList(Math.max(0, values.size() - KEPT), values.size()));
    return new Experience(more);
  }

  /// Whether a clock ends it: then nothing is to be corrected.
  private static boolean isBudget(Span seconds) {
    return seconds.equals(Span.atMost(seconds.expected()));
  }

  /// A forecast as finished runs of its kind correct it.
  public Forecast correct(Forecast forecast) {
    List<Double> known = ratios.getOrDefault(forecast.rests().kind(), List.of());
    if (known.isEmpty() || !forecast.seconds().isKnown() || isBudget(forecast.seconds())) {
      return forecast;
    }
    List<Double> sorted = known.stream().sorted().toList();
    double median = sorted.get(sorted.size() / 2);
    double expected = forecast.seconds().expected() * median;
    double spread = Math.min(LARGEST_SPREAD,
        LEAST_SPREAD * Math.max(median / sorted.getFirst(), sorted.getLast() / median));
    return forecast.withSeconds(forecast.seconds().isOpen()
        ? new Span(expected, expected / spread, Double.POSITIVE_INFINITY)
        : Span.within(expected, spread));
  }
}
