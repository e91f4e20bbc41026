package org.collocate.viz.plot;

import java.util.ArrayList;
import java.util.List;
import org.collocate.viz.contour.ContourLine;

/// Lines of equal value with labels along them: where a line is straight enough, turned with it, upright, and apart from
/// each other. A line that is too short for its label has none.
final class ContourMarks {
  private static final double SIZE = 11;
  private static final double CHARACTER = 6.4;
  private static final double APART = 150;
  private static final double CLEAR = 34;
  private static final double[] PLACES = {0.5, 0.32, 0.68, 0.14, 0.86};

  private final Placement placement;
  private final List<double[]> taken = new ArrayList<>();

  ContourMarks(Placement placement) {
    this.placement = placement;
  }

  List<Drawing.Mark> of(FieldOverlay.Contours contours) {
    List<Drawing.Mark> marks = new ArrayList<>();
    List<Drawing.Mark> labels = new ArrayList<>();
    for (int i = 0; i < contours.lines().size(); i++) {
      ContourLine line = contours.lines().get(i);
      double[] x = placement.left(line.x());
      double[] y = placement.top(line.y());
      marks.add(new Drawing.Polyline(x, y, 2, 0x59ffffff));
      marks.add(new Drawing.Polyline(x, y, 0.9, 0xd916191d));
      addLabels(x, y, contours.labels().get(i), labels);
    }
    marks.addAll(labels);
    return marks;
  }

  private void addLabels(double[] x, double[] y, String text, List<Drawing.Mark> labels) {
    double[] along = lengths(x, y);
    double length = along[along.length - 1];
    double width = CHARACTER * text.length() + 6;
    if (length < 2 * width) {
      return;
    }
    int count = Math.max(1, (int) (length / APART));
    for (int k = 0; k < count; k++) {
      // From the middle of each stretch on, the first place that is free.
      for (int attempt = 0; attempt < PLACES.length; attempt++) {
        double at = length * (k + PLACES[attempt]) / count;
        if (addLabel(x, y, along, at, width, text, labels)) {
          break;
        }
      }
    }
  }

  private boolean addLabel(double[] x, double[] y, double[] along, double at, double width, String text,
      List<Drawing.Mark> labels) {
    if (at < width / 2 || at > along[along.length - 1] - width / 2) {
      return false;
    }
    double[] from = point(x, y, along, at - width / 2);
    double[] middle = point(x, y, along, at);
    double[] to = point(x, y, along, at + width / 2);
    double chord = Math.hypot(to[0] - from[0], to[1] - from[1]);
    boolean straight = chord > 0.93 * width;
    boolean inside = placement.shows(middle[0], middle[1], -width / 2);
    boolean free = taken.stream()
        .noneMatch(other -> Math.hypot(other[0] - middle[0], other[1] - middle[1]) < CLEAR + width / 2);
    if (!straight || !inside || !free) {
      return false;
    }
    taken.add(middle);
    double angle = Math.toDegrees(Math.atan2(to[1] - from[1], to[0] - from[0]));
    labels.add(new Drawing.Label(middle[0], middle[1], text, SIZE, FieldOverlay.DARK, FieldOverlay.LIGHT,
        angle > 90 ? angle - 180 : angle < -90 ? angle + 180 : angle));
    return true;
  }

  private static double[] lengths(double[] x, double[] y) {
    double[] along = new double[x.length];
    for (int i = 1; i < x.length; i++) {
      along[i] = along[i - 1] + Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
    }
    return along;
  }

  private static double[] point(double[] x, double[] y, double[] along, double at) {
    int index = java.util.Arrays.binarySearch(along, at);
    int after = Math.clamp(index < 0 ? -index - 1 : index, 1, along.length - 1);
    double span = along[after] - along[after - 1];
    double share = span > 0 ? (at - along[after - 1]) / span : 0;
    return new double[] {x[after - 1] + share * (x[after] - x[after - 1]),
        y[after - 1] + share * (y[after] - y[after - 1])};
  }
}
