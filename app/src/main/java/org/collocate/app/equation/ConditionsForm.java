package org.collocate.app.equation;

import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.study.Pointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One block for each part of the boundary: values or fluxes of the unknowns.
record ConditionsForm() implements SectionForm {
  private static final Pointer BOUNDARY = Pointer.ROOT.key("boundary");
  private static final String FLUX = "flux";

  @Override
  public String shape(StudyEditor editor) {
    return SectionForm.skeleton(editor.study(), BOUNDARY) + SectionForm.unknowns(editor.study())
        + open(editor);
  }

  @Override
  public void fill(Form form) {
    StudyEditor editor = form.editor();
    JsonNode entries = editor.study().at(BOUNDARY);
    for (int i = 0; entries != null && i < entries.size(); i++) {
      condition(form, BOUNDARY.index(i), entries.get(i));
    }
    form.faults(BOUNDARY);
    List<String> open = open(editor);
    for (String part : open) {
      form.node()
          .getChildren()
          .add(form.button("Add a condition on " + part, () -> {
            ObjectNode condition = JsonNodeFactory.instance.objectNode().put("on", part);
            SectionForm.unknowns(editor.study()).forEach(unknown -> condition.put(unknown, "0"));
            editor.append("new condition", BOUNDARY, condition);
          }));
    }
    form.note(() -> "A value fixes the unknown itself. Flux is Γ·n, outward: "
        + editor.findings()
            .equation()
            .map(equation -> equation.describe()
                .lines()
                .filter(line -> line.contains("flux"))
                .findFirst()
                .orElse("")
                .strip())
            .orElse(""));
  }

  private static void condition(Form form, Pointer place, JsonNode entry) {
    StudyEditor editor = form.editor();
    String part = entry.path("on").asString("");
    form.heading("On " + part, form.removal("the condition on " + part, place));
    form.text(place.key("on"), "Part of the boundary", "A name of the drawing, or rest.");
    for (var property : entry.properties()) {
      String key = property.getKey();
      if (key.equals("on")) {
        continue;
      }
      if (key.equals(FLUX) && property.getValue().isObject()) {
        property.getValue()
            .properties()
            .forEach(flux -> form.formula(place.key(FLUX).key(flux.getKey()), "Flux of " + flux.getKey(),
                "It may hold the unknowns, as in cooling and radiation.",
                toValue(form, place, flux.getKey(), true)));
      } else if (key.equals(FLUX)) {
        String unknown = SectionForm.unknowns(editor.study()).stream().findFirst().orElse("u");
        form.formula(place.key(FLUX), "Flux", "It may hold the unknowns, as in cooling and radiation.",
            toValue(form, place, unknown, false));
      } else {
        form.formula(place.key(key), "Value of " + key, "", toFlux(form, place, key));
      }
    }
  }

  private static javafx.scene.Node toFlux(Form form, Pointer place, String unknown) {
    return form.button("use flux", () -> {
      StudyEditor editor = form.editor();
      boolean single = SectionForm.unknowns(editor.study()).size() == 1;
      Pointer flux = single ? place.key(FLUX) : place.key(FLUX).key(unknown);
      form.editor()
          .replace("flux instead of a value", editor.study()
              .without(place.key(unknown))
              .with(flux,
                  Form.string("0")));
    });
  }

  private static javafx.scene.Node toValue(Form form, Pointer place, String unknown, boolean nested) {
    return form.button("use value", () -> {
      StudyEditor editor = form.editor();
      JsonNode fluxes = editor.study().at(place.key(FLUX));
      boolean last = !nested || fluxes == null || fluxes.size() == 1;
      Pointer gone = last ? place.key(FLUX) : place.key(FLUX).key(unknown);
      editor.replace("a value instead of flux", editor.study()
          .without(gone)
          .with(place.key(unknown), Form
              .string("0")));
    });
  }

  /// The parts of the boundary that no entry names.
  private static List<String> open(StudyEditor editor) {
    List<String> open = new ArrayList<>(editor.domain().map(Domain::boundaryParts).orElse(List.of()));
    JsonNode entries = editor.study().at(BOUNDARY);
    if (entries != null) {
      for (JsonNode entry : entries) {
        String on = entry.path("on").asString("");
        if (on.equals("rest")) {
          return List.of();
        }
        open.remove(on);
      }
    }
    return open;
  }
}
