package org.collocate.solver.service;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.collocate.solver.method.Remedy;
import org.collocate.solver.method.TrainingStep;
import org.jspecify.annotations.Nullable;

/// The bytes between this process and a child that runs a method: one request down, then single-byte commands down and
/// events up.
final class ChildProtocol {
  static final int CANCEL = 'c';
  static final int END = 'e';
  static final int PAUSE = 'p';
  static final int RESUME = 'r';
  static final int FRAME = 'f';
  /// Followed by a request.
  static final int CHANGE = 'n';
  private static final int LONGEST_TEXT = 64 << 20;

  private ChildProtocol() {}

  static void writeRequest(DataOutputStream out, RunRequest request) throws IOException {
    writeText(out, request.study());
    writeText(out, request.folder().toString());
    writeText(out, request.method());
    out.writeLong(request.seed());
    out.writeInt(request.threads());
    out.writeInt(request.steps());
    out.writeBoolean(request.before() != null);
    if (request.before() != null) {
      RemainsCodec.write(out, request.before());
    }
    out.flush();
  }

  static RunRequest readRequest(DataInputStream in) throws IOException {
    return new RunRequest(readText(in), Path.of(readText(in)), readText(in), in.readLong(), in.readInt(),
        in.readInt(), in.readBoolean() ? RemainsCodec.read(in) : null);
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST_TEXT) {
      throw new IOException("a text of " + length + " bytes");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("the stream ends within a text");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// Writes events; lives as long as the stream.
  static final class EventWriter {
    private final DataOutputStream out;
    private final SolutionCodec.Writer solutions;

    EventWriter(DataOutputStream out) {
      this.out = out;
      this.solutions = new SolutionCodec.Writer(out);
    }

    synchronized void write(RunEvent event) throws IOException {
      switch (event) {
        case RunEvent.Started _ -> out.writeByte('s');
        case RunEvent.Progressed(double seconds, double fraction, String message) -> {
          out.writeByte('p');
          out.writeDouble(seconds);
          out.writeDouble(fraction);
          writeText(out, message);
        }
        case RunEvent.Recorded(double seconds, TrainingStep training) -> {
          out.writeByte('r');
          out.writeDouble(seconds);
          HistoryCodec.write(out, training);
        }
        case RunEvent.Continued(double seconds, String study) -> {
          out.writeByte('c');
          out.writeDouble(seconds);
          writeText(out, study);
        }
        case RunEvent.Published(double seconds, var frame) -> {
          out.writeByte('f');
          out.writeDouble(seconds);
          solutions.write(frame);
        }
        case RunEvent.Left(Remains remains) -> {
          out.writeByte('l');
          RemainsCodec.write(out, remains);
        }
        case RunEvent.Finished(RunResult result) -> {
          out.writeByte('e');
          writeText(out, result.status().name());
          writeText(out, result.reason());
          RemainsCodec.writeSeconds(out, result.seconds());
          out.writeDouble(result.cpuSeconds());
          out.writeInt(result.threads());
          RemedyCodec.write(out, result.remedies());
          out.writeBoolean(result.solution() != null);
          if (result.solution() != null) {
            solutions.write(result.solution());
          }
        }
      }
      out.flush();
    }
  }

  /// Reads what an {@link EventWriter} wrote.
  static final class EventReader {
    private final DataInputStream in;
    private final SolutionCodec.Reader solutions;

    EventReader(DataInputStream in) {
      this.in = in;
      this.solutions = new SolutionCodec.Reader(in);
    }

    /// The next event; null at the end of the stream.
    @Nullable
    RunEvent read() throws IOException {
      int kind = in.read();
      return switch (kind) {
        case -1 -> null;
        case 's' -> new RunEvent.Started();
        case 'p' -> new RunEvent.Progressed(in.readDouble(), in.readDouble(), readText(in));
        case 'r' -> new RunEvent.Recorded(in.readDouble(), HistoryCodec.step(in));
        case 'c' -> new RunEvent.Continued(in.readDouble(), readText(in));
        case 'f' -> new RunEvent.Published(in.readDouble(), solutions.frame());
        case 'l' -> new RunEvent.Left(RemainsCodec.read(in));
        case 'e' -> new RunEvent.Finished(result());
        default -> throw new IOException("no event of kind " + kind);
      };
    }

    private RunResult result() throws IOException {
      RunStatus status = RunStatus.valueOf(readText(in));
      String reason = readText(in);
      RunSeconds seconds = RemainsCodec.readSeconds(in);
      double cpuSeconds = in.readDouble();
      int threads = in.readInt();
      List<Remedy> remedies = RemedyCodec.read(in);
      return new RunResult(status, reason, in.readBoolean() ? solutions.solution() : null, seconds,
          cpuSeconds,
          threads, remedies);
    }
  }
}
