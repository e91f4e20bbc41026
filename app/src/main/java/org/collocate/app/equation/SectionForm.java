package org.collocate.app.equation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import tools.jackson.databind.JsonNode;

/// Fills the form of one section.
public interface SectionForm {
  /// Says which controls there must be: while it stays the same, the controls are kept and only refreshed, so that the
  /// one that is being typed in keeps its caret.
  String shape(StudyEditor editor);

  void fill(Form form);

  /// The form of a section.
  ///
  /// @throws IllegalArgumentException if it is edited beside the drawing
  static SectionForm of(Section section) {
    return switch (section) {
      case ABOUT -> new AboutForm();
      case EQUATION -> new EquationForm();
      case DOMAIN, CONDITIONS, DATA ->
        throw new IllegalArgumentException(section + " is edited beside the drawing");
      case TIME -> new TimeForm();
      case METHODS -> new MethodsForm(_ -> "");
      case REFERENCE -> new ReferenceForm();
      case OUTPUTS -> new OutputsForm();
    };
  }

  /// The unknowns that the study names, right or not.
  static List<String> unknowns(Study study) {
    JsonNode names = study.at(Pointer.ROOT.key("equation").key("unknowns"));
    return names == null ? List.of()
        : StreamSupport.stream(names.spliterator(), false).map(JsonNode::asString).toList();
  }

  /// Keys and kinds of what stands at a place, without the values.
  static String skeleton(Study study, Pointer place) {
    JsonNode node = study.at(place);
    return node == null ? "-" : skeleton(node);
  }

  private static String skeleton(JsonNode node) {
    if (node.isObject()) {
      return node.properties()
          .stream()
          .map(property -> property.getKey() + ":" + skeleton(property.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    return node.isArray() ? StreamSupport.stream(node.spliterator(), false)
        .map(SectionForm::skeleton)
        .collect(Collectors.joining(",", "[", "]")) : ".";
  }
}
