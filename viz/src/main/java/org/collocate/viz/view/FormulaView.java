package org.collocate.viz.view;

import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.collocate.resources.Resource;
import org.collocate.viz.formula.Formula;
import org.collocate.viz.formula.Letters;
import org.collocate.viz.plot.Drawing;

/// Shows a formula as books print it, in the colour of the style class `formula-ink`. It breaks lines that are wider than it
/// may be.
public final class FormulaView extends Region {
  private static final String UPRIGHT = family("formula-upright.ttf");
  private static final String SLANTED = family("formula-slanted.ttf");
  private static final Map<String, Double> WIDTHS = new HashMap<>();
  /// Widths of letters on the screen; for the window's thread.
  public static final Letters LETTERS = FormulaView::width;
  private static final double TRIED = 100;

  private final double usual;
  private final LetterScale letters = new LetterScale();
  private Formula formula = Formula.of("");
  private double drawnFor = -1;

  /// @param size of letters, where those around have the usual one
  public FormulaView(double size) {
    usual = size;
    getChildren().add(letters.node());
    letters.onChange(() -> {
      drawnFor = -1;
      requestLayout();
    });
    getStyleClass().add("formula-view");
    setAccessibleRole(AccessibleRole.TEXT);
    setMinWidth(0);
  }

  /// A formula that stays.
  public static FormulaView of(String text, double size) {
    FormulaView view = new FormulaView(size);
    view.show(Formula.of(text));
    return view;
  }

  /// Shows a formula.
  public void show(Formula next) {
    if (!next.equals(formula)) {
      formula = next;
      drawnFor = -1;
      setAccessibleText(next.words());
      requestLayout();
    }
  }

  private static String family(String file) {
    URL url = Resource.FONTS.url(file).orElseThrow(() -> new IllegalStateException("no font " + file));
    Font font = Font.loadFont(url.toExternalForm(), 12);
    return font == null ? Font.getDefault().getName() : font.getName();
  }

  static Font font(double size, boolean slanted) {
    return new Font(slanted ? SLANTED : UPRIGHT, size);
  }

  private static double width(String text, double size, boolean slanted) {
    // Letters are as wide as their size says; few different ones occur.
    double unit = WIDTHS.computeIfAbsent((slanted ? "/" : "|") + text, key -> {
      Text letters = new Text(text);
      letters.setFont(font(TRIED, slanted));
      return letters.getLayoutBounds().getWidth() / TRIED;
    });
    return unit * size;
  }

  private void build(double most) {
    if (Math.abs(most - drawnFor) < 0.5) {
      return;
    }
    drawnFor = most;
    Drawing drawing = formula.draw(LETTERS, usual * letters.factor(), most, 0xff000000);
    getChildren().setAll(letters.node());
    getChildren().addAll(drawing.marks().stream().map(FormulaView::node).toList());
  }

  private static Node node(Drawing.Mark mark) {
    Node node = switch (mark) {
      case Drawing.Letters letters -> {
        Text text = new Text(letters.x(), letters.y(), letters.text());
        text.setFont(font(letters.size(), letters.slanted()));
        text.setTextOrigin(VPos.BASELINE);
        yield text;
      }
      case Drawing.Box box -> {
        // On whole pixels a bar is sharp.
        double height = Math.max(1, Math.rint(box.height()));
        yield new Rectangle(box.x(), Math.rint(box.y()), box.width(), height);
      }
      case Drawing.Polyline line -> {
        Path shape = new Path();
        shape.getStyleClass().add("formula-stroke");
        boolean pen = false;
        for (int i = 0; i < line.x().length; i++) {
          boolean there = !Double.isNaN(line.x()[i]);
          if (there) {
            shape.getElements()
                .add(pen ? new LineTo(line.x()[i], line.y()[i]) : new MoveTo(line.x()[i], line.y()[i]));
          }
          pen = there;
        }
        shape.setStrokeWidth(line.width());
        shape.setStrokeLineCap(StrokeLineCap.ROUND);
        shape.setStrokeLineJoin(StrokeLineJoin.ROUND);
        yield shape;
      }
      default -> throw new IllegalStateException("a formula has no " + mark);
    };
    node.getStyleClass().add("formula-ink");
    node.setManaged(false);
    return node;
  }

  @Override
  protected double computePrefWidth(double height) {
    return snappedLeftInset() + snappedRightInset()
        + formula.draw(LETTERS, usual * letters.factor(), Double.MAX_VALUE, 0xff000000).width();
  }

  @Override
  protected double computePrefHeight(double width) {
    double insets = snappedLeftInset() + snappedRightInset();
    double most = width < 0 ? getWidth() <= 0 ? Double.MAX_VALUE : getWidth() - insets : width - insets;
    return snappedTopInset() + snappedBottomInset()
        + formula.draw(LETTERS, usual * letters.factor(), Math.max(40, most), 0xff000000).height();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  public javafx.geometry.Orientation getContentBias() {
    return javafx.geometry.Orientation.HORIZONTAL;
  }

  @Override
  protected void layoutChildren() {
    build(Math.max(40, getWidth() - snappedLeftInset() - snappedRightInset()));
    for (Node child : getChildren()) {
      child.setLayoutX(snappedLeftInset());
      child.setLayoutY(snappedTopInset());
    }
  }
}
