package org.collocate.app.run;

import java.util.List;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What the result of a method depends on: the problem, the seed and its own settings, but neither texts nor outputs nor
/// other methods. A result is stale when its key is no longer that of the study.
final class ResultKey {
  private static final List<String> NO_INFLUENCE = List.of("title", "about", "tags", "writer", "reference",
      "exact", "outputs", "evaluate", "sweep", "expect", "units", "view");
  private static final Pointer METHODS = Pointer.ROOT.key("methods");

  private ResultKey() {}

  /// The key of a method's result; empty if the study has no such method.
  static String of(Study study, String method) {
    JsonNode entry = entry(study, method);
    if (entry == null) {
      return "";
    }
    Study rest = study;
    for (String key : NO_INFLUENCE) {
      Pointer place = Pointer.ROOT.key(key);
      // A source that is made from the exact solution depends on it.
      boolean matters = key.equals("exact") && study.canonical().contains("\"from\":\"exact\"");
      rest = matters || rest.at(place) == null ? rest : rest.without(place);
    }
    return rest.with(METHODS, JsonNodeFactory.instance.arrayNode().add(entry)).sha256();
  }

  private static @Nullable JsonNode entry(Study study, String method) {
    JsonNode methods = study.at(METHODS);
    if (methods == null) {
      return null;
    }
    for (JsonNode entry : methods) {
      JsonNode name = entry.has("name") ? entry.get("name") : entry.get("id");
      if (name != null && name.isString() && name.asString().equals(method)) {
        return entry;
      }
    }
    return null;
  }
}
