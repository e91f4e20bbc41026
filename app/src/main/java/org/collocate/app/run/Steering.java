package org.collocate.app.run;

import java.util.Optional;
import java.util.Set;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyException;

/// What may change in a study while a run of it works.
final class Steering {
  private Steering() {}

  /// Whether a run of the older study may go on with the newer one: they differ, as far as the method is concerned, and
  /// only in settings that the method may change.
  static boolean isPossible(String older, CheckedStudy newer, String method) {
    Optional<CheckedStudy.Method> known = newer.methods()
        .stream()
        .filter(candidate -> candidate.name().equals(method))
        .findFirst();
    if (known.isEmpty()) {
      return false;
    }
    try {
      Study running = Study.parse(older);
      Set<String> changeable = known.get().solver().changeable();
      return !ResultKey.of(newer.study(), method).equals(ResultKey.of(running, method))
          && ResultKey.of(newer.study(), method, changeable)
              .equals(ResultKey.of(running, method, changeable));
    } catch (StudyException e) {
      throw new IllegalStateException("a run has a right study", e);
    }
  }
}
