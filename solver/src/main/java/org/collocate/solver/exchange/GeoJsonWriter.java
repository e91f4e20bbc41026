package org.collocate.solver.exchange;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.exchange.DomainPieces.Stretch;
import org.collocate.solver.geometry.CurvePiece;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.study.DescriptionJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes domains as GeoJSON (RFC 7946): the domain, its regions and the parts of its boundary, each a feature whose
/// properties say its `name` and `role` (`domain`, `region`, `boundary`). Outer rings run anticlockwise, holes clockwise.
/// Curves become chords.
public final class GeoJsonWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final double tolerance;
  private final List<ObjectNode> features = new ArrayList<>();

  private GeoJsonWriter(double tolerance) {
    this.tolerance = tolerance;
  }

  /// @param tolerance by how much a chord may miss its curve; the domain's feature says it
  /// @throws IllegalArgumentException if the domain is not of the plane, or the tolerance not positive
  public static void write(Domain domain, double tolerance, Writer out) throws IOException {
    if (!(tolerance > 0)) {
      throw new IllegalArgumentException("the tolerance " + tolerance + " is not positive");
    }
    GeoJsonWriter writer = new GeoJsonWriter(tolerance);
    writer.collect(DomainPieces.of(domain));
    out.write("{\"type\":\"FeatureCollection\",\"features\":[\n");
    out.write(String.join(",\n", writer.features.stream().map(ObjectNode::toString).toList()));
    out.write("\n]}\n");
    out.flush();
  }

  private void collect(DomainPieces pieces) {
    Domain domain = pieces.domain();
    feature("domain", "domain", polygons(pieces.domain().loops())).put("tolerance", tolerance);
    for (int r = 1; r < domain.regions().size(); r++) {
      feature(domain.regions().get(r), "region", polygons(pieces.loops(r)));
    }
    for (int part = 0; part < domain.boundaryParts().size(); part++) {
      ArrayNode lines = JSON.arrayNode();
      for (Stretch stretch : pieces.stretches(part)) {
        lines.add(DescriptionJson.points(line(stretch.pieces())));
      }
      feature(domain.boundaryParts().get(part), "boundary", geometry("LineString", lines));
    }
  }

  /// Adds a feature; returns its properties.
  private ObjectNode feature(String name, String role, ObjectNode geometry) {
    ObjectNode feature = JSON.objectNode().put("type", "Feature");
    ObjectNode properties = feature.putObject("properties").put("name", name).put("role", role);
    feature.set("geometry", geometry);
    features.add(feature);
    return properties;
  }

  /// One thing of a type, or several of the type's plural.
  private static ObjectNode geometry(String type, ArrayNode items) {
    ObjectNode geometry = JSON.objectNode();
    if (items.size() == 1) {
      geometry.put("type", type);
      geometry.set("coordinates", items.get(0));
    } else {
      geometry.put("type", "Multi" + type);
      geometry.set("coordinates", items);
    }
    return geometry;
  }

  /// An outer ring and its holes.
  private record Ringed(List<Point> outer, Footprint footprint, List<List<Point>> holes) {}

  private ObjectNode polygons(List<List<CurvePiece>> loops) {
    List<List<Point>> rings = loops.stream().map(this::line).toList();
    List<Ringed> polygons = rings.stream()
        .filter(ring -> area(ring) > 0)
        .map(ring -> new Ringed(ring, footprint(ring), new ArrayList<>()))
        .toList();
    for (List<Point> ring : rings) {
      if (area(ring) <= 0) {
        Footprint hole = footprint(ring);
        polygons.stream()
            .filter(polygon -> polygon.footprint.encloses(hole))
            .min((a, b) -> Double.compare(a.footprint.measure(), b.footprint.measure()))
            .ifPresent(polygon -> polygon.holes.add(ring));
      }
    }
    ArrayNode items = JSON.arrayNode();
    for (Ringed polygon : polygons) {
      ArrayNode item = items.addArray();
      item.add(DescriptionJson.points(polygon.outer));
      polygon.holes.forEach(hole -> item.add(DescriptionJson.points(hole)));
    }
    return geometry("Polygon", items);
  }

  private static Footprint footprint(List<Point> ring) {
    return Footprint.of(new Shape.Polygon(ring).rings(), new Budget());
  }

  private static double area(List<Point> ring) {
    double sum = 0;
    for (int i = 0; i < ring.size() - 1; i++) {
      sum += ring.get(i).minus(ring.getFirst()).cross(ring.get(i + 1).minus(ring.getFirst()));
    }
    return sum / 2;
  }

  /// The corners of the pieces' chords; the last point of a loop is its first.
  private List<Point> line(List<CurvePiece> pieces) {
    List<Point> points = new ArrayList<>();
    for (CurvePiece piece : pieces) {
      double[] positions = piece.flatten(tolerance);
      for (int i = 0; i < positions.length - 1; i++) {
        points.add(piece.point(positions[i]));
      }
    }
    points.add(pieces.getLast().end());
    return points;
  }
}
