package org.collocate.solver.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.collocate.solver.geometry.NamedBoundary;
import org.collocate.solver.geometry.NamedRegion;
import org.collocate.solver.geometry.Operation;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.study.DescriptionJson;
import org.collocate.solver.study.StudyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that other programs wrote; README.md beside them says which.
class RealFilesTest {
  /// The area of a regular polygon in a circle: what straight elements make of a disc.
  private static double polygon(int corners, double radius) {
    return corners / 2.0 * radius * radius * Math.sin(2 * Math.PI / corners);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plate-msh22.msh", "plate-msh22-binary.msh", "plate-msh41.msh",
      "plate-msh41-binary.msh"})
  void meshesOfStraightTrianglesAsTextAndBinary(String file) throws IOException, ExchangeException {
    Imported.Drawing drawing = Files.drawing(file);
    PlanarDomain domain = Files.domain(drawing);
    assertThat(domain.measure()).isCloseTo(2 - polygon(7, 0.2), within(1e-12));
    assertThat(domain.holes()).hasSize(1);
    assertThat(domain.boundaryParts()).containsExactlyInAnyOrder("left", "hole edge", "rest");
    assertThat(domain.boundaryMeasure(domain.boundaryParts().indexOf("left"))).isCloseTo(1, within(1e-14));
    assertThat(domain.regions()).containsExactly("", "core", "plate");
    assertThat(domain.regionAt(0.5, 0.5)).isEqualTo(1);
    assertThat(domain.regionAt(1.0, 0.5)).isEqualTo(2);
    assertThat(drawing.description().shapes().getFirst())
        .isEqualTo(ShapeOperation.add(new Shape.Rectangle(0, 0, 2, 1)));
    assertThat(drawing.notes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plate-msh22-quadratic.msh", "plate-msh41-quadratic.msh",
      "plate-msh41-quadratic-binary.msh"})
  void meshesOfCurvedTriangles(String file) throws IOException, ExchangeException {
    PlanarDomain domain = Files.domain(Files.drawing(file));
    assertThat(domain.measure()).isCloseTo(2 - Math.PI * 0.04, within(3e-4))
        .isNotCloseTo(2 - polygon(7, 0.2),
            within(1e-2));
    assertThat(domain.pieces()).hasSize(4 + 7);
    assertThat(domain.boundaryParts()).containsExactlyInAnyOrder("left", "hole edge", "rest");
    assertThat(domain.regionAt(0.5, 0.745)).isEqualTo(1);
  }

  @Test
  void groupsWithoutNamesAreCalledByTheirNumbers() throws IOException, ExchangeException {
    Imported.Drawing drawing = Files.drawing("quads.msh");
    assertThat(drawing.description().regions()).isEmpty();
    assertThat(drawing.description().boundaries())
        .containsExactly(
            new NamedBoundary("curve 7", List.of(new Point(0, 0), new Point(1, 0), new Point(1, 1))));
    assertThat(Files.domain(drawing).boundaryMeasure(0)).isCloseTo(2, within(1e-14));
  }

  @Test
  void aMeshInThreeDimensionsIsRefused() {
    assertThatThrownBy(() -> Files.read("cube.msh")).isInstanceOf(ExchangeException.class)
        .hasMessage("line 164, column 5: the mesh is three-dimensional"
            + " (only meshes of the plane can be taken over)");
  }

  @Test
  void millimetresClonesAndATurnedEllipseOfSvgwrite() throws IOException, ExchangeException {
    Imported.Drawing drawing = Files.drawing("svgwrite-plate.svg");
    assertThat(drawing.description().shapes()).extracting(ShapeOperation::name)
        .containsExactly("plate", "bore", "slot", "slot");
    assertThat(drawing.description().shapes())
        .contains(ShapeOperation.subtract(new Shape.Circle(50, 50, 20)).named("bore"),
            ShapeOperation.subtract(new Shape.Rectangle(95, 83, 105, 87)).named("slot"));
    assertThat(drawing.description().regions())
        .containsExactly(new NamedRegion("inclusion", new Shape.Ellipse(140, 50, 30, 10, -0.523598775598)));
    PlanarDomain domain = Files.domain(drawing);
    double plate = 200 * 100 - (4 - Math.PI) * 100;
    assertThat(domain.measure()).isCloseTo(plate - Math.PI * 400 - 80, within(1e-8));
    assertThat(drawing.notes()).containsExactly("one unit is one mm of the page", "a text was left out",
        "a white shape over others became a hole (3×)");
  }

  @Test
  void patchesOfMatplotlibOverWhitePaper() throws IOException, ExchangeException {
    Imported.Drawing drawing = Files.drawing("matplotlib-lshape.svg");
    PlanarDomain domain = Files.domain(drawing);
    assertThat(domain.boundaryParts()).containsExactly("L-shape", "hole");
    assertThat(domain.regions()).containsExactly("", "wedge");
    // 72 pt to a unit of the figure; matplotlib writes circles as eight cubic curves.
    assertThat(domain.measure()).isCloseTo((6.75 - Math.PI * 0.16) * 72 * 72, within(0.2));
    assertThat(domain.contains(100, 100)).isTrue();
    assertThat(domain.contains(100, 200)).isFalse();
    assertThat(drawing.notes()).contains("a white background was left out");
  }

  @Test
  void potracesOutlinesByTheNonzeroRule() throws IOException, ExchangeException {
    PlanarDomain domain = Files.domain(Files.drawing("potrace-ring.svg"));
    assertThat(domain.componentCount()).isEqualTo(2);
    assertThat(domain.holes()).hasSize(1);
    assertThat(domain.measure()).isCloseTo(Math.PI * (625 - 64 + 9), within(60.0));
    assertThat(domain.contains(32.5, 30)).isTrue();
    assertThat(domain.contains(38, 30)).isFalse();
  }

  @Test
  void titlesOfGraphvizNameTheShapes() throws IOException, ExchangeException {
    Imported.Drawing drawing = Files.drawing("graphviz-two.svg");
    assertThat(drawing.description().shapes())
        .containsExactly(ShapeOperation.add(new Shape.Ellipse(31, 94, 27, 18, 0)).named("a"),
            ShapeOperation.add(new Shape.Rectangle(4, 4, 58, 40)).named("b"));
    assertThat(drawing.notes()).contains("a text was left out (2×)",
        "an open line that follows no outline was left out");
  }

  @Test
  void aFilledCurveOfGnuplotIsOnePolygon() throws IOException, ExchangeException {
    Imported.Drawing drawing = Files.drawing("gnuplot-curve.svg");
    assertThat(drawing.description().shapes()).singleElement().satisfies(operation -> {
      assertThat(operation.operation()).isEqualTo(Operation.ADD);
      assertThat(operation.shape()).isInstanceOfSatisfying(Shape.Polygon.class,
          polygon -> assertThat(polygon.points()).hasSizeGreaterThan(99));
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"gdal-lake.geojson", "gdal-lake-rfc7946.geojson"})
  void featuresOfGdalWithHolesAndParts(String file) throws IOException, ExchangeException {
    Imported.Drawing drawing = Files.drawing(file);
    assertThat(drawing.description().shapes()).extracting(ShapeOperation::operation)
        .containsExactly(Operation.ADD, Operation.SUBTRACT, Operation.ADD, Operation.ADD);
    PlanarDomain domain = Files.domain(drawing);
    assertThat(domain.measure()).isCloseTo(12 - 1 + 0.5 + 0.18, within(1e-12));
    assertThat(domain.holes()).hasSize(1);
    assertThat(domain.componentCount()).isEqualTo(3);
    assertThat(domain.regions()).containsExactly("", "deep");
    assertThat(domain.boundaryParts()).containsExactly("lake", "island pond", "shore", "rest");
    assertThat(domain.boundaryMeasure(2)).isCloseTo(7, within(1e-12));
    assertThat(drawing.notes()).containsExactly("the name 'lake' gave way to the names of its edges");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gdal-points.csv", "gdal-points-semicolon.csv"})
  void pointsOfGdal(String file) throws IOException, ExchangeException {
    Imported.Samples samples = (Imported.Samples) Files.read(file);
    assertThat(samples.points()).containsExactly(new Point(0.25, 0.5), new Point(1.5, -2), new Point(2, 2));
    assertThat(samples.values()).containsExactly(3.5, 4, -0.001);
    assertThat(samples.name()).isEqualTo("val");
  }

  @Test
  void aTableOfGnuplot() throws IOException, ExchangeException {
    Imported.Samples samples = (Imported.Samples) Files.read("gnuplot-table.txt");
    assertThat(samples.size()).isEqualTo(9);
    assertThat(samples.y()).containsExactly(0, 0.015625, 0.0625, 0.140625, 0.25, 0.390625, 0.5625, 0.765625,
        1);
    assertThat(samples.values()).isNull();
  }

  @Test
  void everyDrawingGoesThroughAStudy() throws IOException, ExchangeException, StudyException {
    for (String file : Files.REAL) {
      if (Files.read(file) instanceof Imported.Drawing drawing) {
        assertThat(DescriptionJson.read(DescriptionJson.section(drawing.description())))
            .as(file)
            .isEqualTo(drawing.description());
      }
    }
  }
}
