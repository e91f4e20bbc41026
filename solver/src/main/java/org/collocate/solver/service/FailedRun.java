package org.collocate.solver.service;

import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.method.Remedy;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyCheck;
import org.collocate.solver.study.StudyException;

/// What to try after a run that ended without a word of its method.
final class FailedRun {
  private static final Remedy AGAIN = new Remedy.Again("run again");

  private FailedRun() {}

  /// It took more memory than there is.
  static List<Remedy> tooLarge(RunRequest request) {
    List<Remedy> remedies = new ArrayList<>(smaller(request));
    remedies.add(new Remedy.Advice("run this method alone, so that it has the memory for itself"));
    return remedies;
  }

  /// An error within the method.
  static List<Remedy> brokenDown(RunRequest request) {
    List<Remedy> remedies = new ArrayList<>(List.of(AGAIN));
    remedies.addAll(smaller(request));
    return remedies;
  }

  /// Its process is gone.
  static List<Remedy> processEnded(RunRequest request) {
    return brokenDown(request);
  }

  private static List<Remedy> smaller(RunRequest request) {
    try {
      CheckedStudy.Method method = StudyCheck.check(Study.parse(request.study()), request.folder())
          .method(request.method(), 0);
      return Remedy.smaller(method.solver(), method.settings());
    } catch (StudyException e) {
      // A study that cannot be run has no method whose settings could be changed.
      return List.of();
    }
  }
}
