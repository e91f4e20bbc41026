package org.collocate.app.sketch.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.collocate.app.sketch.edit.BoundaryMap.Stretch;
import org.collocate.solver.geometry.NamedBoundary;
import org.collocate.solver.study.DescriptionJson;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Names of parts of the boundary. A part is named by the shape whose outline it is, or by entries that run along it.
public final class PartNames {
  /// Whatever no other name covers.
  public static final String REST = "rest";
  private static final Pointer ENTRIES = Sketch.DOMAIN.key("boundaries");

  private PartNames() {}

  /// Names a stretch. Parts that it cuts keep what is left of them; a part that it covers wholly gives way to it. The
  /// stretch keeps the condition that it had.
  ///
  /// @param map of the study's domain
  public static Study name(Study study, BoundaryMap map, Stretch stretch, String name) {
    Map<String, List<Stretch>> parts = map.parts();
    for (Map.Entry<String, List<Stretch>> part : parts.entrySet()) {
      boolean exactly = part.getValue().size() == 1 && map.same(part.getValue().getFirst(), stretch);
      if (exactly && !part.getKey().equals(REST) && !parts.containsKey(name)) {
        return rename(study, part.getKey(), name);
      }
    }
    String owner = map.part(stretch.loop(), stretch.from() + stretch.length() / 2).orElse(REST);
    boolean known = parts.containsKey(name);
    Study named = study;
    for (Map.Entry<String, List<Stretch>> part : parts.entrySet()) {
      String other = part.getKey();
      if (other.equals(REST) || other.equals(name)) {
        continue;
      }
      List<Stretch> left = part.getValue().stream().flatMap(s -> map.minus(s, stretch).stream()).toList();
      double before = part.getValue().stream().mapToDouble(Stretch::length).sum();
      double after = left.stream().mapToDouble(Stretch::length).sum();
      if (after < before * (1 - 1e-9)) {
        named = forget(named, other);
        for (Stretch rest : left) {
          named = append(named, map, rest, other);
        }
        if (left.isEmpty() && !other.equals(owner)) {
          named = Conditions.without(named, other);
        }
      }
    }
    boolean ownerIsGone = !owner.equals(REST) && parts.getOrDefault(owner, List.of())
        .stream()
        .allMatch(s -> map.minus(s, stretch).isEmpty());
    if (!known) {
      named = ownerIsGone ? Names.part(named, owner, name)
          : owner.equals(REST) ? named : Conditions.copied(named, owner, name);
    } else if (ownerIsGone && !owner.equals(name)) {
      named = Conditions.without(named, owner);
    }
    return append(named, map, stretch, name);
  }

  private static Study append(Study study, BoundaryMap map, Stretch stretch, String name) {
    JsonNode entry = DescriptionJson.boundary(new NamedBoundary(name, map.along(stretch)));
    JsonNode list = study.at(ENTRIES);
    return list == null ? study.with(ENTRIES, JsonNodeFactory.instance.arrayNode().add(entry))
        : study.with(ENTRIES.index(list.size()), entry);
  }

  /// Gives a part another name wherever the study uses it.
  public static Study rename(Study study, String before, String after) {
    Study renamed = study;
    JsonNode name = JsonNodeFactory.instance.stringNode(after);
    for (Pointer list : List.of(ENTRIES, Item.Kind.SHAPE.list())) {
      for (int index : indices(study, list, before)) {
        renamed = renamed.with(list.index(index).key("name"), name);
      }
    }
    return Names.part(renamed, before, after);
  }

  /// Takes a name away; what it named falls to the rest. Conditions on it go too.
  public static Study remove(Study study, String part) {
    return Conditions.without(forget(study, part), part);
  }

  /// Takes a name away and leaves its conditions.
  private static Study forget(Study study, String part) {
    Study left = study;
    for (int index : indices(left, Item.Kind.SHAPE.list(), part)) {
      left = left.without(Item.shape(index).pointer().key("name"));
    }
    for (int index : indices(left, ENTRIES, part).reversed()) {
      left = left.without(ENTRIES.index(index));
    }
    JsonNode list = left.at(ENTRIES);
    return list != null && list.isEmpty() ? left.without(ENTRIES) : left;
  }

  private static List<Integer> indices(Study study, Pointer list, String name) {
    List<Integer> found = new ArrayList<>();
    JsonNode entries = study.at(list);
    for (int i = 0; entries != null && i < entries.size(); i++) {
      if (entries.get(i).path("name").asString("").equals(name)) {
        found.add(i);
      }
    }
    return found;
  }

  /// `edge1` or the first number that no part has.
  public static String free(Study study, BoundaryMap map) {
    Set<String> taken = new HashSet<>(map.domain().boundaryParts());
    JsonNode entries = study.at(ENTRIES);
    for (int i = 0; entries != null && i < entries.size(); i++) {
      taken.add(entries.get(i).path("name").asString(""));
    }
    taken.addAll(Drawing.names(study, Item.Kind.SHAPE));
    return Drawing.free("edge", taken);
  }
}
