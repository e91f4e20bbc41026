package org.collocate.app.equation;

import org.collocate.app.formula.FormulaPlace;
import org.collocate.app.text.Texts;
import org.collocate.solver.study.Pointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What errors are measured against.
record ReferenceForm() implements SectionForm {
  private static final Texts TEXTS = Texts.of("equation");

  private static final Pointer EXACT = Pointer.ROOT.key("exact");
  private static final Pointer REFERENCE = Pointer.ROOT.key("reference");

  @Override
  public String shape(StudyEditor editor) {
    return SectionForm.skeleton(editor.study(), EXACT) + SectionForm.skeleton(editor.study(), REFERENCE);
  }

  @Override
  public void fill(Form form) {
    StudyEditor editor = form.editor();
    JsonNode exact = editor.study().at(EXACT);
    if (exact != null) {
      form.heading(TEXTS.get("exact"), form.removal(TEXTS.get("the.exact"), EXACT));
      exact.properties()
          .forEach(entry -> form.formula(EXACT.key(entry.getKey()), FormulaPlace.DATA, entry.getKey(), ""));
      form.faults(EXACT);
    }
    if (editor.study().at(REFERENCE) != null) {
      form.heading(TEXTS.get("reference"), form.removal(TEXTS.get("the.reference"), REFERENCE));
      form.json(REFERENCE, TEXTS.get("reference.json"), 3);
    }
    if (exact == null && editor.study().at(REFERENCE) == null) {
      form.note(
          () -> TEXTS.get("reference.none"));
      form.node()
          .getChildren()
          .add(form.button(TEXTS.get("exact.add"), () -> {
            ObjectNode formulas = JsonNodeFactory.instance.objectNode();
            SectionForm.unknowns(editor.study()).forEach(unknown -> formulas.put(unknown, "0"));
            editor.write(TEXTS.get("edit.exact"), EXACT, formulas);
          }));
      form.node()
          .getChildren()
          .add(form.button(TEXTS.get("reference.add"),
              () -> editor.write(TEXTS.get("edit.reference"), REFERENCE,
                  JsonNodeFactory.instance.objectNode()
                      .put("method", "fem")
                      .put("order", 2)
                      .put("cells",
                          80_000))));
    }
  }
}
