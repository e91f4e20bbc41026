package org.collocate.app.equation;

import org.collocate.app.formula.FormulaPlace;
import org.collocate.solver.study.Pointer;
import tools.jackson.databind.node.JsonNodeFactory;

/// The state at the start and the span of time; nothing for steady equations.
record TimeForm() implements SectionForm {
  private static final Pointer INITIAL = Pointer.ROOT.key("initial");
  private static final Pointer TIME = Pointer.ROOT.key("time");

  @Override
  public String shape(StudyEditor editor) {
    return order(editor) + SectionForm.unknowns(editor.study()).toString()
        + (editor.study().at(INITIAL) != null) + (editor.study().at(TIME) != null);
  }

  /// The order in time; −1 while it is not known.
  private static int order(StudyEditor editor) {
    return editor.findings().equation().map(equation -> equation.timeOrder()).orElse(-1);
  }

  @Override
  public void fill(Form form) {
    StudyEditor editor = form.editor();
    int order = order(editor);
    boolean given = editor.study().at(INITIAL) != null || editor.study().at(TIME) != null;
    if (order <= 0 && !given) {
      form.note(() -> order == 0 ? "The equation has no time derivative: the study is steady."
          : "This is known as soon as the equation is right.");
      return;
    }
    if (order == 0) {
      form.note(() -> "The equation has no time derivative; what stands here must go.");
      form.node()
          .getChildren()
          .add(form.button("Make the study steady", () -> {
            var steady = editor.study();
            steady = steady.at(INITIAL) == null ? steady : steady.without(INITIAL);
            editor.replace("steady study", steady.at(TIME) == null ? steady : steady.without(TIME));
          }));
    }
    for (String unknown : SectionForm.unknowns(editor.study())) {
      form.formula(INITIAL.key(unknown), FormulaPlace.DATA, unknown + " at t = 0", "A formula in x and y.");
      if (order > 1) {
        form.formula(INITIAL.key("dt(" + unknown + ")"), FormulaPlace.DATA, "dt(" + unknown + ") at t = 0",
            "");
      }
    }
    form.faults(INITIAL);
    if (editor.study().at(TIME) == null) {
      form.node()
          .getChildren()
          .add(form.button("Add a span of time", () -> editor.write("span of time", TIME,
              JsonNodeFactory.instance.objectNode().put("until", 1).put("frames", 51))));
    } else {
      form.number(TIME.key("until"), "Until t =", "The end of the span of time.", "1");
      form.number(TIME.key("frames"), "Frames", "How many states are shown and kept.", "51");
    }
    form.faults(TIME);
  }
}
