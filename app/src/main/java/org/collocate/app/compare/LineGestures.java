package org.collocate.app.compare;

import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.collocate.viz.view.DrawingView;
import org.collocate.viz.view.Look;

/// The mouse over the lines of a problem in one dimension: it moves the cross-hair of all panes, the wheel zooms about it, a
/// drag moves what is looked at.
final class LineGestures {
  private final DrawingView plot;
  private final CompareViewModel compare;
  private Look from = Look.WHOLE;
  private DoubleFunction<OptionalDouble> numbers = _ -> OptionalDouble.empty();
  private double held = Double.NaN;

  private LineGestures(DrawingView plot, CompareViewModel compare) {
    this.plot = plot;
    this.compare = compare;
  }

  /// Lets a plot take them.
  static void on(DrawingView plot, CompareViewModel compare) {
    LineGestures gestures = new LineGestures(plot, compare);
    plot.addEventHandler(MouseEvent.MOUSE_ENTERED, gestures::moved);
    plot.addEventHandler(MouseEvent.MOUSE_MOVED, gestures::moved);
    plot.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> compare.reading().leave());
    plot.addEventHandler(MouseEvent.MOUSE_PRESSED, gestures::pressed);
    plot.addEventHandler(MouseEvent.MOUSE_DRAGGED, gestures::dragged);
    plot.addEventHandler(ScrollEvent.SCROLL, gestures::scrolled);
  }

  private void moved(MouseEvent event) {
    plot.numberAt(event.getX()).ifPresentOrElse(compare.reading()::point, compare.reading()::leave);
  }

  private void scrolled(ScrollEvent event) {
    if (event.getDeltaY() != 0 && plot.numberAt(event.getX()).isPresent()) {
      compare.view().zoom(PaneGestures.factor(event));
      event.consume();
    }
  }

  private void pressed(MouseEvent event) {
    from = compare.view().look();
    numbers = plot.numbers();
    held = event.getButton() == MouseButton.PRIMARY || event.getButton() == MouseButton.MIDDLE
        ? plot.numberAt(event.getX()).orElse(Double.NaN)
        : Double.NaN;
  }

  /// Reads the axis as it was when the drag began: the lines on the screen may be some moves behind.
  private void dragged(MouseEvent event) {
    if (!Double.isNaN(held)) {
      numbers.apply(event.getX()).ifPresent(now -> compare.view().move(from, held - now));
    }
  }
}
