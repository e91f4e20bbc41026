package org.collocate.app.document;

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
import org.collocate.viz.export.AtomicFile;

/// Files of numbers that end with the SHA-256 of all before: with one other bit a training would go on as if nothing were
/// wrong. Seen whole or not at all.
public final class DigestFile {
  /// What fills a file.
  @FunctionalInterface
  public interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  /// What is made of it.
  @FunctionalInterface
  public interface Reader<T> {
    T read(DataInputStream in) throws IOException;
  }

  private DigestFile() {}

  /// Writes a file.
  ///
  /// @param kind four bytes with which it begins
  public static void write(Path file, int kind, Content content) throws IOException {
    AtomicFile.write(file, plain -> {
      DigestOutputStream digested = new DigestOutputStream(plain, sha256());
      DataOutputStream out = new DataOutputStream(digested);
      out.writeInt(kind);
      content.write(out);
      out.flush();
      plain.write(digested.getMessageDigest().digest());
    });
  }

  /// Reads a file.
  ///
  /// @throws IOException if it is not of that kind, whole and unchanged
  public static <T> T read(Path file, int kind, Reader<T> reader) throws IOException {
    try (DigestInputStream digested = new DigestInputStream(
        new BufferedInputStream(Files.newInputStream(file)), sha256())) {
      DataInputStream in = new DataInputStream(digested);
      if (in.readInt() != kind) {
        throw new IOException(file + " is of another kind, or of another version of this program");
      }
      T read = reader.read(in);
      byte[] found = digested.getMessageDigest().digest();
      if (!MessageDigest.isEqual(found, in.readAllBytes())) {
        throw new IOException(file + " is damaged: its digest does not fit");
      }
      return read;
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
