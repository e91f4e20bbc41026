package org.collocate.app.equation;

import java.util.List;
import org.collocate.app.form.NumberText;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.study.Pointer;
import org.collocate.viz.plot.Outline;
import org.collocate.viz.view.FieldView;

/// The domain as it stands in the file, with its picture above.
record DomainForm() implements SectionForm {
  @Override
  public String shape(StudyEditor editor) {
    return "";
  }

  @Override
  public void fill(Form form) {
    FieldView preview = new FieldView();
    preview.getStyleClass().add("domain-preview");
    preview.setPrefHeight(180);
    preview.setMinHeight(180);
    StudyEditor editor = form.editor();
    form.add(preview, () -> {
      Domain domain = editor.domain().orElse(null);
      preview.setManaged(domain != null && domain.dimension() == 2);
      preview.setVisible(preview.isManaged());
      preview.ink(form.style().text());
      preview.setOpacity(editor.findings().domain().isPresent() ? 1 : 0.4);
      preview.show(domain == null || domain.dimension() != 2 ? null
          : new FieldView.Scene(null, domain.lower()[0], domain.lower()[1],
              domain.upper()[0], domain.upper()[1], Outline.of(domain), List.of()));
    });
    form.note(() -> editor.findings()
        .domain()
        .map(DomainForm::describe)
        .orElse("The last domain that was right is shown."));
    form.json(Pointer.ROOT.key("domain"), "Shapes, regions and named boundaries", 14);
  }

  private static String describe(Domain domain) {
    String what = switch (domain.dimension()) {
      case 1 -> "Interval of length ";
      case 2 -> "Area ";
      default -> "Measure ";
    };
    List<String> regions = domain.regions().stream().filter(name -> !name.isEmpty()).toList();
    return what + NumberText.of(domain.measure()) + ". Boundary: "
        + (domain.boundaryParts().isEmpty() ? "none" : String.join(", ", domain.boundaryParts())) + "."
        + (regions.isEmpty() ? "" : " Regions: " + String.join(", ", regions) + ".");
  }
}
