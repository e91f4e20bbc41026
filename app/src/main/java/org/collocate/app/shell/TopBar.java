package org.collocate.app.shell;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.collocate.app.command.Command;
import org.collocate.app.command.CommandGroup;
import org.collocate.app.command.Commands;
import org.collocate.app.forecast.ForecastText;
import org.collocate.app.forecast.StudyForecast;
import org.collocate.app.form.Hint;
import org.collocate.app.run.MethodRun;
import org.collocate.app.text.Texts;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/// Title, the commands that are used most, and how far the runs are.
final class TopBar {
  private static final Texts TEXTS = Texts.of("shell");
  private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
  private static final ForecastText.Memory MEMORY = ForecastText.Memory.ofMachine();

  private final Commands commands;
  private final Label title = new Label();
  private final Label state = new Label();
  private final Label forecast = new Label();
  private final ProgressBar progress = new ProgressBar();
  private final MenuButton menu = new MenuButton("", new FontIcon(MaterialDesignM.MENU));
  private final Button undo;
  private final Button redo;
  private final Button run;
  private final Button measure;
  private final Button stop;
  private final Button theme;
  private final HBox node;

  TopBar(Commands commands) {
    this.commands = commands;
    menu.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "no-arrow");
    menu.setId("menu");
    Hint.set(menu, TEXTS.get("menu"));
    for (CommandGroup group : commands.groups()) {
      Menu below = new Menu(group.text());
      below.setId("menu-" + group.id());
      group.commands().forEach(command -> below.getItems().add(command.menuItem()));
      below.setOnShowing(_ -> {
        for (int i = 0; i < group.commands().size(); i++) {
          below.getItems().get(i).setDisable(!group.commands().get(i).enabled().getAsBoolean());
        }
      });
      menu.getItems().add(below);
    }
    title.getStyleClass().addAll(Styles.TEXT_BOLD, "study-title");
    title.setMinWidth(60);
    title.setTextOverrun(OverrunStyle.ELLIPSIS);
    undo = flat(commands.get("undo"));
    redo = flat(commands.get("redo"));
    run = commands.get("run").button(true);
    run.getStyleClass().add(Styles.ACCENT);
    measure = commands.get("measure").button(true);
    stop = commands.get("stop").button(true);
    theme = flat(commands.get("theme"));
    progress.setPrefWidth(110);
    progress.getStyleClass().add(Styles.MEDIUM);
    state.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    state.setMinWidth(0);
    forecast.setId("forecast-total");
    forecast.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED, "forecast-total");
    forecast.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    node = new HBox(8, menu, flat(commands.get("gallery")), title, undo, redo, run, measure, stop, progress,
        state, forecast,
        gap,
        theme);
    for (Button button : List.of(run, measure, stop)) {
      button.setMinWidth(Region.USE_PREF_SIZE);
    }
    node.setAlignment(Pos.CENTER_LEFT);
    node.getStyleClass().add("top-bar");
  }

  private static Button flat(Command command) {
    Button button = command.button(false);
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    return button;
  }

  Node node() {
    return node;
  }

  /// Shows the state of the open study.
  void refresh(WorkbenchViewModel workbench, boolean dark) {
    String name = workbench.document().study().title();
    title.setText(
        (name.isEmpty() ? TEXTS.get("untitled") : name) + (workbench.document().modified() ? " •" : ""));
    Hint.set(title, workbench.document().modified() ? TEXTS.get("changed")
        : workbench.document().origin().argument());
    refresh(undo, commands.get("undo"), workbench.document().undoLabel());
    refresh(redo, commands.get("redo"), workbench.document().redoLabel());
    run.setDisable(!commands.get("run").enabled().getAsBoolean());
    measure.setDisable(!commands.get("measure").enabled().getAsBoolean());
    stop.setDisable(!commands.get("stop").enabled().getAsBoolean());
    boolean active = workbench.runs().isActive();
    progress.setVisible(active);
    progress.setManaged(active);
    double fraction = workbench.progress();
    progress.setProgress(Double.isNaN(fraction) ? ProgressBar.INDETERMINATE_PROGRESS : fraction);
    state.setText(active ? activeText(workbench) : faultText(workbench));
    refreshForecast(workbench, active);
    Ikon icon = dark ? MaterialDesignW.WHITE_BALANCE_SUNNY : MaterialDesignW.WEATHER_NIGHT;
    if (!(theme.getGraphic() instanceof FontIcon shown && icon.equals(shown.getIconCode()))) {
      theme.setGraphic(new FontIcon(icon));
    }
  }

  private static void refresh(Button button, Command command, Optional<String> label) {
    button.setDisable(!command.enabled().getAsBoolean());
    Hint.set(button, label.map(what -> command.hint() + "\n" + what).orElse(command.hint()));
  }

  private void refreshForecast(WorkbenchViewModel workbench, boolean active) {
    Optional<StudyForecast> study = workbench.forecasts().study();
    boolean seen = !active && state.getText().isEmpty()
        && study.map(s -> !s.methods().isEmpty()).orElse(false);
    Optional<String> warning = study.flatMap(s -> ForecastText.warning(s, MEMORY));
    forecast.setVisible(seen);
    forecast.setManaged(seen);
    forecast.pseudoClassStateChanged(WARNING, warning.isPresent());
    if (seen) {
      String total = ForecastText.total(study.get());
      forecast.setText(total);
      forecast.setGraphic(warning.isPresent() ? new FontIcon(MaterialDesignA.ALERT_OUTLINE) : null);
      Hint.set(forecast, warning.map(text -> text + "\n" + total).orElse(total));
    }
  }

  private static String activeText(WorkbenchViewModel workbench) {
    List<MethodRun> active = workbench.methods().stream().filter(MethodRun::isActive).toList();
    return active.size() == 1 ? active.getFirst().name() + ": " + active.getFirst().message()
        : TEXTS.get("at-work", active.size());
  }

  private static String faultText(WorkbenchViewModel workbench) {
    int count = workbench.editor().findings().faults().size();
    return count == 0 ? "" : count == 1 ? TEXTS.get("fault") : TEXTS.get("faults", count);
  }
}
