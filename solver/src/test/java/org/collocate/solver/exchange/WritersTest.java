package org.collocate.solver.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.EllipticArc;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.mesh.Mesh;
import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is written is read again: the same areas, holes, lengths, names and regions.
class WritersTest {
  private interface Content {
    void write(Writer out) throws IOException;
  }

  private static String text(Content content) throws IOException {
    StringWriter out = new StringWriter();
    content.write(out);
    return out.toString();
  }

  /// @param tolerance of lengths; of areas, times the length of the boundary
  private static void assertSame(PlanarDomain read, PlanarDomain written, double tolerance) {
    Map<String, Double> lengths = Drawings.lengths(written);
    double perimeter = lengths.values().stream().mapToDouble(Double::doubleValue).sum();
    assertThat(read.measure()).isCloseTo(written.measure(), within(tolerance * perimeter));
    assertThat(read.holes()).hasSameSizeAs(written.holes());
    assertThat(read.componentCount()).isEqualTo(written.componentCount());
    assertThat(read.regions()).isEqualTo(written.regions());
    assertThat(Drawings.lengths(read).keySet()).isEqualTo(lengths.keySet());
    Drawings.lengths(read)
        .forEach((name, length) -> assertThat(length).as(name)
            .isCloseTo(lengths.get(name),
                within(tolerance * 100)));
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      double x = written.lower()[0] + random.nextDouble() * (written.upper()[0] - written.lower()[0]);
      double y = written.lower()[1] + random.nextDouble() * (written.upper()[1] - written.lower()[1]);
      if (Math.abs(written.signedDistance(x, y)) > 10 * tolerance) {
        assertThat(read.contains(x, y)).as("(%s, %s)", x, y).isEqualTo(written.contains(x, y));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void curvesInSvgStayCurves(Drawings drawing) throws IOException, ExchangeException {
    PlanarDomain domain = drawing.domain();
    Imported.Drawing read = Files.drawing("a.svg", text(out -> SvgWriter.write(domain, out)));
    assertThat(read.notes()).isEmpty();
    PlanarDomain again = Files.domain(read);
    assertSame(again, domain, 1e-10 * domain.size() + 1e-9 * Math.abs(domain.lower()[0]) / 1e3);
    assertThat(again.pieces().filter(piece -> piece.curve() instanceof EllipticArc).count())
        .isGreaterThanOrEqualTo(
            domain.pieces().filter(piece -> piece.curve() instanceof EllipticArc).count());
    for (int i = 0; i < 500; i++) {
      double x = domain.lower()[0] + (i % 25) / 24.0 * (domain.upper()[0] - domain.lower()[0]);
      double y = domain.lower()[1] + Math.floorDiv(i, 25) / 19.0 * (domain.upper()[1] - domain.lower()[1]);
      assertThat(again.regionAt(x, y)).as("region at (%s, %s)", x, y).isEqualTo(domain.regionAt(x, y));
    }
  }

  @ParameterizedTest
  @EnumSource
  void chordsInGeoJsonKeepTheirTolerance(Drawings drawing) throws IOException, ExchangeException {
    PlanarDomain domain = drawing.domain();
    double tolerance = 1e-5 * domain.size();
    String text = text(out -> GeoJsonWriter.write(domain, tolerance, out));
    Imported.Drawing read = Files.drawing("a.geojson", text);
    assertThat(read.notes()).isEmpty();
    assertSame(Files.domain(read), domain, tolerance);
    assertThat(text).contains("\"tolerance\":" + tolerance);
  }

  @ParameterizedTest
  @EnumSource
  void meshesInBothVersions(Drawings drawing) throws IOException, ExchangeException {
    PlanarDomain domain = drawing.domain();
    Mesh mesh = MeshGenerator.generate(domain, MeshRequest.ofCells(1500));
    double area = IntStream.range(0, mesh.cellCount()).mapToDouble(mesh::measure).sum();
    for (MshWriter.Version version : MshWriter.Version.values()) {
      Imported.Drawing read = Files.drawing("a.msh", text(out -> MshWriter.write(mesh, version, out)));
      assertThat(read.notes()).isEmpty();
      PlanarDomain again = Files.domain(read);
      assertThat(again.measure()).isCloseTo(area, within(1e-9 * area));
      assertSame(again, domain, 3e-3 * domain.size());
    }
  }

  @Test
  void sidesOfARectangleAreWholeAgain() throws IOException, ExchangeException {
    Mesh mesh = MeshGenerator.generate(Domain.of(DomainDescription.of(
        ShapeOperation.add(new Shape.Rectangle(-1, 0, 1, 0.3)))), MeshRequest.ofCells(800));
    Imported.Drawing read = Files.drawing("a.msh",
        text(out -> MshWriter.write(mesh, MshWriter.Version.V4_1, out)));
    assertThat(read.description())
        .isEqualTo(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(-1, 0, 1, 0.3))));
  }

  @Test
  void anIntervalHasLinesAndPoints() throws IOException {
    Mesh mesh = MeshGenerator.generate(Domain.of(DomainDescription.of(
        ShapeOperation.add(new Shape.Interval(0, 1)))), MeshRequest.ofCells(2));
    assertThat(text(out -> MshWriter.write(mesh, MshWriter.Version.V2_2, out))).isEqualTo("""
        $MeshFormat
        2.2 0 8
        $EndMeshFormat
        $PhysicalNames
        2
        0 1 "left"
        0 2 "right"
        $EndPhysicalNames
        $Nodes
        3
        1 0 0 0
        2 0.5 0 0
        3 1 0 0
        $EndNodes
        $Elements
        4
        1 15 2 1 1 1
        2 15 2 2 2 3
        3 1 2 1 1 1 2
        4 1 2 1 1 2 3
        $EndElements
        """);
  }

  @Test
  void whatIsNotOfThePlaneIsRefused() {
    Domain interval = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Interval(0, 1))));
    assertThatIllegalArgumentException().isThrownBy(() -> SvgWriter.write(interval, new StringWriter()))
        .withMessageContaining("dimension 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GeoJsonWriter.write(interval, 0.1, new StringWriter()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GeoJsonWriter.write(Drawings.PLATE.domain(), 0, new StringWriter()))
        .withMessageContaining("tolerance 0");
  }

  @Test
  void ringsOfGeoJsonTurnAsTheStandardSays() throws IOException {
    String text = text(out -> GeoJsonWriter.write(Drawings.PLATE.domain(), 1e-3, out));
    assertThat(Arrays.stream(text.split("\n", -1)).filter(line -> line.contains("Feature")).count())
        .isEqualTo(7);
    assertThat(text).contains("{\"type\":\"Polygon\",\"coordinates\":[[[").contains("\"MultiLineString\"");
  }
}
