package org.collocate.solver.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Takes over a file of another program: SVG, GeoJSON, a mesh of gmsh, or points.
public final class DrawingReader {
  /// The largest file that is read.
  public static final int LARGEST = 32 << 20;
  /// What the window offers to open.
  public static final List<String> EXTENSIONS = List.of("svg", "geojson", "json", "msh", "csv", "tsv", "txt");

  private static final Set<String> NOT_TABLES = Set.of("svg", "geojson", "json", "msh");
  private static final int SAMPLE = 4096;

  private DrawingReader() {}

  private enum Format {
    SVG, GEOJSON, MSH, POINTS
  }

  /// Reads a file; what it is, its content tells, and its extension where the content leaves it open.
  ///
  /// @throws ExchangeException if the file is none of these formats, damaged, or larger than what can be taken over
  /// @throws IOException if the file cannot be read at all
  public static Imported read(Path file) throws IOException, ExchangeException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in);
    }
  }

  /// Reads a stream.
  ///
  /// @param name of the file, for its extension
  public static Imported read(String name, InputStream in) throws IOException, ExchangeException {
    byte[] content = in.readNBytes(LARGEST + 1);
    if (content.length > LARGEST) {
      throw ExchangeException.whole("the file is larger than " + (LARGEST >> 20) + " MB",
          "save only what is to be taken over");
    }
    return switch (format(name, content)) {
      case SVG -> SvgReader.read(new ByteArrayInputStream(content));
      case GEOJSON -> GeoJsonReader.read(new ByteArrayInputStream(content));
      case MSH -> MshReader.read(content);
      case POINTS -> PointsReader.read(content);
    };
  }

  private static Format format(String name, byte[] content) throws ExchangeException {
    String begin = begin(content);
    if (begin.isEmpty()) {
      throw ExchangeException.whole("the file is empty", "");
    }
    if (begin.startsWith("$")) {
      return Format.MSH;
    }
    if (begin.startsWith("<")) {
      return Format.SVG;
    }
    if (begin.startsWith("{")) {
      return Format.GEOJSON;
    }
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (NOT_TABLES.contains(extension)) {
      throw ExchangeException.whole("the file does not begin as " + extension + " does",
          "it may be damaged, compressed or misnamed");
    }
    if (begin.indexOf('\0') >= 0 || begin.startsWith("\u001f") || begin.startsWith("PK")) {
      throw ExchangeException.whole("the file is neither a drawing nor a table",
          "SVG, GeoJSON, gmsh's msh and CSV can be read; decompress it first if it is compressed");
    }
    return Format.POINTS;
  }

  /// The beginning of the text without what may stand before the first character that matters.
  private static String begin(byte[] content) {
    int length = Math.min(content.length, SAMPLE);
    boolean wide = length > 1 && (content[0] & 0xff) + (content[1] & 0xff) == 0xfe + 0xff;
    String text = new String(content, 0, length,
        wide ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);
    return (text.startsWith("ï»¿") ? text.substring(3) : text).strip();
  }
}
