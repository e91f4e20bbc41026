package org.collocate.app.equation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import org.collocate.app.form.EditorRow;
import org.collocate.app.form.NumberText;
import org.collocate.app.formula.FormulaPlace;
import org.collocate.app.text.Texts;
import org.collocate.solver.field.GridField;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.RasterText;
import org.collocate.solver.study.Study;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Coefficients - formulas, values by region, paintings, pictures, random fields - and parameters with their sliders.
///
/// @param paint takes the brush in hand for a coefficient
/// @param image asks for a picture; null if none was chosen
public record DataForm(Consumer<String> paint, Supplier<@Nullable Path> image) implements SectionForm {
  private static final Texts TEXTS = Texts.of("data");
  private static final Pointer COEFFICIENTS = Pointer.ROOT.key("equation").key("coefficients");
  private static final Pointer PARAMETERS = Pointer.ROOT.key("equation").key("parameters");
  private static final String VALUE = "value";

  /// How a coefficient is given.
  private enum Kind {
    FORMULA, REGIONS, RASTER, IMAGE, RANDOM, EXACT;

    static Kind of(JsonNode value) {
      return !value.isObject() ? FORMULA
          : value.has("raster") ? RASTER : value.has("random") ? RANDOM : value.has("from") ? EXACT : REGIONS;
    }

    @Override
    public String toString() {
      return TEXTS.get("kind." + name().toLowerCase(Locale.ROOT));
    }
  }

  @Override
  public String shape(StudyEditor editor) {
    return SectionForm.skeleton(editor.study(), COEFFICIENTS)
        + SectionForm.skeleton(editor.study(), PARAMETERS)
        + editor.study().text(COEFFICIENTS) + randomKinds(editor) + regions(editor);
  }

  private static String randomKinds(StudyEditor editor) {
    StringBuilder kinds = new StringBuilder();
    JsonNode all = editor.study().at(COEFFICIENTS);
    if (all != null) {
      all.forEach(value -> kinds.append(value.path("random").path("kind").asString("")).append(' '));
    }
    return kinds.toString();
  }

  private static List<String> regions(StudyEditor editor) {
    return editor.domain()
        .map(Domain::regions)
        .orElse(List.of())
        .stream()
        .filter(name -> !name.isEmpty())
        .toList();
  }

  @Override
  public void fill(Form form) {
    StudyEditor editor = form.editor();
    form.heading(TEXTS.get("coefficients"));
    JsonNode coefficients = editor.study().at(COEFFICIENTS);
    if (coefficients == null || coefficients.isEmpty()) {
      form.note(() -> TEXTS.get("coefficients.none"));
    } else {
      coefficients.properties().forEach(entry -> coefficient(form, entry.getKey(), entry.getValue()));
    }
    form.faults(COEFFICIENTS);
    form.node()
        .getChildren()
        .add(named(
            form.button(TEXTS.get("coefficients.add"), () -> editor.write(TEXTS.get("edit.coefficient"),
                COEFFICIENTS.key(free(coefficients, "k", "f", "a", "b", "c", "g")), "1")),
            "add-coefficient"));
    form.heading(TEXTS.get("parameters"));
    JsonNode parameters = editor.study().at(PARAMETERS);
    if (parameters == null || parameters.isEmpty()) {
      form.note(() -> TEXTS.get("parameters.none"));
    } else {
      parameters.properties().forEach(entry -> parameter(form, entry.getKey(), entry.getValue()));
    }
    form.faults(PARAMETERS);
    form.node()
        .getChildren()
        .add(named(form.button(TEXTS.get("parameters.add"), () -> editor.write(TEXTS.get("edit.parameter"),
            PARAMETERS.key(free(parameters, "q", "s", "m", "n", "r")), Study.value(
                "{\"value\": 1, \"min\": 0, \"max\": 2}"))),
            "add-parameter"));
  }

  private static <T extends javafx.scene.Node> T named(T node, String id) {
    node.setId(id);
    return node;
  }

  private static void parameter(Form form, String name, JsonNode value) {
    StudyEditor editor = form.editor();
    Pointer place = PARAMETERS.key(name);
    var removal = form.removal(TEXTS.get("parameter.named", name), place);
    Pointer number = value.isObject() ? place.key(VALUE) : place;
    form.number(number, name, "", "", removal);
    if (value.path("min").isNumber() && value.path("max").isNumber()) {
      form.slider(number, name, place.key("min"), place.key("max"));
      form.number(place.key("min"), TEXTS.get("parameter.min"), "", "");
      form.number(place.key("max"), TEXTS.get("parameter.max"), "", "");
    } else {
      double present = (value.isObject() ? value.path(VALUE) : value).asDouble(1);
      double high = present == 0 ? 1 : 2 * Math.abs(present);
      form.node()
          .getChildren()
          .add(form.button(TEXTS.get("parameter.slider"), () -> editor.replace(TEXTS.get("edit.slider", name),
              editor.study()
                  .with(place, JsonNodeFactory.instance.objectNode()
                      .put(VALUE, present)
                      .put("min", present < 0 ? -high : 0)
                      .put("max", high)))));
    }
  }

  private void coefficient(Form form, String name, JsonNode value) {
    Pointer place = COEFFICIENTS.key(name);
    Kind kind = Kind.of(value);
    Label trouble = new Label();
    trouble.getStyleClass().add("fault-message");
    trouble.setWrapText(true);
    trouble.setManaged(false);
    form.heading(name, chooser(form, name, kind, trouble),
        form.removal(TEXTS.get("coefficient.named", name), place));
    form.add(trouble);
    switch (kind) {
      case FORMULA -> form.formula(place, FormulaPlace.COEFFICIENT, "", TEXTS.get("formula.help"));
      case REGIONS -> byRegion(form, place, value);
      case RASTER, IMAGE -> painted(form, place, name);
      case RANDOM -> random(form, place.key("random"), value.path("random").path("kind").asString(""));
      case EXACT -> {
        form.note(() -> TEXTS.get("exact.help"));
        form.faults(place);
      }
    }
  }

  private ComboBox<Kind> chooser(Form form, String name, Kind present, Label trouble) {
    ComboBox<Kind> box = new ComboBox<>();
    box.getItems().setAll(Kind.values());
    if (present != Kind.EXACT) {
      box.getItems().remove(Kind.EXACT);
    }
    box.setValue(present);
    box.setId("kind-" + name);
    box.setAccessibleText(TEXTS.get("kind", name));
    box.setTooltip(new Tooltip(TEXTS.get("kind", name)));
    box.setDisable(form.editor().readOnly());
    box.getStyleClass().add("kind");
    box.setOnAction(_ -> {
      Kind wanted = box.getValue();
      if (wanted == null || wanted == present) {
        return;
      }
      try {
        if (!convert(form.editor(), name, wanted)) {
          box.setValue(present);
        }
      } catch (IOException e) {
        trouble.setText(TEXTS.get("image.unread", String.valueOf(e.getMessage())));
        trouble.setManaged(true);
        box.setValue(present);
      }
    });
    return box;
  }

  /// Gives a coefficient in another way.
  ///
  /// @return whether anything was changed
  /// @throws IOException if a picture cannot be read
  private boolean convert(StudyEditor editor, String name, Kind wanted) throws IOException {
    Pointer place = COEFFICIENTS.key(name);
    JsonNode present = editor.study().at(place);
    JsonNode formula = present != null && present.isString() ? present
        : present != null && present.has("default") ? present.get("default") : Form.string("1");
    JsonNode next = switch (wanted) {
      case FORMULA -> formula;
      case REGIONS -> {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.set("default", formula);
        regions(editor).forEach(region -> object.set(region, formula));
        yield object;
      }
      case RANDOM ->
        Study.value("{\"random\": {\"kind\": \"log-normal\", \"tau\": 3, \"alpha\": 2, \"seed\": 1}}");
      case IMAGE -> picture(editor);
      case RASTER -> {
        // The first stroke makes a raster of what is there.
        paint.accept(name);
        yield null;
      }
      case EXACT -> null;
    };
    if (next == null) {
      return false;
    }
    editor.write(TEXTS.get("edit.kind", name, wanted), place, next);
    return true;
  }

  private @Nullable JsonNode picture(StudyEditor editor) throws IOException {
    Path file = image.get();
    Domain domain = editor.domain().orElse(null);
    if (file == null || domain == null || domain.dimension() != 2) {
      return null;
    }
    GridField field = ImageField.read(file, domain.lower(), domain.upper());
    return JsonNodeFactory.instance.objectNode().set("raster", RasterText.write(field));
  }

  private static void byRegion(Form form, Pointer place, JsonNode value) {
    StudyEditor editor = form.editor();
    value.properties()
        .forEach(region -> form.formula(place.key(region.getKey()), FormulaPlace.COEFFICIENT,
            region.getKey().equals("default")
                ? TEXTS.get("region.rest")
                : TEXTS.get("region.in", region.getKey()),
            ""));
    for (String region : regions(editor)) {
      if (!value.has(region)) {
        form.node()
            .getChildren()
            .add(form.button(TEXTS.get("region.add", region),
                () -> editor.write(TEXTS.get("edit.region", region),
                    place.key(region), editor.study().text(place.key("default")))));
      }
    }
    form.faults(place);
  }

  private void painted(Form form, Pointer place, String name) {
    Pointer raster = place.key("raster");
    form.note(() -> {
      JsonNode size = form.editor().study().at(raster.key("size"));
      return size == null || size.size() != 2 ? "" : TEXTS.get("raster.size", size.get(0), size.get(1));
    });
    form.node()
        .getChildren()
        .add(named(form.button(TEXTS.get("raster.paint"), () -> paint.accept(name)), "paint-"
            + name));
    rescale(form, raster);
    form.faults(raster);
    form.faults(place);
  }

  /// Brings the raster's values into another range: a picture comes as 0 … 1.
  private static void rescale(Form form, Pointer raster) {
    StudyEditor editor = form.editor();
    TextField low = named(new TextField(), "raster-low");
    TextField high = named(new TextField(), "raster-high");
    form.add(new EditorRow(TEXTS.get("raster.low"), TEXTS.get("raster.range.help"), low).node());
    form.add(new EditorRow(TEXTS.get("raster.high"), TEXTS.get("raster.range.help"), high).node());
    form.node().getChildren().add(named(form.button(TEXTS.get("raster.rescale"), () -> {
      double from = NumberText.parse(low.getText());
      double to = NumberText.parse(high.getText());
      RasterText.read(editor.study().at(raster)).filter(_ -> from < to).ifPresent(grid -> {
        editor.write(TEXTS.get("edit.rescale"), raster,
            RasterText.write(ImageField.rescaled(grid, from, to)));
        editor.endGesture();
      });
    }), "raster-rescale"));
  }

  private static void random(Form form, Pointer place, String kind) {
    StudyEditor editor = form.editor();
    form.choice(place.key("kind"), TEXTS.get("random.kind"), "",
        List.of("gaussian", "log-normal", "two-phase",
            "inclusions"));
    if (kind.equals("inclusions")) {
      number(form, place, "count", "20");
      number(form, place, "radius", "0.05");
    } else {
      number(form, place, "tau", "3");
      number(form, place, "alpha", "2");
    }
    if (kind.equals("two-phase") || kind.equals("inclusions")) {
      number(form, place, "low", "1");
      number(form, place, "high", "10");
    } else {
      number(form, place, "mean", "0");
      number(form, place, "deviation", "1");
    }
    number(form, place, "grid", "128");
    number(form, place, "seed", "");
    form.node()
        .getChildren()
        .add(named(form.button(TEXTS.get("random.again"), () -> {
          JsonNode seed = editor.study().at(place.key("seed"));
          editor.replace(TEXTS.get("edit.seed"), editor.study()
              .with(place.key("seed"),
                  JsonNodeFactory.instance.numberNode(seed == null ? 1 : seed.asLong(0) + 1)));
        }), "random-again"));
    form.faults(place);
  }

  private static void number(Form form, Pointer place, String key, String preset) {
    form.number(place.key(key), TEXTS.get("random." + key), TEXTS.get("random." + key + ".help"), preset);
  }

  private static String free(@Nullable JsonNode taken, String... names) {
    for (String name : names) {
      if (taken == null || !taken.has(name)) {
        return name;
      }
    }
    return "c" + (taken == null ? 0 : taken.size());
  }
}
