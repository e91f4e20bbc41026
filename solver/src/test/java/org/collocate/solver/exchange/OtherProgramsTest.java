package org.collocate.solver.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.mesh.Mesh;
import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshRequest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What other programs say of files that were written here. Each test runs where its program is installed.
class OtherProgramsTest {
  @TempDir
  Path folder;

  /// Runs a program in the folder; returns what it printed.
  private String run(String... command) throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    Process process = new ProcessBuilder(command).directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    String printed = Files.readString(output, StandardCharsets.ISO_8859_1);
    assertThat(ended && process.exitValue() == 0).as("%s: %s", String.join(" ", command), printed).isTrue();
    return printed;
  }

  private static void assumeInstalled(String program) {
    boolean installed = List.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .stream()
        .anyMatch(place -> Files.isExecutable(Path.of(place).resolve(program)));
    assumeTrue(installed, program + " is not installed");
  }

  private interface Content {
    void write(Writer out) throws IOException;
  }

  private Path file(String name, Content content) throws IOException {
    Path file = folder.resolve(name);
    try (Writer out = Files.newBufferedWriter(file)) {
      content.write(out);
    }
    return file;
  }

  @ParameterizedTest
  @EnumSource
  void gmshReadsMeshesAndWritesTheSame(Drawings drawing)
      throws IOException, InterruptedException, ExchangeException {
    assumeInstalled("gmsh");
    PlanarDomain domain = drawing.domain();
    Mesh mesh = MeshGenerator.generate(domain, MeshRequest.ofCells(600));
    for (MshWriter.Version version : MshWriter.Version.values()) {
      Path file = file("written.msh", out -> MshWriter.write(mesh, version, out));
      String printed = run("gmsh", "written.msh", "-save", "-format", "msh41", "-bin", "-o", "again.msh",
          "-v", "5");
      assertThat(printed).doesNotContain("Error")
          .doesNotContain("Warning")
          .contains(mesh.nodeCount() + " nodes");
      PlanarDomain ours = org.collocate.solver.exchange.Files
          .domain((Imported.Drawing) DrawingReader.read(file));
      PlanarDomain theirs = org.collocate.solver.exchange.Files
          .domain((Imported.Drawing) DrawingReader.read(folder.resolve("again.msh")));
      assertThat(theirs.measure()).isCloseTo(ours.measure(), within(1e-9 * ours.measure()));
      assertThat(Drawings.lengths(theirs).keySet()).isEqualTo(Drawings.lengths(domain).keySet());
      assertThat(theirs.regions()).isEqualTo(domain.regions());
    }
  }

  /// The numbers behind `name (type) =` in a listing of ogrinfo.
  private static List<Double> column(String listing, String name) {
    List<Double> numbers = new ArrayList<>();
    for (String line : listing.lines().toList()) {
      if (line.strip().startsWith(name + " (")) {
        numbers.add(Double.valueOf(line.substring(line.indexOf('=') + 1).strip()));
      }
    }
    return numbers;
  }

  @ParameterizedTest
  @EnumSource
  void gdalFindsValidPolygonsOfTheRightArea(Drawings drawing) throws IOException, InterruptedException {
    assumeInstalled("ogrinfo");
    PlanarDomain domain = drawing.domain();
    double tolerance = 1e-5 * domain.size();
    file("written.geojson", out -> GeoJsonWriter.write(domain, tolerance, out));
    String listing = run("ogrinfo", "-ro", "-dialect", "SQLite", "-sql",
        "SELECT name, role, ST_Area(geometry) AS area, ST_Length(geometry) AS length,"
            + " ST_IsValid(geometry) AS valid FROM written",
        "written.geojson");
    int features = 1 + domain.regions().size() - 1 + domain.boundaryParts().size();
    assertThat(column(listing, "valid")).hasSize(features).containsOnly(1.0);
    double perimeter = Drawings.lengths(domain).values().stream().mapToDouble(Double::doubleValue).sum();
    assertThat(column(listing, "area").getFirst()).isCloseTo(domain.measure(), within(tolerance * perimeter));
    List<Double> lengths = column(listing, "length");
    for (int part = 0; part < domain.boundaryParts().size(); part++) {
      double length = lengths.get(lengths.size() - domain.boundaryParts().size() + part);
      assertThat(length).isCloseTo(domain.boundaryMeasure(part), within(100 * tolerance));
    }
  }

  @ParameterizedTest
  @EnumSource
  void xmllintFindsSvgWellFormed(Drawings drawing) throws IOException, InterruptedException {
    assumeInstalled("xmllint");
    file("written.svg", out -> SvgWriter.write(drawing.domain(), out));
    assertThat(run("xmllint", "--noout", "written.svg")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void librsvgPaintsTheDomainsArea(Drawings drawing) throws IOException, InterruptedException {
    assumeInstalled("rsvg-convert");
    PlanarDomain domain = drawing.domain();
    file("written.svg", out -> SvgWriter.write(domain, out));
    run("rsvg-convert", "-w", "1600", "-o", "written.png", "written.svg");
    BufferedImage picture = ImageIO.read(folder.resolve("written.png").toFile());
    double margin = 0.03 * domain.size();
    double x0 = domain.lower()[0] - margin;
    double y1 = domain.upper()[1] + margin;
    double pixel = (domain.upper()[0] + margin - x0) / picture.getWidth();
    int wrong = 0;
    for (int j = 0; j < picture.getHeight(); j++) {
      for (int i = 0; i < picture.getWidth(); i++) {
        double distance = domain.signedDistance(x0 + (i + 0.5) * pixel, y1 - (j + 0.5) * pixel);
        boolean painted = picture.getRGB(i, j) >>> 24 > 127;
        // Lines are up to six pixels wide at this size.
        wrong += Math.abs(distance) > 5 * pixel && painted != (distance < 0) ? 1 : 0;
      }
    }
    assertThat(wrong).isZero();
  }
}
