package org.collocate.app.training;

import java.util.ArrayList;
import java.util.List;
import org.collocate.app.run.MethodRun;
import org.collocate.app.text.Texts;
import org.collocate.solver.service.History;
import org.collocate.viz.plot.LinePlot;
import org.collocate.viz.plot.PlotStyle;

/// The course of training.
public final class Losses {
  private static final Texts TEXTS = Texts.of("compare");

  private Losses() {}

  /// Loss against training steps, the loss logarithmic; one line for each method that learns.
  public static LinePlot of(List<MethodRun> methods) {
    List<LinePlot.Series> series = new ArrayList<>();
    for (MethodRun method : methods) {
      List<History.Row> rows = method.history().stream().filter(row -> row.loss() > 0).toList();
      if (rows.size() > 1) {
        series.add(new LinePlot.Series(method.name(), rows.stream().mapToDouble(History.Row::step).toArray(),
            rows.stream().mapToDouble(History.Row::loss).toArray(), PlotStyle.series(method.number()),
            false));
      }
    }
    return new LinePlot("", TEXTS.get("loss.x"), TEXTS.get("loss.y"), false, true, series);
  }
}
