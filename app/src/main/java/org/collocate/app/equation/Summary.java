package org.collocate.app.equation;

import java.util.ArrayList;
import java.util.List;
import org.collocate.app.form.NumberText;
import org.collocate.app.text.Texts;
import org.collocate.app.text.Texts;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.ReferenceChoice;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyCheck;
import tools.jackson.databind.JsonNode;

/// What a section holds, in a few words.
///
/// @param findings for what only the check knows
record Summary(Study study, StudyCheck.Findings findings) {
  private static final Texts TEXTS = Texts.of("equation");

  String of(Section section) {
    return switch (section) {
      case ABOUT -> study.title().isEmpty() ? TEXTS.get("summary.untitled") : study.title();
      case DOMAIN -> findings.domain()
          .map(domain -> TEXTS.get(domain.dimension() == 1 ? "summary.length" : "summary.measure",
              domain.dimension(),
              NumberText.of(domain.measure())))
          .orElse(TEXTS.get("summary.wrong"));
      case EQUATION -> first(at("/equation/equations"));
      case DATA -> counted(at("/equation/coefficients"), "coefficients") + ", "
          + counted(at("/equation/parameters"), "parameters");
      case CONDITIONS -> counted(at("/boundary"), "conditions");
      case TIME -> {
        String until = study.text(Pointer.ROOT.key("time").key("until"));
        yield until.isEmpty() ? TEXTS.get("summary.steady") : TEXTS.get("summary.until", until);
      }
      case METHODS -> counted(at("/methods"), "methods");
      case REFERENCE -> findings.checked().map(checked -> switch (checked.reference()) {
        case ReferenceChoice.Exact _ -> TEXTS.get("summary.exact");
        case ReferenceChoice.ByMethod(String name, var _, var _) -> TEXTS.get("summary.finer", name);
        case ReferenceChoice.Measured(var csv) -> String.valueOf(csv.getFileName());
      }).orElse("–");
      case OUTPUTS -> counted(at("/outputs"), "outputs");
    };
  }

  private JsonNode at(String pointer) {
    JsonNode node = study.at(new Pointer(pointer));
    return node == null ? tools.jackson.databind.node.MissingNode.getInstance() : node;
  }

  private static String first(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asString()));
    return texts.size() == 1 ? texts.getFirst() : counted(list, "equations");
  }

  private static String counted(JsonNode container, String what) {
    int count = container.size();
    return TEXTS.get("summary." + what + (count == 0 ? ".none" : count == 1 ? ".one" : ".some"), count);
  }
}
