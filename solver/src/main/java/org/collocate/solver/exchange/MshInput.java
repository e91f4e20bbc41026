package org.collocate.solver.exchange;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.collocate.solver.exchange.ExchangeException.Place;

/// The numbers of an msh file, as text or as bytes.
final class MshInput {
  private static final int LONGEST_WORD = 64;
  private static final String DAMAGED = "the file is damaged or cut off";

  private final ByteBuffer bytes;
  private boolean binary;
  /// Where what was read last begins.
  private int last;

  MshInput(byte[] content) {
    bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// Whether numbers come as bytes from now on.
  void binary(boolean newBinary) {
    binary = newBinary;
  }

  /// Reads the number 1, whose bytes tell their order.
  void readOrder() throws ExchangeException {
    int one = integer("the byte order");
    if (one == 0x01000000) {
      bytes.order(ByteOrder.BIG_ENDIAN);
    } else if (one != 1) {
      throw fault("the number that tells the byte order is neither 1 nor 1 reversed", DAMAGED);
    }
  }

  ExchangeException fault(String sentence, String hint) {
    return new ExchangeException(place(), sentence, hint);
  }

  Place place() {
    if (binary) {
      return new Place.Offset(last);
    }
    int line = 1;
    int column = 1;
    for (int i = 0; i < last; i++) {
      boolean end = bytes.get(i) == '\n';
      line += end ? 1 : 0;
      column = end ? 1 : column + 1;
    }
    return new Place.Text(line, column);
  }

  boolean atEnd() {
    skipBlanks();
    return !bytes.hasRemaining();
  }

  private void skipBlanks() {
    while (bytes.hasRemaining() && bytes.get(bytes.position()) <= ' ' && bytes.get(bytes.position()) >= 0) {
      bytes.get();
    }
  }

  /// Passes over the rest of the line.
  void endLine() {
    while (bytes.hasRemaining() && bytes.get() != '\n') {
      // What stands there belongs to no number.
    }
  }

  /// The rest of the line, without its end.
  String line() throws ExchangeException {
    int begin = bytes.position();
    last = begin;
    while (bytes.hasRemaining()) {
      if (bytes.get() == '\n') {
        return text(begin, bytes.position() - 1).strip();
      }
    }
    return text(begin, bytes.position()).strip();
  }

  private String text(int begin, int end) {
    return new String(bytes.array(), begin, end - begin, StandardCharsets.UTF_8);
  }

  /// The next word of a text, whatever numbers are.
  String word(String what) throws ExchangeException {
    skipBlanks();
    int begin = bytes.position();
    last = begin;
    while (bytes.hasRemaining() && bytes.get(bytes.position()) > ' ' || isHighByte()) {
      bytes.get();
      if (bytes.position() - begin > LONGEST_WORD) {
        throw fault(what + " is expected here, found a very long word", DAMAGED);
      }
    }
    if (begin == bytes.position()) {
      throw fault("the file ends where " + what + " is expected", DAMAGED);
    }
    return text(begin, bytes.position());
  }

  private boolean isHighByte() {
    return bytes.hasRemaining() && bytes.get(bytes.position()) < 0;
  }

  /// Reads a word that must be this one.
  void expect(String word) throws ExchangeException {
    boolean before = binary;
    binary = false;
    String found = word(word);
    if (!found.equals(word)) {
      throw fault(word + " is expected here, found '" + SvgText.excerpt(found) + "'", DAMAGED);
    }
    binary = before;
  }

  /// Goes behind the next occurrence of a word at the beginning of a line.
  void skipTo(String word) throws ExchangeException {
    last = bytes.position();
    byte[] wanted = word.getBytes(StandardCharsets.US_ASCII);
    byte[] all = bytes.array();
    for (int i = bytes.position(); i + wanted.length <= all.length; i++) {
      if (all[i] == '$' && java.util.Arrays.equals(all, i, i + wanted.length, wanted, 0, wanted.length)) {
        bytes.position(i + wanted.length);
        return;
      }
    }
    throw fault(word + " is missing", DAMAGED);
  }

  private void need(int count, String what) throws ExchangeException {
    last = bytes.position();
    if (bytes.remaining() < count) {
      throw fault("the file ends where " + what + " is expected", DAMAGED);
    }
  }

  /// A number of four bytes.
  int integer(String what) throws ExchangeException {
    if (binary) {
      need(Integer.BYTES, what);
      return bytes.getInt();
    }
    long number = whole(what);
    if (number != (int) number) {
      throw fault(number + " is too large for " + what, DAMAGED);
    }
    return (int) number;
  }

  /// A number of eight bytes.
  long size(String what) throws ExchangeException {
    if (binary) {
      need(Long.BYTES, what);
      return bytes.getLong();
    }
    return whole(what);
  }

  private long whole(String what) throws ExchangeException {
    String word = word(what);
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw fault(what + " is expected here, found '" + SvgText.excerpt(word) + "'", DAMAGED);
    }
  }

  /// A finite number.
  double real(String what) throws ExchangeException {
    double number;
    if (binary) {
      need(Double.BYTES, what);
      number = bytes.getDouble();
    } else {
      String word = word(what);
      try {
        number = Double.parseDouble(word);
      } catch (NumberFormatException e) {
        throw fault(what + " is expected here, found '" + SvgText.excerpt(word) + "'", DAMAGED);
      }
    }
    return Budget.coordinate(number, place(number));
  }

  /// Places cost a walk through the text, so only wrong numbers get one.
  private Place place(double number) {
    return Double.isFinite(number) ? new Place.Whole() : place();
  }

  /// Checks a number of things against what is left of the file.
  ///
  /// @param least bytes or characters that one of them takes
  int count(long count, int least, int most, String what) throws ExchangeException {
    if (count < 0 || count > bytes.remaining() / Math.max(1, least) + 1) {
      throw fault("the file says that it has " + count + " " + what + ", but it is too short for them",
          DAMAGED);
    }
    if (count > most) {
      throw fault("there are more than " + most + " " + what, "a coarser mesh gives the same drawing");
    }
    return (int) count;
  }
}
