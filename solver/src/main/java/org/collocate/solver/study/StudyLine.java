package org.collocate.solver.study;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// A study as one line of text that can be pasted into a message: `collocate:1:` and the study's text, deflated (zlib) and
/// in base64 for URLs.
public final class StudyLine {
  private static final String HEAD = "collocate:1:";
  private static final int LONGEST = 64 << 20;
  private static final int PIECE = 1 << 16;

  private StudyLine() {}

  public static String write(Study study) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE];
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
      deflater.setInput(study.print().getBytes(StandardCharsets.UTF_8));
      deflater.finish();
      while (!deflater.finished()) {
        out.write(piece, 0, deflater.deflate(piece));
      }
    }
    return HEAD + Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
  }

  /// Whether a text says that it is such a line.
  public static boolean isLine(String text) {
    return text.strip().startsWith(HEAD);
  }

  /// Reads a line; line breaks that a mail program put in do no harm.
  ///
  /// @throws StudyException if it is damaged or holds no study
  public static Study read(String text) throws StudyException {
    String line = text.replaceAll("\\s", "");
    if (!line.startsWith(HEAD)) {
      throw new StudyException(
          Fault.of(Pointer.ROOT, "this is no study: it does not begin with " + HEAD, ""));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(Base64.getUrlDecoder().decode(line.substring(HEAD.length())));
      while (!inflater.finished()) {
        int count = inflater.inflate(piece);
        if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw new DataFormatException("the end is missing");
        }
        out.write(piece, 0, count);
        if (out.size() > LONGEST) {
          throw new DataFormatException("the study is larger than " + (LONGEST >> 20) + " MB");
        }
      }
    } catch (IllegalArgumentException | DataFormatException e) {
      throw new StudyException(Fault.of(Pointer.ROOT, "the line is damaged: " + e.getMessage(),
          "copy the whole line, from collocate: to its end"));
    }
    return Study.parse(out.toString(StandardCharsets.UTF_8));
  }
}
