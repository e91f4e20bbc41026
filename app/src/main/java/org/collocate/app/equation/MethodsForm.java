package org.collocate.app.equation;

import atlantafx.base.theme.Styles;
import java.util.function.UnaryOperator;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TitledPane;
import org.collocate.app.form.SettingControl;
import org.collocate.app.text.Texts;
import org.collocate.solver.method.Setting;
import org.collocate.solver.method.Solver;
import org.collocate.solver.method.SolverInfo;
import org.collocate.solver.method.Solvers;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The methods with their settings, what a run will need, and those that may be added.
///
/// @param forecast what a method of that name will need and what that rests on; empty where it is not known
public record MethodsForm(UnaryOperator<String> forecast) implements SectionForm {
  private static final Texts TEXTS = Texts.of("equation");

  private static final Pointer METHODS = Pointer.ROOT.key("methods");

  @Override
  public String shape(StudyEditor editor) {
    StringBuilder shape = new StringBuilder();
    JsonNode methods = editor.study().at(METHODS);
    if (methods != null) {
      methods.forEach(method -> shape.append(method.path("id").asString("?")).append(','));
    }
    return shape.toString();
  }

  @Override
  public void fill(Form form) {
    StudyEditor editor = form.editor();
    JsonNode methods = editor.study().at(METHODS);
    for (int i = 0; methods != null && i < methods.size(); i++) {
      method(form, METHODS.index(i), methods.get(i).path("id").asString(""));
    }
    form.faults(METHODS);
    MenuButton add = new MenuButton(TEXTS.get("method.add"));
    add.setId("add-method");
    add.setDisable(editor.readOnly());
    add.getStyleClass().add(Styles.SMALL);
    for (Solver solver : Solvers.all()) {
      SolverInfo info = solver.info();
      MenuItem item = new MenuItem(TEXTS.get("method.line", info.label(), info.summary()));
      item.setOnAction(
          _ -> editor.append(TEXTS.get("edit.method"), METHODS, fresh(editor.study(), info.id())));
      add.getItems().add(item);
    }
    form.node().getChildren().add(add);
  }

  private static ObjectNode fresh(Study study, String id) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode().put("id", id);
    long same = 0;
    JsonNode methods = study.at(METHODS);
    if (methods != null) {
      for (JsonNode method : methods) {
        same += method.path("id").asString("").equals(id) ? 1 : 0;
      }
    }
    return same == 0 ? entry : entry.put("name", id + " " + (same + 1));
  }

  private void method(Form form, Pointer place, String id) {
    StudyEditor editor = form.editor();
    Solver solver = Solvers.find(id).orElse(null);
    form.heading(solver == null ? id : solver.info().label(), form.removal(TEXTS.get("the.method"), place));
    if (solver == null) {
      form.faults(place.key("id"));
      return;
    }
    SolverInfo info = solver.info();
    form.note(info::summary);
    form.note(() -> forecast.apply(name(editor.study(), place)));
    form.text(place.key("name"), TEXTS.get("method.name"), TEXTS.get("method.name.help"))
        .setPromptText(id);
    for (Setting setting : solver.settings()) {
      setting(form, place.key(setting.key()), setting);
    }
    form.faults(place);
    TitledPane about = new TitledPane(TEXTS.get("method.about"), new javafx.scene.control.Label(info.formula()
        + "\n\n" + info.strengths() + "\n\n" + info.weaknesses() + "\n\n" + info.citation()));
    ((javafx.scene.control.Label) about.getContent()).setWrapText(true);
    about.getStyleClass().addAll(Styles.DENSE, "about-method");
    about.setExpanded(false);
    about.setAnimated(false);
    form.node().getChildren().add(about);
    form.faults(editor.study().at(place) == null ? METHODS : place.key("id"));
  }

  private static String name(Study study, Pointer place) {
    String given = study.text(place.key("name"));
    return given.isEmpty() ? study.text(place.key("id")) : given;
  }

  private static void setting(Form form, Pointer place, Setting setting) {
    StudyEditor editor = form.editor();
    SettingControl control = new SettingControl(setting, value -> {
      if (value != null) {
        editor.write(TEXTS.get("edit.change", setting.label()), place, value);
      } else if (editor.study().at(place) != null) {
        editor.remove(TEXTS.get("edit.default", setting.label()), place);
      }
    });
    form.add(control.row().node(), () -> control.refresh(editor.study().at(place),
        editor.study().parameterNames(), editor.messageAt(place)));
  }
}
