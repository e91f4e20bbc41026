package org.collocate.solver.learning;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// What a method has learned of a family, as named numbers.
///
/// ```
/// "COLLOCATE OPERATOR\n"   19 bytes of ASCII
/// version                  32 bits, 1
/// size                     32 bits: bytes of the content
/// content                  deflated (zlib), see below
/// digest                   SHA-256 of all before, 32 bytes
/// ```
///
/// The content is: method, text of the family's study; number of texts, then name and text of each; number of columns of
/// 64-bit numbers, then name, length and numbers of each; number of columns of 32-bit numbers, the same. Entries stand in
/// the order of their names, lengths have 32 bits, a text is its length in bytes and its UTF-8. Big-endian.
///
/// The content holds numbers and texts only; nothing in it can name a class. A reader refuses whatever is not exactly this: another
/// beginning, another version, a digest that does not fit, more than [#LARGEST] bytes, lengths beyond the end, or bytes left
/// over. Memory is taken for bytes that are there, not for lengths that are claimed.
///
/// @param method the id of the method that reads it
/// @param family the text of the family's study
/// @param texts what else is to be known, by name
/// @param reals columns whose last bits matter, or that are short
/// @param weights columns of parameters
public record Checkpoint(String method, String family, Map<String, String> texts, Map<String, double[]> reals,
    Map<String, float[]> weights) {
  /// The largest content that is read or written, in bytes.
  public static final int LARGEST = 1 << 28;
  private static final byte[] BEGINNING = "COLLOCATE OPERATOR\n".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int HEAD = BEGINNING.length + 2 * Integer.BYTES;
  private static final int DIGEST = 32;
  private static final int MOST_ENTRIES = 10_000;

  public Checkpoint {
    texts = Map.copyOf(texts);
    reals = Map.copyOf(reals);
    weights = Map.copyOf(weights);
  }

  /// The text of a name.
  ///
  /// @throws CheckpointException if there is none
  public String text(String name) throws CheckpointException {
    String text = texts.get(name);
    if (text == null) {
      throw new CheckpointException("the checkpoint has no text '" + name + "'");
    }
    return text;
  }

  /// A copy of the 64-bit numbers of a name.
  ///
  /// @throws CheckpointException if there are none
  public double[] real(String name) throws CheckpointException {
    double[] column = reals.get(name);
    if (column == null) {
      throw new CheckpointException("the checkpoint has no column '" + name + "'");
    }
    return column.clone();
  }

  /// A copy of the 32-bit numbers of a name.
  ///
  /// @throws CheckpointException if there are none, or not so many
  public float[] weight(String name, int length) throws CheckpointException {
    float[] column = weights.get(name);
    if (column == null || column.length != length) {
      throw new CheckpointException("the checkpoint's column '" + name + "' is missing or has not " + length
          + " numbers");
    }
    return column.clone();
  }

  /// The family.
  ///
  /// @throws CheckpointException if the text is no family
  public ProblemFamily problems() throws CheckpointException {
    try {
      return FamilyCheck.check(org.collocate.solver.study.Study.parse(family), Path.of(""));
    } catch (org.collocate.solver.study.StudyException e) {
      throw new CheckpointException("the checkpoint's family cannot be used: " + e.getMessage());
    }
  }

  /// The SHA-256 of the bytes, in hexadecimal: what a study keeps of a checkpoint.
  public String sha256() {
    return HexFormat.of().formatHex(digest(write(), write().length));
  }

  /// The bytes.
  ///
  /// @throws IllegalStateException if the content is larger than [#LARGEST]
  public byte[] write() {
    byte[] content = content();
    if (content.length > LARGEST) {
      throw new IllegalStateException(content.length + " bytes are too many for a checkpoint");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(BEGINNING);
    bytes.writeBytes(ByteBuffer.allocate(2 * Integer.BYTES).putInt(VERSION).putInt(content.length).array());
    byte[] part = new byte[1 << 16];
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(content);
      deflater.finish();
      while (!deflater.finished()) {
        bytes.write(part, 0, deflater.deflate(part));
      }
    }
    bytes.writeBytes(digest(bytes.toByteArray(), bytes.size()));
    return bytes.toByteArray();
  }

  private byte[] content() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      text(out, method);
      text(out, family);
      out.writeInt(texts.size());
      for (var entry : new TreeMap<>(texts).entrySet()) {
        text(out, entry.getKey());
        text(out, entry.getValue());
      }
      out.writeInt(reals.size());
      for (var entry : new TreeMap<>(reals).entrySet()) {
        text(out, entry.getKey());
        ByteBuffer numbers = ByteBuffer.allocate(Double.BYTES * entry.getValue().length);
        numbers.asDoubleBuffer().put(entry.getValue());
        out.writeInt(entry.getValue().length);
        out.write(numbers.array());
      }
      out.writeInt(weights.size());
      for (var entry : new TreeMap<>(weights).entrySet()) {
        text(out, entry.getKey());
        ByteBuffer numbers = ByteBuffer.allocate(Float.BYTES * entry.getValue().length);
        numbers.asFloatBuffer().put(entry.getValue());
        out.writeInt(entry.getValue().length);
        out.write(numbers.array());
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory can be written", e);
    }
    return bytes.toByteArray();
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /// Reads a file.
  ///
  /// @throws CheckpointException if it cannot be read or is no checkpoint
  public static Checkpoint read(Path file) throws CheckpointException {
    try {
      if (Files.size(file) > LARGEST) {
        throw new CheckpointException(file.getFileName() + " is larger than " + (LARGEST >> 20) + " MB");
      }
      return read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new CheckpointException(file.getFileName() + " cannot be read: " + e.getMessage());
    }
  }

  /// The checkpoint that was written.
  ///
  /// @throws CheckpointException if the bytes are not a checkpoint of this version, whole and unchanged
  public static Checkpoint read(byte[] bytes) throws CheckpointException {
    int length = bytes.length - DIGEST;
    if (length < HEAD || !Arrays.equals(bytes, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length)) {
      throw new CheckpointException("it is no checkpoint of an operator");
    }
    ByteBuffer head = ByteBuffer.wrap(bytes, BEGINNING.length, 2 * Integer.BYTES);
    int version = head.getInt();
    int size = head.getInt();
    if (version != VERSION) {
      throw new CheckpointException("it is a checkpoint of version " + version + "; this program reads "
          + VERSION);
    }
    if (!Arrays.equals(bytes, length, bytes.length, digest(bytes, length), 0, DIGEST)) {
      throw new CheckpointException("the checkpoint is damaged: its digest does not fit");
    }
    Reader reader = new Reader(ByteBuffer.wrap(inflate(bytes, length, size)));
    String method = reader.text();
    String family = reader.text();
    Map<String, String> texts = reader.entries(_ -> reader.text());
    Map<String, double[]> reals = reader.entries(_ -> reader.doubles());
    Map<String, float[]> weights = reader.entries(_ -> reader.floats());
    if (reader.bytes.hasRemaining() || reader.broken) {
      throw new CheckpointException("the checkpoint has wrong content");
    }
    return new Checkpoint(method, family, texts, reals, weights);
  }

  /// Inflates in pieces: whoever claims a large size must also send it.
  private static byte[] inflate(byte[] bytes, int length, int size) throws CheckpointException {
    if (size < 0 || size > LARGEST) {
      throw new CheckpointException("the checkpoint claims " + size + " bytes");
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] part = new byte[1 << 16];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(bytes, HEAD, length - HEAD);
      while (!inflater.finished() && content.size() <= size) {
        int read = inflater.inflate(part);
        if (read == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          break;
        }
        content.write(part, 0, read);
      }
      if (content.size() != size || inflater.getRemaining() > 0) {
        throw new CheckpointException("the checkpoint has not the length that it claims");
      }
    } catch (DataFormatException e) {
      throw new CheckpointException("the checkpoint is not deflated: " + e.getMessage());
    }
    return content.toByteArray();
  }

  private static byte[] digest(byte[] bytes, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, length);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Reads lengths only as far as there are bytes; from the first that reaches beyond, everything is empty and `broken`.
  private static final class Reader {
    private final ByteBuffer bytes;
    private boolean broken;

    Reader(ByteBuffer bytes) {
      this.bytes = bytes;
    }

    private int length(int unit) {
      if (!broken && bytes.remaining() >= Integer.BYTES) {
        int length = bytes.getInt();
        if (length >= 0 && (long) length * unit <= bytes.remaining()) {
          return length;
        }
      }
      broken = true;
      return 0;
    }

    String text() {
      byte[] text = new byte[length(1)];
      bytes.get(text);
      return new String(text, StandardCharsets.UTF_8);
    }

    double[] doubles() {
      double[] numbers = new double[length(Double.BYTES)];
      bytes.asDoubleBuffer().get(numbers);
      bytes.position(bytes.position() + Double.BYTES * numbers.length);
      return numbers;
    }

    float[] floats() {
      float[] numbers = new float[length(Float.BYTES)];
      bytes.asFloatBuffer().get(numbers);
      bytes.position(bytes.position() + Float.BYTES * numbers.length);
      return numbers;
    }

    <T> Map<String, T> entries(IntFunction<T> next) {
      int count = length(1);
      Map<String, T> entries = new TreeMap<>();
      broken |= count > MOST_ENTRIES;
      for (int i = 0; i < count && !broken; i++) {
        String name = text();
        broken |= entries.put(name, next.apply(i)) != null;
      }
      return entries;
    }
  }
}
