package org.collocate.app.run;

/// How far the reference is.
///
/// @param text its name with its own error, what is being done, or why there is none
/// @param stage where it is
public record ReferenceState(Stage stage, String text) {
  public static final ReferenceState NONE = new ReferenceState(Stage.NONE, "");

  /// Where the reference is.
  public enum Stage {
    NONE, WORKING, READY, FAILED
  }
}
