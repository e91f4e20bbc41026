package org.collocate.app.formula;

import java.util.Optional;
import javafx.scene.control.Skin;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.collocate.solver.expression.Vocabulary.Word;
import org.jspecify.annotations.Nullable;

/// A text field for a formula: coloured, with names offered while they are typed or on Ctrl+Space, brackets in pairs, and a
/// wave under what is wrong.
public final class FormulaField extends TextField {
  private final FormulaViewModel formula;
  private final CompletionPopup popup;
  private int fault;
  private boolean typing;
  private @Nullable FormulaSkin shown;

  public FormulaField(FormulaViewModel formula) {
    this.formula = formula;
    popup = new CompletionPopup(this, formula);
    getStyleClass().addAll("formula", "formula-field");
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    caretPositionProperty().addListener((_, _, _) -> moved());
    textProperty().addListener((_, _, _) -> requestLayout());
    focusedProperty().addListener((_, _, focused) -> {
      if (!focused) {
        formula.close();
      }
    });
    formula.changes().add(this::offered);
  }

  FormulaViewModel formula() {
    return formula;
  }

  /// Underlines what is wrong.
  ///
  /// @param column from 1; 0 if nothing is
  public void underline(int column) {
    if (column != fault) {
      fault = column;
      requestLayout();
    }
  }

  int fault() {
    return fault;
  }

  /// What is wrong with the shape of what is typed, as a sentence with its place.
  public Optional<org.collocate.solver.expression.Fault> shapeFault() {
    return formula.fault(getText());
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    FormulaSkin skin = new FormulaSkin(this);
    shown = skin;
    return skin;
  }

  /// Where the caret is, from the left edge.
  double caretLeft() {
    return shown == null ? 0 : shown.left(getCaretPosition());
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE && event.isShortcutDown()) {
      formula.ask(getText(), getCaretPosition());
      event.consume();
    } else if (event.getCode() == KeyCode.BACK_SPACE && getSelection().getLength() == 0 && isEditable()) {
      typing = true;
      formula.erased(getText(), getCaretPosition()).ifPresent(edit -> apply(edit, event));
    } else if (!formula.offers().isEmpty()) {
      choose(event);
    }
  }

  private void choose(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> formula.move(1);
      case UP -> formula.move(-1);
      case PAGE_DOWN -> formula.move(CompletionPopup.ROWS);
      case PAGE_UP -> formula.move(-CompletionPopup.ROWS);
      case ENTER, TAB -> {
        if (isEditable() && !event.isShiftDown()) {
          take(formula.accept(getText(), getCaretPosition()));
        } else {
          formula.close();
          return;
        }
      }
      case ESCAPE, LEFT, RIGHT, HOME, END -> {
        formula.close();
        if (event.getCode() != KeyCode.ESCAPE) {
          return;
        }
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void typed(KeyEvent event) {
    if (!isEditable() || event.isShortcutDown() || event.getCharacter().isEmpty()
        || event.getCharacter().charAt(0) < ' ') {
      return;
    }
    typing = true;
    formula.typed(getText(), getSelection().getStart(), getSelection().getEnd(), event.getCharacter())
        .ifPresent(edit -> apply(edit, event));
  }

  private void apply(FormulaEdit edit, KeyEvent event) {
    take(edit);
    event.consume();
  }

  /// Makes an edit, which the field's own undo knows like any other.
  void take(FormulaEdit edit) {
    if (!edit.text().equals(getText())) {
      replaceText(0, getLength(), edit.text());
    }
    selectRange(edit.caret(), edit.caret());
    typing = false;
    formula.close();
  }

  private void moved() {
    requestLayout();
    if (typing) {
      typing = false;
      formula.follow(getText(), getCaretPosition());
    } else if (!formula.offers().isEmpty()) {
      formula.close();
    }
  }

  private void offered() {
    popup.show();
    if (!formula.offers().isEmpty()) {
      Word word = formula.offers().get(formula.chosen());
      setAccessibleHelp(word.signature().form() + ", " + word.signature().help());
    } else {
      setAccessibleHelp(null);
    }
  }
}
