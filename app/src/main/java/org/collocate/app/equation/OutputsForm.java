package org.collocate.app.equation;

import org.collocate.solver.study.Pointer;

/// Numbers that the user wants of each solution, as they stand in the file.
record OutputsForm() implements SectionForm {
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
      form.note(() -> "None. An output is an integral, an extremum or a value at a point.");
      form.node()
          .getChildren()
          .add(form.button("Add outputs",
              () -> editor.append("new output", OUTPUTS,
                  tools.jackson.databind.node.JsonNodeFactory.instance.objectNode()
                      .put("name", "largest")
                      .put("max", SectionForm.unknowns(editor.study()).stream().findFirst().orElse("u")))));
    } else {
      form.json(OUTPUTS, "Outputs", 8);
    }
    form.number(GRID, "Points along the longer side of the evaluation grid", "", "256");
    form.faults(Pointer.ROOT.key("evaluate"));
    form.faults(Pointer.ROOT.key("expect"));
    form.faults(Pointer.ROOT.key("sweep"));
  }
}
