package org.collocate.app.equation;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.collocate.app.form.Hint;
import org.collocate.app.text.Texts;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// The study's structure and its state: each section with a tick, or a mark that says what it needs.
public final class OutlineView {
  private static final Texts TEXTS = Texts.of("equation");

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final StudyEditor editor;
  private final VBox node = new VBox(2);
  private final Map<Section, Button> lines = new EnumMap<>(Section.class);

  public OutlineView(StudyEditor editor) {
    this.editor = editor;
    node.setId("outline");
    node.getStyleClass().add("outline");
    for (Section section : Section.values()) {
      Button line = line(section);
      lines.put(section, line);
      node.getChildren().add(line);
    }
  }

  public Node node() {
    return node;
  }

  private Button line(Section section) {
    Label name = new Label(section.label());
    name.getStyleClass().add("outline-name");
    Label summary = new Label();
    summary.getStyleClass().add("outline-summary");
    summary.setTextOverrun(OverrunStyle.ELLIPSIS);
    VBox texts = new VBox(name, summary);
    HBox.setHgrow(texts, Priority.ALWAYS);
    texts.setMinWidth(0);
    FontIcon state = new FontIcon(MaterialDesignC.CHECK);
    HBox content = new HBox(8, texts, state);
    content.setAlignment(Pos.CENTER_LEFT);
    Button button = new Button("", content);
    button.setId("outline-" + section.name().toLowerCase(java.util.Locale.ROOT));
    button.getStyleClass().setAll("outline-item");
    button.setMaxWidth(Double.MAX_VALUE);
    content.prefWidthProperty().bind(button.widthProperty().subtract(20));
    content.setMinWidth(0);
    button.setOnAction(_ -> editor.select(section));
    return button;
  }

  /// Shows the study as it is now.
  public void refresh() {
    for (OutlineItem item : editor.outline()) {
      Button button = lines.get(item.section());
      if (button == null) {
        continue;
      }
      HBox content = (HBox) button.getGraphic();
      VBox texts = (VBox) content.getChildren().getFirst();
      FontIcon state = (FontIcon) content.getChildren().getLast();
      ((Label) texts.getChildren().getLast()).setText(item.summary());
      String look = item.isRight() ? "outline-right" : "outline-wrong";
      if (!state.getStyleClass().contains(look)) {
        // Only then, because each change of a style class is a search through all style sheets.
        state.setIconCode(item.isRight() ? MaterialDesignC.CHECK : MaterialDesignA.ALERT_CIRCLE_OUTLINE);
        state.getStyleClass().setAll(look);
      }
      button.pseudoClassStateChanged(CHOSEN, item.section() == editor.selected());
      button.setAccessibleText(
          TEXTS.get(item.isRight() ? "outline.right" : "outline.wrong", item.section().label()));
      Hint.set(button, item.isRight() ? TEXTS.get("outline.line", item.section().label(), item.summary())
          : item.faults().stream().map(StudyEditor::sentence).collect(Collectors.joining("\n")));
    }
  }
}
