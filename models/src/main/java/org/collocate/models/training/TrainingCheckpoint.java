package org.collocate.models.training;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.collocate.models.network.NetworkModel;
import org.collocate.models.optim.OptimizerState;
import org.collocate.solver.field.FieldCodec;
import org.collocate.solver.field.FieldData;

/// A training between two steps, as bytes: the network with its parameters, the memory of the optimizer, and how far it
/// came.
///
/// ```
/// "COLLOCATE TRAINING\n"   19 bytes of ASCII
/// version                  32 bits, 2
/// content                  FieldData of kind "training" as FieldCodec writes it:
///                          attribute "optimizer", integers "steps" and "course",
///                          reals "state NAME" and "points NAME", part "model"
/// digest                   SHA-256 of all before, 32 bytes
/// ```
///
/// Big-endian. Holds numbers and short texts only; nothing in it can name a class. The reader refuses whatever is not
/// exactly this: another beginning, a newer version, a digest that does not fit, lengths beyond [FieldCodec#LARGEST], or
/// bytes left over.
///
/// @param steps number of steps done
/// @param course what else decides the steps to come
public record TrainingCheckpoint(NetworkModel model, OptimizerState optimizer, int steps, Course course) {
  /// The course of a training.
  ///
  /// @param adamSteps number of steps done by Adam
  /// @param draws how often points were drawn
  /// @param points the present points and what belongs to them, as named arrays
  public record Course(int adamSteps, int draws, Map<String, double[]> points) {
    public Course {
      points = Map.copyOf(points);
    }
  }

  private static final byte[] BEGINNING = "COLLOCATE TRAINING\n".getBytes(
      java.nio.charset.StandardCharsets.US_ASCII);
  private static final int VERSION = 2;
  private static final String KIND = "training";
  private static final String STATE = "state ";
  private static final String POINTS = "points ";

  /// The numbers, as they are passed on within a program.
  public FieldData encode() {
    Map<String, double[]> reals = new LinkedHashMap<>();
    optimizer.arrays().forEach((name, array) -> reals.put(STATE + name, array));
    course.points.forEach((name, array) -> reals.put(POINTS + name, array));
    return new FieldData(KIND, Map.of("optimizer", optimizer.kind()), reals,
        Map.of("steps", new int[] {steps}, "course", new int[] {course.adamSteps, course.draws}),
        Map.of("model", model.encode()));
  }

  /// The bytes.
  public byte[] write() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(BEGINNING);
    out.writeInt(VERSION);
    new FieldCodec.Writer(out).write(encode());
    out.flush();
    out.write(digest(bytes.toByteArray(), bytes.size()));
    return bytes.toByteArray();
  }

  /// The checkpoint that was written.
  ///
  /// @throws IOException if the bytes are not a checkpoint of this version, whole and unchanged
  public static TrainingCheckpoint read(byte[] bytes) throws IOException {
    int length = bytes.length - digestLength();
    if (length < BEGINNING.length + Integer.BYTES
        || !Arrays.equals(bytes, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length)) {
      throw new IOException("not a training checkpoint");
    }
    ByteArrayInputStream rest = new ByteArrayInputStream(bytes, BEGINNING.length, length - BEGINNING.length);
    DataInputStream in = new DataInputStream(rest);
    int version = in.readInt();
    if (version != VERSION) {
      throw new IOException(
          "a training checkpoint of version " + version + "; this program reads " + VERSION);
    }
    if (!Arrays.equals(bytes, length, bytes.length, digest(bytes, length), 0, digestLength())) {
      throw new IOException("the training checkpoint is damaged: its digest does not fit");
    }
    FieldData content = new FieldCodec.Reader(in).read();
    if (rest.available() > 0) {
      throw new IOException(rest.available() + " bytes left over in the training checkpoint");
    }
    try {
      return decode(content);
    } catch (IllegalArgumentException e) {
      throw new IOException("the training checkpoint has wrong content: " + e.getMessage(), e);
    }
  }

  /// The checkpoint that was encoded.
  ///
  /// @throws IllegalArgumentException if the numbers do not make one
  public static TrainingCheckpoint decode(FieldData content) {
    Map<String, double[]> arrays = new LinkedHashMap<>();
    Map<String, double[]> points = new LinkedHashMap<>();
    content.reals().forEach((name, array) -> {
      if (name.startsWith(STATE)) {
        arrays.put(name.substring(STATE.length()), array);
      } else if (name.startsWith(POINTS)) {
        points.put(name.substring(POINTS.length()), array);
      } else {
        throw new IllegalArgumentException("unknown column '" + name + "'");
      }
    });
    int[] steps = content.integers("steps");
    int[] course = content.integers("course");
    if (!content.kind().equals(KIND) || steps.length != 1 || steps[0] < 0 || course.length != 2) {
      throw new IllegalArgumentException("kind '" + content.kind() + "', steps " + Arrays.toString(steps)
          + ", course " + Arrays.toString(course));
    }
    return new TrainingCheckpoint(NetworkModel.decode(content.part("model")),
        new OptimizerState(content.attribute("optimizer"), arrays), steps[0],
        new Course(course[0], course[1], points));
  }

  private static int digestLength() {
    return 32;
  }

  private static byte[] digest(byte[] bytes, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, length);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
