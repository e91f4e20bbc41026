package org.collocate.app.sketch.edit;

import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Carries new names of parts and regions to wherever the study uses the old ones.
final class Names {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Names() {}

  /// A part of the boundary: in conditions, outputs and refinements.
  static Study part(Study study, String before, String after) {
    Study named = entries(study, Pointer.ROOT.key("boundary"), "on", before, after);
    named = entries(named, Pointer.ROOT.key("outputs"), "on", before, after);
    return entries(named, Sketch.DOMAIN.key("refine"), "near", before, after);
  }

  /// A region: in coefficients by region, outputs and refinements.
  static Study region(Study study, String before, String after) {
    Study named = entries(study, Pointer.ROOT.key("outputs"), "on", before, after);
    named = entries(named, Sketch.DOMAIN.key("refine"), "near", before, after);
    Pointer coefficients = Pointer.ROOT.key("equation").key("coefficients");
    if (named.at(coefficients) instanceof ObjectNode all) {
      for (var coefficient : all.properties()) {
        if (coefficient.getValue() instanceof ObjectNode values && values.has("default") && values.has(before)
            && !values.has(after)) {
          ObjectNode next = JSON.objectNode();
          values.properties()
              .forEach(value -> next.set(value.getKey().equals(before) ? after : value.getKey(),
                  value.getValue()));
          named = named.with(coefficients.key(coefficient.getKey()), next);
        }
      }
    }
    return named;
  }

  private static Study entries(Study study, Pointer list, String key, String before, String after) {
    Study named = study;
    JsonNode entries = study.at(list);
    for (int i = 0; entries != null && entries.isArray() && i < entries.size(); i++) {
      JsonNode word = entries.get(i).path(key);
      if (word.isString() && word.asString().equals(before)) {
        named = named.with(list.index(i).key(key), JSON.stringNode(after));
      }
    }
    return named;
  }
}
