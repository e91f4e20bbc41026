package org.collocate.app.compare;

import org.collocate.app.form.NumberText;
import org.collocate.app.run.MethodRun;
import org.collocate.app.text.Texts;

/// States of runs in words.
public final class StatusText {
  private static final Texts TEXTS = Texts.of("compare");

  private StatusText() {}

  /// One word, and how far it is.
  public static String of(MethodRun method) {
    if (method.status() == null) {
      return TEXTS.get("status.none");
    }
    return switch (method.status()) {
      case QUEUED -> TEXTS.get("status.queued");
      case RUNNING -> Double.isNaN(method.fraction()) ? TEXTS.get("status.running")
          : TEXTS.get("status.running.some", Math.round(100 * method.fraction()));
      case PAUSED -> TEXTS.get("status.paused");
      case CONVERGED -> method.stale() ? TEXTS.get("status.stale") : TEXTS.get("status.converged");
      case STOPPED -> method.stale() ? TEXTS.get("status.stale") : TEXTS.get("status.stopped");
      case FAILED -> TEXTS.get("status.failed");
      case CANCELLED -> TEXTS.get("status.cancelled");
      case UNSUPPORTED -> TEXTS.get("status.unsupported");
    };
  }

  /// The one number of a pane's head: the error if there is a reference, else the time; empty before the first one.
  public static String number(MethodRun method) {
    if (!Double.isNaN(method.relativeL2())) {
      return NumberText.of(method.relativeL2());
    }
    return Double.isNaN(method.seconds()) ? "" : NumberText.seconds(method.seconds());
  }
}
