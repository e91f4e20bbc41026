package org.collocate.viz.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes meshes with values at their nodes as VTK's XML `UnstructuredGrid` (`.vtu`), and collections of them over time
/// (`.pvd`). Arrays are binary in base64 with 64-bit lengths, little-endian. Format: VTK file formats, 4.2.
public final class VtuWriter {
  private static final int LINE = 3;
  private static final int TRIANGLE = 5;

  private VtuWriter() {}

  /// Writes one mesh.
  ///
  /// @param coordinates `[axis][node]`, one or two axes
  /// @param cells vertices of each cell, one after the other
  /// @param values `[node]` by name
  public static void write(double[][] coordinates, int[] cells, Map<String, double[]> values,
      OutputStream out)
      throws IOException {
    int dimension = coordinates.length;
    int nodes = coordinates[0].length;
    int perCell = dimension + 1;
    int count = cells.length / perCell;
    double[] points = new double[3 * nodes];
    for (int i = 0; i < nodes; i++) {
      for (int axis = 0; axis < dimension; axis++) {
        points[3 * i + axis] = coordinates[axis][i];
      }
    }
    int[] offsets = new int[count];
    byte[] types = new byte[count];
    for (int c = 0; c < count; c++) {
      offsets[c] = (c + 1) * perCell;
      types[c] = (byte) (dimension == 1 ? LINE : TRIANGLE);
    }
    StringBuilder text = new StringBuilder();
    text.append("<?xml version=\"1.0\"?>\n<VTKFile type=\"UnstructuredGrid\" version=\"1.0\""
        + " byte_order=\"LittleEndian\" header_type=\"UInt64\">\n<UnstructuredGrid>\n");
    text.append(
        String.format(Locale.ROOT, "<Piece NumberOfPoints=\"%d\" NumberOfCells=\"%d\">%n", nodes, count));
    text.append("<Points>\n").append(array("Points", 3, points)).append("</Points>\n<Cells>\n");
    text.append(array("connectivity", cells)).append(array("offsets", offsets)).append(array("types", types));
    text.append("</Cells>\n<PointData>\n");
    values.forEach((name, column) -> text.append(array(name, 1, column)));
    text.append("</PointData>\n</Piece>\n</UnstructuredGrid>\n</VTKFile>\n");
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Writes a collection of files over time.
  ///
  /// @param files one for each time, relative to the collection
  public static void writeCollection(double[] times, List<String> files, OutputStream out)
      throws IOException {
    StringBuilder text = new StringBuilder("""
        <?xml version="1.0"?>
        <VTKFile type="Collection" version="0.1" byte_order="LittleEndian">
        <Collection>
        """);
    for (int i = 0; i < times.length; i++) {
      text.append("<DataSet timestep=\"")
          .append(times[i])
          .append("\" part=\"0\" file=\"")
          .append(escape(files.get(i)))
          .append("\"/>\n");
    }
    text.append("</Collection>\n</VTKFile>\n");
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String array(String name, int components, double[] values) {
    ByteBuffer bytes = withLength(8 * values.length);
    bytes.asDoubleBuffer().put(values);
    return array("Float64", name, components, bytes);
  }

  private static String array(String name, int[] values) {
    ByteBuffer bytes = withLength(4 * values.length);
    bytes.asIntBuffer().put(values);
    return array("Int32", name, 1, bytes);
  }

  private static String array(String name, byte[] values) {
    ByteBuffer bytes = withLength(values.length);
    bytes.put(values);
    return array("UInt8", name, 1, bytes);
  }

  /// Room for an array behind its length, positioned there.
  private static ByteBuffer withLength(int size) {
    return ByteBuffer.allocate(Long.BYTES + size).order(ByteOrder.LITTLE_ENDIAN).putLong(size);
  }

  private static String array(String type, String name, int components, ByteBuffer bytes) {
    return "<DataArray type=\"" + type + "\" Name=\"" + escape(name) + "\" NumberOfComponents=\"" + components
        + "\" format=\"binary\">"
        + StandardCharsets.ISO_8859_1.decode(Base64.getEncoder().encode(bytes.rewind())) + "</DataArray>\n";
  }

  private static String escape(String text) {
    return org.collocate.viz.plot.SvgPainter.escape(text);
  }
}
