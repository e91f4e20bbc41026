package org.collocate.solver.exchange;

import java.io.Serial;
import java.util.Objects;

/// Thrown when a file cannot be taken over, or not as a whole; nothing of it is used then.
public final class ExchangeException extends Exception {
  @Serial
  private static final long serialVersionUID = 1;

  /// Where in a file something is wrong.
  public sealed interface Place {
    /// A place in a text; both count from 1.
    record Text(int line, int column) implements Place {
      @Override
      public String toString() {
        return "line " + line + ", column " + column;
      }
    }

    /// A place in a binary file; counts from 0.
    record Offset(long bytes) implements Place {
      @Override
      public String toString() {
        return "byte " + bytes;
      }
    }

    /// The file as a whole.
    record Whole() implements Place {
      @Override
      public String toString() {
        return "";
      }
    }
  }

  private final transient Place place;
  private final String sentence;
  private final String hint;

  /// @param sentence what is wrong
  /// @param hint what to do; may be empty
  public ExchangeException(Place place, String sentence, String hint) {
    super(message(place, sentence, hint));
    this.place = place;
    this.sentence = sentence;
    this.hint = hint;
  }

  private static String message(Place place, String sentence, String hint) {
    String where = place.toString();
    return (where.isEmpty() ? "" : where + ": ") + sentence + (hint.isEmpty() ? "" : " (" + hint + ")");
  }

  static ExchangeException whole(String sentence, String hint) {
    return new ExchangeException(new Place.Whole(), sentence, hint);
  }

  public Place place() {
    return Objects.requireNonNullElse(place, new Place.Whole());
  }

  public String sentence() {
    return sentence;
  }

  /// What to do; may be empty.
  public String hint() {
    return hint;
  }
}
