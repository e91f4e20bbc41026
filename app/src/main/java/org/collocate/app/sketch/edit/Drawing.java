package org.collocate.app.sketch.edit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.collocate.solver.geometry.NamedRegion;
import org.collocate.solver.geometry.Operation;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.study.DescriptionJson;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What can be done to the shapes and regions of a study. Each edit gives another study and leaves what it does not
/// speak of as it is.
public final class Drawing {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> SHAPE_KEYS = List.of("rectangle", "circle", "ellipse", "polygon", "path",
      "interval", "hypercube");

  private Drawing() {}

  /// How many entries a list has.
  public static int count(Study study, Item.Kind kind) {
    JsonNode list = study.at(kind.list());
    return list == null ? 0 : list.size();
  }

  private static Study append(Study study, Item.Kind kind, JsonNode entry) {
    JsonNode list = study.at(kind.list());
    return list instanceof ArrayNode
        ? study.with(kind.list().index(list.size()), entry)
        : study.with(kind.list(), JSON.arrayNode().add(entry));
  }

  /// Adds a shape at the end. The first shape of a drawing is always added, whatever was asked for.
  public static Study add(Study study, Operation operation, Shape shape) {
    Operation right = count(study, Item.Kind.SHAPE) == 0 ? Operation.ADD : operation;
    return append(study, Item.Kind.SHAPE,
        DescriptionJson.operation(new ShapeOperation(right, shape, null)));
  }

  /// Adds a region on top, with a name of its own.
  public static Study addRegion(Study study, Shape shape) {
    return append(study, Item.Kind.REGION,
        DescriptionJson.region(new NamedRegion(freeRegionName(study), shape)));
  }

  /// `region 1` or the first number that is free.
  static String freeRegionName(Study study) {
    return free("region", names(study, Item.Kind.REGION));
  }

  static String free(String stem, Collection<String> taken) {
    int number = 1;
    while (taken.contains(stem + number)) {
      number++;
    }
    return stem + number;
  }

  static Set<String> names(Study study, Item.Kind kind) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < count(study, kind); i++) {
      names.add(study.text(new Item(kind, i).pointer().key("name")));
    }
    return names;
  }

  /// Puts another shape in an item's place; its name, its operation and all else stay.
  ///
  /// @throws IllegalArgumentException if there is no such item
  public static Study put(Study study, Item item, Shape shape) {
    Pointer holder = holder(study, item);
    JsonNode present = study.at(holder);
    if (!(present instanceof ObjectNode object)) {
      throw new IllegalArgumentException("no shape at " + holder);
    }
    ObjectNode written = DescriptionJson.shape(shape);
    String key = written.propertyNames().iterator().next();
    ObjectNode next = JSON.objectNode();
    boolean placed = false;
    for (var property : object.properties()) {
      if (!SHAPE_KEYS.contains(property.getKey())) {
        next.set(property.getKey(), property.getValue());
      } else if (!placed) {
        placed = true;
        next.set(key, written.get(key));
      }
    }
    if (!placed) {
      next.set(key, written.get(key));
    }
    return study.with(holder, next);
  }

  /// Where the key of the item's shape stands: in its operation, or in the region itself.
  public static Pointer holder(Study study, Item item) {
    if (item.isRegion()) {
      return item.pointer();
    }
    for (Operation operation : Operation.values()) {
      Pointer at = item.pointer().key(Sketch.key(operation));
      if (study.at(at) != null) {
        return at;
      }
    }
    throw new IllegalArgumentException("no operation at " + item.pointer());
  }

  /// Takes items out. The first shape that is left is added, since a drawing begins so.
  public static Study remove(Study study, Collection<Item> items) {
    Study left = study;
    for (Item item : new TreeSet<>(items).descendingSet()) {
      left = left.without(item.pointer());
      if (item.isRegion() && left.at(item.kind().list()) instanceof ArrayNode list && list.isEmpty()) {
        left = left.without(item.kind().list());
      }
    }
    return beginWithAdd(left);
  }

  private static Study beginWithAdd(Study study) {
    Item first = Item.shape(0);
    if (count(study, Item.Kind.SHAPE) == 0) {
      return study;
    }
    return operate(study, first, Operation.ADD);
  }

  /// Says what a shape does to the domain; an item that already does so, or whose operation cannot be read, stays.
  public static Study operate(Study study, Item item, Operation operation) {
    JsonNode entry = study.at(item.pointer());
    if (item.isRegion() || !(entry instanceof ObjectNode object)) {
      return study;
    }
    ObjectNode next = JSON.objectNode();
    boolean changed = false;
    for (var property : object.properties()) {
      boolean isOperation = List.of(Operation.values())
          .stream()
          .anyMatch(known -> Sketch.key(known).equals(property.getKey()));
      String key = isOperation ? Sketch.key(operation) : property.getKey();
      changed |= !key.equals(property.getKey());
      next.set(key, property.getValue());
    }
    return changed ? study.with(item.pointer(), next) : study;
  }

  /// Moves an item one place later or earlier; an item at the end stays. Shapes that come first are added.
  public static Study reorder(Study study, Item item, int places) {
    int count = count(study, item.kind());
    int to = Math.clamp(item.index() + places, 0, count - 1);
    JsonNode entry = study.at(item.pointer());
    if (to == item.index() || entry == null || !(study.at(item.kind().list()) instanceof ArrayNode list)) {
      return study;
    }
    List<JsonNode> entries = new ArrayList<>();
    list.forEach(entries::add);
    entries.remove(item.index());
    entries.add(to, entry);
    Study moved = study.with(item.kind().list(), JSON.arrayNode().addAll(entries));
    return item.isRegion() ? moved : beginWithAdd(moved);
  }

  /// Names an item. A name is carried along wherever the study uses it: for a shape in conditions, outputs and
  /// refinements of the mesh, for a region in coefficients too. An empty name of a shape takes the name away.
  public static Study rename(Study study, Item item, String name) {
    String before = study.text(item.pointer().key("name"));
    if (before.equals(name)) {
      return study;
    }
    Pointer at = item.pointer().key("name");
    Study named = name.isEmpty() && !item.isRegion() ? study.without(at)
        : study.with(at, JSON.stringNode(name));
    boolean another = names(named, item.kind()).contains(before);
    return before.isEmpty() || name.isEmpty() || another ? named
        : item.isRegion() ? Names.region(named, before, name) : Names.part(named, before, name);
  }

  /// Maps items, each by itself.
  public static Study map(Study study, Collection<Item> items, Affine map) {
    Study mapped = study;
    Sketch sketch = Sketch.of(study);
    for (Item item : items) {
      Shape shape = sketch.get(item).map(Element::shape).orElse(null);
      mapped = shape == null ? mapped : put(mapped, item, map.of(shape));
    }
    return mapped;
  }

  /// The items' entries for the clipboard; null if none of them is there.
  public static @Nullable ObjectNode copy(Study study, Collection<Item> items) {
    ObjectNode copied = JSON.objectNode();
    for (Item item : new TreeSet<>(items)) {
      JsonNode entry = study.at(item.pointer());
      if (entry != null) {
        String key = item.isRegion() ? "regions" : "shapes";
        ArrayNode list = copied.get(key) instanceof ArrayNode present ? present : copied.putArray(key);
        list.add(entry);
      }
    }
    return copied.isEmpty() ? null : copied;
  }

  /// Adds entries of a clipboard at the end, moved by some way, and says which items they became. Names that are taken
  /// are left out for shapes and get a number for regions.
  ///
  /// @param study holds the new items
  public record Pasted(Study study, List<Item> items) {
    public Pasted {
      items = List.copyOf(items);
    }
  }

  /// Adds what was copied.
  public static Pasted paste(Study study, ObjectNode copied, Affine map) {
    Study result = study;
    List<Item> items = new ArrayList<>();
    for (Item.Kind kind : Item.Kind.values()) {
      JsonNode entries = copied.path(kind == Item.Kind.SHAPE ? "shapes" : "regions");
      for (JsonNode entry : entries) {
        if (entry instanceof ObjectNode object) {
          Item item = new Item(kind, count(result, kind));
          Study with = append(result, kind, named(result, kind, object));
          if (Sketch.of(with).get(item).isPresent()) {
            result = with;
            items.add(item);
          }
        }
      }
    }
    result = beginWithAdd(map(result, items, map));
    return new Pasted(result, items);
  }

  private static JsonNode named(Study study, Item.Kind kind, ObjectNode entry) {
    String name = entry.path("name").asString("");
    if (name.isEmpty() || !names(study, kind).contains(name)) {
      return entry;
    }
    ObjectNode copy = entry.deepCopy();
    if (kind == Item.Kind.SHAPE) {
      copy.remove("name");
    } else {
      copy.put("name", free(name.replaceAll("\\d+$", ""), names(study, kind)));
    }
    return copy;
  }
}
