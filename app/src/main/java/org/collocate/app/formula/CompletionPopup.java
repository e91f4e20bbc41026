package org.collocate.app.formula;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.collocate.app.text.Texts;
import org.collocate.solver.expression.Vocabulary.Word;

/// The names offered below a field. It has no focus of its own: the field stays the one that is typed in.
final class CompletionPopup {
  /// How many names are seen at once.
  static final int ROWS = 8;
  private static final Texts TEXTS = Texts.of("completion");
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final FormulaField field;
  private final FormulaViewModel formula;
  private final VBox rows = new VBox();
  private final Label count = new Label();
  private final Popup popup = new Popup();
  private int first;

  CompletionPopup(FormulaField field, FormulaViewModel formula) {
    this.field = field;
    this.formula = formula;
    count.getStyleClass().add("completion-count");
    VBox content = new VBox(rows, count);
    content.getStyleClass().add("completion");
    content.setId("completion");
    content.setOnScroll(event -> formula.move(event.getDeltaY() > 0 ? -1 : 1));
    popup.getContent().add(content);
    popup.setAutoFix(true);
    popup.setHideOnEscape(false);
  }

  /// Shows what is offered now; hides itself where nothing is.
  void show() {
    List<Word> offers = formula.offers();
    if (offers.isEmpty() || field.getScene() == null) {
      popup.hide();
      return;
    }
    first = Math.clamp(first, Math.max(0, formula.chosen() - ROWS + 1), formula.chosen());
    first = Math.min(first, Math.max(0, offers.size() - ROWS));
    rows.getChildren().clear();
    for (int i = first; i < Math.min(first + ROWS, offers.size()); i++) {
      rows.getChildren().add(row(i, offers.get(i)));
    }
    count.setText(TEXTS.get("offered", offers.get(formula.chosen()).name(), formula.chosen() + 1, offers
        .size()));
    count.setVisible(offers.size() > ROWS);
    count.setManaged(count.isVisible());
    if (!popup.isShowing()) {
      popup.getScene().getStylesheets().setAll(field.getScene().getStylesheets());
      popup.getScene()
          .getRoot()
          .getStyleClass()
          .setAll("root", "workbench-root",
              field.getScene().getRoot().getStyleClass().contains("dark") ? "dark" : "light");
      Point2D below = field.localToScreen(field.caretLeft(), field.getHeight() + 2);
      if (below != null) {
        popup.show(field, below.getX(), below.getY());
      }
    } else {
      popup.sizeToScene();
    }
  }

  private HBox row(int index, Word word) {
    Label form = new Label(word.signature().form());
    form.getStyleClass().addAll("formula", "completion-form");
    form.setMinWidth(Region.USE_PREF_SIZE);
    Label help = new Label(word.signature().help());
    help.getStyleClass().add("completion-help");
    HBox row = new HBox(12, form, help);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("completion-row");
    row.setId("offer-" + word.name());
    row.pseudoClassStateChanged(CHOSEN, index == formula.chosen());
    row.setAccessibleText(word.signature().form() + ", " + word.signature().help());
    row.setOnMousePressed(event -> {
      field.take(formula.accept(index, field.getText(), field.getCaretPosition()));
      event.consume();
    });
    return row;
  }
}
