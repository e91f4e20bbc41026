package org.collocate.app.family;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.collocate.app.document.DigestFile;
import org.collocate.solver.field.FieldCodec;
import org.collocate.solver.field.FieldData;
import org.collocate.solver.learning.Checkpoint;
import org.collocate.solver.learning.CheckpointException;
import org.collocate.solver.learning.ProblemFamily;
import org.collocate.solver.service.History;
import org.collocate.solver.service.HistoryCodec;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.ProgramVersion;

/// Trainings on their way, in a folder `.unfinished` beside the checkpoints: what each method has learned so far, so that
/// the same command goes on where an earlier one was interrupted. What is of another family, or of other settings, is not
/// gone on with.
public final class Unfinished {
  private static final int KIND = 0x434f4c55;
  private static final int MOST_ROWS = 1 << 16;
  private static final int MOST_BYTES = 1 << 30;

  private final Path folder;

  /// How far a method came.
  ///
  /// @param seconds that it has learned
  /// @param state between two steps; empty for one that has ended
  /// @param checkpoint of one that has ended
  record Kept(double seconds, List<History.Row> history, Optional<FieldData> state,
      Optional<Checkpoint> checkpoint) {}

  /// @param out the folder of the checkpoints
  public Unfinished(Path out) {
    folder = out.resolve(".unfinished");
  }

  private Path file(CheckedStudy.Method method) {
    return folder.resolve(method.name().replaceAll("[^\\p{L}\\p{N} ._-]", "_") + ".training");
  }

  private static String key(ProblemFamily family) {
    return family.study().sha256() + " " + ProgramVersion.CURRENT;
  }

  /// What an earlier command has left of this training.
  ///
  /// @throws IOException if the file is damaged
  Optional<Kept> find(ProblemFamily family, CheckedStudy.Method method) throws IOException {
    Path file = file(method);
    return Files.isRegularFile(file) ? DigestFile.read(file, KIND, in -> read(in, key(family)))
        : Optional
            .empty();
  }

  private static Optional<Kept> read(DataInputStream in, String wanted) throws IOException {
    String key = in.readUTF();
    double seconds = in.readDouble();
    List<History.Row> rows = new ArrayList<>();
    for (int i = count(in, MOST_ROWS); i > 0; i--) {
      rows.add(HistoryCodec.row(in));
    }
    Optional<FieldData> state = in.readBoolean() ? Optional.of(new FieldCodec.Reader(in).read())
        : Optional
            .empty();
    byte[] bytes = in.readNBytes(count(in, MOST_BYTES));
    try {
      Optional<Checkpoint> checkpoint = bytes.length > 0 ? Optional.of(Checkpoint.read(bytes))
          : Optional
              .empty();
      return key.equals(wanted) ? Optional.of(new Kept(seconds, rows, state, checkpoint)) : Optional.empty();
    } catch (CheckpointException e) {
      throw new IOException(e);
    }
  }

  private static int count(DataInputStream in, int most) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > most) {
      throw new IOException("a count of " + count);
    }
    return count;
  }

  /// Keeps how far a method came.
  void keep(ProblemFamily family, CheckedStudy.Method method, Kept kept) throws IOException {
    DigestFile.write(file(method), KIND, out -> write(out, key(family), kept));
  }

  private static void write(DataOutputStream out, String key, Kept kept) throws IOException {
    out.writeUTF(key);
    out.writeDouble(kept.seconds);
    out.writeInt(kept.history.size());
    for (History.Row row : kept.history) {
      HistoryCodec.write(out, row);
    }
    out.writeBoolean(kept.state.isPresent());
    if (kept.state.isPresent()) {
      new FieldCodec.Writer(out).write(kept.state.get());
    }
    byte[] bytes = kept.checkpoint.isPresent() ? kept.checkpoint.get().write() : new byte[0];
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /// Forgets all, now that everything has ended.
  public void clear() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(folder);
  }
}
