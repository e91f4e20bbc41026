package org.collocate.solver.method;

import java.util.List;

/// Whether a method can solve a problem, and if not, why.
///
/// @param reason empty when it can
/// @param remedies what to try; empty when it can
public record Support(String reason, List<Remedy> remedies) {
  private static final Support YES = new Support("", List.of());

  public Support {
    remedies = List.copyOf(remedies);
  }

  public static Support yes() {
    return YES;
  }

  /// A refusal.
  ///
  /// @param reason a sentence for the user that names what does not fit
  ///
  /// @param remedies what to try
  public static Support no(String reason, Remedy... remedies) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("a refusal needs a reason");
    }
    return new Support(reason, List.of(remedies));
  }

  public boolean isYes() {
    return reason.isEmpty();
  }
}
