package org.collocate.solver.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.collocate.solver.geometry.NamedRegion;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.junit.jupiter.api.Test;

/// What meshes and maps leave to be understood: vertices in a row, parts that touch, features over features.
class MeshAndMapTest {
  /// A mesh of format 2.2; elements are "type group node…".
  private static Imported.Drawing mesh(String names, String nodes, String... elements)
      throws IOException, ExchangeException {
    StringBuilder text = new StringBuilder("$MeshFormat\n2.2 0 8\n$EndMeshFormat\n");
    text.append("$PhysicalNames\n").append(names.lines().count()).append('\n').append(names);
    text.append("$EndPhysicalNames\n$Nodes\n").append(nodes.lines().count()).append('\n').append(nodes);
    text.append("$EndNodes\n$Elements\n").append(elements.length).append('\n');
    for (int i = 0; i < elements.length; i++) {
      String[] words = elements[i].split(" ", 3);
      text.append(i + 1).append(' ').append(words[0]).append(" 2 ").append(words[1]).append(" 1 ");
      text.append(words[2]).append('\n');
    }
    return Files.drawing("a.msh", text + "$EndElements\n");
  }

  private static final String SIX = """
      1 0 0 0
      2 1 0 0
      3 2 0 0
      4 2 1 0
      5 1 1.0000001 0
      6 0 1 0
      """;

  @Test
  void onlyVerticesInARowAreLeftOut() throws IOException, ExchangeException {
    Imported.Drawing drawing = mesh("", SIX, "3 0 1 2 5 6", "3 0 3 2 5 4");
    assertThat(drawing.description().shapes())
        .containsExactly(ShapeOperation.add(new Shape.Polygon(List.of(new Point(0, 0), new Point(2, 0),
            new Point(2, 1), new Point(1, 1.0000001), new Point(0, 1)))));
  }

  @Test
  void namesCutARowAndNeighboursOfOneNameAreOneStretch() throws IOException, ExchangeException {
    Imported.Drawing drawing = mesh("1 1 \"in\"\n1 2 \"rest\"\n2 3 \"east\"\n", SIX, "1 1 1 2", "1 1 6 1",
        "1 2 2 3", "1 1 2 5", "3 0 1 2 5 6", "3 3 3 2 5 4");
    PlanarDomain domain = Files.domain(drawing);
    assertThat(domain.boundaryParts()).containsExactly("in", "rest");
    assertThat(domain.boundaryMeasure(0)).isCloseTo(2, within(1e-12));
    assertThat(domain.regions()).containsExactly("", "east");
    assertThat(domain.regionAt(1.5, 0.5)).isEqualTo(1);
    assertThat(drawing.notes()).containsExactly("the curve 'in' inside the domain was left out");
  }

  @Test
  void partsThatTouchInAVertexAreTwoShapes() throws IOException, ExchangeException {
    Imported.Drawing drawing = mesh("", """
        1 0 0 0
        2 1 0 0
        3 1 1 0
        4 2 1 0
        5 2 2 0
        """, "2 0 1 2 3", "2 0 3 4 5");
    assertThat(drawing.description().shapes()).hasSize(2)
        .allSatisfy(operation -> assertThat(operation.shape()).isInstanceOfSatisfying(Shape.Polygon.class,
            polygon -> assertThat(polygon.points()).hasSize(3)));
  }

  @Test
  void clockwiseCellsAreTurned() throws IOException, ExchangeException {
    assertThat(Files.domain(mesh("", SIX, "3 0 6 5 2 1", "3 0 3 2 5 4")).measure())
        .isCloseTo(2.0000001, within(1e-12));
  }

  @Test
  void aFeatureInsideAnotherIsARegionWhateverTheOrder() throws IOException, ExchangeException {
    Imported.Drawing drawing = Files.drawing("a.geojson", """
        {"type": "FeatureCollection", "features": [
          {"type": "Feature", "properties": {"name": "core"}, "geometry":
            {"type": "Polygon", "coordinates": [[[1,1],[2,1],[2,2],[1,2],[1,1]]]}},
          {"type": "Feature", "id": "plate", "properties": null, "geometry":
            {"coordinates": [[[0,0,7],[3,0,7],[3,3,7],[0,3,7]]], "bbox": [0,0,3,3], "type": "Polygon"}},
          {"type": "Feature", "geometry": null, "properties": {}}]}""");
    assertThat(drawing.description().shapes()).containsExactly(ShapeOperation
        .add(new Shape.Polygon(List.of(new Point(0, 0), new Point(3, 0), new Point(3, 3), new Point(0, 3))))
        .named("plate"));
    assertThat(drawing.description().regions()).containsExactly(new NamedRegion("core",
        new Shape.Polygon(List.of(new Point(1, 1), new Point(2, 1), new Point(2, 2), new Point(1, 2)))));
    assertThat(drawing.notes()).containsExactly("heights were left out",
        "a ring whose last position is not its first was closed");
  }

  @Test
  void bareGeometriesAndCollections() throws IOException, ExchangeException {
    String ring = "[[0,0],[1,0],[1,1],[0,0]]";
    assertThat(Files.drawing("a.json", "{\"type\":\"Polygon\",\"coordinates\":[" + ring + "]}")
        .description()
        .shapes()).hasSize(1);
    assertThat(Files.drawing("a.json", "{\"type\":\"GeometryCollection\",\"geometries\":["
        + "{\"type\":\"Point\",\"coordinates\":[5,5]},{\"type\":\"Polygon\",\"coordinates\":[" + ring
        + "]},{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"MultiPolygon\",\"coordinates\":[["
        + ring.replace('0', '2').replace('1', '4') + "],[" + ring.replace('0', '7').replace('1', '8')
        + "]]}]}]}").description().shapes()).hasSize(3);
  }
}
