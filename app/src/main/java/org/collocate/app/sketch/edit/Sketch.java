package org.collocate.app.sketch.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Operation;
import org.collocate.solver.geometry.PathSyntaxException;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.study.DescriptionJson;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The drawing of a study: all shapes and regions that can be read, each by itself, so that one that is wrong does not
/// hide the others.
///
/// @param shapes in the order of their operations
/// @param regions in their order; a later one covers earlier ones
public record Sketch(List<Element> shapes, List<Element> regions) {
  /// The section of the study.
  public static final Pointer DOMAIN = Pointer.ROOT.key("domain");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  public Sketch {
    shapes = List.copyOf(shapes);
    regions = List.copyOf(regions);
  }

  public static Sketch of(Study study) {
    return new Sketch(read(study, Item.Kind.SHAPE), read(study, Item.Kind.REGION));
  }

  private static List<Element> read(Study study, Item.Kind kind) {
    List<Element> elements = new ArrayList<>();
    JsonNode list = study.at(kind.list());
    for (int i = 0; list != null && list.isArray() && i < list.size(); i++) {
      Element element = element(new Item(kind, i), list.get(i));
      if (element != null) {
        elements.add(element);
      }
    }
    return elements;
  }

  private static @Nullable Element element(Item item, JsonNode entry) {
    if (!(entry instanceof ObjectNode object)) {
      return null;
    }
    ObjectNode operation = object;
    if (item.isRegion()) {
      ObjectNode shape = object.deepCopy();
      shape.remove("name");
      operation = JSON.objectNode();
      operation.set("add", shape);
      operation.set("name", object.path("name"));
    }
    ObjectNode section = JSON.objectNode();
    section.putArray("shapes").add(operation);
    try {
      DomainDescription description = DescriptionJson.read(section);
      Element element = Element.of(item, description.shapes().getFirst());
      boolean finite = Double.isFinite(element.box().size());
      return finite ? element : null;
    } catch (StudyException | PathSyntaxException e) {
      // The check says what is wrong with the entry; here it only cannot be drawn.
      System.getLogger(Sketch.class.getName()).log(System.Logger.Level.TRACE, "unreadable " + item, e);
      return null;
    }
  }

  /// Everything that can be drawn, the regions last.
  public List<Element> elements() {
    List<Element> all = new ArrayList<>(shapes);
    all.addAll(regions);
    return all;
  }

  public Optional<Element> get(Item item) {
    return (item.isRegion() ? regions : shapes).stream()
        .filter(element -> element.item().equals(item))
        .findFirst();
  }

  /// The box of everything.
  public Box box() {
    Box box = Box.EMPTY;
    for (Element element : elements()) {
      box = switch (element.shape()) {
        case Shape.Interval(double a, double b) -> box.with(new Box(a, 0, b, 0));
        case Shape shape when element.rings().isEmpty() -> box;
        case Shape shape -> box.with(element.box());
      };
    }
    return box;
  }

  /// The interval or hypercube that is the whole domain, if it is none of the plane.
  public Optional<Shape> lone() {
    return shapes.size() == 1 && shapes.getFirst().rings().isEmpty()
        ? Optional.of(shapes.getFirst().shape())
        : Optional.empty();
  }

  /// The key under which an operation stands in the study.
  public static String key(Operation operation) {
    return operation.name().toLowerCase(Locale.ROOT);
  }
}
