package org.collocate.app.equation;

import java.util.ArrayList;
import java.util.List;
import org.collocate.resources.Resource;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An equation to begin with, from the data files.
///
/// @param content the file
record Preset(String name, Study content) {
  private static final Pointer ROOT = Pointer.ROOT;

  /// All presets, in the order of the menu.
  static List<Preset> all() {
    List<Preset> presets = new ArrayList<>();
    for (String name : Resource.PRESETS.names()) {
      try {
        presets.add(new Preset(name, Study.parse(Resource.PRESETS.required(name + ".json"))));
      } catch (StudyException e) {
        throw new IllegalStateException("the preset " + name + " is shipped with the program", e);
      }
    }
    return presets;
  }

  String title() {
    return content.title();
  }

  String about() {
    return content.text(ROOT.key("about"));
  }

  /// The equations.
  List<String> formulas() {
    JsonNode equations = content.at(ROOT.key("equation").key("equations"));
    List<String> lines = new ArrayList<>();
    if (equations != null) {
      equations.forEach(equation -> lines.add(equation.asString()));
    }
    return lines;
  }

  /// A study with this equation, its first usual condition on the whole boundary and its initial state. Domain and methods
  /// stay; an exact solution and outputs, which were made for another equation, go.
  Study on(Study study) {
    Study next = study.with(ROOT.key("equation"), part("equation"));
    for (String key : List.of("exact", "outputs", "expect", "initial", "time")) {
      next = next.at(ROOT.key(key)) == null ? next : next.without(ROOT.key(key));
    }
    ObjectNode condition = JsonNodeFactory.instance.objectNode().put("on", "rest");
    if (part("conditions").path(0).path("condition") instanceof ObjectNode first) {
      condition.setAll(first);
    }
    next = next.with(ROOT.key("boundary"), JsonNodeFactory.instance.arrayNode().add(condition));
    return content.at(ROOT.key("initial")) == null ? next
        : next.with(ROOT.key("initial"), part("initial"))
            .with(ROOT.key("time"), Study.value("{\"until\": 1, \"frames\": 21}"));
  }

  private JsonNode part(String key) {
    JsonNode node = content.at(ROOT.key(key));
    return node == null ? JsonNodeFactory.instance.objectNode() : node;
  }
}
