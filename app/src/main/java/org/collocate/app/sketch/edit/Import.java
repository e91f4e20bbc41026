package org.collocate.app.sketch.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.NamedBoundary;
import org.collocate.solver.geometry.NamedRegion;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.study.DescriptionJson;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Takes a drawing of another program into a study.
public final class Import {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final double WILD = 20;

  private Import() {}

  /// The box of all shapes of a description.
  public static Box box(DomainDescription description) {
    Box box = Box.EMPTY;
    for (ShapeOperation operation : description.shapes()) {
      box = box.with(Element.box(operation.shape()));
    }
    return box;
  }

  /// The map that lays a drawing over what is there, if their sizes are wildly different, else the map that changes
  /// nothing. A drawing into an empty study is brought to a size of about 1 if it is wildly larger or smaller.
  public static Affine fitting(Box drawing, Box present) {
    Box wanted = present.isEmpty() || present.size() == 0 ? new Box(0, 0, 1, 1) : present;
    double ratio = drawing.size() / wanted.size();
    if (drawing.isEmpty() || drawing.size() == 0 || ratio < WILD && ratio > 1 / WILD) {
      return Affine.move(0, 0);
    }
    double scale = Math.min(wanted.width() / Math.max(drawing.width(), 1e-300),
        wanted.height() / Math.max(drawing.height(), 1e-300));
    return new Affine(scale, 0, 0, scale, wanted.x0() - scale * drawing.x0(),
        wanted.y0() - scale * drawing.y0());
  }

  /// The description at another place.
  public static DomainDescription mapped(DomainDescription description, Affine map) {
    if (map.equals(Affine.move(0, 0))) {
      return description;
    }
    Digits digits = Digits.of(Box.of(box(description).corners().stream().map(map::of).toList()));
    return new DomainDescription(
        description.shapes()
            .stream()
            .map(operation -> new ShapeOperation(operation.operation(), map.of(operation.shape()),
                operation.name()))
            .toList(),
        description.regions()
            .stream()
            .map(region -> new NamedRegion(region.name(), map.of(region.shape())))
            .toList(),
        description.boundaries()
            .stream()
            .map(part -> new NamedBoundary(part.name(),
                part.along().stream().map(map::of).map(digits::of).toList()))
            .toList(),
        description.periodic());
  }

  /// The study with this drawing instead of its own. Refinements stay where what they are near to still has its name.
  public static Study replace(Study study, DomainDescription description) {
    ObjectNode section = DescriptionJson.section(description);
    Set<String> names = new java.util.HashSet<>();
    description.shapes().forEach(operation -> names.add(String.valueOf(operation.name())));
    description.regions().forEach(region -> names.add(region.name()));
    description.boundaries().forEach(part -> names.add(part.name()));
    ArrayNode kept = JSON.arrayNode();
    JsonNode refinements = study.at(Sketch.DOMAIN.key("refine"));
    for (int i = 0; refinements != null && i < refinements.size(); i++) {
      JsonNode near = refinements.get(i).path("near");
      if (near.isArray() || names.contains(near.asString(""))) {
        kept.add(refinements.get(i));
      }
    }
    if (!kept.isEmpty()) {
      section.set("refine", kept);
    }
    return study.with(Sketch.DOMAIN, section);
  }

  /// The study with this drawing added to its own. Names that are taken get a number.
  public static Study add(Study study, DomainDescription description) {
    Study result = study;
    Set<String> shapes = new java.util.HashSet<>(Drawing.names(study, Item.Kind.SHAPE));
    Pointer boundaries = Sketch.DOMAIN.key("boundaries");
    JsonNode present = study.at(boundaries);
    for (int i = 0; present != null && i < present.size(); i++) {
      shapes.add(present.get(i).path("name").asString(""));
    }
    Map<String, String> named = new HashMap<>();
    List<JsonNode> entries = new ArrayList<>();
    for (ShapeOperation operation : description.shapes()) {
      String name = operation.name();
      entries.add(DescriptionJson.operation(name == null ? operation
          : operation.named(named.computeIfAbsent(name, taken -> free(taken, shapes)))));
    }
    result = append(result, Item.Kind.SHAPE.list(), entries);
    Set<String> regions = new java.util.HashSet<>(Drawing.names(study, Item.Kind.REGION));
    result = append(result, Item.Kind.REGION.list(),
        description.regions()
            .stream()
            .map(region -> (JsonNode) DescriptionJson.region(
                new NamedRegion(free(region.name(), regions), region.shape())))
            .toList());
    return append(result, boundaries,
        description.boundaries()
            .stream()
            .map(part -> (JsonNode) DescriptionJson.boundary(new NamedBoundary(
                named.computeIfAbsent(part.name(), taken -> free(taken, shapes)), part.along())))
            .toList());
  }

  private static String free(String name, Set<String> taken) {
    String free = taken.contains(name) ? Drawing.free(name, taken) : name;
    taken.add(free);
    return free;
  }

  private static Study append(Study study, Pointer list, List<JsonNode> entries) {
    if (entries.isEmpty()) {
      return study;
    }
    ArrayNode all = JSON.arrayNode();
    if (study.at(list) instanceof ArrayNode present) {
      all.addAll(present);
    }
    return study.with(list, all.addAll(entries));
  }
}
