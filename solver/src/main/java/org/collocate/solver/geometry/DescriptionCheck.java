package org.collocate.solver.geometry;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.collocate.solver.geometry.GeometryFault.Section;

/// The faults of a description that show without any geometry: numbers, names, the text of paths.
final class DescriptionCheck {
  /// The boundary that no other entry names.
  static final String REST = "rest";

  private final FaultList faults;

  private DescriptionCheck(FaultList faults) {
    this.faults = faults;
  }

  static void check(DomainDescription description, FaultList faults) {
    DescriptionCheck check = new DescriptionCheck(faults);
    for (int i = 0; i < description.shapes().size(); i++) {
      ShapeOperation operation = description.shapes().get(i);
      check.shape(Section.SHAPES, i, operation.shape());
      if (operation.name() != null) {
        check.name(Section.SHAPES, i, operation.name());
      }
    }
    if (!description.shapes().isEmpty() && description.shapes().getFirst().operation() != Operation.ADD) {
      faults.add(Section.SHAPES, 0, "the first shape must be added", "begin with an \"add\"", null);
    }
    check.regions(description.regions());
    for (int i = 0; i < description.boundaries().size(); i++) {
      NamedBoundary boundary = description.boundaries().get(i);
      check.name(Section.BOUNDARIES, i, boundary.name());
      if (boundary.along().size() < 2) {
        faults.add(Section.BOUNDARIES, i, "'along' needs at least two points", "give the stretch's two ends",
            null);
      }
      check.points(Section.BOUNDARIES, i, boundary.along());
    }
    for (String axis : description.periodic()) {
      if (!axis.equals("x") && !axis.equals("y")) {
        faults.add(Section.PERIODIC, -1, "unknown axis '" + axis + "'", "write \"x\" or \"y\"", null);
      }
    }
  }

  private void regions(List<NamedRegion> regions) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < regions.size(); i++) {
      NamedRegion region = regions.get(i);
      name(Section.REGIONS, i, region.name());
      shape(Section.REGIONS, i, region.shape());
      if (region.name().equals("default") || !seen.add(region.name())) {
        faults.add(Section.REGIONS, i, "the region name '" + region.name() + "' is taken",
            "choose another name", null);
      }
    }
  }

  private void name(Section section, int index, String name) {
    if (name.isBlank() || (section != Section.REGIONS && name.equals(REST))) {
      faults.add(section, index, "'" + name + "' cannot be a name", "'rest' is the boundary without a name",
          null);
    }
  }

  private void shape(Section section, int index, Shape shape) {
    switch (shape) {
      case Shape.Interval(double a, double b) -> {
        numbers(section, index, a, b);
        require(section, index, a < b, "an interval [a, b] needs a < b");
      }
      case Shape.Hypercube(double a, double b, int dimension) -> {
        numbers(section, index, a, b);
        require(section, index, a < b, "a hypercube [a, b, d] needs a < b");
        require(section, index, dimension >= 1 && dimension <= 1000,
            "a hypercube needs 1 to 1000 dimensions");
      }
      case Shape.Rectangle(double x0, double y0, double x1, double y1) -> {
        numbers(section, index, x0, y0, x1, y1);
        require(section, index, x0 != x1 && y0 != y1, "a rectangle needs a width and a height");
      }
      case Shape.Circle(double cx, double cy, double radius) -> {
        numbers(section, index, cx, cy, radius);
        require(section, index, radius > 0, "a circle needs a positive radius");
      }
      case Shape.Ellipse(double cx, double cy, double rx, double ry, double angle) -> {
        numbers(section, index, cx, cy, rx, ry, angle);
        require(section, index, rx > 0 && ry > 0, "an ellipse needs positive radii");
      }
      case Shape.Polygon(List<Point> points) -> {
        points(section, index, points);
        require(section, index, points.stream().distinct().count() >= 3,
            "a polygon needs three different points");
      }
      case Shape.Path path -> path(section, index, path);
    }
  }

  private void path(Section section, int index, Shape.Path path) {
    try {
      List<Point> ends = path.rings()
          .stream()
          .flatMap(List::stream)
          .flatMap(curve -> Stream.of(curve.point(0), curve.point(1)))
          .toList();
      points(section, index, ends);
    } catch (PathSyntaxException wrong) {
      faults.add(section, index, String.valueOf(wrong.getMessage()), "the commands are M L H V C S Q T A Z",
          null);
    }
  }

  private void points(Section section, int index, List<Point> points) {
    numbers(section, index, points.stream().flatMapToDouble(p -> DoubleStream.of(p.x(), p.y())).toArray());
  }

  private void numbers(Section section, int index, double... values) {
    require(section, index, DoubleStream.of(values).allMatch(value -> Math.abs(value) < 1e100),
        "coordinates must be finite numbers");
  }

  private void require(Section section, int index, boolean holds, String message) {
    if (!holds) {
      faults.add(section, index, message, "change the numbers", null);
    }
  }
}
