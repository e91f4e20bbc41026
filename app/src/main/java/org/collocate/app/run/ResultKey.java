package org.collocate.app.run;

import java.util.List;
import java.util.Set;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the result of a method depends on: the problem, the seed and its own settings, but neither texts nor outputs nor
/// other methods. A result is stale when its key is no longer that of the study.
final class ResultKey {
  private static final List<String> NO_INFLUENCE = List.of("title", "about", "tags", "writer", "reference",
      "exact", "outputs", "evaluate", "sweep", "expect", "units", "view");
  private static final List<String> NO_REFERENCE = List.of("title", "about", "tags", "writer", "sweep",
      "expect",
      "outputs", "units", "view");
  private static final Pointer METHODS = Pointer.ROOT.key("methods");

  private ResultKey() {}

  /// The key of a method's result; empty if the study has no such method.
  static String of(Study study, String method) {
    return of(study, method, Set.of());
  }

  /// The same as if some of the method's settings did not matter.
  static String of(Study study, String method, Set<String> settings) {
    ObjectNode entry = entry(study, method);
    if (entry == null) {
      return "";
    }
    entry.remove(settings);
    Study rest = study;
    for (String key : NO_INFLUENCE) {
      Pointer place = Pointer.ROOT.key(key);
      // A source that is made from the exact solution depends on it.
      boolean matters = key.equals("exact") && study.canonical().contains("\"from\":\"exact\"");
      rest = matters || rest.at(place) == null ? rest : rest.without(place);
    }
    return rest.with(METHODS, JsonNodeFactory.instance.arrayNode().add(entry)).sha256();
  }

  /// All that the reference depends on.
  static String ofReference(Study study) {
    Study rest = study;
    for (String key : NO_REFERENCE) {
      Pointer place = Pointer.ROOT.key(key);
      rest = rest.at(place) == null ? rest : rest.without(place);
    }
    return rest.sha256();
  }

  private static @Nullable ObjectNode entry(Study study, String method) {
    JsonNode methods = study.at(METHODS);
    if (methods == null) {
      return null;
    }
    for (JsonNode entry : methods) {
      JsonNode name = entry.has("name") ? entry.get("name") : entry.get("id");
      if (name != null && name.isString() && name.asString().equals(method)
          && entry instanceof ObjectNode object) {
        return object.deepCopy();
      }
    }
    return null;
  }
}
