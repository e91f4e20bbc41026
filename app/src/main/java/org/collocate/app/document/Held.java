package org.collocate.app.document;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.collocate.solver.study.Study;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Estimates what a state of a study holds in memory that another state does not share with it. Studies share all parts that
/// an edit left alone, so that a state of the past costs what the edit after it changed; painted rasters outweigh the rest.
final class Held {
  /// Object, its place in its parent, and what the library keeps for it.
  private static final long NODE = 64;

  private Held() {}

  /// Bytes of a study's parts that are no parts of another one, or are elsewhere in it.
  static long alone(Study study, Study other) {
    return alone(study.root(), other.root());
  }

  private static long alone(JsonNode node, @Nullable JsonNode other) {
    if (isSame(node, other)) {
      return 0;
    }
    long bytes = NODE;
    if (node.isString()) {
      return bytes + node.asString().length();
    }
    if (node.isObject()) {
      for (var entry : node.properties()) {
        bytes += alone(entry.getValue(), other == null ? null : other.get(entry.getKey()));
      }
    } else if (node.isArray()) {
      Set<JsonNode> shared = Collections.newSetFromMap(new IdentityHashMap<>());
      if (other != null && other.isArray()) {
        other.forEach(shared::add);
      }
      for (int i = 0; i < node.size(); i++) {
        // An element put in or taken out moves the others, which stay shared.
        bytes += shared.contains(node.get(i)) ? 0 : alone(node.get(i), other == null ? null : other.get(i));
      }
    }
    return bytes;
  }

  /// Whether it is the same object: an equal one takes memory of its own.
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(JsonNode node, @Nullable JsonNode other) {
    return node == other;
  }
}
