package org.collocate.solver.method;

/// Whether a method can solve a problem, and if not, why.
///
/// @param reason empty when it can
public record Support(String reason) {
  private static final Support YES = new Support("");

  public static Support yes() {
    return YES;
  }

  /// A refusal.
  ///
  /// @param reason a sentence for the user that names what does not fit
  public static Support no(String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("a refusal needs a reason");
    }
    return new Support(reason);
  }

  public boolean isYes() {
    return reason.isEmpty();
  }
}
