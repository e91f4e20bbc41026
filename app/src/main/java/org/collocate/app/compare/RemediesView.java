package org.collocate.app.compare;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.collocate.app.run.MethodRun;
import org.collocate.app.text.Texts;
import org.collocate.solver.method.Remedy;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// What to try after a run that was no success: a button for each thing that can be done at once, a line for the rest.
public final class RemediesView {
  private static final Texts TEXTS = Texts.of("remedy");

  /// As many as there are.
  public static final int ALL = Integer.MAX_VALUE;

  private final PaneActions actions;
  private final int most;
  private final FlowPane buttons = new FlowPane(6, 4);
  private final VBox node = new VBox(4);
  private List<Object> shown = List.of();

  /// @param place names the buttons, which stand in panes and among messages
  /// @param most so many buttons at most; where that is not all, advice is left out too
  public RemediesView(PaneActions actions, String place, int most) {
    this.actions = actions;
    this.most = most;
    buttons.setAlignment(Pos.CENTER_LEFT);
    node.getStyleClass().add("remedies");
    node.setId("remedies-" + place);
    node.setMinHeight(Region.USE_PREF_SIZE);
  }

  public Node node() {
    return node;
  }

  /// Shows what a run says.
  public void refresh(MethodRun run) {
    List<Remedy> possible = run.remedies()
        .stream()
        .filter(remedy -> actions.canTry(run.name(), remedy))
        .toList();
    List<Object> now = List.of(run.name(), run.remedies(), possible);
    if (!now.equals(shown)) {
      shown = now;
      fill(run.name(), run.remedies(), possible);
    }
    node.setManaged(!node.getChildren().isEmpty());
    node.setVisible(node.isManaged());
  }

  /// Shows nothing.
  public void clear() {
    shown = List.of();
    node.getChildren().clear();
    node.setManaged(false);
    node.setVisible(false);
  }

  private void fill(String method, List<Remedy> remedies, List<Remedy> possible) {
    node.getChildren().clear();
    buttons.getChildren().clear();
    List<Node> lines = new ArrayList<>();
    for (Remedy remedy : remedies) {
      if (possible.contains(remedy) && buttons.getChildren().size() < most) {
        buttons.getChildren().add(button(method, remedy, buttons.getChildren().size()));
      } else if (remedy instanceof Remedy.Advice(String text) && most == ALL) {
        Label advice = new Label(TEXTS.get("advice", text));
        advice.setWrapText(true);
        advice.setMinHeight(Region.USE_PREF_SIZE);
        advice.getStyleClass().addAll(Styles.TEXT_SMALL, "remedy-advice");
        lines.add(advice);
      }
    }
    if (!buttons.getChildren().isEmpty()) {
      Label caption = new Label(TEXTS.get("try"));
      caption.getStyleClass().add(Styles.TEXT_SMALL);
      buttons.getChildren().addFirst(caption);
      node.getChildren().add(buttons);
    }
    node.getChildren().addAll(lines);
  }

  private Button button(String method, Remedy remedy, int index) {
    Button button = new Button(remedy.text(), new FontIcon(switch (remedy) {
      case Remedy.Again _ -> MaterialDesignR.REFRESH;
      case Remedy.Instead _ -> MaterialDesignL.LIGHTBULB_OUTLINE;
      case Remedy.Change _,Remedy.Advice _ -> MaterialDesignT.TUNE;
    }));
    button.setId(node.getId() + "-" + index);
    button.setAccessibleText(TEXTS.get("accessible", method, remedy.text()));
    button.getStyleClass().addAll(Styles.SMALL, "remedy");
    button.setMinWidth(0);
    button.setOnAction(_ -> actions.attempt(method, remedy));
    return button;
  }
}
