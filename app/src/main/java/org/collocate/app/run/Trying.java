package org.collocate.app.run;

import java.util.Optional;
import org.collocate.app.equation.StudyEditor;
import org.collocate.app.text.Texts;
import org.collocate.solver.method.Remedy;
import org.collocate.solver.method.Solvers;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes what a failed run says to try into an edit of the study: one step of undo each.
public final class Trying {
  private static final Texts TEXTS = Texts.of("remedy");
  private static final Pointer METHODS = Pointer.ROOT.key("methods");

  private final StudyEditor editor;

  public Trying(StudyEditor editor) {
    this.editor = editor;
  }

  /// Whether a remedy can be done at once: it is no mere advice, and the study is not so already.
  ///
  /// @param method the name of the method that failed
  public boolean isPossible(String method, Remedy remedy) {
    if (editor.readOnly() || place(method).isEmpty()) {
      return false;
    }
    return switch (remedy) {
      case Remedy.Advice _ -> false;
      case Remedy.Again _ -> true;
      case Remedy.Change change -> !change(method, change).equals(editor.study());
      case Remedy.Instead(String _, String id) -> Solvers.find(id).isPresent() && !has(id);
    };
  }

  /// Edits the study; advice, and a run once more, edit nothing.
  public void apply(String method, Remedy remedy) {
    if (!isPossible(method, remedy)) {
      return;
    }
    switch (remedy) {
      case Remedy.Change change -> editor.replace(TEXTS.get("edit", change.text()), change(method, change));
      case Remedy.Instead(String text, String id) -> editor.append(TEXTS.get("edit.add", text), METHODS,
          JsonNodeFactory.instance.objectNode().put("id", id));
      case Remedy.Advice _,Remedy.Again _ -> {
        // Nothing of the study changes.
      }
    }
  }

  private Study change(String method, Remedy.Change change) {
    Pointer at = place(method).orElseThrow().key(change.key());
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    JsonNode value = switch (change.value()) {
      case Long whole -> nodes.numberNode(whole);
      case Double real -> nodes.numberNode(real);
      case Boolean on -> nodes.booleanNode(on);
      default -> nodes.stringNode(String.valueOf(change.value()));
    };
    return editor.study().with(at, value);
  }

  private Optional<Pointer> place(String method) {
    JsonNode methods = editor.study().at(METHODS);
    for (int i = 0; methods != null && i < methods.size(); i++) {
      if (methods.get(i) instanceof ObjectNode entry
          && entry.path("name").asString(entry.path("id").asString("")).equals(method)) {
        return Optional.of(METHODS.index(i));
      }
    }
    return Optional.empty();
  }

  /// Whether the study has such a method already.
  private boolean has(String id) {
    JsonNode methods = editor.study().at(METHODS);
    for (int i = 0; methods != null && i < methods.size(); i++) {
      if (methods.get(i).path("id").asString("").equals(id)) {
        return true;
      }
    }
    return false;
  }
}
