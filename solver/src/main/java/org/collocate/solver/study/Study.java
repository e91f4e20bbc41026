package org.collocate.solver.study;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A study document: an immutable value whose content is a JSON object.
///
/// An edit makes a new study that shares all untouched parts with the old one, so that keeping every state for undo is
/// cheap. Two studies are equal when their canonical texts - told by their hashes - are: keys sorted, numbers in their shortest decimal form, no
/// white space. A study that is not yet valid is a study all the
/// same, because it is being written.
public final class Study {
  /// The largest document that is read; painted coefficients are deflated and fit many times over.
  private static final int LONGEST = 64 << 20;
  private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(64)
          .maxStringLength(LONGEST)
          .maxDocumentLength(LONGEST)
          .maxNumberLength(100)
          .build())
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .disable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
      .build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private final ObjectNode root;
  /// Reckoned when it is first asked for; the same whoever does.
  private volatile @Nullable String hash;

  private Study(ObjectNode root) {
    this.root = root;
  }

  /// Reads a document.
  ///
  /// @throws StudyException if the text is not one JSON object, with line and column
  public static Study parse(String text) throws StudyException {
    JsonNode node = tree(text);
    if (node instanceof ObjectNode object) {
      return new Study(object);
    }
    throw new StudyException(Fault.of(Pointer.ROOT, "a study is a JSON object { … }", ""));
  }

  /// Reads any JSON value, as it stands in a `--set` on the command line or a field of a form; a text that is no JSON
  /// is taken as a string.
  public static JsonNode value(String text) {
    try {
      return tree(text);
    } catch (StudyException e) {
      return JsonNodeFactory.instance.stringNode(text);
    }
  }

  private static JsonNode tree(String text) throws StudyException {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException e) {
      TokenStreamLocation location = e.getLocation();
      String place = location == null ? ""
          : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
      throw new StudyException(
          Fault.of(Pointer.ROOT, place + e.getOriginalMessage(), "a study is a JSON document"));
    }
  }

  /// The whole content; not to be changed.
  public JsonNode root() {
    return root;
  }

  /// What stands at a place, or null.
  public @Nullable JsonNode at(Pointer pointer) {
    JsonNode node = root;
    for (String token : pointer.tokens()) {
      node = child(node, token);
      if (node == null) {
        return null;
      }
    }
    return node;
  }

  /// The text at a place, or an empty one where no text stands.
  public String text(Pointer pointer) {
    JsonNode node = at(pointer);
    return node == null || !node.isValueNode() ? "" : node.asString();
  }

  /// The title, or an empty text.
  public String title() {
    return text(Pointer.ROOT.key("title"));
  }

  /// The names of the equation's parameters, in their order.
  public Set<String> parameterNames() {
    JsonNode parameters = at(Pointer.ROOT.key("equation").key("parameters"));
    return parameters == null ? Set.of() : new LinkedHashSet<>(parameters.propertyNames());
  }

  /// This study with another value at a place. Missing objects on the way are made; an index one past the end of a list
  /// appends.
  ///
  /// @throws IllegalArgumentException if the way leads through a text, a number or past the end of a list
  public Study with(Pointer pointer, JsonNode value) {
    return new Study((ObjectNode) replaced(root, pointer.tokens(), value));
  }

  /// This study without what stands at a place.
  public Study without(Pointer pointer) {
    return new Study((ObjectNode) replaced(root, pointer.tokens(), null));
  }

  private static JsonNode replaced(@Nullable JsonNode node, List<String> way, @Nullable JsonNode value) {
    String token = way.getFirst();
    List<String> rest = way.subList(1, way.size());
    JsonNode parent = node == null ? JsonNodeFactory.instance.objectNode() : node;
    JsonNode below = rest.isEmpty() ? value : replaced(child(parent, token), rest, value);
    return switch (parent) {
      case ObjectNode object -> {
        ObjectNode copy = JsonNodeFactory.instance.objectNode().setAll(object);
        if (below == null) {
          copy.remove(token);
        } else {
          copy.set(token, below);
        }
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode().addAll(array);
        int index = index(token, array.size());
        if (below == null) {
          copy.remove(index);
        } else if (index == array.size()) {
          copy.add(below);
        } else {
          copy.set(index, below);
        }
        yield copy;
      }
      default -> throw new IllegalArgumentException("no place '" + token + "' in " + parent);
    };
  }

  private static @Nullable JsonNode child(JsonNode node, String token) {
    return switch (node) {
      case ObjectNode object -> object.get(token);
      // Jackson gives null for an index past the end.
      case ArrayNode array -> token.matches("\\d{1,9}") ? array.get(Integer.parseInt(token)) : null;
      default -> null;
    };
  }

  private static int index(String token, int size) {
    if (token.matches("\\d{1,9}") && Integer.parseInt(token) <= size) {
      return Integer.parseInt(token);
    }
    throw new IllegalArgumentException("no index '" + token + "' in a list of " + size);
  }

  /// The text that defines equality: keys sorted, shortest numbers, no white space.
  public String canonical() {
    StringBuilder text = new StringBuilder();
    canonical(root, text);
    return text.toString();
  }

  private static void canonical(JsonNode node, StringBuilder out) {
    switch (node) {
      case ObjectNode object -> {
        out.append('{');
        String separator = "";
        for (String key : new TreeSet<>(object.propertyNames())) {
          out.append(separator).append(JsonNodeFactory.instance.stringNode(key)).append(':');
          canonical(object.get(key), out);
          separator = ",";
        }
        out.append('}');
      }
      case ArrayNode array -> {
        out.append('[');
        String separator = "";
        for (JsonNode element : array) {
          out.append(separator);
          canonical(element, out);
          separator = ",";
        }
        out.append(']');
      }
      case JsonNode number when number.isNumber() -> out.append(shortest(number.doubleValue()));
      default -> out.append(node);
    }
  }

  /// The shortest decimal text that reads back as the same double.
  private static String shortest(double number) {
    if (number == 0) {
      return "0";
    }
    if (!Double.isFinite(number)) {
      return '"' + Double.toString(number) + '"';
    }
    BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    return Math.abs(decimal.scale()) < 18 ? decimal.toPlainString() : decimal.toString();
  }

  /// The SHA-256 of the canonical text, in hexadecimal.
  public String sha256() {
    String known = hash;
    if (known == null) {
      known = digest();
      hash = known;
    }
    return known;
  }

  private String digest() {
    try {
      byte[] text = canonical().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// The text for the file: keys in the order in which they were written, short lists on one line.
  public String print() {
    StringBuilder out = new StringBuilder();
    print(root, "", out);
    return out.append('\n').toString();
  }

  private static void print(JsonNode node, String indent, StringBuilder out) {
    String flat = node.isContainer() ? flat(node) : node.toString();
    if (flat.length() + indent.length() <= 100 && (!(node instanceof ObjectNode) || !indent.isEmpty())
        || node.isEmpty()) {
      out.append(flat);
      return;
    }
    String inner = indent + "  ";
    boolean object = node instanceof ObjectNode;
    String separator = object ? "{\n" : "[\n";
    if (node instanceof ObjectNode) {
      for (var property : node.properties()) {
        out.append(separator)
            .append(inner)
            .append(JsonNodeFactory.instance.stringNode(property.getKey()))
            .append(": ");
        print(property.getValue(), inner, out);
        separator = ",\n";
      }
    } else {
      for (JsonNode element : node) {
        out.append(separator).append(inner);
        print(element, inner, out);
        separator = ",\n";
      }
    }
    out.append('\n').append(indent).append(object ? '}' : ']');
  }

  private static String flat(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> "{" + String.join(", ", object.properties()
          .stream()
          .map(property -> JsonNodeFactory.instance.stringNode(property.getKey()) + ": "
              + flat(property.getValue()))
          .toList()) + "}";
      case ArrayNode array -> "[" + String.join(", ", StreamSupport.stream(array.spliterator(), false)
          .map(Study::flat)
          .toList()) + "]";
      default -> node.toString();
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Study study && (study.root.equals(root) || study.sha256().equals(sha256()));
  }

  @Override
  public int hashCode() {
    return sha256().hashCode();
  }

  @Override
  public String toString() {
    return "Study[" + title() + "]";
  }
}
