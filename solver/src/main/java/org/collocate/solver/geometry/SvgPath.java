package org.collocate.solver.geometry;

import java.util.ArrayList;
import java.util.List;

/// Reads SVG path data (W3C, Scalable Vector Graphics 2, chapter 9.3) into rings of curves.
final class SvgPath {
  private final String data;
  private int position;
  private Point start = new Point(0, 0);
  private Point current = new Point(0, 0);
  /// The control point that `S` or `T` reflects; the current point where the last command left none.
  private Point control = new Point(0, 0);
  private char previous = ' ';
  private final List<List<Curve>> rings = new ArrayList<>();
  private List<Curve> ring = new ArrayList<>();
  private boolean closedByLine;

  SvgPath(String data) {
    this.data = data;
  }

  List<List<Curve>> rings() {
    skipSeparators();
    while (position < data.length()) {
      char command = data.charAt(position);
      if ("MmLlHhVvCcSsQqTtAaZz".indexOf(command) < 0) {
        throw fault("'" + command + "' is not a path command");
      }
      if (previous == ' ' && Character.toUpperCase(command) != 'M') {
        throw fault("a path begins with M, not with '" + command + "'");
      }
      position++;
      run(command);
    }
    close(false);
    if (rings.isEmpty()) {
      throw fault("the path draws nothing");
    }
    return rings;
  }

  /// Whether an open sub-path had to be closed by a straight line that the data do not draw.
  boolean closedByLine() {
    return closedByLine;
  }

  private void run(char command) {
    boolean relative = Character.isLowerCase(command);
    char kind = Character.toUpperCase(command);
    if (kind == 'Z') {
      close(true);
      previous = 'Z';
      skipSeparators();
      return;
    }
    do {
      draw(kind, relative);
      previous = kind;
      if (kind == 'M') {
        kind = 'L';
      }
      skipSeparators();
    } while (atNumber());
  }

  private void draw(char kind, boolean relative) {
    Point origin = relative ? current : new Point(0, 0);
    switch (kind) {
      case 'M' -> {
        Point to = pair(origin);
        close(false);
        start = to;
        current = to;
        control = to;
      }
      case 'L' -> line(pair(origin));
      case 'H' -> line(new Point(number() + origin.x(), current.y()));
      case 'V' -> line(new Point(current.x(), number() + origin.y()));
      case 'C' -> cubic(pair(origin), pair(origin), pair(origin));
      case 'S' ->
        cubic(previous == 'C' || previous == 'S' ? reflected() : current, pair(origin), pair(origin));
      case 'Q' -> quadratic(pair(origin), pair(origin));
      case 'T' -> quadratic(previous == 'Q' || previous == 'T' ? reflected() : current, pair(origin));
      case 'A' ->
        arc(Math.abs(number()), Math.abs(number()), Math.toRadians(number()), flag(), flag(), pair(origin));
      default -> throw fault("unknown command '" + kind + "'");
    }
  }

  private Point reflected() {
    return current.times(2).minus(control);
  }

  private void line(Point to) {
    if (!to.equals(current)) {
      ring.add(new Line(current, to));
    }
    current = to;
    control = to;
  }

  private void cubic(Point first, Point second, Point to) {
    ring.add(new CubicBezier(current, first, second, to));
    control = second;
    current = to;
  }

  private void quadratic(Point middle, Point to) {
    ring.add(CubicBezier.ofQuadratic(current, middle, to));
    control = middle;
    current = to;
  }

  /// From end points to centre (SVG 2, appendix B.2.4); radii too small are enlarged as there.
  private void arc(double rx, double ry, double rotation, boolean large, boolean sweep, Point to) {
    if (rx == 0 || ry == 0 || to.equals(current)) {
      line(to);
      return;
    }
    double cosine = Math.cos(rotation);
    double sine = Math.sin(rotation);
    Point half = current.minus(to).times(0.5);
    double u = cosine * half.x() + sine * half.y();
    double v = -sine * half.x() + cosine * half.y();
    double scale = Math.sqrt(u * u / (rx * rx) + v * v / (ry * ry));
    double a = scale > 1 ? rx * scale : rx;
    double b = scale > 1 ? ry * scale : ry;
    double denominator = a * a * v * v + b * b * u * u;
    double root = Math.sqrt(Math.max(0, (a * a * b * b - denominator) / denominator))
        * (large == sweep ? -1 : 1);
    double cu = root * a * v / b;
    double cv = -root * b * u / a;
    Point centre = new Point(cosine * cu - sine * cv + (current.x() + to.x()) / 2,
        sine * cu + cosine * cv + (current
            .y() + to.y()) / 2);
    double from = Math.atan2((v - cv) / b, (u - cu) / a);
    double turn = Math.atan2((-v - cv) / b, (-u - cu) / a) - from;
    if (sweep && turn <= 0) {
      turn += 2 * Math.PI;
    } else if (!sweep && turn >= 0) {
      turn -= 2 * Math.PI;
    }
    ring.add(new EllipticArc(centre, a, b, rotation, from, turn));
    current = to;
    control = to;
  }

  private void close(boolean drawn) {
    if (!ring.isEmpty()) {
      closedByLine |= !drawn && !current.equals(start);
      line(start);
      rings.add(ring);
      ring = new ArrayList<>();
    }
    current = start;
    control = start;
  }

  private Point pair(Point origin) {
    double x = number();
    double y = number();
    return new Point(x + origin.x(), y + origin.y());
  }

  private boolean flag() {
    skipSeparators();
    if (position < data.length() && (data.charAt(position) == '0' || data.charAt(position) == '1')) {
      return data.charAt(position++) == '1';
    }
    throw fault("an arc's flag is 0 or 1");
  }

  private boolean atNumber() {
    return position < data.length() && "+-.0123456789".indexOf(data.charAt(position)) >= 0;
  }

  private double number() {
    skipSeparators();
    int begin = position;
    if (position < data.length() && (data.charAt(position) == '-' || data.charAt(position) == '+')) {
      position++;
    }
    int digits = digits();
    if (position < data.length() && data.charAt(position) == '.') {
      position++;
      digits += digits();
    }
    if (digits == 0) {
      position = begin;
      throw fault(begin < data.length() ? "a number is missing before '" + data.charAt(begin) + "'"
          : "a number is missing");
    }
    if (position < data.length() && (data.charAt(position) == 'e' || data.charAt(position) == 'E')) {
      exponent();
    }
    return Double.parseDouble(data.substring(begin, position));
  }

  private void exponent() {
    int mark = position;
    position++;
    if (position < data.length() && (data.charAt(position) == '-' || data.charAt(position) == '+')) {
      position++;
    }
    if (digits() == 0) {
      position = mark;
      throw fault("the exponent has no digits");
    }
  }

  private int digits() {
    int begin = position;
    while (position < data.length() && data.charAt(position) >= '0' && data.charAt(position) <= '9') {
      position++;
    }
    return position - begin;
  }

  private void skipSeparators() {
    while (position < data.length()
        && (Character.isWhitespace(data.charAt(position)) || data.charAt(position) == ',')) {
      position++;
    }
  }

  private PathSyntaxException fault(String message) {
    return new PathSyntaxException(message, position + 1);
  }
}
