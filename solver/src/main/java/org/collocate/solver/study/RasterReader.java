package org.collocate.solver.study;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.GridField;

/// Reads and writes painted coefficients: little-endian float32 in rows from `y0`, deflated (zlib), in base64.
final class RasterReader {
  private static final int LONGEST_SIDE = 4096;

  private final List<Fault> faults;

  RasterReader(List<Fault> faults) {
    this.faults = faults;
  }

  /// The field; empty if it is wrong.
  Optional<Field> read(Section section, int dimension) {
    int before = faults.size();
    double[] box = section.numbers("box");
    double[] size = section.numbers("size");
    String text = section.required("deflate64", "the values, deflated and in base64");
    if (dimension != 2) {
      faults.add(Fault.of(section.at(), "a raster needs a domain of two dimensions", ""));
    }
    if (box == null || box.length != 4 || !(box[0] < box[2]) || !(box[1] < box[3])) {
      section.fault("box", "a raster's box is [x0, y0, x1, y1] with x0 < x1 and y0 < y1", "");
    }
    if (size == null || size.length != 2 || !isSide(size[0]) || !isSide(size[1])) {
      section.fault("size", "a raster's size is [nx, ny], each from 2 to " + LONGEST_SIDE, "");
    }
    if (faults.size() > before || box == null || size == null) {
      return Optional.empty();
    }
    int[] counts = {(int) size[0], (int) size[1]};
    try {
      double[] values = inflate(Base64.getDecoder().decode(text), counts[0] * counts[1]);
      return Optional
          .of(new GridField(new double[] {box[0], box[1]}, new double[] {box[2], box[3]}, counts, values));
    } catch (IllegalArgumentException | DataFormatException e) {
      section.fault("deflate64", "the raster cannot be read: " + e.getMessage(), "");
      return Optional.empty();
    }
  }

  private static boolean isSide(double side) {
    return side == Math.rint(side) && side >= 2 && side <= LONGEST_SIDE;
  }

  private static double[] inflate(byte[] deflated, int count) throws DataFormatException {
    // One byte more than wanted shows data that go on; nothing beyond is ever inflated.
    byte[] bytes = new byte[4 * count + 1];
    int length = 0;
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(deflated);
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
