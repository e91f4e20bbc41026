package org.collocate.app.compare;

import java.util.ArrayList;
import java.util.List;
import org.collocate.app.run.MethodRun;
import org.collocate.solver.service.History;
import org.collocate.viz.plot.LinePlot;
import org.collocate.viz.plot.PlotStyle;

/// The race of methods: how far each error has fallen after how much time.
public final class Race {
  private Race() {}

  /// Error against wall-clock from the start of the run, both logarithmic. A method with one moment is a point.
  public static LinePlot errors(List<MethodRun> methods, String xTitle, String yTitle) {
    List<LinePlot.Series> series = new ArrayList<>();
    for (MethodRun method : methods) {
      List<History.Row> rows = method.history()
          .stream()
          .filter(row -> row.relativeL2() > 0 && row.seconds() > 0)
          .toList();
      if (!rows.isEmpty()) {
        series.add(line(method, rows.stream().mapToDouble(History.Row::seconds).toArray(),
            rows.stream().mapToDouble(History.Row::relativeL2).toArray(), rows.size() < 12));
      } else if (method.relativeL2() > 0 && method.seconds() > 0) {
        series.add(line(method, new double[] {method.seconds()}, new double[] {method.relativeL2()}, true));
      }
    }
    return new LinePlot("", xTitle, yTitle, true, true, series).named();
  }

  private static LinePlot.Series line(MethodRun method, double[] x, double[] y, boolean marked) {
    return new LinePlot.Series(method.name(), x, y, PlotStyle.series(method.number()), marked);
  }
}
