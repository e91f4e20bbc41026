package org.collocate.solver.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.GeometryFault;
import org.collocate.solver.geometry.InvalidDomainException;
import org.collocate.solver.geometry.NamedBoundary;
import org.collocate.solver.geometry.NamedRegion;
import org.collocate.solver.geometry.Operation;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.mesh.Refinement;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/// Reads the section `domain`.
final class DomainReader {
  private static final int MOST_SHAPES = 2000;
  private static final Pointer AT = Pointer.ROOT.key("domain");
  private static final List<String> SHAPES = List.of("rectangle", "circle", "ellipse", "polygon", "path",
      "interval",
      "hypercube");

  private final List<Fault> faults;
  private final List<Refinement> refinements = new ArrayList<>();
  private final Map<Pointer, String> refinedNames = new LinkedHashMap<>();

  DomainReader(List<Fault> faults) {
    this.faults = faults;
  }

  /// The domain; null if it is wrong. A study without the section is an ordinary differential equation.
  @Nullable
  Domain read(@Nullable Section section) {
    int before = faults.size();
    DomainDescription description = section == null ? DomainDescription.of() : description(section);
    if (faults.size() > before) {
      return null;
    }
    try {
      Domain domain = Domain.of(description);
      checkRefinements(domain);
      return domain;
    } catch (InvalidDomainException e) {
      for (GeometryFault fault : e.faults()) {
        String place = fault.at() == null ? ""
            : " at (" + Numbers.shortText(fault.at().x()) + ", " + Numbers.shortText(fault.at().y()) + ")";
        faults.add(Fault.of(pointer(fault), fault.message() + place, fault.hint()));
      }
      return null;
    }
  }

  private static Pointer pointer(GeometryFault fault) {
    Pointer section = AT.key(switch (fault.section()) {
      case SHAPES -> "shapes";
      case REGIONS -> "regions";
      case BOUNDARIES -> "boundaries";
      case PERIODIC -> "periodic";
    });
    return fault.index() < 0 ? section : section.index(fault.index());
  }

  /// What the section says; wrong entries are noted and left out.
  DomainDescription description(Section section) {
    List<ShapeOperation> shapes = new ArrayList<>();
    List<Section> entries = section.sections("shapes");
    if (entries.isEmpty()) {
      section.fault("shapes", "the domain has no shape", "such as {\"add\": {\"rectangle\": [0, 0, 1, 1]}}");
    }
    if (entries.size() > MOST_SHAPES) {
      section.fault("shapes", entries.size() + " shapes are more than " + MOST_SHAPES, "");
      entries = List.of();
    }
    for (Section entry : entries) {
      ShapeOperation operation = operation(entry);
      if (operation != null) {
        shapes.add(operation);
      }
      entry.done();
    }
    List<NamedRegion> regions = new ArrayList<>();
    for (Section entry : section.sections("regions")) {
      String name = entry.required("name", "a region's name stands for it in coefficients");
      Shape shape = shape(entry, "a region");
      if (shape != null) {
        regions.add(new NamedRegion(name, shape));
      }
      entry.done();
    }
    List<NamedBoundary> boundaries = new ArrayList<>();
    for (Section entry : section.sections("boundaries")) {
      String name = entry.required("name", "a part's name stands for it in conditions");
      double[][] along = entry.points("along", 2);
      if (along != null) {
        boundaries.add(new NamedBoundary(name, points(along)));
      } else if (!entry.has("along")) {
        entry.fault("along", "a part needs the points along which it runs", "such as [[0, 0], [0, 1]]");
      }
      entry.done();
    }
    Set<String> periodic = new LinkedHashSet<>(section.texts("periodic"));
    readRefinements(section);
    section.done();
    return new DomainDescription(shapes, regions, boundaries, periodic);
  }

  private void readRefinements(Section section) {
    for (Section entry : section.sections("refine")) {
      double size = entry.number("size", Double.NaN);
      if (!(size > 0)) {
        entry.fault("size", "a refinement needs a positive size of cells",
            "{\"near\": \"hole\", \"size\": 0.01}");
      } else if (entry.node("near") instanceof ArrayNode) {
        double[] point = entry.numbers("near");
        if (point != null && (point.length == 1 || point.length == 2)) {
          refinements.add(Refinement.near(new Point(point[0], point.length == 2 ? point[1] : 0), size));
        }
      } else {
        String name = entry.required("near", "the name of a part or region, or a point");
        if (!name.isEmpty()) {
          refinements.add(Refinement.near(name, size));
          refinedNames.put(entry.at("near"), name);
        }
      }
      entry.done();
    }
  }

  /// Where meshes shall be finer.
  List<Refinement> refinements() {
    return List.copyOf(refinements);
  }

  /// Notes refinements near something that the domain does not have.
  private void checkRefinements(Domain domain) {
    List<String> known = new ArrayList<>(domain.boundaryParts());
    known.addAll(domain.regions().subList(1, domain.regions().size()));
    refinedNames.forEach((at, name) -> {
      if (!known.contains(name)) {
        faults.add(Fault.of(at, "there is no part or region '" + name + "'", Fault.nearest(name, known)));
      }
    });
  }

  private @Nullable ShapeOperation operation(Section entry) {
    String name = entry.text("name");
    ShapeOperation found = null;
    int count = 0;
    for (Operation operation : Operation.values()) {
      Section shape = entry.section(operation.name().toLowerCase(java.util.Locale.ROOT));
      if (shape != null) {
        count++;
        Shape read = shape(shape, "a shape");
        shape.done();
        found = read == null ? null : new ShapeOperation(operation, read, name);
      }
    }
    if (count != 1) {
      faults.add(Fault.of(entry.at(), "one of add, subtract, intersect is expected here",
          "such as {\"add\": {\"circle\": [0, 0, 1]}}"));
    }
    return found;
  }

  /// The one shape among the keys of a section.
  private @Nullable Shape shape(Section section, String what) {
    Shape found = null;
    int count = 0;
    for (String key : SHAPES) {
      if (section.has(key)) {
        count++;
        found = shape(section, key, what);
      }
    }
    if (count != 1) {
      faults.add(
          Fault.of(section.at(), count == 0 ? what + " is missing" : what + " is given " + count + " times",
              "one of " + String.join(", ", SHAPES)));
      return null;
    }
    return found;
  }

  private @Nullable Shape shape(Section section, String key, String what) {
    return switch (key) {
      case "rectangle" -> numbers(section, key, "[x0, y0, x1, y1]", 4,
          n -> new Shape.Rectangle(n[0], n[1], n[2], n[3]));
      case "circle" -> numbers(section, key, "[cx, cy, r]", 3, n -> new Shape.Circle(n[0], n[1], n[2]));
      case "ellipse" -> numbers(section, key, "[cx, cy, rx, ry, angle]", 5,
          n -> new Shape.Ellipse(n[0], n[1], n[2], n[3], n[4]));
      case "interval" -> numbers(section, key, "[a, b]", 2, n -> new Shape.Interval(n[0], n[1]));
      case "hypercube" -> numbers(section, key, "[a, b, d]", 3, n -> {
        if (n[2] != Math.rint(n[2]) || n[2] < 1 || n[2] > 1000) {
          section.fault(key, "the dimension d of [a, b, d] is a whole number from 1 to 1000", "");
          return null;
        }
        return new Shape.Hypercube(n[0], n[1], (int) n[2]);
      });
      case "polygon" -> {
        double[][] points = section.points(key, 2);
        yield points == null ? null : new Shape.Polygon(points(points));
      }
      case "path" -> {
        String data = section.text(key);
        yield data == null ? null : new Shape.Path(data);
      }
      default -> throw new IllegalArgumentException(what + " '" + key + "'");
    };
  }

  private static @Nullable Shape numbers(Section section, String key, String form, int count,
      Function<double[], @Nullable Shape> make) {
    double[] numbers = section.numbers(key);
    if (numbers == null) {
      return null;
    }
    if (numbers.length != count) {
      section.fault(key, "a " + key + " has " + count + " numbers, found " + numbers.length, form);
      return null;
    }
    return make.apply(numbers);
  }

  private static List<Point> points(double[][] points) {
    List<Point> list = new ArrayList<>();
    for (double[] point : points) {
      list.add(new Point(point[0], point[1]));
    }
    return list;
  }
}
