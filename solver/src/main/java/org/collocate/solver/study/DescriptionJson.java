package org.collocate.solver.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.NamedBoundary;
import org.collocate.solver.geometry.NamedRegion;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A study's section `domain`, written from the values of the geometry and read back into them.
///
/// Numbers are written as in a document that was just read: whole ones without a fraction, all others in the shortest
/// form that reads back as the same double.
public final class DescriptionJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  /// Whole numbers up to here are written as such; beyond, an exponent is shorter.
  private static final double LARGEST_WHOLE = 1e9;

  private DescriptionJson() {}

  /// The section with the keys `shapes`, `regions`, `boundaries`, `periodic`, as far as there is something to write; the
  /// key `refine` belongs to meshes and is none of a description.
  ///
  /// @throws IllegalArgumentException if a number is not finite
  public static ObjectNode section(DomainDescription description) {
    ObjectNode section = JSON.objectNode();
    ArrayNode shapes = section.putArray("shapes");
    description.shapes().forEach(operation -> shapes.add(operation(operation)));
    if (!description.regions().isEmpty()) {
      ArrayNode regions = section.putArray("regions");
      description.regions().forEach(region -> regions.add(region(region)));
    }
    if (!description.boundaries().isEmpty()) {
      ArrayNode boundaries = section.putArray("boundaries");
      description.boundaries().forEach(boundary -> boundaries.add(boundary(boundary)));
    }
    if (!description.periodic().isEmpty()) {
      ArrayNode periodic = section.putArray("periodic");
      new TreeSet<>(description.periodic()).forEach(periodic::add);
    }
    return section;
  }

  /// An entry of `shapes`, such as `{"subtract": {"circle": [1, 0.5, 0.2]}, "name": "hole"}`.
  public static ObjectNode operation(ShapeOperation operation) {
    ObjectNode entry = JSON.objectNode();
    entry.set(operation.operation().name().toLowerCase(Locale.ROOT), shape(operation.shape()));
    if (operation.name() != null) {
      entry.put("name", operation.name());
    }
    return entry;
  }

  /// An entry of `regions`, such as `{"name": "core", "circle": [0, 0, 1]}`.
  public static ObjectNode region(NamedRegion region) {
    ObjectNode entry = JSON.objectNode();
    entry.put("name", region.name());
    entry.setAll(shape(region.shape()));
    return entry;
  }

  /// An entry of `boundaries`, such as `{"name": "left", "along": [[0, 0], [0, 1]]}`.
  public static ObjectNode boundary(NamedBoundary boundary) {
    ObjectNode entry = JSON.objectNode();
    entry.put("name", boundary.name());
    entry.set("along", points(boundary.along()));
    return entry;
  }

  /// A shape under its key, such as `{"circle": [0, 0, 1]}`.
  public static ObjectNode shape(Shape shape) {
    return switch (shape) {
      case Shape.Rectangle(double x0, double y0, double x1, double y1) -> of("rectangle",
          numbers(x0, y0, x1, y1));
      case Shape.Circle(double cx, double cy, double radius) -> of("circle", numbers(cx, cy, radius));
      case Shape.Ellipse(double cx, double cy, double rx, double ry, double angle) -> of("ellipse",
          numbers(cx, cy, rx, ry, angle));
      case Shape.Polygon(List<Point> points) -> of("polygon", points(points));
      case Shape.Path(String data) -> of("path", JSON.stringNode(data));
      case Shape.Interval(double a, double b) -> of("interval", numbers(a, b));
      case Shape.Hypercube(double a, double b, int dimension) -> of("hypercube", numbers(a, b, dimension));
    };
  }

  private static ObjectNode of(String key, JsonNode value) {
    return JSON.objectNode().set(key, value);
  }

  /// A list of points, `[[x, y], …]`.
  public static ArrayNode points(List<Point> points) {
    ArrayNode list = JSON.arrayNode(points.size());
    points.forEach(point -> list.add(numbers(point.x(), point.y())));
    return list;
  }

  private static ArrayNode numbers(double... numbers) {
    ArrayNode list = JSON.arrayNode(numbers.length);
    for (double number : numbers) {
      list.add(number(number));
    }
    return list;
  }

  /// A number in its shortest form.
  ///
  /// @throws IllegalArgumentException if it is not finite
  public static JsonNode number(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("a study has no place for the number " + number);
    }
    return number == Math.rint(number) && Math.abs(number) <= LARGEST_WHOLE ? JSON.numberNode((int) number)
        : JSON.numberNode(number);
  }

  /// The description that a section holds; nothing is made of it, so that a drawing that is no domain yet can be read.
  ///
  /// @throws StudyException with all faults of the section's form
  public static DomainDescription read(ObjectNode section) throws StudyException {
    List<Fault> faults = new ArrayList<>();
    Section read = new Section(section, Pointer.ROOT.key("domain"), faults, true);
    DomainDescription description = new DomainReader(faults).description(read);
    if (!faults.isEmpty()) {
      throw new StudyException(faults);
    }
    return description;
  }
}
