package org.collocate.app.seal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.collocate.solver.study.Fault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One JSON object of a sealed experiment while it is read: whatever is missing, of another kind, or not asked for is an
/// error that names its place.
final class SealFields {
  private final ObjectNode node;
  private final String place;
  private final Set<String> asked = new LinkedHashSet<>();

  SealFields(ObjectNode node, String place) {
    this.node = node;
    this.place = place;
  }

  private JsonNode required(String key) throws SealException {
    asked.add(key);
    JsonNode value = node.get(key);
    if (value == null) {
      throw new SealException("'" + key + "' is missing at " + at());
    }
    return value;
  }

  private String at() {
    return place.isEmpty() ? "the top" : place;
  }

  String text(String key) throws SealException {
    JsonNode value = required(key);
    if (!value.isString()) {
      throw new SealException(place + "/" + key + " is no text");
    }
    return value.asString();
  }

  double number(String key) throws SealException {
    JsonNode value = required(key);
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw new SealException(place + "/" + key + " is no number");
    }
    return value.doubleValue();
  }

  int whole(String key) throws SealException {
    double value = number(key);
    if (value != Math.rint(value) || value < 0 || value > Integer.MAX_VALUE) {
      throw new SealException(place + "/" + key + " is no whole number");
    }
    return (int) value;
  }

  /// A number that is not negative.
  double amount(String key) throws SealException {
    double value = number(key);
    if (value < 0) {
      throw new SealException(place + "/" + key + " is negative");
    }
    return value;
  }

  SealFields object(String key) throws SealException {
    return of(required(key), place + "/" + key);
  }

  ObjectNode tree(String key) throws SealException {
    return object(key).node;
  }

  List<SealFields> objects(String key) throws SealException {
    JsonNode value = required(key);
    if (!(value instanceof ArrayNode array)) {
      throw new SealException(place + "/" + key + " is no list");
    }
    List<SealFields> list = new java.util.ArrayList<>();
    for (JsonNode element : StreamSupport.stream(array.spliterator(), false).toList()) {
      list.add(of(element, place + "/" + key + "/" + list.size()));
    }
    return list;
  }

  private static SealFields of(JsonNode value, String place) throws SealException {
    if (!(value instanceof ObjectNode object)) {
      throw new SealException(place + " is no object");
    }
    return new SealFields(object, place);
  }

  /// The keys, in the order of the file.
  List<String> keys() {
    return List.copyOf(node.propertyNames());
  }

  /// Any value.
  JsonNode any(String key) throws SealException {
    return required(key);
  }

  /// Refuses keys that nobody asked for.
  void done() throws SealException {
    for (String key : keys()) {
      if (!asked.contains(key)) {
        throw new SealException(
            "unknown key '" + key + "' at " + at() + " (" + Fault.nearest(key, asked) + ")");
      }
    }
  }
}
