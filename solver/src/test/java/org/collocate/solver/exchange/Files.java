package org.collocate.solver.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.PlanarDomain;

/// The files of other programs that the tests read.
final class Files {
  static final List<String> REAL = List.of("plate-msh22.msh", "plate-msh22-binary.msh",
      "plate-msh22-quadratic.msh",
      "plate-msh41.msh", "plate-msh41-binary.msh", "plate-msh41-quadratic.msh",
      "plate-msh41-quadratic-binary.msh",
      "quads.msh", "svgwrite-plate.svg", "matplotlib-lshape.svg", "potrace-ring.svg", "graphviz-two.svg",
      "gnuplot-curve.svg", "gnuplot-table.txt", "gdal-lake.geojson", "gdal-lake-rfc7946.geojson",
      "gdal-points.csv",
      "gdal-points-semicolon.csv");

  private Files() {}

  static byte[] content(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(Files.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    }
  }

  static Imported read(String name) throws IOException, ExchangeException {
    return read(name, content(name));
  }

  static Imported read(String name, byte[] content) throws IOException, ExchangeException {
    return DrawingReader.read(name, new ByteArrayInputStream(content));
  }

  static Imported.Drawing drawing(String name) throws IOException, ExchangeException {
    return (Imported.Drawing) read(name);
  }

  /// Reads a text as a file of this name.
  static Imported.Drawing drawing(String name, String text) throws IOException, ExchangeException {
    return (Imported.Drawing) read(name, text.getBytes(StandardCharsets.UTF_8));
  }

  static PlanarDomain domain(Imported.Drawing drawing) {
    return (PlanarDomain) Domain.of(drawing.description());
  }
}
