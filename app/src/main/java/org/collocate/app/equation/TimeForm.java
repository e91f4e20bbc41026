package org.collocate.app.equation;

import org.collocate.app.formula.FormulaPlace;
import org.collocate.app.text.Texts;
import org.collocate.solver.study.Pointer;
import tools.jackson.databind.node.JsonNodeFactory;

/// The state at the start and the span of time; nothing for steady equations.
record TimeForm() implements SectionForm {
  private static final Texts TEXTS = Texts.of("equation");

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
      form.note(() -> TEXTS.get(order == 0 ? "time.steady" : "time.unknown"));
      return;
    }
    if (order == 0) {
      form.note(() -> TEXTS.get("time.none"));
      form.node()
          .getChildren()
          .add(form.button(TEXTS.get("time.remove"), () -> {
            var steady = editor.study();
            steady = steady.at(INITIAL) == null ? steady : steady.without(INITIAL);
            editor.replace(TEXTS.get("edit.steady"), steady.at(TIME) == null ? steady : steady.without(TIME));
          }));
    }
    for (String unknown : SectionForm.unknowns(editor.study())) {
      form.formula(INITIAL.key(unknown), FormulaPlace.DATA, TEXTS.get("time.initial", unknown),
          TEXTS.get("time.initial.help"));
      if (order > 1) {
        form.formula(INITIAL.key("dt(" + unknown + ")"), FormulaPlace.DATA, TEXTS.get("time.rate", unknown),
            "");
      }
    }
    form.faults(INITIAL);
    if (editor.study().at(TIME) == null) {
      form.node()
          .getChildren()
          .add(form.button(TEXTS.get("time.add"), () -> editor.write(TEXTS.get("edit.time"), TIME,
              JsonNodeFactory.instance.objectNode().put("until", 1).put("frames", 51))));
    } else {
      form.number(TIME.key("until"), TEXTS.get("time.until"), TEXTS.get("time.until.help"), "1");
      form.number(TIME.key("frames"), TEXTS.get("time.frames"), TEXTS.get("time.frames.help"), "51");
    }
    form.faults(TIME);
  }
}
