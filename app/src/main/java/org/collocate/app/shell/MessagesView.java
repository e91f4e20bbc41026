package org.collocate.app.shell;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.collocate.app.compare.RemediesView;
import org.collocate.app.equation.Section;
import org.collocate.app.equation.StudyEditor;
import org.collocate.app.run.MethodRun;
import org.collocate.app.run.ReferenceState;
import org.collocate.app.text.Texts;
import org.collocate.solver.service.RunStatus;
import org.collocate.solver.study.Fault;

/// All there is to say: what is wrong with the study, and how runs ended.
final class MessagesView {
  private static final Texts TEXTS = Texts.of("shell");

  private final WorkbenchViewModel workbench;
  private final VBox lines = new VBox(8);
  private final ScrollPane node = new ScrollPane(lines);
  private final List<RemediesView> trying = new ArrayList<>();
  private List<String> shown = List.of("?");

  MessagesView(WorkbenchViewModel workbench) {
    this.workbench = workbench;
    node.setFitToWidth(true);
    node.getStyleClass().add("messages-scroll");
    lines.getStyleClass().add("messages");
  }

  Node node() {
    return node;
  }

  /// How many messages need attention.
  int refresh() {
    List<Fault> faults = workbench.editor().findings().faults();
    List<String> texts = texts();
    List<String> all = new ArrayList<>(texts);
    faults.forEach(fault -> all.add(fault.toString()));
    ended().forEach(method -> all.add(method.name() + ": " + method.message()));
    if (!all.equals(shown)) {
      shown = all;
      lines.getChildren().clear();
      for (Fault fault : faults) {
        Section section = Section.of(fault.at());
        Hyperlink place = new Hyperlink(section.label());
        place.setOnAction(_ -> workbench.editor().select(section));
        place.setMinWidth(Region.USE_PREF_SIZE);
        Label text = line(StudyEditor.sentence(fault));
        text.getStyleClass().add("fault-text");
        Label at = new Label(fault.at().text());
        at.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED, "formula");
        at.setMinWidth(Region.USE_PREF_SIZE);
        javafx.scene.layout.HBox.setHgrow(text, javafx.scene.layout.Priority.ALWAYS);
        javafx.scene.layout.HBox row = new javafx.scene.layout.HBox(8, place, text, at);
        row.setAlignment(javafx.geometry.Pos.BASELINE_LEFT);
        lines.getChildren().add(row);
      }
      texts.forEach(text -> lines.getChildren().add(line(text)));
      trying.clear();
      for (MethodRun method : ended()) {
        RemediesView remedies = new RemediesView(workbench, "messages-" + trying.size(), RemediesView.ALL);
        trying.add(remedies);
        lines.getChildren().addAll(line(method.name() + ": " + method.message()), remedies.node());
      }
      if (all.isEmpty()) {
        Label none = line(TEXTS.get("messages.none"));
        none.getStyleClass().add(Styles.TEXT_MUTED);
        lines.getChildren().add(none);
      }
    }
    List<MethodRun> ended = ended();
    for (int i = 0; i < trying.size(); i++) {
      trying.get(i).refresh(ended.get(i));
    }
    return all.size();
  }

  /// The methods whose ends need a word.
  private List<MethodRun> ended() {
    return workbench.methods().stream().filter(method -> {
      boolean ended = method.status() == RunStatus.FAILED || method.status() == RunStatus.UNSUPPORTED
          || method.status() == RunStatus.STOPPED
          || method.status() == RunStatus.CONVERGED && !method.remedies().isEmpty();
      return ended && !method.message().isEmpty();
    }).toList();
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    ReferenceState reference = workbench.runs().reference();
    if (reference.stage() == ReferenceState.Stage.FAILED) {
      texts.add(TEXTS.get("messages.no-reference", reference.text()));
    }
    if (!workbench.runs().notice().isEmpty()) {
      texts.add(workbench.runs().notice());
    }
    if (workbench.document().readOnly()) {
      texts.add(TEXTS.get("messages.read-only"));
    }
    return texts;
  }

  private static Label line(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
