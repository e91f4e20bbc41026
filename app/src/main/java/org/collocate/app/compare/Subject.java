package org.collocate.app.compare;

/// Whose fields a pane shows.
public sealed interface Subject {
  /// A method's.
  record OfMethod(String method) implements Subject {}

  /// The reference's.
  record OfReference() implements Subject {}

  /// The difference of two methods'.
  record OfDifference(String minuend, String subtrahend) implements Subject {}

  /// Whether it has to do with a method.
  default boolean names(String method) {
    return switch (this) {
      case OfMethod(String name) -> name.equals(method);
      case OfReference _ -> false;
      case OfDifference(String minuend, String subtrahend) -> minuend.equals(method)
          || subtrahend.equals(method);
    };
  }

  /// Its name in identifiers.
  default String key() {
    return switch (this) {
      case OfMethod(String name) -> name;
      case OfReference _ -> "reference";
      case OfDifference(String minuend, String subtrahend) -> minuend + " - " + subtrahend;
    };
  }
}
