package org.collocate.app.sketch.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Conditions on parts of the boundary, read and written in the study.
public final class Conditions {
  public static final Pointer LIST = Pointer.ROOT.key("boundary");
  private static final String ON = "on";
  private static final String FLUX = "flux";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Conditions() {}

  /// What is said about an unknown.
  public enum Kind {
    /// The unknown itself is given.
    VALUE,
    /// What flows out is given.
    FLUX,
    /// What flows out depends on the unknown.
    ROBIN,
    /// Nothing is said.
    NONE
  }

  /// What is said about one unknown on one part.
  ///
  /// @param text the formula; empty if nothing is said
  /// @param place where it stands; the place of its part's entry, or of the list, if nothing is said
  /// @param twice whether it is said more than once
  public record Rule(String unknown, Kind kind, String text, Pointer place, boolean twice) {
    /// A short line, such as `u = 0`, `flux = q`.
    ///
    /// @param alone whether there is no other unknown whose flux it could be
    public String line(boolean alone) {
      return switch (kind) {
        case VALUE -> unknown + " = " + text;
        case FLUX, ROBIN -> (alone ? "flux = " : "flux " + unknown + " = ") + text;
        case NONE -> unknown + ": –";
      };
    }

    /// The same as an equation, to be printed; empty if nothing is said.
    ///
    /// @param alone whether there is no other unknown whose flux it could be
    public Optional<String> equation(boolean alone) {
      return switch (kind) {
        case VALUE -> Optional.of(unknown + " = " + text);
        case FLUX, ROBIN -> Optional.of((alone ? "flux" : "flux_" + unknown) + " = " + text);
        case NONE -> Optional.empty();
      };
    }
  }

  /// The unknowns that the study names, right or not.
  public static List<String> unknowns(Study study) {
    JsonNode names = study.at(Pointer.ROOT.key("equation").key("unknowns"));
    return names == null ? List.of()
        : StreamSupport.stream(names.spliterator(), false).map(JsonNode::asString).toList();
  }

  /// The indices of entries that speak of a part: those that name it, or else those of the rest.
  public static List<Integer> entries(Study study, String part) {
    List<Integer> own = named(study, part);
    return own.isEmpty() ? named(study, PartNames.REST) : own;
  }

  /// The indices of entries that name a part.
  public static List<Integer> named(Study study, String part) {
    List<Integer> found = new ArrayList<>();
    JsonNode list = study.at(LIST);
    for (int i = 0; list != null && list.isArray() && i < list.size(); i++) {
      if (list.get(i).path(ON).asString("").equals(part)) {
        found.add(i);
      }
    }
    return found;
  }

  /// What is said on a part, for each unknown.
  public static List<Rule> on(Study study, String part) {
    return unknowns(study).stream().map(unknown -> rule(study, part, unknown)).toList();
  }

  private static Rule rule(Study study, String part, String unknown) {
    List<Rule> found = new ArrayList<>();
    for (int index : entries(study, part)) {
      Pointer entry = LIST.index(index);
      if (isSaid(study, entry.key(unknown))) {
        found.add(new Rule(unknown, Kind.VALUE, study.text(entry.key(unknown)), entry.key(unknown), false));
      }
      Pointer flux = fluxPlace(study, entry, unknown);
      if (isSaid(study, flux)) {
        String text = study.text(flux);
        boolean holds = unknowns(study).stream().anyMatch(name -> holds(text, name));
        found.add(new Rule(unknown, holds ? Kind.ROBIN : Kind.FLUX, text, flux, false));
      }
    }
    if (found.isEmpty()) {
      return new Rule(unknown, Kind.NONE, "", LIST, false);
    }
    Rule first = found.getFirst();
    return new Rule(unknown, first.kind, first.text, first.place, found.size() > 1);
  }

  private static boolean isSaid(Study study, Pointer place) {
    JsonNode node = study.at(place);
    return node != null && !node.isNull();
  }

  private static Pointer fluxPlace(Study study, Pointer entry, String unknown) {
    boolean nested = study.at(entry.key(FLUX)) instanceof ObjectNode;
    return nested || unknowns(study).size() > 1 ? entry.key(FLUX).key(unknown) : entry.key(FLUX);
  }

  private static boolean holds(String formula, String unknown) {
    return Pattern.compile("(?<![\\w.])" + Pattern.quote(unknown) + "(?![\\w(])").matcher(formula).find();
  }

  /// Says something about an unknown on a part. Where the part was spoken of by the rest's entry only, it gets an entry of
  /// its own that says the same about the other unknowns.
  ///
  /// @param flux whether the flux is given, else the value
  public static Study set(Study study, String part, String unknown, boolean flux, String text) {
    Study own = copied(study, PartNames.REST, part);
    List<Integer> entries = named(own, part);
    if (entries.isEmpty()) {
      JsonNode list = own.at(LIST);
      ObjectNode entry = JSON.objectNode().put(ON, part);
      own = list instanceof ArrayNode ? own.with(LIST.index(list.size()), entry)
          : own.with(LIST, JSON.arrayNode().add(entry));
      entries = named(own, part);
    }
    Rule present = rule(own, part, unknown);
    boolean isFlux = present.kind == Kind.FLUX || present.kind == Kind.ROBIN;
    if (present.kind != Kind.NONE && isFlux == flux) {
      return own.with(present.place, JSON.stringNode(text));
    }
    Pointer entry = LIST.index(entries.getFirst());
    if (present.kind != Kind.NONE) {
      entry = LIST.key(present.place.tokens().get(1));
      own = cleared(own, present.place);
    }
    Pointer place = flux ? fluxPlace(own, entry, unknown) : entry.key(unknown);
    return own.with(place, JSON.stringNode(text));
  }

  /// Without a rule, and without the object of fluxes if it was the last in it.
  static Study cleared(Study study, Pointer place) {
    Study left = study.without(place);
    Pointer parent = new Pointer(place.text().substring(0, place.text().lastIndexOf('/')));
    boolean emptied = parent.text().endsWith("/" + FLUX) && left.at(parent) instanceof ObjectNode object
        && object.isEmpty();
    return emptied ? left.without(parent) : left;
  }

  /// Without all entries on a part.
  public static Study without(Study study, String part) {
    Study left = study;
    for (int index : named(study, part).reversed()) {
      left = left.without(LIST.index(index));
    }
    return left;
  }

  /// With entries for a part that say what those of another say; a part that has its own, or whose source has none, stays.
  static Study copied(Study study, String from, String to) {
    if (from.equals(to) || !named(study, to).isEmpty()) {
      return study;
    }
    Study copied = study;
    for (int index : named(study, from)) {
      if (study.at(LIST.index(index)) instanceof ObjectNode entry) {
        ObjectNode copy = JSON.objectNode();
        entry.properties()
            .forEach(property -> copy.set(property.getKey(),
                property.getKey().equals(ON) ? JSON.stringNode(to) : property.getValue()));
        JsonNode list = copied.at(LIST);
        copied = copied.with(LIST.index(list == null ? 0 : list.size()), copy);
      }
    }
    return copied;
  }
}
