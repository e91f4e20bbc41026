package org.collocate.app.run;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.collocate.solver.service.RemainsCodec;
import org.collocate.viz.export.AtomicFile;

/// What a training has left, as a file beside its result. A SHA-256 at the end says that no bit has changed: with other
/// weights a training would go on as if nothing were wrong.
final class TrainingFile {
  private static final int MAGIC = 0x434f4c54;

  private TrainingFile() {}

  /// The place beside the file of a result.
  static Path beside(Path result) {
    return result
        .resolveSibling(String.valueOf(result.getFileName()).replaceFirst("\\.result$", ".training"));
  }

  static void write(Path file, KeptTraining training) throws IOException {
    AtomicFile.write(file, plain -> {
      DigestOutputStream digested = new DigestOutputStream(plain, sha256());
      DataOutputStream out = new DataOutputStream(digested);
      out.writeInt(MAGIC);
      out.writeUTF(training.learner());
      out.writeUTF(training.course());
      RemainsCodec.write(out, training.remains());
      out.flush();
      plain.write(digested.getMessageDigest().digest());
    });
  }

  /// @throws IOException if the file is not a training of this program, whole and unchanged
  static KeptTraining read(Path file) throws IOException {
    try (DigestInputStream digested = new DigestInputStream(
        new BufferedInputStream(Files.newInputStream(file)), sha256())) {
      DataInputStream in = new DataInputStream(digested);
      if (in.readInt() != MAGIC) {
        throw new IOException(file + " is no training of this program");
      }
      KeptTraining training = new KeptTraining(in.readUTF(), in.readUTF(), RemainsCodec.read(in));
      byte[] found = digested.getMessageDigest().digest();
      if (!MessageDigest.isEqual(found, in.readAllBytes())) {
        throw new IOException(file + " is damaged: its digest does not fit");
      }
      return training;
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
