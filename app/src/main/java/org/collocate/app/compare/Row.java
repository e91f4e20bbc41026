package org.collocate.app.compare;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.collocate.app.run.MethodRun;
import org.collocate.solver.metric.ErrorNorms;

/// A line of the comparison table. Of a system the largest error among its unknowns counts.
///
/// @param l2 relative; NaN where there is none
/// @param h1 relative; NaN where there is none
/// @param linf NaN where there is none
/// @param unknowns 0 where that is not known
public record Row(String name, String label, int number, double l2, double h1, double linf, double seconds,
    boolean shared, long unknowns, String status, boolean stale) {

  /// One line for each method.
  public static List<Row> of(List<MethodRun> methods) {
    return methods.stream()
        .map(method -> new Row(method.name(), method.label(), method.number(), method.relativeL2(),
            worst(method, ErrorNorms::relativeH1), worst(method, ErrorNorms::linf), method.seconds(),
            method.shared(), method.unknowns(), StatusText.of(method), method.stale()))
        .toList();
  }

  private static double worst(MethodRun method, ToDoubleFunction<ErrorNorms> norm) {
    return method.evaluation() == null ? Double.NaN
        : method.evaluation().error().values().stream().mapToDouble(norm).max().orElse(Double.NaN);
  }
}
