package org.collocate.app.seal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.collocate.solver.comparison.Comparison;
import org.collocate.solver.comparison.Evaluation;
import org.collocate.solver.comparison.Outcome;
import org.collocate.solver.method.SolveReport;
import org.collocate.solver.method.SolverInfo;
import org.collocate.solver.service.RunStatus;

/// The numbers of a run that are sealed, and how far another run may be off.
///
/// With the same program, Java and processor all of them are promised bit by bit on any number of threads: chunks and the
/// order of sums are fixed. Elsewhere a vector unit of another width rounds otherwise. Direct solvers pass that on as it
/// is; least squares of dependent functions blow it up where the error itself is near rounding; training steps blow it
/// up with their number.
final class SealedNumbers {
  private static final double ROUNDING = 1e-6;
  private static final double TRAINED = 0.1;
  private static final double SAME_SIZE = 1;
  private static final double NEGLIGIBLE = 1e-9;

  private SealedNumbers() {}

  static SealedExperiment.SealedRun of(Outcome outcome) {
    SolveReport report = outcome.result().solution() == null ? SolveReport.failed("", "")
        : outcome.result().solution().report();
    return new SealedExperiment.SealedRun(outcome.method().name(), outcome.label(), outcome.result().status(),
        outcome.result().reason(), outcome.method().settings().values(), report.steps(),
        numbers(outcome, report));
  }

  /// The reference as a run of its own.
  static SealedExperiment.SealedRun of(Comparison comparison) {
    Map<String, SealedExperiment.SealedNumber> numbers = new LinkedHashMap<>();
    put(numbers, "errorEstimate", comparison.reference().errorEstimate(), SAME_SIZE);
    comparison.referenceOutputs().forEach((name, value) -> put(numbers, "outputs/" + name, value, ROUNDING));
    return new SealedExperiment.SealedRun("reference", comparison.reference().name(), RunStatus.CONVERGED, "",
        Map.of(), 0, numbers);
  }

  private static Map<String, SealedExperiment.SealedNumber> numbers(Outcome outcome, SolveReport report) {
    boolean trained = outcome.method().solver().info().kind() == SolverInfo.Kind.NEURAL && report.steps() > 0;
    boolean neural = outcome.method().solver().info().kind() == SolverInfo.Kind.NEURAL;
    double ofErrors = neural ? SAME_SIZE : 10 * ROUNDING;
    double ofOutputs = trained ? TRAINED : ROUNDING;
    Map<String, SealedExperiment.SealedNumber> numbers = new LinkedHashMap<>();
    if (outcome.result().solution() == null) {
      return numbers;
    }
    put(numbers, "unknowns", (double) report.unknowns(), 0);
    put(numbers, "iterations", report.iterations(), SAME_SIZE);
    put(numbers, "steps", report.steps(), trained ? 0 : TRAINED);
    put(numbers, "residual/algebraic", report.algebraicResidual(), 10 * SAME_SIZE);
    Evaluation evaluation = outcome.evaluation();
    if (evaluation == null) {
      return numbers;
    }
    evaluation.error().forEach((unknown, norms) -> {
      String error = "error/" + unknown + "/";
      put(numbers, error + "l2", norms.l2(), ofErrors);
      put(numbers, error + "relativeL2", norms.relativeL2(), ofErrors);
      put(numbers, error + "h1", norms.h1(), ofErrors);
      put(numbers, error + "relativeH1", norms.relativeH1(), ofErrors);
      put(numbers, error + "linf", norms.linf(), ofErrors);
    });
    put(numbers, "relativeL2AllTimes", evaluation.relativeL2AllTimes(), ofErrors);
    put(numbers, "residual/strong", evaluation.strongResidual(), ofErrors);
    evaluation.outputs().forEach((name, value) -> put(numbers, "outputs/" + name, value, ofOutputs));
    return numbers;
  }

  /// @param relative how far another machine may be off, as a part of the number
  private static void put(Map<String, SealedExperiment.SealedNumber> numbers, String name, double value,
      double relative) {
    if (Double.isFinite(value)) {
      numbers.put(name, new SealedExperiment.SealedNumber(value, 0,
          relative == 0 ? 0 : relative * Math.abs(value) + NEGLIGIBLE * relative));
    }
  }
}
