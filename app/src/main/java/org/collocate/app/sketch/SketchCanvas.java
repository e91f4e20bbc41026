package org.collocate.app.sketch;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.collocate.app.sketch.PointerInput.Modifier;
import org.collocate.app.text.Texts;
import org.collocate.viz.plot.PlotStyle;
import org.collocate.viz.view.CanvasPainter;
import org.collocate.viz.view.FieldView;
import org.collocate.viz.view.LetterScale;
import org.jspecify.annotations.Nullable;

/// The canvas: hands mouse and keys on to the view model and draws what that says.
final class SketchCanvas extends Region {
  private static final Texts TEXTS = Texts.of("sketch");
  private static final double WHEEL_CLICK = 40;
  private static final Map<KeyCode, ToolKey> KEYS = Map.of(KeyCode.ENTER, ToolKey.ENTER, KeyCode.BACK_SPACE,
      ToolKey.BACKSPACE, KeyCode.DELETE, ToolKey.DELETE, KeyCode.LEFT, ToolKey.LEFT, KeyCode.RIGHT,
      ToolKey.RIGHT, KeyCode.UP, ToolKey.UP, KeyCode.DOWN, ToolKey.DOWN);

  private final SketchViewModel sketch;
  private final Supplier<PlotStyle> style;
  private final SketchPainter painter;
  private final Canvas canvas = new Canvas();
  private final LetterScale letters = new LetterScale();
  private FieldView.@Nullable Scene backdrop;
  private @Nullable Image picture;
  private boolean space;
  private boolean stale;
  private @Nullable MouseEvent hand;

  SketchCanvas(SketchViewModel sketch, Supplier<PlotStyle> style) {
    this.sketch = sketch;
    this.style = style;
    painter = new SketchPainter(sketch);
    getChildren().addAll(canvas, letters.node());
    letters.onChange(this::redraw);
    setId("sketch-canvas");
    getStyleClass().add("sketch-canvas");
    setMinSize(0, 0);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(TEXTS.get("canvas"));
    setAccessibleHelp(TEXTS.get("canvas.help"));
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    addEventHandler(MouseEvent.MOUSE_MOVED,
        event -> sketch.canvas().move(event.getX(), event.getY(), modifiers(event)));
    addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> {
      // Space and the arrows mean what is under the pointer, unless something is being written.
      if (getScene() != null && !(getScene().getFocusOwner() instanceof TextInputControl)) {
        requestFocus();
      }
    });
    addEventHandler(MouseEvent.MOUSE_EXITED, _ -> sketch.canvas().leave());
    addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    addEventHandler(KeyEvent.KEY_RELEASED, event -> {
      if (event.getCode() == KeyCode.SPACE) {
        space = false;
        redraw();
      }
    });
    // The wheel is the canvas's own; it does not move what is around it.
    setPickOnBounds(true);
  }

  private static Set<Modifier> modifiers(MouseEvent event) {
    Set<Modifier> held = EnumSet.noneOf(Modifier.class);
    if (event.isShiftDown()) {
      held.add(Modifier.SHIFT);
    }
    if (event.isAltDown()) {
      held.add(Modifier.ALT);
    }
    if (event.isShortcutDown()) {
      held.add(Modifier.SHORTCUT);
    }
    return held;
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    if (event.getButton() == MouseButton.MIDDLE || event.getButton() == MouseButton.PRIMARY && space) {
      hand = event;
    } else if (event.getButton() == MouseButton.PRIMARY) {
      sketch.canvas().press(event.getX(), event.getY(), modifiers(event), event.getClickCount());
    }
    event.consume();
  }

  private void dragged(MouseEvent event) {
    MouseEvent last = hand;
    if (last != null) {
      sketch.canvas().pan(event.getX() - last.getX(), event.getY() - last.getY());
      hand = event;
    } else {
      sketch.canvas().drag(event.getX(), event.getY(), modifiers(event));
    }
  }

  private void released(MouseEvent event) {
    if (hand != null) {
      hand = null;
    } else if (event.getButton() == MouseButton.PRIMARY) {
      sketch.canvas().release(event.getX(), event.getY(), modifiers(event));
    }
  }

  private void scrolled(ScrollEvent event) {
    if (event.isDirect() || event.isInertia() && event.getTouchCount() > 0) {
      sketch.canvas().pan(event.getDeltaX(), event.getDeltaY());
    } else if (event.getDeltaY() != 0) {
      sketch.canvas().wheel(event.getDeltaY() / WHEEL_CLICK, event.getX(), event.getY());
    }
    event.consume();
  }

  private void keyPressed(KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE) {
      space = true;
      redraw();
      event.consume();
      return;
    }
    if (event.getCode() == KeyCode.EQUALS || event.getCode() == KeyCode.ADD) {
      sketch.canvas().zoomIn();
    } else if (event.getCode() == KeyCode.SUBTRACT) {
      sketch.canvas().zoomOut();
    }
    ToolKey key = event.getCode() == KeyCode.TAB && !event.isShortcutDown()
        ? event.isShiftDown() ? ToolKey.BACK_TAB : ToolKey.TAB
        : KEYS.get(event.getCode());
    if (key != null && !event.isAltDown() && sketch.canvas().key(key, event.isShiftDown())) {
      event.consume();
    }
  }

  /// Shows a field below the drawing; null for none.
  void backdrop(FieldView.@Nullable Scene scene) {
    backdrop = scene;
    picture = scene == null || scene.raster() == null ? null : CanvasPainter.image(scene.raster());
    redraw();
  }

  @Override
  protected void layoutChildren() {
    if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
      canvas.setWidth(getWidth());
      canvas.setHeight(getHeight());
      sketch.canvas().resize(getWidth(), getHeight());
      if (!sketch.canvas().isFitted() && getWidth() > 100) {
        sketch.fit();
      }
      draw();
    } else if (stale) {
      draw();
    }
  }

  /// Has everything drawn as it is now, once before the next picture of the window, however often it is asked for.
  void redraw() {
    stale = true;
    requestLayout();
  }

  private void draw() {
    stale = false;
    if (getWidth() < 40 || getHeight() < 40) {
      return;
    }
    setCursor(hand != null || space ? Cursor.OPEN_HAND : switch (sketch.canvas().tool().pointer()) {
      case ARROW -> Cursor.DEFAULT;
      case CROSS -> Cursor.CROSSHAIR;
      case MOVE -> Cursor.MOVE;
      case HAND -> Cursor.HAND;
      case NONE -> Cursor.NONE;
    });
    painter.paint(canvas.getGraphicsContext2D(), SketchColors.of(style.get()), backdrop, picture,
        letters.factor());
  }
}
