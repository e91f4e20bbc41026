package org.collocate.app.equation;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.collocate.app.formula.FormulaPlace;
import org.collocate.app.text.Texts;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.study.Pointer;
import org.collocate.viz.formula.Formula;
import org.collocate.viz.view.FormulaView;
import tools.jackson.databind.JsonNode;

/// The unknowns and one equation for each.
record EquationForm() implements SectionForm {
  private static final Texts TEXTS = Texts.of("equation");
  private static final Pointer EQUATION = Pointer.ROOT.key("equation");

  @Override
  public String shape(StudyEditor editor) {
    return SectionForm.skeleton(editor.study(), EQUATION.key("unknowns"))
        + SectionForm.skeleton(editor.study(), EQUATION.key("equations"));
  }

  @Override
  public void fill(Form form) {
    StudyEditor editor = form.editor();
    JsonNode equations = editor.study().at(EQUATION.key("equations"));
    List<String> unknowns = SectionForm.unknowns(editor.study());
    form.add(presets(editor));
    int count = equations == null ? 0 : equations.size();
    for (int i = 0; i < count; i++) {
      Pointer place = EQUATION.key("equations").index(i);
      String title = count > 1 && i < unknowns.size() ? TEXTS.get("equation.for", unknowns.get(i))
          : TEXTS.get("equation");
      form.formula(place, FormulaPlace.EQUATION, title, TEXTS.get("equation.help"),
          count > 1 ? new javafx.scene.Node[] {form.removal(
              TEXTS.get("the.equation"), place)} : new javafx.scene.Node[0]);
    }
    form.formulas(() -> texts(editor));
    for (int i = 0; i < unknowns.size(); i++) {
      Pointer place = EQUATION.key("unknowns").index(i);
      form.text(place, TEXTS.get("unknown"), TEXTS.get("unknown.help"), unknowns.size() > 1
          ? new javafx.scene.Node[] {form.removal(TEXTS.get("the.unknown"), place)}
          : new javafx.scene.Node[0]);
    }
    form.faults(EQUATION);
    form.faults(EQUATION.key("equations"));
    form.faults(EQUATION.key("unknowns"));
    form.node()
        .getChildren()
        .add(form.button(TEXTS.get("equation.add"), () -> {
          String name = List.of("u", "v", "w", "p", "q", "r")
              .stream()
              .filter(free -> !unknowns.contains(free))
              .findFirst()
              .orElse("s" + unknowns.size());
          editor.append(TEXTS.get("edit.unknown"), EQUATION.key("unknowns"), Form.string(name));
          editor.append(TEXTS.get("edit.equation"), EQUATION.key("equations"),
              Form.string("-lap(" + name + ") = 0"));
        }));
    form.note(() -> editor.findings().equation().map(Equation::describe).orElse(""));
  }

  private static List<String> texts(StudyEditor editor) {
    JsonNode equations = editor.study().at(EQUATION.key("equations"));
    List<String> lines = new ArrayList<>();
    if (equations != null) {
      equations.forEach(equation -> lines.add(equation.asString()));
    }
    return lines;
  }

  private static MenuButton presets(StudyEditor editor) {
    MenuButton menu = new MenuButton(TEXTS.get("presets"));
    menu.setId("presets");
    menu.setMaxWidth(Double.MAX_VALUE);
    menu.setDisable(editor.readOnly());
    for (Preset preset : Preset.all()) {
      CustomMenuItem item = new CustomMenuItem(line(preset));
      item.setId("preset-" + preset.name());
      item.setOnAction(
          _ -> editor.replace(TEXTS.get("edit.preset", preset.title()), preset.on(editor.study())));
      menu.getItems().add(item);
    }
    return menu;
  }

  /// A line of the menu: the name, and beside it the equations as books print them.
  private static HBox line(Preset preset) {
    Label title = new Label(preset.title());
    title.getStyleClass().add("preset-title");
    VBox formulas = new VBox(4);
    List<String> words = new ArrayList<>(List.of(preset.title()));
    for (String text : preset.formulas()) {
      FormulaView formula = FormulaView.of(text, 15);
      words.add(Formula.of(text).words());
      formulas.getChildren().add(formula);
    }
    HBox line = new HBox(12, title, formulas);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("preset-line");
    line.setAccessibleText(String.join(", ", words));
    return line;
  }
}
