package org.collocate.app.forecast;

import java.util.Optional;
import org.collocate.solver.forecast.Forecast;

/// What is expected of one method of a study.
///
/// @param name unique in the study
/// @param threads that it would keep busy
/// @param raw as the method made it; empty where it cannot solve the problem
/// @param forecast corrected by finished runs; empty where it cannot solve the problem
/// @param obstacle why it cannot; empty otherwise
public record MethodForecast(String name, int threads, Optional<Forecast> raw, Optional<Forecast> forecast,
    String obstacle) {}
