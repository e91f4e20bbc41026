package org.collocate.app.sketch;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Rectangle;
import org.collocate.app.equation.Form;
import org.collocate.app.equation.SectionForm;
import org.collocate.app.equation.StudyEditor;
import org.collocate.app.form.EditorRow;
import org.collocate.app.form.NumberText;
import org.collocate.app.formula.FormulaField;
import org.collocate.app.formula.FormulaPlace;
import org.collocate.app.sketch.edit.BoundaryMap.Stretch;
import org.collocate.app.sketch.edit.Conditions;
import org.collocate.app.sketch.edit.PartNames;
import org.collocate.app.sketch.edit.Problem;
import org.collocate.app.text.Texts;
import org.collocate.solver.study.Pointer;
import tools.jackson.databind.JsonNode;

/// What is said on the boundary: the chosen stretch with its name and condition, then all conditions; what is missing or
/// contradicts itself stands above, with ways out.
public final class BoundaryForm implements SectionForm {
  private static final Texts TEXTS = Texts.of("sketch");
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final Predicate<Problem> CONDITION = Problem::isCondition;
  private static final String FLUX = "flux";

  private final SketchViewModel sketch;

  public BoundaryForm(SketchViewModel sketch) {
    this.sketch = sketch;
  }

  private BoundaryViewModel boundary() {
    return sketch.boundary();
  }

  @Override
  public String shape(StudyEditor editor) {
    String chosen = boundary().chosen()
        .map(stretch -> stretch.loop() + " " + Math.rint(stretch.from() * 1e6))
        .orElse("");
    return chosen + ProblemList.shape(sketch, CONDITION)
        + SectionForm.skeleton(editor.study(), Conditions.LIST)
        + Conditions.unknowns(editor.study());
  }

  @Override
  public void fill(Form form) {
    ProblemList.fill(form, sketch, CONDITION);
    StudyEditor editor = form.editor();
    boundary().chosen().ifPresentOrElse(stretch -> chosen(form, stretch), () -> {
      if (boundary().map().isPresent()) {
        form.note(() -> TEXTS.get("boundary.click"));
      }
    });
    JsonNode entries = editor.study().at(Conditions.LIST);
    for (int i = 0; entries != null && entries.isArray() && i < entries.size(); i++) {
      entry(form, Conditions.LIST.index(i), entries.get(i));
    }
    form.faults(Conditions.LIST);
    form.note(() -> TEXTS.get("boundary.meaning", editor.findings()
        .equation()
        .map(equation -> equation.describe()
            .lines()
            .filter(line -> line.contains(FLUX))
            .findFirst()
            .orElse(""))
        .orElse("")
        .strip()));
  }

  private void chosen(Form form, Stretch stretch) {
    form.heading(TEXTS.get("boundary.chosen", NumberText.of(stretch.length())));
    TextField name = new TextField();
    name.setId("part-name");
    name.setPromptText(TEXTS.get("boundary.name.prompt"));
    name.setAccessibleText(TEXTS.get("boundary.name"));
    name.setEditable(!form.editor().readOnly());
    name.setOnAction(_ -> boundary().name(name.getText()));
    name.focusedProperty().addListener((_, _, focused) -> {
      if (!focused) {
        boundary().name(name.getText());
      }
    });
    EditorRow row = new EditorRow(TEXTS.get("boundary.name"), TEXTS.get("boundary.name.help"), name);
    form.add(row.node(), () -> {
      if (!name.isFocused()) {
        name.setText(boundary().ownPart().filter(part -> !part.equals(PartNames.REST)).orElse(""));
      }
    });
    form.note(() -> boundary().ownPart().isPresent() ? ""
        : TEXTS.get("boundary.piece", boundary().part(stretch).orElse(TEXTS.get("boundary.several"))));
    for (String unknown : Conditions.unknowns(form.editor().study())) {
      rule(form, unknown);
    }
    Button remove = form.button(TEXTS.get("boundary.unname"),
        () -> boundary().ownPart().ifPresent(boundary()::unname));
    remove.setId("part-unname");
    form.add(remove, () -> {
      boolean named = boundary().ownPart().filter(part -> !part.equals(PartNames.REST)).isPresent();
      remove.setVisible(named);
      remove.setManaged(named);
    });
  }

  /// Value or flux of one unknown on the chosen stretch.
  private void rule(Form form, String unknown) {
    Button value = form.button(TEXTS.get("boundary.value", unknown), () -> turn(unknown, false));
    value.setId("kind-value-" + unknown);
    Button flux = form.button(TEXTS.get("boundary.flux"), () -> turn(unknown, true));
    flux.setId("kind-flux-" + unknown);
    List.of(value, flux).forEach(button -> button.getStyleClass().add("choice"));
    form.add(new HBox(4, value, flux), () -> {
      Conditions.Kind kind = present(unknown).kind();
      value.pseudoClassStateChanged(CHOSEN, kind == Conditions.Kind.VALUE);
      flux.pseudoClassStateChanged(CHOSEN, kind == Conditions.Kind.FLUX || kind == Conditions.Kind.ROBIN);
    });
    FormulaField formula = form.formulaField(FormulaPlace.FLUX);
    form.value(formula, "rule-" + unknown, "", TEXTS.get("boundary.formula.help"),
        () -> present(unknown).text(),
        text -> {
          boolean isFlux = present(unknown).kind() != Conditions.Kind.VALUE
              && present(unknown).kind() != Conditions.Kind.NONE;
          boundary().condition(unknown, isFlux, text);
          return "";
        });
    formula.setAccessibleText(TEXTS.get("boundary.formula", unknown));
    Label fault = new Label();
    fault.getStyleClass().add("fault-message");
    fault.setWrapText(true);
    form.add(fault, () -> {
      Conditions.Rule rule = present(unknown);
      boolean none = rule.kind() == Conditions.Kind.NONE;
      fault.setText(none ? "" : form.editor().formulaMessage(formula.shapeFault(), rule.place()));
      formula.underline(none ? 0 : form.editor().formulaColumn(formula.shapeFault(), rule.place()));
      fault.setManaged(!fault.getText().isEmpty());
    });
  }

  private Conditions.Rule present(String unknown) {
    return boundary().chosenRules()
        .stream()
        .filter(rule -> rule.unknown().equals(unknown))
        .findFirst()
        .orElse(new Conditions.Rule(unknown, Conditions.Kind.NONE, "", Conditions.LIST, false));
  }

  private void turn(String unknown, boolean flux) {
    Conditions.Rule now = present(unknown);
    boolean isFlux = now.kind() == Conditions.Kind.FLUX || now.kind() == Conditions.Kind.ROBIN;
    if (now.kind() == Conditions.Kind.NONE || isFlux != flux) {
      boundary().condition(unknown, flux, "0");
    }
  }

  /// A condition as it stands in the study.
  private void entry(Form form, Pointer place, JsonNode entry) {
    String part = entry.path("on").asString("");
    Rectangle swatch = new Rectangle(10, 10);
    swatch.setArcWidth(4);
    swatch.setArcHeight(4);
    Button heading = new Button(TEXTS.get("boundary.on", part), swatch);
    heading.getStyleClass().setAll("outline-item", "condition-heading");
    heading.setId("condition-" + part);
    heading.setMaxWidth(Double.MAX_VALUE);
    heading.setOnAction(_ -> boundary().choosePart(part));
    HBox.setHgrow(heading, Priority.ALWAYS);
    HBox line = new HBox(4, heading, form.removal(TEXTS.get("boundary.condition-on", part), place));
    line.setAlignment(Pos.CENTER_LEFT);
    form.add(line, () -> {
      swatch.setFill(BoundaryPainter.color(boundary().kind(part), SketchColors.of(form.style())));
      heading.pseudoClassStateChanged(CHOSEN, boundary().ownPart().filter(part::equals).isPresent());
    });
    lightUp(form.text(place.key("on"), TEXTS.get("boundary.part"), TEXTS.get("boundary.part.help")), part);
    for (var property : entry.properties()) {
      String key = property.getKey();
      if (key.equals("on")) {
        continue;
      }
      if (key.equals(FLUX) && property.getValue().isObject()) {
        property.getValue()
            .properties()
            .forEach(flux -> formula(form, place.key(FLUX).key(flux.getKey()), part, flux.getKey(), true));
      } else if (key.equals(FLUX)) {
        formula(form, place.key(FLUX), part,
            Conditions.unknowns(form.editor().study()).stream().findFirst().orElse("u"), true);
      } else {
        formula(form, place.key(key), part, key, false);
      }
    }
  }

  private void formula(Form form, Pointer place, String part, String unknown, boolean flux) {
    Node other = form.button(TEXTS.get(flux ? "boundary.use-value" : "boundary.use-flux"),
        () -> boundary().turn(part, unknown, !flux));
    FormulaField field = form.formula(place, flux ? FormulaPlace.FLUX : FormulaPlace.DATA,
        TEXTS.get(flux ? "boundary.flux-of" : "boundary.value-of", unknown),
        flux ? TEXTS.get("boundary.formula.help") : "", other);
    lightUp(field, part);
  }

  private void lightUp(TextField field, String part) {
    field.focusedProperty().addListener((_, _, focused) -> boundary().light(focused ? part : ""));
    field.getStyleClass().add(Styles.SMALL);
  }
}
