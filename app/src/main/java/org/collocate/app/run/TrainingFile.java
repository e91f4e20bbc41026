package org.collocate.app.run;

import java.io.IOException;
import java.nio.file.Path;
import org.collocate.app.document.DigestFile;
import org.collocate.solver.service.RemainsCodec;

/// What a training has left, as a file beside its result.
final class TrainingFile {
  private static final int KIND = 0x434f4c54;

  private TrainingFile() {}

  /// The place beside the file of a result.
  static Path beside(Path result) {
    return result.resolveSibling(String.valueOf(result.getFileName())
        .replaceFirst("\\.result$", ".training"));
  }

  static void write(Path file, KeptTraining training) throws IOException {
    DigestFile.write(file, KIND, out -> {
      out.writeUTF(training.learner());
      out.writeUTF(training.course());
      RemainsCodec.write(out, training.remains());
    });
  }

  /// @throws IOException if the file is not a training of this program, whole and unchanged
  static KeptTraining read(Path file) throws IOException {
    return DigestFile.read(file, KIND,
        in -> new KeptTraining(in.readUTF(), in.readUTF(), RemainsCodec.read(in)));
  }
}
