package org.collocate.app.run;

import org.collocate.solver.service.Remains;
import org.collocate.solver.study.CheckedStudy;

/// What a training has left, and what must be as it was for it to go on.
///
/// @param learner the key of all but the settings that may change while the method works
/// @param course the key of all but how long it learns; empty if the training was steered by hand, so that no study gives it
public record KeptTraining(String learner, String course, Remains remains) {
  /// The key of all that must be as it was.
  static String learner(CheckedStudy study, CheckedStudy.Method method) {
    return ResultKey.of(study.study(), method.name(), method.solver().changeable());
  }

  /// The key of all that decides the steps.
  static String course(CheckedStudy study, CheckedStudy.Method method) {
    return method.solver()
        .budget()
        .map(budget -> ResultKey.of(study.study(), method.name(),
            java.util.Set.of(budget.steps(), budget.seconds())))
        .orElse("");
  }
}
