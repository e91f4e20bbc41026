package org.collocate.viz.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class FileFormatsTest {
  @TempDir
  private Path folder = Path.of("");

  @Test
  void writesArraysAsNumpyReadsThem() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NpzWriter.write(Map.of("u", new NpzWriter.Array(new double[] {1, 2, Double.NaN, 4, 5, 6}, 2, 3)), out);
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      assertThat(zip.getNextEntry()).hasToString("u.npy");
      ByteBuffer bytes = ByteBuffer.wrap(zip.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      byte[] magic = new byte[8];
      bytes.get(magic);
      assertThat(magic).containsExactly(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0);
      byte[] header = new byte[bytes.getShort()];
      bytes.get(header);
      assertThat(new String(header, StandardCharsets.ISO_8859_1))
          .startsWith("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3,), }")
          .endsWith("\n");
      assertThat(bytes.position() % 64).isZero();
      assertThat(bytes.getDouble()).isEqualTo(1);
      assertThat(bytes.getDouble(bytes.limit() - 8)).isEqualTo(6);
    }
  }

  @Test
  void refusesAShapeThatDoesNotFit() {
    assertThatThrownBy(() -> new NpzWriter.Array(new double[5], 2, 3))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void writesMeshesAsVtkReadsThem() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<String, double[]> values = new LinkedHashMap<>();
    values.put("u<1>", new double[] {1, 2, 3});
    VtuWriter.write(new double[][] {{0, 1, 0}, {0, 0, 1}}, new int[] {0, 1, 2}, values, out);
    Document document = DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(out.toByteArray()));
    Element piece = element(document, "Piece", 0);
    assertThat(piece.getAttribute("NumberOfPoints")).isEqualTo("3");
    assertThat(array(document, 0).getDouble(8 + 3 * 8)).isEqualTo(1);
    assertThat(array(document, 1).getInt(8 + 8)).isEqualTo(2);
    assertThat(array(document, 3).get(8)).isEqualTo((byte) 5);
    Element data = element(document, "DataArray", 4);
    assertThat(data.getAttribute("Name")).isEqualTo("u<1>");
    assertThat(array(document, 4).getLong(0)).isEqualTo(24);
    assertThat(array(document, 4).getDouble(24)).isEqualTo(3);
  }

  private static ByteBuffer array(Document document, int index) {
    String text = String.valueOf(element(document, "DataArray", index).getTextContent());
    return ByteBuffer.wrap(Base64.getDecoder().decode(text)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static Element element(Document document, String name, int index) {
    return (Element) java.util.Objects.requireNonNull(document.getElementsByTagName(name).item(index));
  }

  @Test
  void writesACollectionOverTime() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    VtuWriter.writeCollection(new double[] {0, 0.5}, List.of("a.0000.vtu", "a.0001.vtu"), out);
    Document document = DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(out.toByteArray()));
    Element second = element(document, "DataSet", 1);
    assertThat(second.getAttribute("timestep")).isEqualTo("0.5");
    assertThat(second.getAttribute("file")).isEqualTo("a.0001.vtu");
  }

  @Test
  void writesTablesWithoutFormulas() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CsvWriter.write(List.of("x", "=cmd"), List.of(new double[] {0, 1}, new double[] {Double.NaN, 0.1}), out);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("x,'=cmd\r\n1.0,0.1\r\n");
    assertThat(CsvWriter.quote("a,\"b\"")).isEqualTo("\"a,\"\"b\"\"\"");
  }

  @Test
  void leavesTheOldFileWhenWritingFails() throws IOException {
    Path file = folder.resolve("file.txt");
    AtomicFile.write(file, "old");
    assertThatThrownBy(() -> AtomicFile.write(file, out -> {
      out.write('n');
      throw new IOException("disk full");
    })).hasMessage("disk full");
    assertThat(file).hasContent("old");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }
}
