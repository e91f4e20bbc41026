package org.collocate.solver.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One JSON object of a study while it is read: typed access that notes a fault and goes on, so that a reader sees
/// everything that is wrong in one pass. Keys that nobody asked for are faults, see {@link #done()}.
final class Section {
  private final ObjectNode node;
  private final Pointer at;
  private final List<Fault> faults;
  private final boolean strict;
  private final Set<String> asked = new LinkedHashSet<>();

  /// @param strict whether keys that nobody asked for are faults
  Section(ObjectNode node, Pointer at, List<Fault> faults, boolean strict) {
    this.node = node;
    this.at = at;
    this.faults = faults;
    this.strict = strict;
  }

  /// The same section, where keys that nobody asks for are no faults.
  Section lenient() {
    return new Section(node, at, faults, false);
  }

  Pointer at() {
    return at;
  }

  Pointer at(String key) {
    return at.key(key);
  }

  boolean has(String key) {
    asked.add(key);
    return node.has(key);
  }

  /// The keys that are present, in the order of the document.
  List<String> keys() {
    return List.copyOf(node.propertyNames());
  }

  @Nullable
  JsonNode node(String key) {
    asked.add(key);
    return node.get(key);
  }

  void fault(String key, String message, String hint) {
    faults.add(Fault.of(at.key(key), message, hint));
  }

  /// The text at a key; null if there is none.
  @Nullable
  String text(String key) {
    JsonNode value = node(key);
    if (value == null) {
      return null;
    }
    if (value.isString() || value.isNumber()) {
      return value.asString();
    }
    fault(key, "a text is expected here, found " + kind(value), "");
    return null;
  }

  /// The text at a key that must be there.
  String required(String key, String hint) {
    String text = text(key);
    if (text == null) {
      if (!node.has(key)) {
        faults.add(Fault.of(at, "'" + key + "' is missing", hint));
      }
      return "";
    }
    return text;
  }

  double number(String key, double preset) {
    JsonNode value = node(key);
    if (value == null) {
      return preset;
    }
    if (value.isNumber() && Double.isFinite(value.doubleValue())) {
      return value.doubleValue();
    }
    fault(key, "a number is expected here, found " + kind(value), "");
    return preset;
  }

  long whole(String key, long preset, long min, long max) {
    double number = number(key, (double) preset);
    if (number != Math.rint(number) || number < min || number > max) {
      fault(key, "a whole number from " + min + " to " + max + " is expected here, found " + node.get(key),
          "");
      return preset;
    }
    return (long) number;
  }

  /// The numbers of a list; null if there is none or it is no list of numbers.
  double @Nullable [] numbers(String key) {
    JsonNode value = node(key);
    return value == null ? null : numbers(value, at.key(key));
  }

  double @Nullable [] numbers(JsonNode value, Pointer where) {
    if (!(value instanceof ArrayNode array)) {
      faults.add(Fault.of(where, "a list of numbers is expected here, found " + kind(value), ""));
      return null;
    }
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      JsonNode element = array.get(i);
      if (!element.isNumber() || !Double.isFinite(element.doubleValue())) {
        faults.add(Fault.of(where.index(i), "a number is expected here, found " + kind(element), ""));
        return null;
      }
      numbers[i] = element.doubleValue();
    }
    return numbers;
  }

  /// The points of a list `[[x, y], …]`; null if there is none or it is no such list.
  double @Nullable [][] points(String key, int dimension) {
    JsonNode value = node(key);
    if (value == null) {
      return null;
    }
    if (!(value instanceof ArrayNode array)) {
      fault(key, "a list of points is expected here, found " + kind(value), "such as [[0, 0], [1, 0]]");
      return null;
    }
    double[][] points = new double[array.size()][];
    for (int i = 0; i < points.length; i++) {
      double[] point = numbers(array.get(i), at.key(key).index(i));
      if (point == null) {
        return null;
      }
      if (point.length != dimension) {
        faults
            .add(Fault.of(at.key(key).index(i), "a point of " + dimension + " numbers is expected here", ""));
        return null;
      }
      points[i] = point;
    }
    return points;
  }

  List<String> texts(String key) {
    JsonNode value = node(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof ArrayNode array)) {
      fault(key, "a list of texts is expected here, found " + kind(value), "");
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      if (array.get(i).isString()) {
        texts.add(array.get(i).asString());
      } else {
        faults
            .add(Fault.of(at.key(key).index(i), "a text is expected here, found " + kind(array.get(i)), ""));
      }
    }
    return texts;
  }

  /// The object at a key; null if there is none.
  @Nullable
  Section section(String key) {
    JsonNode value = node(key);
    if (value == null) {
      return null;
    }
    if (value instanceof ObjectNode object) {
      return new Section(object, at.key(key), faults, strict);
    }
    fault(key, "an object { … } is expected here, found " + kind(value), "");
    return null;
  }

  /// The objects of a list; those elements that are none are noted and left out.
  List<Section> sections(String key) {
    JsonNode value = node(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof ArrayNode array)) {
      fault(key, "a list [ … ] is expected here, found " + kind(value), "");
      return List.of();
    }
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      if (array.get(i) instanceof ObjectNode object) {
        sections.add(new Section(object, at.key(key).index(i), faults, strict));
      } else {
        faults.add(Fault.of(at.key(key).index(i),
            "an object { … } is expected here, found " + kind(array.get(i)), ""));
      }
    }
    return sections;
  }

  /// All values that are texts or numbers, by key.
  Map<String, String> allTexts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String key : keys()) {
      String text = text(key);
      if (text != null) {
        texts.put(key, text);
      }
    }
    return texts;
  }

  /// Notes the keys that nobody has asked for, unless a newer program may know them.
  void done() {
    for (String key : keys()) {
      if (strict && !asked.contains(key)) {
        faults.add(Fault.unknownKey(at.key(key), key, asked));
      }
    }
  }

  static String kind(JsonNode node) {
    String text = node.toString();
    return text.length() <= 40 ? text : text.substring(0, 37) + "…";
  }
}
