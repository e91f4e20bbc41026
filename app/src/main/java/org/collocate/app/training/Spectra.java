package org.collocate.app.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.collocate.solver.comparison.Comparison;
import org.collocate.solver.field.EvaluationGrid;
import org.collocate.solver.field.Field;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.method.Frame;
import org.collocate.solver.metric.ErrorSpectrum;
import org.jspecify.annotations.Nullable;

/// The spectra of errors while methods learn. Frames are given from one thread; rows may be read from any.
final class Spectra {
  private static final int POINTS = 64;
  /// From here on every second row is dropped.
  private static final int MOST_ROWS = 400;

  private final Map<String, List<SpectrumRow>> rows = new ConcurrentHashMap<>();
  private final Map<String, Frame> last = new HashMap<>();
  private @Nullable Sampled reference;

  /// The reference on the grid; made once.
  private record Sampled(Comparison comparison, Domain domain, EvaluationGrid grid, double[] values) {}

  /// Takes in the newest frame of a method. Takes as long as sampling it on 64 points a side.
  void add(String method, Domain domain, Frame frame, Comparison comparison) {
    if (frame.equals(last.put(method, frame)) || !comparison.isSteady() || domain.dimension() < 1
        || domain.dimension() > 2) {
      return;
    }
    Sampled against = sampled(domain, comparison);
    double[] values = against.grid.sample(frame.fields().getFirst());
    for (int i = 0; i < values.length; i++) {
      values[i] -= against.values[i];
    }
    List<SpectrumRow> known = new ArrayList<>(rows.getOrDefault(method, List.of()));
    if (!known.isEmpty() && known.getLast().step() >= frame.step()) {
      // It has begun anew.
      known.clear();
    }
    known.add(new SpectrumRow(frame.step(), ErrorSpectrum.of(against.grid, values)));
    if (known.size() > MOST_ROWS) {
      List<SpectrumRow> thinned = new ArrayList<>();
      for (int i = 0; i < known.size(); i += 2) {
        thinned.add(known.get(i));
      }
      known = thinned;
    }
    rows.put(method, List.copyOf(known));
  }

  private Sampled sampled(Domain domain, Comparison comparison) {
    Sampled known = reference;
    if (known != null && known.comparison.equals(comparison) && known.domain.equals(domain)) {
      return known;
    }
    EvaluationGrid grid = new EvaluationGrid(domain, POINTS);
    Field exact = comparison.referenceFields(0).getFirst();
    Sampled made = new Sampled(comparison, domain, grid, grid.sample(exact));
    reference = made;
    rows.clear();
    return made;
  }

  /// The rows of a method, by step.
  List<SpectrumRow> of(String method) {
    return rows.getOrDefault(method, List.of());
  }
}
