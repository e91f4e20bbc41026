package org.collocate.app.compare;

import org.collocate.app.form.NumberText;
import org.collocate.app.run.MethodRun;

/// States of runs in words.
public final class StatusText {
  private StatusText() {}

  /// One word, and how far it is.
  public static String of(MethodRun method) {
    if (method.status() == null) {
      return "not run";
    }
    return switch (method.status()) {
      case QUEUED -> "waiting";
      case RUNNING -> Double.isNaN(method.fraction()) ? "running"
          : "running " + Math.round(100 * method.fraction()) + " %";
      case PAUSED -> "paused";
      case CONVERGED -> method.stale() ? "stale" : "converged";
      case STOPPED -> method.stale() ? "stale" : "stopped at its budget";
      case FAILED -> "failed";
      case CANCELLED -> "cancelled";
      case UNSUPPORTED -> "not supported";
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
