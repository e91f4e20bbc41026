package org.collocate.app.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.collocate.app.run.MethodRun;
import org.collocate.app.text.Texts;
import org.collocate.solver.method.TrainingStep;
import org.collocate.solver.service.History;
import org.collocate.viz.color.ValueRange;
import org.collocate.viz.plot.LinePlot;
import org.collocate.viz.plot.PlotStyle;

/// The course of one training as lines over its steps, logarithmic both ways.
final class TrainingPlots {
  private static final Texts TEXTS = Texts.of("training");

  private TrainingPlots() {}

  /// The loss, its terms, and the error where there is a reference.
  static LinePlot losses(MethodRun run) {
    if (isEnergy(run.history())) {
      return energies(run.history());
    }
    List<LinePlot.Series> series = new ArrayList<>();
    add(series, TEXTS.get("loss"), run.history(), History.Row::loss, true);
    for (String term : terms(run.history())) {
      add(series, TEXTS.get("term", term), run.history(), row -> share(row, term), false);
    }
    add(series, TEXTS.get("error"), run.history(), History.Row::relativeL2, false);
    return plot(TEXTS.get("loss.axis"), series);
  }

  /// Whether the loss is an energy, which is compared with other energies and may be negative.
  private static boolean isEnergy(List<History.Row> rows) {
    return rows.stream().anyMatch(row -> row.training().terms().size() > 1)
        && rows.stream().noneMatch(row -> row.training().hasShares());
  }

  /// The falling energy and those that it is compared with, from the middle of its way on: an energy falls so far at first
  /// that nothing of its end would be seen.
  private static LinePlot energies(List<History.Row> rows) {
    List<LinePlot.Series> series = new ArrayList<>();
    addEnergy(series, TEXTS.get("energy"), rows, History.Row::loss);
    for (String term : terms(rows)) {
      addEnergy(series, term, rows, row -> share(row, term));
    }
    double[] falling = series.isEmpty() ? new double[0] : series.getFirst().y();
    double lowest = Arrays.stream(falling).min().orElse(0);
    double median = Arrays.stream(falling).sorted().skip(falling.length / 2).findFirst().orElse(0);
    double room = Math.max(4 * (median - lowest), 0.02 * Math.abs(lowest));
    return new LinePlot("", TEXTS.get("step.axis"), TEXTS.get("energy.axis"), true, false, series, false,
        room > 0
            ? new LinePlot.Limits(null, new ValueRange(lowest - room / 4, lowest + room))
            : LinePlot.Limits.NONE);
  }

  private static void addEnergy(List<LinePlot.Series> series, String name, List<History.Row> rows,
      java.util.function.ToDoubleFunction<History.Row> value) {
    List<History.Row> shown = rows.stream()
        .filter(row -> row.step() > 0 && Double.isFinite(value.applyAsDouble(row)))
        .toList();
    series.add(new LinePlot.Series(name, shown.stream().mapToDouble(History.Row::step).toArray(),
        shown.stream().mapToDouble(value).toArray(), PlotStyle.series(series.size()), false));
  }

  private static Set<String> terms(List<History.Row> rows) {
    Set<String> names = new LinkedHashSet<>();
    for (History.Row row : rows) {
      row.training().terms().forEach(term -> names.add(term.name()));
    }
    return names.size() > 1 ? names : Set.of();
  }

  private static double share(History.Row row, String term) {
    for (TrainingStep.Term one : row.training().terms()) {
      if (one.name().equals(term)) {
        return one.loss();
      }
    }
    return Double.NaN;
  }

  /// The learning rate, a line for each optimizer that has one.
  static LinePlot rates(MethodRun run) {
    Map<String, List<History.Row>> byOptimizer = new LinkedHashMap<>();
    for (History.Row row : run.history()) {
      if (row.training().learningRate() > 0) {
        byOptimizer.computeIfAbsent(row.training().optimizer(), _ -> new ArrayList<>()).add(row);
      }
    }
    List<LinePlot.Series> series = new ArrayList<>();
    byOptimizer.forEach((name, rows) -> add(series, name, rows, row -> row.training().learningRate(), false));
    return plot(TEXTS.get("rate.axis"), series);
  }

  /// The error by bands of wave numbers, slow waves first.
  static LinePlot spectrum(List<SpectrumRow> rows) {
    List<LinePlot.Series> series = new ArrayList<>();
    if (rows.size() > 1) {
      double[] from = rows.getFirst().spectrum().from();
      double[] steps = rows.stream().mapToDouble(row -> Math.max(1, row.step())).toArray();
      for (int band = 0; band < from.length - 1; band++) {
        int shown = band;
        String name = band == 0 ? TEXTS.get("band.mean")
            : TEXTS.get("band", String.valueOf(Math.round(from[band])),
                String.valueOf(Math.round(from[band + 1])));
        series.add(new LinePlot.Series(name, steps,
            rows.stream().mapToDouble(row -> row.spectrum().amplitudes()[shown]).toArray(),
            PlotStyle.series(band),
            false));
      }
    }
    return plot(TEXTS.get("spectrum.axis"), series);
  }

  /// The errors of an operator on samples that it learns from and on others. A method that learns by one solve for each
  /// choice of its numbers takes no steps: of it the best of the choices so far is shown.
  static LinePlot family(List<History.Row> rows) {
    Set<String> terms = terms(rows);
    if (terms.isEmpty()) {
      return choices(rows);
    }
    List<LinePlot.Series> series = new ArrayList<>();
    for (String term : terms) {
      add(series, term, rows, row -> share(row, term), true);
    }
    return plot(TEXTS.get("family.error.axis"), series);
  }

  private static LinePlot choices(List<History.Row> rows) {
    double[] best = rows.stream().mapToDouble(History.Row::loss).toArray();
    Arrays.parallelPrefix(best, Math::min);
    List<LinePlot.Series> series = rows.isEmpty() ? List.of()
        : List.of(new LinePlot.Series(TEXTS.get("family.held-out"),
            rows.stream().mapToDouble(History.Row::step).toArray(), best, PlotStyle.series(0), true));
    return new LinePlot("", TEXTS.get("family.choices.axis"), TEXTS.get("family.error.axis"), false, true,
        series);
  }

  private static void add(List<LinePlot.Series> series, String name, List<History.Row> rows,
      java.util.function.ToDoubleFunction<History.Row> value, boolean always) {
    List<History.Row> shown = rows.stream()
        .filter(row -> row.step() > 0 && value.applyAsDouble(row) > 0
            && Double.isFinite(value.applyAsDouble(row)))
        .toList();
    if (shown.size() > 1 || always && !shown.isEmpty()) {
      series.add(new LinePlot.Series(name, shown.stream().mapToDouble(History.Row::step).toArray(),
          shown.stream().mapToDouble(value).toArray(), PlotStyle.series(series.size()), false));
    }
  }

  private static LinePlot plot(String axis, List<LinePlot.Series> series) {
    return new LinePlot("", TEXTS.get("step.axis"), axis, true, true, series);
  }
}
