package org.collocate.app.equation;

import org.collocate.app.formula.FormulaPlace;
import org.collocate.solver.study.Pointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What errors are measured against.
record ReferenceForm() implements SectionForm {
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
      form.heading("Exact solution", form.removal("the exact solution", EXACT));
      exact.properties()
          .forEach(entry -> form.formula(EXACT.key(entry.getKey()), FormulaPlace.DATA, entry.getKey(), ""));
      form.faults(EXACT);
    }
    if (editor.study().at(REFERENCE) != null) {
      form.heading("Reference", form.removal("the reference", REFERENCE));
      form.json(REFERENCE, "Method and settings, or measured points", 3);
    }
    if (exact == null && editor.study().at(REFERENCE) == null) {
      form.note(
          () -> "Nothing is given: finite elements of order 2 with four times the cells of the finest that the "
              + "study has. Its own error is estimated from coarser meshes.");
      form.node()
          .getChildren()
          .add(form.button("I know the exact solution", () -> {
            ObjectNode formulas = JsonNodeFactory.instance.objectNode();
            SectionForm.unknowns(editor.study()).forEach(unknown -> formulas.put(unknown, "0"));
            editor.write("exact solution", EXACT, formulas);
          }));
      form.node()
          .getChildren()
          .add(form.button("Choose a method", () -> editor.write("reference", REFERENCE,
              JsonNodeFactory.instance.objectNode()
                  .put("method", "fem")
                  .put("order", 2)
                  .put("cells",
                      80_000))));
    }
  }
}
