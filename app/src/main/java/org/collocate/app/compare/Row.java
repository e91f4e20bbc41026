package org.collocate.app.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.collocate.app.run.MethodRun;
import org.collocate.app.text.Texts;
import org.collocate.solver.comparison.Comparison;
import org.collocate.solver.method.EnergyError;
import org.collocate.solver.metric.ErrorNorms;
import org.jspecify.annotations.Nullable;

/// A line of the comparison table. Of a system the largest error among its unknowns counts.
///
/// @param number the method's place in the study, which gives its colour; −1 for the reference
/// @param l2 relative; NaN where there is none
/// @param h1 relative; NaN where there is none
/// @param linf NaN where there is none
/// @param ownError what the method takes its error to be; null where it does not look
/// @param unknowns 0 where that is not known
/// @param forecast what a run will need; empty where that is not known
/// @param outputs the study's outputs
public record Row(String name, String label, int number, double l2, double h1, double linf,
    @Nullable EnergyError ownError, double seconds, boolean shared, long unknowns, String status,
    boolean stale, String forecast,
    Map<String, Double> outputs) {
  private static final Texts TEXTS = Texts.of("compare");

  public Row {
    outputs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }

  /// One line for each method.
  public static List<Row> of(List<MethodRun> methods) {
    return of(methods, _ -> "");
  }

  private static List<Row> of(List<MethodRun> methods, Function<String, String> forecasts) {
    return methods.stream()
        .map(method -> new Row(method.name(), method.label(), method.number(), method.relativeL2(),
            worst(method, ErrorNorms::relativeH1), worst(method, ErrorNorms::linf), method.ownError(),
            method.seconds(),
            method.shared(), method.unknowns(), StatusText.of(method), method.stale(),
            forecasts.apply(method.name()),
            method.evaluation() == null ? Map.of() : method.evaluation().outputs()))
        .toList();
  }

  /// One line for each method, and one for the reference where it has outputs or knows its own error.
  /// The estimate of the reference's error in L2 stands where the methods have theirs.
  ///
  /// @param forecasts what a run of a method will need
  public static List<Row> of(List<MethodRun> methods, Optional<Comparison> comparison,
      Function<String, String> forecasts) {
    List<Row> rows = new ArrayList<>(of(methods, forecasts));
    comparison.filter(with -> !with.referenceOutputs().isEmpty() || with.reference().ownError().isPresent())
        .ifPresent(
            with -> rows.add(new Row(TEXTS.get("pane.reference"), with.reference().name(), -1,
                with.reference().errorEstimate() > 0 ? with.reference().errorEstimate() : Double.NaN,
                Double.NaN, Double.NaN, with.reference().ownError().orElse(null), Double.NaN, false, 0, "",
                false, "", with.referenceOutputs())));
    return rows;
  }

  private static double worst(MethodRun method, ToDoubleFunction<ErrorNorms> norm) {
    return method.evaluation() == null ? Double.NaN
        : method.evaluation().error().values().stream().mapToDouble(norm).max().orElse(Double.NaN);
  }

  /// Whether it is the reference's.
  boolean isReference() {
    return number < 0;
  }

  /// An output; NaN where there is none.
  double output(String output) {
    return outputs.getOrDefault(output, Double.NaN);
  }
}
