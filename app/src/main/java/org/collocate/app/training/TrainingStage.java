package org.collocate.app.training;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.collocate.app.command.Command;
import org.collocate.app.command.CommandGroup;
import org.collocate.app.text.Texts;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// All that learns: the methods of the study, and operators on families of problems.
public final class TrainingStage {
  private static final Texts TEXTS = Texts.of("training");

  private final TrainingView study;
  private final FamilyView family;
  private final Runnable shown;
  private final TabPane tabs = new TabPane();

  /// @param shown brings this stage to the front
  public TrainingStage(TrainingView study, FamilyView family, Runnable shown) {
    this.study = study;
    this.family = family;
    this.shown = shown;
    tabs.getTabs()
        .setAll(tab("stage.study", "training-of-study", study.node()),
            tab("stage.family", "training-of-family", family.node()));
    tabs.getStyleClass().add(Styles.DENSE);
    tabs.setId("training-tabs");
    tabs.getSelectionModel().selectedIndexProperty().addListener((_, _, _) -> refresh());
  }

  private static Tab tab(String key, String id, Node content) {
    Tab tab = new Tab(TEXTS.get(key), content);
    tab.setId(id);
    tab.setClosable(false);
    return tab;
  }

  /// The stage.
  public Node node() {
    return tabs;
  }

  /// What can be done here.
  public List<CommandGroup> commands() {
    List<Command> commands = new ArrayList<>(study.commands());
    commands.add(new Command("train-family", TEXTS.get("family.command"), MaterialDesignS.SCHOOL_OUTLINE,
        "Shortcut+Shift+F", () -> true, () -> {
          shown.run();
          tabs.getSelectionModel().select(1);
        }));
    return List.of(new CommandGroup("training", TEXTS.get("group"), commands));
  }

  /// Shows what is seen as it is now.
  public void refresh() {
    if (tabs.getSelectionModel().getSelectedIndex() == 0) {
      study.refresh();
    } else {
      family.refresh();
    }
  }
}
