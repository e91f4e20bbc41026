package org.collocate.app.equation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.collocate.app.form.NumberText;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.ReferenceChoice;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyCheck;
import tools.jackson.databind.JsonNode;

/// What a section holds, in a few words.
///
/// @param findings for what only the check knows
record Summary(Study study, StudyCheck.Findings findings) {

  String of(Section section) {
    return switch (section) {
      case ABOUT -> study.title().isEmpty() ? "untitled" : study.title();
      case DOMAIN -> findings.domain()
          .map(domain -> domain.dimension() + "-D, " + (domain.dimension() == 1 ? "length " : "measure ")
              + NumberText.of(domain.measure()))
          .orElse("not yet right");
      case EQUATION -> first(at("/equation/equations"), "none");
      case DATA -> counted(at("/equation/coefficients"), "coefficient") + ", "
          + counted(at("/equation/parameters"), "parameter");
      case CONDITIONS -> counted(at("/boundary"), "condition");
      case TIME -> {
        String until = study.text(Pointer.ROOT.key("time").key("until"));
        yield until.isEmpty() ? "steady" : "until t = " + until;
      }
      case METHODS -> counted(at("/methods"), "method");
      case REFERENCE -> findings.checked().map(checked -> switch (checked.reference()) {
        case ReferenceChoice.Exact _ -> "exact solution";
        case ReferenceChoice.ByMethod(String name, var _, var _) -> "finer " + name;
        case ReferenceChoice.Measured(var csv) -> String.valueOf(csv.getFileName());
      }).orElse("–");
      case OUTPUTS -> counted(at("/outputs"), "output");
    };
  }

  private JsonNode at(String pointer) {
    JsonNode node = study.at(new Pointer(pointer));
    return node == null ? tools.jackson.databind.node.MissingNode.getInstance() : node;
  }

  private static String first(JsonNode list, String otherwise) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asString()));
    return texts.isEmpty() ? otherwise
        : texts.size() == 1 ? texts.getFirst() : texts.size() + " equations";
  }

  private static String counted(JsonNode container, String noun) {
    int count = container.size();
    return String.format(Locale.ROOT, "%s %s%s", count == 0 ? "no" : count, noun, count == 1 ? "" : "s");
  }
}
