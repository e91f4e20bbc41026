package org.collocate.solver.study;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.collocate.solver.field.GridField;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The text of painted coefficients: little-endian float32 in rows from `y0`, deflated (zlib), in base64.
public final class RasterText {
  /// The most points along an axis.
  public static final int LONGEST_SIDE = 4096;

  private RasterText() {}

  /// A grid as the object under `raster` in a study. Values are rounded to float32, which is exact for what was read from
  /// such a text.
  ///
  /// @throws IllegalArgumentException if it is not a grid of the plane with 2 to {@value #LONGEST_SIDE} points a side, or
  /// a value is not finite
  public static JsonNode write(GridField grid) {
    if (grid.dimension() != 2 || Arrays.stream(grid.counts()).anyMatch(n -> n < 2 || n > LONGEST_SIDE)) {
      throw new IllegalArgumentException("no raster of " + Arrays.toString(grid.counts()) + " points");
    }
    ObjectNode raster = JsonNodeFactory.instance.objectNode();
    raster.putArray("box")
        .add(grid.lower()[0])
        .add(grid.lower()[1])
        .add(grid.upper()[0])
        .add(grid.upper()[1]);
    raster.putArray("size").add(grid.counts()[0]).add(grid.counts()[1]);
    return raster.put("deflate64", deflate(grid.values()));
  }

  /// The grid of an object under `raster`; empty if it is missing or wrong, which {@link StudyCheck} puts into words.
  public static Optional<GridField> read(@Nullable JsonNode node) {
    return node instanceof ObjectNode raster
        ? new RasterReader(new ArrayList<>())
            .read(new Section(raster, Pointer.ROOT, new ArrayList<>(), false), 2)
        : Optional.empty();
  }

  private static String deflate(double[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      float rounded = (float) value;
      if (!Float.isFinite(rounded)) {
        throw new IllegalArgumentException("a raster's values are finite, found " + value);
      }
      bytes.putFloat(rounded);
    }
    byte[] out = new byte[bytes.capacity() + bytes.capacity() / 1000 + 64];
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(bytes.array());
      deflater.finish();
      int length = 0;
      while (!deflater.finished()) {
        if (length == out.length) {
          out = Arrays.copyOf(out, 2 * out.length);
        }
        length += deflater.deflate(out, length, out.length - length);
      }
      return Base64.getEncoder().encodeToString(Arrays.copyOf(out, length));
    }
  }

  /// @throws IllegalArgumentException if the text is not base64
  /// @throws DataFormatException if it does not hold so many finite values
  static double[] inflate(String text, int count) throws DataFormatException {
    // One byte more than wanted shows data that go on; nothing beyond is ever inflated.
    byte[] bytes = new byte[4 * count + 1];
    int length = 0;
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(Base64.getDecoder().decode(text));
      while (!inflater.finished() && length < bytes.length) {
        int read = inflater.inflate(bytes, length, bytes.length - length);
        if (read == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          break;
        }
        length += read;
      }
    }
    if (length != 4 * count) {
      throw new DataFormatException(count + " values are expected, found " + length / 4.0);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = buffer.getFloat(4 * i);
      if (!Double.isFinite(values[i])) {
        throw new DataFormatException("value " + i + " is not finite");
      }
    }
    return values;
  }
}
