package org.collocate.app.run;

import org.collocate.app.form.NumberText;
import org.collocate.app.text.Texts;
import org.collocate.solver.comparison.Reference;

/// How far the reference is.
///
/// @param text its name with its own error, what is being done, or why there is none
/// @param stage where it is
public record ReferenceState(Stage stage, String text) {
  private static final Texts TEXTS = Texts.of("run");
  public static final ReferenceState NONE = new ReferenceState(Stage.NONE, "");

  /// Its name with its own error.
  static String describe(Reference found) {
    String inL2 = found.errorEstimate() > 0
        ? found.name() + "\n" + TEXTS.get("reference.l2", NumberText.of(found.errorEstimate()))
        : found.name();
    return found.ownError()
        .map(own -> inL2 + "\n"
            + (own.reliable() ? TEXTS.get("reference.energy", NumberText.of(own.relative()))
                : TEXTS.get("reference.energy.unreliable", NumberText.of(own.relative()), own.doubt())))
        .orElse(inL2);
  }

  /// Where the reference is.
  public enum Stage {
    NONE, WORKING, READY, FAILED
  }
}
