package org.collocate.app.formula;

import java.util.List;
import java.util.Locale;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.layout.Pane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.collocate.solver.expression.Passage;

/// Shows a text field's text in colours: the toolkit's own text stays where it is, transparent, for caret and selection,
/// and coloured letters lie exactly over it.
final class FormulaSkin extends TextFieldSkin {
  private static final double WAVE = 2;

  private final FormulaField field;
  private final Text base;
  private final Group marks = new Group();
  private final Group letters = new Group();
  private String drawn = "";

  FormulaSkin(FormulaField field) {
    super(field);
    this.field = field;
    Pane group = (Pane) getChildren().stream().filter(Pane.class::isInstance).findFirst().orElseThrow();
    // The prompt is a text too; only the text that is typed scrolls.
    base = group.getChildren()
        .stream()
        .filter(Text.class::isInstance)
        .map(Text.class::cast)
        .filter(text -> text.layoutXProperty().isBound())
        .findFirst()
        .orElseThrow();
    for (Group overlay : List.of(marks, letters)) {
      overlay.setManaged(false);
      overlay.setMouseTransparent(true);
      overlay.layoutXProperty().bind(base.layoutXProperty());
    }
    group.getChildren().add(group.getChildren().indexOf(base), marks);
    group.getChildren().add(group.getChildren().indexOf(base) + 1, letters);
  }

  /// Where a letter begins, from the left edge of the field.
  double left(int index) {
    return base.getParent().getLayoutX() + base.getLayoutX() + at(index);
  }

  private double at(int index) {
    PathElement[] caret = base.caretShape(Math.min(index, base.getText().length()), true);
    return caret.length > 0 && caret[0] instanceof MoveTo start ? start.getX() : 0;
  }

  @Override
  protected void layoutChildren(double x, double y, double w, double h) {
    super.layoutChildren(x, y, w, h);
    draw();
  }

  private void draw() {
    String text = field.getText();
    List<Passage> passages = field.formula().passages(text);
    List<Integer> lit = field.isFocused() ? field.formula().lit(text, field.getCaretPosition()) : List.of();
    String now = text + passages + lit + field.fault() + base.getY() + base.getFont();
    if (now.equals(drawn)) {
      return;
    }
    drawn = now;
    letters.getChildren().setAll(passages.stream().map(passage -> letters(text, passage)).toList());
    marks.getChildren().clear();
    for (int bracket : lit) {
      Rectangle ground = new Rectangle(at(bracket) - 0.5, base.getLayoutBounds().getMinY(),
          at(bracket + 1) - at(
              bracket) + 1,
          base.getLayoutBounds().getHeight());
      ground.getStyleClass().add("formula-lit");
      marks.getChildren().add(ground);
    }
    if (field.fault() > 0) {
      marks.getChildren().add(wave(text, passages));
    }
  }

  private Node letters(String text, Passage passage) {
    Text part = new Text(text.substring(passage.start(), passage.end()));
    part.getStyleClass().addAll("passage", "passage-" + passage.kind().name().toLowerCase(Locale.ROOT));
    part.setFont(base.getFont());
    part.setTextOrigin(base.getTextOrigin());
    part.setX(at(passage.start()));
    part.setY(base.getY());
    return part;
  }

  /// A wave under the passage that is wrong, or behind the end of a text that ends too early.
  private Path wave(String text, List<Passage> passages) {
    int start = Math.min(field.fault() - 1, text.length());
    int end = passages.stream()
        .filter(passage -> passage.start() <= start && start < passage.end())
        .mapToInt(Passage::end)
        .findFirst()
        .orElse(Math.min(start + 1, text.length()));
    double from = at(start);
    double to = Math.max(at(end), from + 4 * WAVE);
    double low = base.getLayoutBounds().getMaxY() - WAVE;
    Path wave = new Path(new MoveTo(from, low));
    int k = 1;
    for (double x = from + WAVE; x <= to; x += WAVE) {
      wave.getElements().add(new LineTo(x, low + (k++ % 2 == 0 ? 0 : WAVE)));
    }
    wave.getStyleClass().add("formula-wave");
    return wave;
  }
}
