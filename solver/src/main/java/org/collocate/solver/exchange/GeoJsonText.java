package org.collocate.solver.exchange;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.exchange.ExchangeException.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/// The features of a GeoJSON text, token by token; members that no drawing needs are passed over.
final class GeoJsonText {
  private static final int DEEPEST = 40;
  private static final JsonFactory FACTORY = JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(2 * DEEPEST)
          .maxStringLength(1 << 20)
          .maxNameLength(1 << 12)
          .maxNumberLength(100)
          .build())
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .build();

  private final JsonParser parser;
  private final Budget budget;
  private final Notes notes;
  private final List<Feature> features = new ArrayList<>();

  private GeoJsonText(JsonParser parser, Budget budget, Notes notes) {
    this.parser = parser;
    this.budget = budget;
    this.notes = notes;
  }

  /// What has a name of its own; a geometry that stands alone is a feature without a name.
  ///
  /// @param role "region" or "boundary" where the file says so
  record Feature(@Nullable String name, @Nullable String role, List<Geometry> geometries) {}

  record Geometry(String type, Nest coordinates, Place place) {}

  /// Lists of lists of positions, as deep as the file has them.
  sealed interface Nest {
    Place place();

    record Position(double x, double y, Place place) implements Nest {}

    record Items(List<Nest> items, Place place) implements Nest {}
  }

  /// An object of the file as far as it matters.
  private static final class Members {
    String type = "";
    @Nullable
    Nest coordinates;
    @Nullable
    String name;
    @Nullable
    String role;
    final List<Geometry> geometries = new ArrayList<>();
  }

  static List<Feature> features(InputStream content, Budget budget, Notes notes) throws ExchangeException {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), content)) {
      GeoJsonText text = new GeoJsonText(parser, budget, notes);
      try {
        text.document();
      } catch (JacksonException wrong) {
        Place place = wrong.getLocation() == null ? text.here() : place(wrong.getLocation());
        throw new ExchangeException(place, String.valueOf(wrong.getOriginalMessage()),
            "the file is damaged or no JSON");
      }
      return text.features;
    }
  }

  private static Place place(@Nullable TokenStreamLocation at) {
    return at == null ? new Place.Whole() : new Place.Text(at.getLineNr(), at.getColumnNr());
  }

  private Place here() {
    return place(parser.currentTokenLocation());
  }

  private void document() throws ExchangeException {
    expect(parser.nextToken(), JsonToken.START_OBJECT, "a GeoJSON text is an object { … }");
    Members members = object(true);
    if (members.type.isEmpty()) {
      throw ExchangeException.whole("the object has no \"type\"", "GeoJSON says what it is, see RFC 7946");
    }
    if (members.type.equals("Topology")) {
      throw ExchangeException.whole("this is TopoJSON", "convert it to GeoJSON, for example with ogr2ogr");
    }
    if (!members.type.equals("FeatureCollection") && !members.type.equals("Feature")) {
      features.add(new Feature(null, null, members.geometries));
    }
    JsonToken after = parser.nextToken();
    if (after != null) {
      throw new ExchangeException(here(), "there is more behind the end of the object", "");
    }
  }

  private void checkDepth(Place place) throws ExchangeException {
    if (parser.streamReadContext().getNestingDepth() > DEEPEST) {
      throw new ExchangeException(place, "lists and objects are nested deeper than " + DEEPEST,
          "no geometry needs that");
    }
  }

  private void expect(@Nullable JsonToken found, JsonToken wanted, String sentence) throws ExchangeException {
    if (found != wanted) {
      throw new ExchangeException(here(), sentence,
          found == null ? "the file ends here" : "found " + excerpt());
    }
  }

  private String excerpt() {
    String text = String.valueOf(parser.getString());
    return text.length() > 20 ? text.substring(0, 20) + "…" : text;
  }

  /// Reads an object of GeoJSON behind its opening brace: a geometry, a feature or a collection.
  ///
  /// @param top whether its bare geometries are wanted as features of their own
  private Members object(boolean top) throws ExchangeException {
    Place place = here();
    checkDepth(place);
    budget.element(place);
    Members members = new Members();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (key) {
        case "type" -> {
          expect(value, JsonToken.VALUE_STRING, "a type is a text");
          members.type = parser.getString();
        }
        case "coordinates" -> {
          expect(value, JsonToken.START_ARRAY, "coordinates are a list");
          members.coordinates = nest();
        }
        case "geometries" -> objects(value, members);
        case "features" -> objects(value, members);
        case "geometry" -> {
          if (value != JsonToken.VALUE_NULL) {
            expect(value, JsonToken.START_OBJECT, "a geometry is an object { … }");
            members.geometries.addAll(object(false).geometries);
          }
        }
        case "properties" -> properties(value, members);
        case "id" -> {
          if (value == JsonToken.VALUE_STRING && members.name == null) {
            members.name = parser.getString();
          } else {
            parser.skipChildren();
          }
        }
        case "crs" -> {
          notes.once("the reference system was left out; coordinates are as in the file");
          parser.skipChildren();
        }
        default -> parser.skipChildren();
      }
    }
    finish(members, place, top);
    return members;
  }

  private void finish(Members members, Place place, boolean top) throws ExchangeException {
    switch (members.type) {
      case "Feature" -> features.add(new Feature(members.name, members.role, members.geometries));
      case "FeatureCollection", "GeometryCollection", "Topology", "" -> {
        if (members.coordinates != null || (members.type.isEmpty() && !top)) {
          throw new ExchangeException(place, "the object has no \"type\"", "");
        }
      }
      default -> {
        if (members.coordinates == null) {
          throw new ExchangeException(place, "the " + members.type + " has no \"coordinates\"", "");
        }
        members.geometries.add(new Geometry(members.type, members.coordinates, place));
      }
    }
  }

  private void objects(@Nullable JsonToken value, Members members) throws ExchangeException {
    expect(value, JsonToken.START_ARRAY, "a list of objects is expected here");
    for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      expect(token, JsonToken.START_OBJECT, "an object { … } is expected here");
      members.geometries.addAll(object(false).geometries);
    }
  }

  private void properties(@Nullable JsonToken value, Members members) throws ExchangeException {
    if (value == JsonToken.VALUE_NULL) {
      return;
    }
    expect(value, JsonToken.START_OBJECT, "properties are an object { … }");
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      JsonToken token = parser.nextToken();
      if (token != null && token.isScalarValue() && token != JsonToken.VALUE_NULL) {
        if (key.equalsIgnoreCase("name")) {
          members.name = parser.getString();
        } else if (key.equals("role")) {
          members.role = parser.getString();
        }
      } else {
        parser.skipChildren();
      }
    }
  }

  /// Reads a list behind its opening bracket: a position, or a list of such.
  private Nest nest() throws ExchangeException {
    Place place = here();
    checkDepth(place);
    List<Nest> items = new ArrayList<>();
    double[] numbers = new double[4];
    int count = 0;
    for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      boolean number = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
      if (number && items.isEmpty() && count < numbers.length) {
        numbers[count++] = Budget.coordinate(Double.parseDouble(parser.getString()), here());
      } else {
        if (number || count > 0) {
          throw new ExchangeException(here(), "a position is a list of two or three numbers", "");
        }
        expect(token, JsonToken.START_ARRAY, "a number or a list is expected here");
        items.add(nest());
      }
    }
    if (count == 1) {
      throw new ExchangeException(place, "a position has two numbers, here is one", "");
    }
    if (count > 2) {
      notes.once("heights were left out");
    }
    return count == 0 ? new Nest.Items(items, place) : new Nest.Position(numbers[0], numbers[1], place);
  }
}
