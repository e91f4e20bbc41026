package org.collocate.app.compare;

import java.util.ArrayList;
import java.util.List;
import org.collocate.app.form.NumberText;
import org.collocate.app.run.MethodRun;
import org.collocate.viz.plot.LinePlot;
import org.collocate.viz.plot.PlotStyle;

/// What an error costs: the error at the end against all seconds of the run, training included. No method beats those on
/// the front in both.
public final class Pareto {
  private static final int GRAY = 0x808c959f;

  private Pareto() {}

  /// A point for each method that has ended with an error, and the front as a line of steps.
  public static LinePlot front(List<MethodRun> methods, String xTitle, String yTitle) {
    List<MethodRun> over = methods.stream()
        .filter(run -> !run.isActive() && run.relativeL2() > 0 && run.seconds() > 0)
        .sorted(java.util.Comparator.comparingDouble(MethodRun::seconds))
        .toList();
    List<LinePlot.Series> series = new ArrayList<>();
    List<double[]> steps = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    for (MethodRun run : over) {
      if (run.relativeL2() < least) {
        if (!steps.isEmpty()) {
          steps.add(new double[] {run.seconds(), least});
        }
        least = run.relativeL2();
        steps.add(new double[] {run.seconds(), least});
      }
    }
    if (steps.size() > 1) {
      series.add(new LinePlot.Series("", steps.stream().mapToDouble(point -> point[0]).toArray(),
          steps.stream().mapToDouble(point -> point[1]).toArray(), GRAY, false));
    }
    for (MethodRun run : over) {
      String size = run.unknowns() > 0 ? " (" + NumberText.count(run.unknowns()) + ")" : "";
      series.add(new LinePlot.Series(run.name() + size, new double[] {run.seconds()},
          new double[] {run.relativeL2()}, PlotStyle.series(run.number()), true));
    }
    return new LinePlot("", xTitle, yTitle, true, true, series).named();
  }
}
