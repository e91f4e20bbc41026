package org.collocate.solver.field;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The bytes of {@link FieldData}: for pipes between processes and for files beside a study.
///
/// A reader and a writer live as long as one stream. A part that was written lately is written as its number, so that
/// the mesh of a hundred frames crosses once. Both remember the {@link #REMEMBERED} parts that were used last, and no
/// more: a network sends thousands of frames. Big-endian; a text is its UTF-8 length (16 bits) and bytes; a column is its
/// length (32 bits) and numbers. Lengths are limited by {@link #LARGEST}, and memory is taken only as bytes arrive.
public final class FieldCodec {
  /// The largest column that is read.
  public static final int LARGEST = 1 << 26;
  static final int REMEMBERED = 32;
  private static final int NEW = -1;
  private static final int MOST_ENTRIES = 10_000;
  private static final int DEEPEST = 16;

  private FieldCodec() {}

  /// The parts that were used last, each under the number that it got when it came. Both sides of a stream do the same, so
  /// that they remember the same.
  private static final class Recent {
    private final LinkedHashMap<Integer, FieldData> parts = new LinkedHashMap<>(2 * REMEMBERED, 0.75f, true);
    private int count;

    int count() {
      return count;
    }

    /// Takes in a part and gives back what is forgotten for it, if anything is.
    @Nullable
    FieldData add(FieldData data) {
      parts.put(count++, data);
      if (parts.size() <= REMEMBERED) {
        return null;
      }
      Iterator<FieldData> eldest = parts.values().iterator();
      FieldData forgotten = eldest.next();
      eldest.remove();
      return forgotten;
    }

    @Nullable
    FieldData use(int number) {
      return parts.get(number);
    }
  }

  /// Writes field data, each shared part once.
  public static final class Writer {
    private final DataOutputStream out;
    private final IdentityHashMap<FieldData, Integer> written = new IdentityHashMap<>();
    private final Recent recent = new Recent();

    public Writer(DataOutputStream out) {
      this.out = out;
    }

    public void write(FieldData data) throws IOException {
      Integer number = written.get(data);
      if (number != null) {
        recent.use(number);
        out.writeInt(number);
        return;
      }
      out.writeInt(NEW);
      out.writeUTF(data.kind());
      out.writeInt(data.attributes().size());
      for (var attribute : new TreeMap<>(data.attributes()).entrySet()) {
        out.writeUTF(attribute.getKey());
        byte[] text = attribute.getValue().getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
      }
      out.writeInt(data.reals().size());
      for (var column : new TreeMap<>(data.reals()).entrySet()) {
        out.writeUTF(column.getKey());
        ByteBuffer bytes = ByteBuffer.allocate(8 * column.getValue().length);
        bytes.asDoubleBuffer().put(column.getValue());
        out.writeInt(column.getValue().length);
        out.write(bytes.array());
      }
      out.writeInt(data.integers().size());
      for (var column : new TreeMap<>(data.integers()).entrySet()) {
        out.writeUTF(column.getKey());
        ByteBuffer bytes = ByteBuffer.allocate(4 * column.getValue().length);
        bytes.asIntBuffer().put(column.getValue());
        out.writeInt(column.getValue().length);
        out.write(bytes.array());
      }
      out.writeInt(data.parts().size());
      for (var part : new TreeMap<>(data.parts()).entrySet()) {
        out.writeUTF(part.getKey());
        write(part.getValue());
      }
      written.put(data, recent.count());
      FieldData forgotten = recent.add(data);
      if (forgotten != null) {
        written.remove(forgotten);
      }
    }
  }

  /// Reads what a {@link Writer} wrote; what was one object comes back as one object.
  public static final class Reader {
    private final DataInputStream in;
    private final Recent recent = new Recent();

    public Reader(DataInputStream in) {
      this.in = in;
    }

    /// Reads the next field data.
    ///
    /// @throws IOException if the stream ends or holds something else
    public FieldData read() throws IOException {
      return read(0);
    }

    private FieldData read(int depth) throws IOException {
      int number = in.readInt();
      if (number != NEW) {
        FieldData known = recent.use(number);
        if (known == null) {
          throw new IOException("no part number " + number);
        }
        return known;
      }
      if (depth > DEEPEST) {
        throw new IOException("parts nested deeper than " + DEEPEST);
      }
      String kind = in.readUTF();
      Map<String, String> attributes = new LinkedHashMap<>();
      for (int i = length(MOST_ENTRIES); i > 0; i--) {
        String key = in.readUTF();
        attributes.put(key, new String(bytes(length(LARGEST)), StandardCharsets.UTF_8));
      }
      Map<String, double[]> reals = new LinkedHashMap<>();
      for (int i = length(MOST_ENTRIES); i > 0; i--) {
        String key = in.readUTF();
        ByteBuffer bytes = ByteBuffer.wrap(bytes(8 * length(LARGEST)));
        double[] column = new double[bytes.capacity() / 8];
        bytes.asDoubleBuffer().get(column);
        reals.put(key, column);
      }
      Map<String, int[]> integers = new LinkedHashMap<>();
      for (int i = length(MOST_ENTRIES); i > 0; i--) {
        String key = in.readUTF();
        ByteBuffer bytes = ByteBuffer.wrap(bytes(4 * length(LARGEST)));
        int[] column = new int[bytes.capacity() / 4];
        bytes.asIntBuffer().get(column);
        integers.put(key, column);
      }
      Map<String, FieldData> parts = new LinkedHashMap<>();
      for (int i = length(MOST_ENTRIES); i > 0; i--) {
        String key = in.readUTF();
        parts.put(key, read(depth + 1));
      }
      FieldData data = new FieldData(kind, attributes, reals, integers, parts);
      recent.add(data);
      return data;
    }

    private int length(int most) throws IOException {
      int length = in.readInt();
      if (length < 0 || length > most) {
        throw new IOException("a length of " + length);
      }
      return length;
    }

    private byte[] bytes(int count) throws IOException {
      byte[] bytes = in.readNBytes(count);
      if (bytes.length < count) {
        throw new IOException("the stream ends after " + bytes.length + " of " + count + " bytes");
      }
      return bytes;
    }
  }
}
