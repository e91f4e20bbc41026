package org.collocate.app.equation;

import org.collocate.solver.study.Pointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Coefficients, as formulas or by region, and parameters.
record DataForm() implements SectionForm {
  private static final Pointer COEFFICIENTS = Pointer.ROOT.key("equation").key("coefficients");
  private static final Pointer PARAMETERS = Pointer.ROOT.key("equation").key("parameters");

  @Override
  public String shape(StudyEditor editor) {
    return SectionForm.skeleton(editor.study(), COEFFICIENTS) + SectionForm.skeleton(editor.study(),
        PARAMETERS);
  }

  @Override
  public void fill(Form form) {
    StudyEditor editor = form.editor();
    form.heading("Coefficients");
    JsonNode coefficients = editor.study().at(COEFFICIENTS);
    if (coefficients == null || coefficients.isEmpty()) {
      form.note(
          () -> "None. A coefficient is a named formula in x, y, t and the parameters, used in the equation.");
    } else {
      coefficients.properties().forEach(entry -> coefficient(form, entry.getKey(), entry.getValue()));
    }
    form.faults(COEFFICIENTS);
    form.node()
        .getChildren()
        .add(form.button("Add a coefficient", () -> editor.write("new coefficient", COEFFICIENTS
            .key(free(coefficients, "k", "f", "a", "b", "c", "g")), "1")));
    form.heading("Parameters");
    JsonNode parameters = editor.study().at(PARAMETERS);
    if (parameters == null || parameters.isEmpty()) {
      form.note(() -> "None. A parameter is a named number, used in any formula.");
    } else {
      parameters.properties().forEach(entry -> {
        Pointer place = PARAMETERS.key(entry.getKey());
        form.number(entry.getValue().isObject() ? place.key("value") : place, entry.getKey(), "", "",
            form.removal("the parameter " + entry.getKey(), place));
      });
    }
    form.faults(PARAMETERS);
    form.node()
        .getChildren()
        .add(form.button("Add a parameter", () -> editor.write("new parameter", PARAMETERS
            .key(free(parameters, "q", "s", "m", "n", "r")), JsonNodeFactory.instance.numberNode(1))));
  }

  private static void coefficient(Form form, String name, JsonNode value) {
    Pointer place = COEFFICIENTS.key(name);
    var removal = form.removal("the coefficient " + name, place);
    boolean byRegion = value.isObject() && value.has("default");
    if (byRegion) {
      form.heading(name + ", by region", removal);
      value.properties()
          .forEach(region -> form.formula(place.key(region.getKey()), region.getKey().equals("default")
              ? "elsewhere"
              : "in " + region.getKey(), ""));
      form.faults(place);
    } else if (value.isObject()) {
      form.json(place, name, 4);
    } else {
      form.formula(place, name, "A formula in x, y, t, parameters and other coefficients.", removal);
    }
  }

  private static String free(@org.jspecify.annotations.Nullable JsonNode taken, String... names) {
    for (String name : names) {
      if (taken == null || !taken.has(name)) {
        return name;
      }
    }
    return "c" + (taken == null ? 0 : taken.size());
  }
}
