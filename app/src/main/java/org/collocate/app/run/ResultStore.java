package org.collocate.app.run;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.collocate.app.document.Origin;
import org.collocate.app.document.UserFolder;
import org.collocate.solver.service.History;
import org.collocate.solver.service.HistoryCodec;
import org.collocate.solver.service.RunStatus;
import org.collocate.solver.service.SolutionCodec;
import org.collocate.solver.study.Study;
import org.collocate.viz.export.AtomicFile;

/// Keeps results and weights beside the study: `.collocate/<sha256>/<method>.result`, in the user's folder for studies of
/// the gallery; beside it, as `<method>.training`, what a training has left. A file `latest-<name>` holds the hashes of the
/// states that ran, the last one first, so that a study that has changed since still finds its results.
public final class ResultStore {
  private static final int MAGIC = 0x434f4c35;
  /// Of results that earlier versions of this program kept; they are made anew.
  private static final Set<Integer> OUTDATED = Set.of(0x434f4c31, 0x434f4c32, 0x434f4c33, 0x434f4c34);
  private static final int MOST_ROWS = 1 << 16;
  private static final int KEPT_STATES = 12;

  private final Path folder;
  private final String name;

  private ResultStore(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /// The store of a study; a study that is nowhere has none until it is saved.
  public static Optional<ResultStore> of(Origin origin) {
    if (origin.file().isPresent()) {
      Path file = origin.file().get();
      return Optional.of(new ResultStore(file.resolveSibling(".collocate"), String.valueOf(file
          .getFileName())));
    }
    return origin.gallery()
        .map(gallery -> new ResultStore(UserFolder.data().resolve("results").resolve(gallery), gallery));
  }

  /// Keeps a result of this state of the study.
  ///
  /// @param training what it has left to go on from, if anything
  public void save(Study study, String method, StoredResult result, Optional<KeptTraining> training)
      throws IOException {
    String hash = study.sha256();
    Path file = file(hash, method);
    Path beside = TrainingFile.beside(file);
    // What an earlier run has left does not belong to this result.
    Files.deleteIfExists(beside);
    AtomicFile.write(file, out -> write(new DataOutputStream(out), result));
    if (training.isPresent()) {
      TrainingFile.write(beside, training.get());
    }
    List<String> states = new ArrayList<>(List.of(hash));
    states().filter(state -> !state.equals(hash)).limit(KEPT_STATES - 1L).forEach(states::add);
    AtomicFile.write(folder.resolve("latest-" + name), String.join("\n", states));
    dropOldest();
  }

  /// The result of a method for this state of the study, or else for the last state in which it ran.
  ///
  /// @throws IOException if a file is there that cannot be read
  public Optional<StoredResult> find(Study study, String method) throws IOException {
    Optional<Path> file = place(study, method);
    return file.isPresent() ? read(file.get()) : Optional.empty();
  }

  /// What the training has left whose result is found.
  ///
  /// @throws IOException if a file is there that cannot be read
  public Optional<KeptTraining> findTraining(Study study, String method) throws IOException {
    Optional<Path> file = place(study, method).map(TrainingFile::beside).filter(Files::isRegularFile);
    return file.isPresent() ? Optional.of(TrainingFile.read(file.get())) : Optional.empty();
  }

  private Optional<Path> place(Study study, String method) throws IOException {
    return Stream.concat(Stream.of(study.sha256()), states())
        .map(hash -> file(hash, method))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private Stream<String> states() throws IOException {
    Path latest = folder.resolve("latest-" + name);
    return Files.isRegularFile(latest)
        ? Files.readString(latest).lines().map(String::strip).filter(hash -> hash.matches("[0-9a-f]{64}"))
        : Stream.empty();
  }

  private Path file(String hash, String method) {
    return folder.resolve(hash).resolve(method.replaceAll("[^\\p{L}\\p{N} ._-]", "_") + ".result");
  }

  private void dropOldest() throws IOException {
    List<Path> states = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(path -> String.valueOf(path.getFileName()).matches("[0-9a-f]{64}")).forEach(states::add);
    }
    states.sort((a, b) -> b.toFile().lastModified() < a.toFile().lastModified() ? -1
        : b.toFile().lastModified() > a.toFile().lastModified() ? 1 : 0);
    for (Path old : states.subList(Math.min(KEPT_STATES, states.size()), states.size())) {
      try (Stream<Path> files = Files.list(old)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(old);
    }
  }

  private static void write(DataOutputStream out, StoredResult result) throws IOException {
    out.writeInt(MAGIC);
    out.writeUTF(result.key());
    out.writeUTF(result.status().word());
    out.writeUTF(result.reason());
    out.writeDouble(result.seconds());
    out.writeBoolean(result.shared());
    out.writeInt(result.history().size());
    for (History.Row row : result.history()) {
      HistoryCodec.write(out, row);
    }
    new SolutionCodec.Writer(out).write(result.solution());
    out.flush();
  }

  private static Optional<StoredResult> read(Path file) throws IOException {
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      int magic = in.readInt();
      if (OUTDATED.contains(magic)) {
        return Optional.empty();
      }
      if (magic != MAGIC) {
        throw new IOException(file + " is no result of this program");
      }
      String key = in.readUTF();
      RunStatus status = RunStatus.valueOf(in.readUTF().toUpperCase(Locale.ROOT));
      String reason = in.readUTF();
      double seconds = in.readDouble();
      boolean shared = in.readBoolean();
      int count = in.readInt();
      if (count < 0 || count > MOST_ROWS) {
        throw new IOException(file + " has " + count + " rows of history");
      }
      List<History.Row> history = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        history.add(HistoryCodec.row(in));
      }
      return Optional.of(new StoredResult(key, status, reason, seconds, shared, history,
          new SolutionCodec.Reader(in).solution()));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is no result of this program", e);
    }
  }
}
