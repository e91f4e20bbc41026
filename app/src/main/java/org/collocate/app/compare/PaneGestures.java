package org.collocate.app.compare;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.collocate.viz.view.FieldView;
import org.collocate.viz.view.Viewport;
import org.jspecify.annotations.Nullable;

/// The mouse over a picture: the wheel zooms about the cursor, a drag moves the picture, the tools pin points and draw the
/// cut, whose ends can be dragged with every tool.
final class PaneGestures {
  private static final double NOTCH = 40;
  private static final double PER_NOTCH = 1.2;
  private static final double NEAR = 12;

  private final FieldView field;
  private final CompareViewModel compare;
  private final Consumer<double[]> pin;
  private @Nullable Viewport held;
  private double heldX;
  private double heldY;
  private int end = -1;

  PaneGestures(FieldView field, CompareViewModel compare, Consumer<double[]> pin) {
    this.field = field;
    this.compare = compare;
    this.pin = pin;
    field.setOnScroll(this::scrolled);
    field.setOnMouseEntered(this::moved);
    field.setOnMouseMoved(this::moved);
    field.setOnMouseExited(_ -> compare.reading().leave());
    field.setOnMousePressed(this::pressed);
    field.setOnMouseDragged(this::dragged);
    field.setOnMouseReleased(_ -> {
      held = null;
      end = -1;
    });
    field.setOnMouseClicked(this::clicked);
  }

  /// Shows by the cursor what a click would do.
  void refresh() {
    field.setCursor(compare.tool() == Tool.PAN ? Cursor.DEFAULT : Cursor.CROSSHAIR);
  }

  private void scrolled(ScrollEvent event) {
    Viewport now = field.viewport();
    double[] about = field.pointAt(event.getX(), event.getY());
    if (now != null && about != null && event.getDeltaY() != 0) {
      compare.view().look(field.lookFor(now.zoomed(factor(event), about[0], about[1])));
      event.consume();
    }
  }

  /// How much nearer the wheel takes.
  static double factor(ScrollEvent event) {
    return Math.pow(PER_NOTCH, event.getDeltaY() / NOTCH);
  }

  private void moved(MouseEvent event) {
    double[] at = field.pointAt(event.getX(), event.getY());
    if (at != null) {
      compare.reading().point(at);
    }
  }

  private void pressed(MouseEvent event) {
    double[] at = field.pointAt(event.getX(), event.getY());
    if (at == null) {
      return;
    }
    end = event.getButton() == MouseButton.PRIMARY ? endAt(event) : -1;
    if (end < 0 && event.getButton() == MouseButton.PRIMARY && compare.tool() == Tool.CUT) {
      compare.cut().draw(new Cut(at[0], at[1], at[0], at[1]));
      end = 1;
    } else if (end < 0 && (event.getButton() == MouseButton.MIDDLE
        || event.getButton() == MouseButton.PRIMARY && compare.tool() == Tool.PAN)) {
      held = field.viewport();
      heldX = event.getX();
      heldY = event.getY();
    }
  }

  /// The end of the cut under the cursor; −1 if there is none.
  private int endAt(MouseEvent event) {
    Optional<Cut> cut = compare.cut().cut();
    Viewport viewport = field.viewport();
    if (cut.isEmpty() || viewport == null) {
      return -1;
    }
    return isNear(event, viewport, cut.get().x1(), cut.get().y1()) ? 1
        : isNear(event, viewport, cut.get().x0(), cut.get().y0()) ? 0 : -1;
  }

  private boolean isNear(MouseEvent event, Viewport viewport, double x, double y) {
    return Math.hypot(viewport.left(x, field.getWidth()) - event.getX(),
        viewport.top(y, field.getHeight()) - event.getY()) <= NEAR;
  }

  private void dragged(MouseEvent event) {
    double[] at = field.pointAt(event.getX(), event.getY());
    Viewport from = held;
    if (at == null) {
      return;
    }
    if (end >= 0) {
      compare.cut().cut().ifPresent(cut -> compare.cut().draw(cut.with(end, at[0], at[1])));
    } else if (from != null && !compare.view().look().isWhole()) {
      compare.view()
          .look(field.lookFor(from.moved((heldX - event.getX()) / from.scale(),
              (event.getY() - heldY) / from.scale())));
    }
    compare.reading().point(at);
  }

  private void clicked(MouseEvent event) {
    double[] at = field.pointAt(event.getX(), event.getY());
    if (at != null && event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()
        && compare.tool() == Tool.PROBE) {
      pin.accept(at);
      event.consume();
    }
  }
}
