package org.collocate.app.forecast;

import java.util.Map;
import org.collocate.solver.forecast.Experience;
import org.collocate.solver.forecast.Speed;

/// What is known of this machine.
///
/// @param rates measured, by kind of work; empty before the first measurement
/// @param experience of finished runs
public record Known(Map<String, Speed.Rate> rates, Experience experience) {
  public static final Known NOTHING = new Known(Map.of(), Experience.NONE);

  public Known {
    rates = Map.copyOf(rates);
  }

  Speed speed(int threads) {
    return new Speed(threads, rates);
  }
}
