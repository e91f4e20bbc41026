package org.collocate.viz.view;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.collocate.viz.plot.Drawing;
import org.collocate.viz.plot.FieldOverlay;
import org.collocate.viz.plot.Placement;
import org.collocate.viz.plot.PlotStyle;
import org.collocate.viz.raster.Raster;
import org.jspecify.annotations.Nullable;

/// Rasters over rectangles of the plane, their proportions kept, with lines and marks drawn over them. Shows the whole or a
/// part of it; what moves with the cursor is painted on a canvas of its own, so that the picture below stays.
public final class FieldView extends Region {
  private static final double MARGIN = 8;
  private static final double SMALLEST = 40;

  /// A raster in its place.
  ///
  /// @param x0 the centre of the first column of pixels
  public record Layer(Raster raster, double x0, double y0, double x1, double y1) {}

  /// What is shown.
  ///
  /// @param x0 left edge of the whole
  /// @param layers painted in their order: the whole first, then a sharper part of it
  /// @param outline the domain's boundary, `[line][axis][point]`
  /// @param overlays between picture and boundary
  public record Scene(double x0, double y0, double x1, double y1, List<Layer> layers,
      List<double[][]> outline, List<FieldOverlay> overlays) {
    public Scene {
      layers = List.copyOf(layers);
      outline = List.copyOf(outline);
      overlays = List.copyOf(overlays);
    }

    /// The picture of the whole; null where there are lines alone.
    public @Nullable Raster raster() {
      return layers.isEmpty() ? null : layers.getFirst().raster();
    }

    /// One raster, or lines alone.
    public Scene(@Nullable Raster raster, double x0, double y0, double x1, double y1,
        List<double[][]> outline,
        List<double[][]> lines) {
      this(x0, y0, x1, y1, raster == null ? List.of() : List.of(new Layer(raster, x0, y0, x1, y1)), outline,
          lines.isEmpty() ? List.of() : List.of(new FieldOverlay.Lines(lines, 0.7, 0xbfffffff)));
    }
  }

  private final Canvas canvas = new Canvas();
  private final Canvas front = new Canvas();
  private IdentityHashMap<Raster, Image> images = new IdentityHashMap<>();
  private List<FieldOverlay> marks = List.of();
  private final LetterScale letters = new LetterScale();
  private @Nullable Scene scene;
  private Look look = Look.WHOLE;
  private PlotStyle style = PlotStyle.LIGHT;

  public FieldView() {
    getChildren().addAll(canvas, front, letters.node());
    letters.onChange(this::redraw);
    front.setMouseTransparent(true);
    Rectangle edge = new Rectangle();
    edge.widthProperty().bind(widthProperty());
    edge.heightProperty().bind(heightProperty());
    setClip(edge);
    setMinSize(0, 0);
  }

  /// Shows another scene; null shows nothing.
  public void show(@Nullable Scene next) {
    if (Objects.equals(next, scene)) {
      return;
    }
    IdentityHashMap<Raster, Image> kept = new IdentityHashMap<>();
    if (next != null) {
      for (Layer layer : next.layers()) {
        Image known = images.get(layer.raster());
        kept.put(layer.raster(), known == null ? CanvasPainter.image(layer.raster()) : known);
      }
    }
    images = kept;
    scene = next;
    redraw();
  }

  /// Looks at another part.
  public void look(Look next) {
    if (!next.equals(look)) {
      look = next;
      redraw();
    }
  }

  /// Shows other marks over everything: the cursor, pins, a cut.
  public void mark(List<FieldOverlay> next) {
    if (!next.equals(marks)) {
      marks = List.copyOf(next);
      redrawFront();
    }
  }

  /// The colours of lines and letters.
  public void style(PlotStyle next) {
    if (!next.equals(style)) {
      style = next;
      redraw();
    }
  }

  /// The colour of the outline, `0xAARRGGBB`.
  public void ink(int argb) {
    style(new PlotStyle(style.background(), argb, style.muted(), style.line(), style.grid()));
  }

  /// Which part of the plane is shown, or null where nothing is shown.
  public @Nullable Viewport viewport() {
    Scene shown = scene;
    return shown == null || !isLargeEnough() ? null : viewport(shown);
  }

  /// The look at another part, that this viewport would show.
  public Look lookFor(Viewport viewport) {
    Scene shown = scene;
    return shown == null ? Look.WHOLE
        : Look.of(viewport, Look.WHOLE.viewport(shown.x0(), shown.y0(), shown.x1(), shown.y1(), getWidth(),
            getHeight(), MARGIN), shown.x0(), shown.y0(), shown.x1(), shown.y1());
  }

  /// The point of the plane at a place of this node, or null where nothing is shown.
  public double @Nullable [] pointAt(double x, double y) {
    Viewport viewport = viewport();
    return viewport == null ? null
        : new double[] {viewport.planeX(x, getWidth()), viewport.planeY(y, getHeight())};
  }

  /// The rectangle of the plane that is seen, `[x0, y0, x1, y1]`, or null where nothing is shown.
  public double @Nullable [] visible() {
    double[] corner = pointAt(0, getHeight());
    double[] opposite = pointAt(getWidth(), 0);
    return corner == null || opposite == null ? null
        : new double[] {corner[0], corner[1], opposite[0], opposite[1]};
  }

  private boolean isLargeEnough() {
    return getWidth() >= SMALLEST && getHeight() >= SMALLEST;
  }

  private Viewport viewport(Scene shown) {
    return look.viewport(shown.x0(), shown.y0(), shown.x1(), shown.y1(), getWidth(), getHeight(), MARGIN);
  }

  @Override
  protected void layoutChildren() {
    if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
      for (Canvas sheet : List.of(canvas, front)) {
        sheet.setWidth(getWidth());
        sheet.setHeight(getHeight());
      }
      redraw();
    }
  }

  private Placement placement(Viewport viewport) {
    double factor = letters.factor();
    return new Placement(viewport.planeX(0, getWidth()), viewport.planeY(0, getHeight()), 0, 0,
        getWidth() / factor, getHeight() / factor, viewport.scale() / factor);
  }

  private void redraw() {
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    Scene shown = scene;
    if (shown != null && isLargeEnough()) {
      Viewport viewport = viewport(shown);
      for (Layer layer : shown.layers()) {
        draw(layer, viewport, graphics);
      }
      List<FieldOverlay> overlays = new ArrayList<>(shown.overlays());
      overlays.add(new FieldOverlay.Lines(shown.outline(), 1.3, 0));
      paint(overlays, placement(viewport), graphics);
    }
    redrawFront();
  }

  private void redrawFront() {
    GraphicsContext graphics = front.getGraphicsContext2D();
    graphics.clearRect(0, 0, front.getWidth(), front.getHeight());
    Viewport viewport = viewport();
    if (viewport != null) {
      paint(marks, placement(viewport), graphics);
    }
  }

  private void draw(Layer layer, Viewport viewport, GraphicsContext graphics) {
    Raster raster = layer.raster();
    // A sample is the value at the middle of its pixel: the raster reaches half a pixel beyond.
    double pixelX = viewport.scale() * (layer.x1() - layer.x0()) / Math.max(1, raster.width() - 1);
    double pixelY = viewport.scale() * (layer.y1() - layer.y0()) / Math.max(1, raster.height() - 1);
    graphics.setImageSmoothing(true);
    double left = viewport.left(layer.x0(), getWidth()) - pixelX / 2;
    double top = viewport.top(layer.y1(), getHeight()) - pixelY / 2;
    // What is below would show through holes with its coarser edges.
    graphics.clearRect(left, top, pixelX * raster.width(), pixelY * raster.height());
    graphics.drawImage(images.get(raster), left, top, pixelX * raster.width(), pixelY * raster.height());
  }

  private void paint(List<FieldOverlay> overlays, Placement placement, GraphicsContext graphics) {
    List<Drawing.Mark> all = new ArrayList<>();
    for (FieldOverlay overlay : overlays) {
      all.addAll(overlay.marks(placement, style));
    }
    graphics.save();
    graphics.scale(letters.factor(), letters.factor());
    CanvasPainter.paint(new Drawing(getWidth(), getHeight(), all), graphics);
    graphics.restore();
  }
}
