package org.collocate.app.gallery;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.collocate.solver.comparison.Comparison;
import org.collocate.solver.comparison.Evaluation;
import org.collocate.solver.comparison.Reference;
import org.collocate.solver.comparison.ReferenceSource;
import org.collocate.solver.method.Solution;
import org.collocate.solver.service.InProcessExecutor;
import org.collocate.solver.service.RunRequest;
import org.collocate.solver.service.RunResult;
import org.collocate.solver.service.SolverService;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyCheck;
import org.collocate.solver.study.StudyException;
import org.jspecify.annotations.NullMarked;

/// A study with all its methods run through the service, one after another as `compare` does.
///
/// @param results by method's name
/// @param evaluations by method's name, where there is a solution
@NullMarked
record StudyTrial(CheckedStudy study, Reference reference, Map<String, RunResult> results,
    Map<String, Evaluation> evaluations) {
  private static final int THREADS = 2;

  static StudyTrial of(Study document) throws StudyException, ReferenceSource.NoReferenceException {
    Path folder = Path.of("").toAbsolutePath();
    CheckedStudy study = StudyCheck.check(document, folder);
    Reference reference = ReferenceSource.make(study, THREADS, () -> false);
    Comparison comparison = new Comparison(study, reference);
    Map<String, RunResult> results = new LinkedHashMap<>();
    Map<String, Evaluation> evaluations = new LinkedHashMap<>();
    try (SolverService service = new SolverService(new InProcessExecutor(), THREADS)) {
      for (CheckedStudy.Method method : study.methods()) {
        RunRequest request = new RunRequest(document.canonical(), folder, method.name(), study.seed(),
            THREADS, 0);
        RunResult result = service.submit(request, (_, _) -> {}).result().join();
        results.put(method.name(), result);
        Solution solution = result.solution();
        if (solution != null && !solution.frames().isEmpty()) {
          evaluations.put(method.name(), comparison.evaluate(solution));
        }
      }
    }
    return new StudyTrial(study, reference, results, evaluations);
  }

  /// What a method found for an expectation of the study: an output, or its error.
  double found(String method, String output) {
    Evaluation evaluation = evaluations.get(method);
    if (evaluation == null) {
      return Double.NaN;
    }
    Double value = output.equals("relativeL2") ? Double.valueOf(evaluation.relativeL2())
        : evaluation.outputs().get(output);
    return value == null ? Double.NaN : value;
  }
}
