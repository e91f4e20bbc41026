package org.collocate.app.run;

import java.util.Optional;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyException;
import tools.jackson.databind.JsonNode;

/// What may change in a study while a run of it works.
final class Steering {
  private static final Pointer METHODS = Pointer.ROOT.key("methods");

  private Steering() {}

  /// Whether a run of the older study may go on with the newer one: they differ, as far as the method is concerned, and
  /// only in settings that the method may change.
  static boolean isPossible(String older, CheckedStudy newer, String method) {
    Optional<CheckedStudy.Method> known = newer.methods()
        .stream()
        .filter(candidate -> candidate.name().equals(method))
        .findFirst();
    String wanted = ResultKey.of(newer.study(), method);
    try {
      Study running = Study.parse(older);
      if (known.isEmpty() || wanted.equals(ResultKey.of(running, method))) {
        return false;
      }
      Optional<Pointer> from = place(newer.study(), method);
      Optional<Pointer> to = place(running, method);
      if (from.isEmpty() || to.isEmpty()) {
        return false;
      }
      for (String key : known.get().solver().changeable()) {
        JsonNode value = newer.study().at(from.get().key(key));
        Pointer at = to.get().key(key);
        running = value != null ? running.with(at, value)
            : running.at(at) == null ? running : running.without(at);
      }
      return wanted.equals(ResultKey.of(running, method));
    } catch (StudyException e) {
      throw new IllegalStateException("a run has a right study", e);
    }
  }

  /// Where a method stands.
  private static Optional<Pointer> place(Study study, String method) {
    JsonNode methods = study.at(METHODS);
    for (int i = 0; methods != null && i < methods.size(); i++) {
      JsonNode entry = methods.get(i);
      if (entry.path("name").asString(entry.path("id").asString("")).equals(method)) {
        return Optional.of(METHODS.index(i));
      }
    }
    return Optional.empty();
  }
}
