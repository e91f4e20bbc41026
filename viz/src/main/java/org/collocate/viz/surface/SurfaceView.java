package org.collocate.viz.surface;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.AmbientLight;
import javafx.scene.Group;
import javafx.scene.PerspectiveCamera;
import javafx.scene.PointLight;
import javafx.scene.SceneAntialiasing;
import javafx.scene.SubScene;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.PhongMaterial;
import javafx.scene.shape.CullFace;
import javafx.scene.shape.MeshView;
import javafx.scene.shape.TriangleMesh;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.transform.Rotate;
import javafx.scene.transform.Translate;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.contour.ContourLine;
import org.collocate.viz.contour.ContourLines;
import org.collocate.viz.plot.PlotStyle;
import org.collocate.viz.plot.Ticks;
import org.collocate.viz.view.CanvasPainter;
import org.fxyz3d.geometry.Point3D;
import org.fxyz3d.shapes.composites.PolyLine3D;
import org.jspecify.annotations.Nullable;

/// Shows a field as a surface. Dragging turns it, the wheel brings it nearer, and its height can be scaled; where the
/// machine cannot draw in three dimensions, the same controls move the sun over a relief and scale its slopes.
public final class SurfaceView extends Region {
  private static final double SIZE = 400;
  private static final double START_TURN = -35;
  private static final double START_TILT = -30;
  private static final double START_DISTANCE = 1050;
  private static final double NEAREST = 300;
  private static final double FARTHEST = 4000;
  private static final double DEGREES_PER_PIXEL = 0.5;
  private static final double WHEEL = 1.1;
  private static final int LEVELS = 9;
  private static final int TABLE = 1024;
  /// More points of contour lines than this take longer to build than a frame may last.
  private static final int MOST_LINE_POINTS = 6000;

  private final boolean solid = Platform.isSupported(ConditionalFeature.SCENE3D);
  private final Rotate turn = new Rotate(START_TURN, Rotate.Y_AXIS);
  private final Rotate tilt = new Rotate(START_TILT, Rotate.X_AXIS);
  private final Translate distance = new Translate(0, 0, -START_DISTANCE);
  private final TriangleMesh mesh = new TriangleMesh();
  private final PhongMaterial material = new PhongMaterial(Color.WHITE);
  private final Group lines = new Group();
  private final @Nullable SubScene space;
  private final ImageView relief = new ImageView();
  private @Nullable Surface surface;
  private @Nullable ColorScale table;
  private double rise = 0.4;
  private boolean contours = true;
  private PlotStyle style = PlotStyle.LIGHT;
  private double lastX;
  private double lastY;

  public SurfaceView() {
    setMinSize(0, 0);
    if (solid) {
      space = space();
      getChildren().add(space);
    } else {
      space = null;
      relief.setPreserveRatio(true);
      getChildren().add(relief);
    }
    addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
      lastX = event.getX();
      lastY = event.getY();
    });
    addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
      turn(event.getX() - lastX, event.getY() - lastY);
      lastX = event.getX();
      lastY = event.getY();
      event.consume();
    });
    addEventHandler(ScrollEvent.SCROLL, event -> {
      nearer(event.getDeltaY() > 0 ? WHEEL : 1 / WHEEL);
      event.consume();
    });
  }

  private SubScene space() {
    MeshView view = new MeshView(mesh);
    view.setMaterial(material);
    view.setCullFace(CullFace.NONE);
    PointLight sun = new PointLight(Color.gray(0.35));
    sun.getTransforms().add(new Translate(-SIZE, -2 * SIZE, -SIZE));
    Group world = new Group(view, lines, new AmbientLight(Color.gray(0.8)), sun);
    SubScene made = new SubScene(world, 100, 100, true, SceneAntialiasing.BALANCED);
    PerspectiveCamera camera = new PerspectiveCamera(true);
    camera.setNearClip(1);
    camera.setFarClip(10 * FARTHEST);
    camera.getTransforms().addAll(new Translate(0, -0.05 * SIZE, 0), turn, tilt, distance);
    made.setCamera(camera);
    return made;
  }

  /// Whether it is drawn in three dimensions.
  public boolean isSolid() {
    return solid;
  }

  /// The colours of axes and letters.
  public void style(PlotStyle other) {
    if (!other.equals(style)) {
      style = other;
      draw();
    }
  }

  /// Shows another field; null shows nothing.
  public void show(@Nullable Surface next) {
    if (next == null || !next.equals(surface)) {
      surface = next;
      draw();
    }
  }

  /// Height from floor to ceiling, in units of the domain's longer side.
  public double rise() {
    return rise;
  }

  public void rise(double height) {
    rise = height;
    draw();
  }

  /// Whether lines of equal value are drawn on the surface.
  public void drawContours(boolean draw) {
    contours = draw;
    draw();
  }

  /// Turns it as if a hand had moved by so many pixels.
  public void turn(double right, double down) {
    turn.setAngle(turn.getAngle() - DEGREES_PER_PIXEL * right);
    tilt.setAngle(Math.clamp(tilt.getAngle() - DEGREES_PER_PIXEL * down, -90, 0));
    if (!solid) {
      draw();
    }
  }

  /// Brings it nearer by a factor.
  public void nearer(double factor) {
    distance.setZ(-Math.clamp(-distance.getZ() / factor, NEAREST, FARTHEST));
    requestLayout();
  }

  /// Stands where one stood at first.
  public void reset() {
    turn.setAngle(START_TURN);
    tilt.setAngle(START_TILT);
    distance.setZ(-START_DISTANCE);
    draw();
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    if (space != null) {
      space.setWidth(getWidth());
      space.setHeight(getHeight());
      return;
    }
    double zoom = START_DISTANCE / -distance.getZ();
    relief.setFitWidth(Math.max(1, (getWidth() - 16) * Math.min(1, zoom)));
    relief.setFitHeight(Math.max(1, (getHeight() - 16) * Math.min(1, zoom)));
    relief.setLayoutX((getWidth() - relief.getLayoutBounds().getWidth()) / 2);
    relief.setLayoutY((getHeight() - relief.getLayoutBounds().getHeight()) / 2);
  }

  private void draw() {
    Surface shown = surface;
    if (shown == null) {
      mesh.getFaces().clear();
      lines.getChildren().clear();
      relief.setImage(null);
      return;
    }
    if (!solid) {
      relief.setImage(CanvasPainter.image(Relief.of(shown, rise, Math.toRadians(turn.getAngle() + 170))));
      requestLayout();
      return;
    }
    SurfaceGrid grid = SurfaceGrid.of(shown, rise);
    float[] points = grid.points().clone();
    for (int i = 0; i < points.length; i++) {
      points[i] *= (float) SIZE;
    }
    boolean same = mesh.getPoints().size() == points.length && mesh.getFaces().size() == grid.faces().length;
    mesh.getPoints().setAll(points);
    mesh.getTexCoords().setAll(grid.colors());
    if (!same) {
      mesh.getFaces().setAll(grid.faces());
      int[] smooth = new int[grid.faces().length / 6];
      java.util.Arrays.fill(smooth, 1);
      mesh.getFaceSmoothingGroups().setAll(smooth);
    }
    paint(shown.scale());
    lines.getChildren().setAll(frame(shown));
    if (contours) {
      lines.getChildren().addAll(contourLines(shown));
    }
  }

  private void paint(ColorScale scale) {
    if (scale.equals(table)) {
      return;
    }
    table = scale;
    int[] row = new int[TABLE];
    for (int i = 0; i < TABLE; i++) {
      row[i] = scale.table().at(i / (TABLE - 1.0));
    }
    WritableImage image = new WritableImage(TABLE, 4);
    for (int k = 0; k < 4; k++) {
      image.getPixelWriter().setPixels(0, k, TABLE, 1, PixelFormat.getIntArgbInstance(), row, 0, TABLE);
    }
    material.setDiffuseMap(image);
  }

  /// A point of the plane at a height from 0 to 1.
  private Point3D place(Surface shown, double x, double y, double height) {
    double middleX = (shown.x()[0] + shown.x()[shown.x().length - 1]) / 2;
    double middleY = (shown.y()[0] + shown.y()[shown.y().length - 1]) / 2;
    return new Point3D((float) (SIZE * (x - middleX) / shown.side()), (float) (-SIZE * rise * height),
        (float) (SIZE
            * (y - middleY) / shown.side()));
  }

  private List<javafx.scene.Node> frame(Surface shown) {
    List<javafx.scene.Node> nodes = new ArrayList<>();
    double x0 = shown.x()[0];
    double x1 = shown.x()[shown.x().length - 1];
    double y0 = shown.y()[0];
    double y1 = shown.y()[shown.y().length - 1];
    Color ink = CanvasPainter.color(style.muted());
    nodes.add(line(
        List.of(place(shown, x0, y0, 0), place(shown, x1, y0, 0), place(shown, x1, y1, 0), place(shown, x0,
            y1, 0), place(shown, x0, y0, 0)),
        1.6f, ink));
    nodes.add(line(List.of(place(shown, x0, y1, 0), place(shown, x0, y1, 1)), 1.6f, ink));
    Ticks alongX = Ticks.linear(x0, x1, 4);
    for (int i = 0; i < alongX.values().size(); i++) {
      nodes.add(letters(place(shown, alongX.values().get(i), y0, 0), 0, -26, alongX.labels().get(i)));
    }
    Ticks alongY = Ticks.linear(y0, y1, 4);
    for (int i = 0; i < alongY.values().size(); i++) {
      nodes.add(letters(place(shown, x1, alongY.values().get(i), 0), 16, 0, alongY.labels().get(i)));
    }
    nodes.add(
        letters(place(shown, x0, y1, 1), -56, 0, String.format(Locale.ROOT, "%.3g", shown.scale().high())));
    nodes.add(
        letters(place(shown, x0, y1, 0), -56, 0, String.format(Locale.ROOT, "%.3g", shown.scale().low())));
    return nodes;
  }

  private Text letters(Point3D at, double right, double front, String string) {
    Text text = new Text(string);
    text.setFont(Font.font(24));
    text.setFill(CanvasPainter.color(style.text()));
    text.getTransforms()
        .addAll(new Translate(at.x + right, at.y, at.z + front), new Rotate(turn.getAngle(),
            Rotate.Y_AXIS));
    return text;
  }

  private List<javafx.scene.Node> contourLines(Surface shown) {
    ColorScale scale = shown.scale();
    List<javafx.scene.Node> nodes = new ArrayList<>();
    int points = 0;
    for (ContourLine found : ContourLines.joined(shown.x(), shown.y(), shown.samples(),
        ContourLines.levels(scale
            .low(), scale.high(), LEVELS))) {
      double height = Math.clamp(scale.place(found.level()), 0, 1);
      int step = Math.max(1, shown.x().length / 96);
      List<Point3D> line = new ArrayList<>();
      for (int i = 0; i < found.x().length; i++) {
        if (i % step == 0 || i == found.x().length - 1) {
          Point3D on = place(shown, found.x()[i], found.y()[i], height);
          line.add(new Point3D(on.x, on.y - 0.6f, on.z));
        }
      }
      points += line.size();
      if (line.size() > 1 && points < MOST_LINE_POINTS) {
        nodes.add(line(line, 1.2f, Color.gray(0.1)));
      }
    }
    return nodes;
  }

  private static PolyLine3D line(List<Point3D> points, float width, Color color) {
    return new PolyLine3D(points, width, color, PolyLine3D.LineType.TRIANGLE);
  }
}
