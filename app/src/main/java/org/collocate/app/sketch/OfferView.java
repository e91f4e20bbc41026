package org.collocate.app.sketch;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.collocate.app.text.Texts;

/// Asks, above the canvas, what shall become of a file that was read, and says what became of one that was written.
final class OfferView {
  private static final Texts TEXTS = Texts.of("sketch");

  private final ImportViewModel model;
  private final ExportViewModel exports;
  private final Label text = new Label();
  private final Label notes = new Label();
  private final CheckBox scale = new CheckBox(TEXTS.get("import.scale"));
  private final Button replace = new Button(TEXTS.get("import.replace"));
  private final Button add = new Button(TEXTS.get("import.add"));
  private final Button dismiss = new Button(TEXTS.get("import.dismiss"));
  private final VBox node = new VBox(6);

  OfferView(ImportViewModel model, ExportViewModel exports) {
    this.model = model;
    this.exports = exports;
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    notes.setWrapText(true);
    notes.setMinHeight(Region.USE_PREF_SIZE);
    notes.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    scale.setId("import-scale");
    scale.setSelected(true);
    replace.setId("import-replace");
    add.setId("import-add");
    dismiss.setId("import-dismiss");
    replace.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
    add.getStyleClass().add(Styles.SMALL);
    dismiss.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
    replace.setOnAction(_ -> model.replace(scale.isVisible() && scale.isSelected()));
    add.setOnAction(_ -> model.add(scale.isVisible() && scale.isSelected()));
    dismiss.setOnAction(_ -> {
      model.dismiss();
      exports.dismiss();
    });
    FlowPane buttons = new FlowPane(8, 6, replace, add, scale, dismiss);
    buttons.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    node.getChildren().addAll(text, notes, buttons);
    node.getStyleClass().add("sketch-offer");
    node.setId("sketch-offer");
    refresh();
  }

  Node node() {
    return node;
  }

  void refresh() {
    boolean offered = model.offer().isPresent();
    String said = model.fault().isEmpty() ? exports.message() : model.fault();
    boolean shown = offered || !said.isEmpty();
    node.setVisible(shown);
    node.setManaged(shown);
    text.setText(model.offer().map(ImportViewModel.Offer::summary).orElse(said));
    notes.setText(model.offer().map(offer -> String.join("\n", offer.notes())).orElse(""));
    notes.setManaged(!notes.getText().isEmpty());
    for (Node part : java.util.List.of(replace, add)) {
      part.setVisible(offered);
      part.setManaged(offered);
    }
    boolean wild = model.offer().map(ImportViewModel.Offer::isOutOfScale).orElse(false);
    scale.setVisible(wild);
    scale.setManaged(wild);
  }
}
