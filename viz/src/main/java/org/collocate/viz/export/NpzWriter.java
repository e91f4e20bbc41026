package org.collocate.viz.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes arrays as NumPy's `.npz`: a ZIP of `.npy` files of little-endian doubles in C order. Format: NumPy
/// enhancement proposal 1, version 1.0.
public final class NpzWriter {
  private static final int ALIGNMENT = 64;
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

  /// An array.
  ///
  /// @param values in C order
  /// @param shape length of each axis
  public record Array(double[] values, int... shape) {
    public Array {
      long size = 1;
      for (int length : shape) {
        size *= length;
      }
      if (size != values.length) {
        throw new IllegalArgumentException(values.length + " values in the shape " + Arrays.toString(shape));
      }
    }
  }

  private NpzWriter() {}

  /// Writes the arrays by name. Equal arrays make equal bytes.
  public static void write(Map<String, Array> arrays, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.BEST_SPEED);
    for (var array : arrays.entrySet()) {
      ZipEntry entry = new ZipEntry(array.getKey() + ".npy");
      entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
      zip.putNextEntry(entry);
      write(array.getValue(), zip);
      zip.closeEntry();
    }
    zip.finish();
  }

  private static void write(Array array, OutputStream out) throws IOException {
    StringBuilder shape = new StringBuilder();
    for (int length : array.shape()) {
      shape.append(length).append(", ");
    }
    String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + shape.toString().strip() + "), }";
    int length = MAGIC.length + 2 + header.length() + 1;
    header += " ".repeat((ALIGNMENT - length % ALIGNMENT) % ALIGNMENT) + "\n";
    out.write(MAGIC);
    out.write(header.length() & 0xff);
    out.write(header.length() >> 8);
    out.write(header.getBytes(StandardCharsets.ISO_8859_1));
    ByteBuffer bytes = ByteBuffer.allocate(8 * array.values().length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(array.values());
    out.write(bytes.array());
  }
}
