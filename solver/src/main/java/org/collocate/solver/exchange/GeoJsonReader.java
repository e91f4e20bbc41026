package org.collocate.solver.exchange;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.collocate.solver.exchange.ExchangeException.Place;
import org.collocate.solver.exchange.GeoJsonText.Feature;
import org.collocate.solver.exchange.GeoJsonText.Geometry;
import org.collocate.solver.exchange.GeoJsonText.Nest;
import org.collocate.solver.geometry.Curve;
import org.collocate.solver.geometry.Line;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.jspecify.annotations.Nullable;

/// Reads GeoJSON (RFC 7946).
///
/// Polygons are added, their holes subtracted, larger ones first so that a polygon in a hole stays. A feature that lies
/// inside another one becomes a region, and so does one that says so (`"role": "region"`). A named line that follows
/// an outline becomes a named stretch of the boundary. Coordinates are taken as they are: degrees become units.
final class GeoJsonReader {
  private static final Layers.Paint COVER = new Layers.Paint.Colour("");

  private final Budget budget;
  private final Notes notes = new Notes();
  private final Layers layers;
  private final List<Patch> patches = new ArrayList<>();

  private GeoJsonReader(Budget budget) {
    this.budget = budget;
    layers = new Layers(notes, budget);
  }

  /// The polygons of one feature, each with its holes behind it.
  private record Patch(@Nullable String name, boolean region, List<List<List<Point>>> polygons, double area) {
    static Patch of(Feature feature, List<List<List<Point>>> polygons) {
      double area = polygons.stream().mapToDouble(rings -> Math.abs(enclosed(rings.getFirst()))).sum();
      String name = "domain".equals(feature.role()) ? null : feature.name();
      return new Patch(name, "region".equals(feature.role()), polygons, area);
    }

    private static double enclosed(List<Point> ring) {
      double sum = 0;
      for (int i = 0; i < ring.size(); i++) {
        sum += ring.get(i)
            .minus(ring.getFirst())
            .cross(ring.get((i + 1) % ring.size()).minus(ring.getFirst()));
      }
      return sum / 2;
    }

    /// All rings as one shape under the even-odd rule.
    Shape shape() {
      if (polygons.size() == 1 && polygons.getFirst().size() == 1) {
        return new Shape.Polygon(polygons.getFirst().getFirst());
      }
      return new Shape.Path(PathText.ofRings(polygons.stream()
          .flatMap(List::stream)
          .flatMap(ring -> new Shape.Polygon(ring).rings().stream())
          .toList(), Rounding.NONE));
    }
  }

  static Imported.Drawing read(InputStream content) throws ExchangeException {
    Budget budget = new Budget();
    GeoJsonReader reader = new GeoJsonReader(budget);
    for (Feature feature : GeoJsonText.features(content, budget, reader.notes)) {
      for (Geometry geometry : feature.geometries()) {
        reader.take(feature, geometry);
      }
    }
    reader.place();
    return reader.layers.drawing();
  }

  private void take(Feature feature, Geometry geometry) throws ExchangeException {
    Nest nest = geometry.coordinates();
    switch (geometry.type()) {
      case "Polygon" -> patches.add(Patch.of(feature, List.of(polygon(nest))));
      case "MultiPolygon" -> {
        List<List<List<Point>>> polygons = new ArrayList<>();
        for (Nest item : items(nest, "a MultiPolygon is a list of polygons")) {
          polygons.add(polygon(item));
        }
        if (!polygons.isEmpty()) {
          patches.add(Patch.of(feature, polygons));
        }
      }
      case "LineString" -> line(feature, nest);
      case "MultiLineString" -> {
        for (Nest item : items(nest, "a MultiLineString is a list of lines")) {
          line(feature, item);
        }
      }
      case "Point", "MultiPoint" -> notes.add("points of a map were left out");
      default -> throw new ExchangeException(geometry.place(), "'" + geometry.type() + "' is no geometry",
          "Polygon, MultiPolygon, LineString, MultiLineString or GeometryCollection");
    }
  }

  private void line(Feature feature, Nest nest) throws ExchangeException {
    List<Point> points = positions(nest);
    List<Curve> curves = new ArrayList<>();
    for (int i = 1; i < points.size(); i++) {
      if (!points.get(i).equals(points.get(i - 1))) {
        curves.add(new Line(points.get(i - 1), points.get(i)));
      }
    }
    budget.curves(curves.size(), nest.place());
    String name = Names.part(feature.name());
    if (name != null && !curves.isEmpty()) {
      layers.line(name, curves);
    } else if (!"boundary".equals(feature.role())) {
      notes.add("a line without a name was left out");
    }
  }

  private List<List<Point>> polygon(Nest nest) throws ExchangeException {
    List<List<Point>> rings = new ArrayList<>();
    for (Nest item : items(nest, "a polygon is a list of rings")) {
      rings.add(ring(item));
    }
    if (rings.isEmpty()) {
      throw new ExchangeException(nest.place(), "the polygon has no ring", "");
    }
    return rings;
  }

  private List<Point> ring(Nest nest) throws ExchangeException {
    List<Point> points = positions(nest);
    if (points.size() > 1 && points.getFirst().equals(points.getLast())) {
      points = points.subList(0, points.size() - 1);
    } else {
      notes.add("a ring whose last position is not its first was closed");
    }
    if (points.stream().distinct().limit(3).count() < 3) {
      throw new ExchangeException(nest.place(), "the ring has fewer than three different positions",
          "a ring goes round an area");
    }
    budget.curves(points.size(), nest.place());
    return points;
  }

  private static List<Nest> items(Nest nest, String expected) throws ExchangeException {
    return switch (nest) {
      case Nest.Items(List<Nest> items, Place _) -> items;
      case Nest.Position(double _, double _, Place place) -> throw new ExchangeException(place,
          "a list is expected here, found a position", expected);
    };
  }

  private static List<Point> positions(Nest nest) throws ExchangeException {
    List<Point> points = new ArrayList<>();
    for (Nest item : items(nest, "a line or ring is a list of positions [x, y]")) {
      switch (item) {
        case Nest.Position(double x, double y, Place _) -> points.add(new Point(x, y));
        case Nest.Items(List<Nest> _, Place place) -> throw new ExchangeException(place,
            "a position [x, y] is expected here, found a list of lists", "");
      }
    }
    return points;
  }

  private void place() throws ExchangeException {
    patches.sort(Comparator.comparingDouble(Patch::area).reversed());
    List<Patch> regions = new ArrayList<>();
    for (Patch patch : patches) {
      budget.shape(new Place.Whole());
      if (patch.region() || layers.isInsideSolid(patch.shape())) {
        regions.add(patch);
      } else {
        add(patch);
      }
    }
    for (Patch patch : regions) {
      layers.region(patch.shape(), patch.name());
    }
  }

  private void add(Patch patch) throws ExchangeException {
    for (List<List<Point>> rings : patch.polygons()) {
      for (int i = 0; i < rings.size(); i++) {
        budget.shape(new Place.Whole());
        Shape shape = new Shape.Polygon(rings.get(i));
        layers.add(i == 0 ? ShapeOperation.add(shape) : ShapeOperation.subtract(shape),
            i == 0 ? patch.name() : null, COVER);
      }
    }
  }
}
