package org.collocate.viz.plot;

import java.util.ArrayList;
import java.util.List;
import org.collocate.viz.contour.ContourLine;

/// What lies over the picture of a field, in the plane's coordinates. The window and files place the same overlays.
public sealed interface FieldOverlay {
  /// A light colour and a dark one, for lines and letters that must be seen on any colour.
  int LIGHT = 0xe6ffffff;
  /// Dark with a light halo is readable everywhere.
  int DARK = 0xff16191d;

  /// The overlay's marks on a picture.
  List<Drawing.Mark> marks(Placement placement, PlotStyle style);

  /// Lines such as a mesh's edges or a domain's boundary, `[line][axis][point]`.
  ///
  /// @param color `0xAARRGGBB`; 0 takes the colour of texts
  record Lines(List<double[][]> lines, double width, int color) implements FieldOverlay {
    public Lines {
      lines = List.copyOf(lines);
    }

    @Override
    public List<Drawing.Mark> marks(Placement placement, PlotStyle style) {
      List<double[]> xs = new ArrayList<>();
      List<double[]> ys = new ArrayList<>();
      int size = 0;
      for (double[][] line : lines) {
        double[] x = placement.left(line[0]);
        double[] y = placement.top(line[1]);
        if (isSeen(x, y, placement)) {
          xs.add(x);
          ys.add(y);
          size += x.length + 1;
        }
      }
      double[] x = new double[size];
      double[] y = new double[size];
      int at = 0;
      for (int i = 0; i < xs.size(); i++) {
        System.arraycopy(xs.get(i), 0, x, at, xs.get(i).length);
        System.arraycopy(ys.get(i), 0, y, at, ys.get(i).length);
        at += xs.get(i).length;
        x[at] = Double.NaN;
        y[at++] = Double.NaN;
      }
      return List.of(new Drawing.Polyline(x, y, width, color == 0 ? style.text() : color));
    }

    private static boolean isSeen(double[] x, double[] y, Placement placement) {
      double left = Double.POSITIVE_INFINITY;
      double right = Double.NEGATIVE_INFINITY;
      double top = Double.POSITIVE_INFINITY;
      double bottom = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < x.length; i++) {
        left = Math.min(left, x[i]);
        right = Math.max(right, x[i]);
        top = Math.min(top, y[i]);
        bottom = Math.max(bottom, y[i]);
      }
      return right >= placement.left() && left <= placement.left() + placement.width()
          && bottom >= placement.top() && top <= placement.top() + placement.height();
    }
  }

  /// Lines of equal value with their values along them.
  record Contours(List<ContourLine> lines, List<String> labels) implements FieldOverlay {
    public Contours {
      lines = List.copyOf(lines);
      labels = List.copyOf(labels);
    }

    @Override
    public List<Drawing.Mark> marks(Placement placement, PlotStyle style) {
      return new ContourMarks(placement).of(this);
    }
  }

  /// Points, such as those of collocation.
  ///
  /// @param x of each point
  /// @param y of each point
  record Dots(double[] x, double[] y) implements FieldOverlay {
    private static final double RADIUS = 1.1;

    @Override
    public List<Drawing.Mark> marks(Placement placement, PlotStyle style) {
      List<Drawing.Mark> marks = new ArrayList<>();
      for (int i = 0; i < x.length; i++) {
        double left = placement.left(x[i]);
        double top = placement.top(y[i]);
        if (placement.shows(left, top, RADIUS)) {
          marks.add(new Drawing.Disc(left, top, RADIUS + 0.6, LIGHT));
          marks.add(new Drawing.Disc(left, top, RADIUS, DARK));
        }
      }
      return marks;
    }
  }

  /// Centres with ellipses of one standard deviation.
  ///
  /// @param covariance `[xx, xy, yy][centre]`
  record Ellipses(double[] x, double[] y, double[][] covariance) implements FieldOverlay {
    private static final int CORNERS = 32;

    @Override
    public List<Drawing.Mark> marks(Placement placement, PlotStyle style) {
      List<double[][]> lines = new ArrayList<>();
      for (int i = 0; i < x.length; i++) {
        // The Cholesky factor maps the unit circle to the ellipse.
        double a = Math.sqrt(Math.max(0, covariance[0][i]));
        double b = a > 0 ? covariance[1][i] / a : 0;
        double c = Math.sqrt(Math.max(0, covariance[2][i] - b * b));
        double[][] line = new double[2][CORNERS + 1];
        for (int k = 0; k <= CORNERS; k++) {
          double cos = Math.cos(2 * Math.PI * k / CORNERS);
          double sin = Math.sin(2 * Math.PI * k / CORNERS);
          line[0][k] = x[i] + a * cos;
          line[1][k] = y[i] + b * cos + c * sin;
        }
        lines.add(line);
      }
      List<Drawing.Mark> marks = new ArrayList<>(new Lines(lines, 0.8, LIGHT).marks(placement, style));
      marks.addAll(new Dots(x, y).marks(placement, style));
      return marks;
    }
  }

  /// Arrows of a vector field, the longest as long as their spacing, with a key that says how long a round number is.
  ///
  /// @param x of each foot
  /// @param y of each foot
  /// @param dx component of each vector
  /// @param dy component of each vector
  /// @param spacing of the feet, in the plane's unit of length
  /// @param what the quantity, in the key
  record Arrows(double[] x, double[] y, double[] dx, double[] dy, double spacing, String what)
      implements
        FieldOverlay {

    @Override
    public List<Drawing.Mark> marks(Placement placement, PlotStyle style) {
      return new ArrowMarks(placement).of(this, style);
    }
  }

  /// A cross through the whole picture, where the cursor is in one of the panes.
  record Cross(double x, double y) implements FieldOverlay {
    @Override
    public List<Drawing.Mark> marks(Placement placement, PlotStyle style) {
      double left = placement.left(x);
      double top = placement.top(y);
      double[] across = {placement.left(), placement.left() + placement.width()};
      double[] along = {placement.top(), placement.top() + placement.height()};
      List<Drawing.Mark> marks = new ArrayList<>();
      for (int color : new int[] {0x80ffffff, 0xb016191d}) {
        double width = color == 0x80ffffff ? 2.4 : 1;
        marks.add(new Drawing.Polyline(across, new double[] {top, top}, width, color));
        marks.add(new Drawing.Polyline(new double[] {left, left}, along, width, color));
      }
      return marks;
    }
  }

  /// A straight cut with handles at its ends.
  record Cut(double x0, double y0, double x1, double y1) implements FieldOverlay {
    @Override
    public List<Drawing.Mark> marks(Placement placement, PlotStyle style) {
      double[] x = {placement.left(x0), placement.left(x1)};
      double[] y = {placement.top(y0), placement.top(y1)};
      List<Drawing.Mark> marks = new ArrayList<>();
      marks.add(new Drawing.Polyline(x, y, 3.4, LIGHT));
      marks.add(new Drawing.Polyline(x, y, 1.6, DARK));
      for (int end = 0; end < 2; end++) {
        marks.add(new Drawing.Disc(x[end], y[end], 6, LIGHT));
        marks.add(new Drawing.Disc(x[end], y[end], 4.4, DARK));
        marks.add(new Drawing.Label(x[end], y[end] - 13, end == 0 ? "A" : "B", 11, DARK, LIGHT, 0));
      }
      return marks;
    }
  }

  /// A point that is kept, with its name.
  record Pin(double x, double y, String name) implements FieldOverlay {
    @Override
    public List<Drawing.Mark> marks(Placement placement, PlotStyle style) {
      double left = placement.left(x);
      double top = placement.top(y);
      return !placement.shows(left, top, 10) ? List.of()
          : List.of(new Drawing.Disc(left, top, 5.5, LIGHT), new Drawing.Disc(left, top, 4, 0xffcf222e),
              new Drawing.Label(left, top - 12, name, 11, DARK, LIGHT, 0));
    }
  }
}
