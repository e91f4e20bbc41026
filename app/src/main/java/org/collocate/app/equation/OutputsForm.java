package org.collocate.app.equation;

import org.collocate.app.text.Texts;
import org.collocate.solver.study.Pointer;

/// Numbers that the user wants of each solution, as they stand in the file.
record OutputsForm() implements SectionForm {
  private static final Texts TEXTS = Texts.of("equation");

  private static final Pointer OUTPUTS = Pointer.ROOT.key("outputs");
  private static final Pointer GRID = Pointer.ROOT.key("evaluate").key("grid");

  @Override
  public String shape(StudyEditor editor) {
    return String.valueOf(editor.study().at(OUTPUTS) != null);
  }

  @Override
  public void fill(Form form) {
    StudyEditor editor = form.editor();
    if (editor.study().at(OUTPUTS) == null) {
      form.note(() -> TEXTS.get("outputs.none"));
      form.node()
          .getChildren()
          .add(form.button(TEXTS.get("outputs.add"),
              () -> editor.append(TEXTS.get("edit.output"), OUTPUTS,
                  tools.jackson.databind.node.JsonNodeFactory.instance.objectNode()
                      .put("name", "largest")
                      .put("max", SectionForm.unknowns(editor.study()).stream().findFirst().orElse("u")))));
    } else {
      form.json(OUTPUTS, TEXTS.get("outputs"), 8);
    }
    form.number(GRID, TEXTS.get("outputs.grid"), "", "256");
    form.faults(Pointer.ROOT.key("evaluate"));
    form.faults(Pointer.ROOT.key("expect"));
    form.faults(Pointer.ROOT.key("sweep"));
  }
}
