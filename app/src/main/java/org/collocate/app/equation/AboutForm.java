package org.collocate.app.equation;

import org.collocate.app.text.Texts;
import org.collocate.solver.study.Pointer;

/// Title, the line for the gallery, and the seed.
record AboutForm() implements SectionForm {
  private static final Texts TEXTS = Texts.of("equation");

  @Override
  public String shape(StudyEditor editor) {
    return "";
  }

  @Override
  public void fill(Form form) {
    form.text(Pointer.ROOT.key("title"), TEXTS.get("about.title"), "");
    form.text(Pointer.ROOT.key("about"), TEXTS.get("about.about"), TEXTS.get("about.about.help"));
    form.number(Pointer.ROOT.key("seed"), TEXTS.get("about.seed"),
        TEXTS.get("about.seed.help"), "1");
    form.faults(Pointer.ROOT);
    form.faults(Pointer.ROOT.key("collocate"));
    form.faults(Pointer.ROOT.key("writer"));
    form.note(() -> form.editor()
        .findings()
        .faults()
        .stream()
        .filter(fault -> Section.of(fault.at()) == Section.ABOUT && fault.at().tokens().size() == 1
            && !java.util.List.of("title", "about", "seed", "collocate", "writer")
                .contains(fault.at().tokens().getFirst()))
        .map(org.collocate.solver.study.Fault::toString)
        .collect(java.util.stream.Collectors.joining("\n")));
  }
}
