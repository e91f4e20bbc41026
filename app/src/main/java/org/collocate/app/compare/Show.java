package org.collocate.app.compare;

import java.util.Locale;
import org.collocate.app.text.Texts;

/// What a pane shows. Each has one colour scale for all panes.
public enum Show {
  /// The solution.
  FIELD(false),
  /// The magnitude of its gradient.
  GRADIENT(false),
  /// Method minus reference.
  ERROR(true),
  /// The magnitude of the error.
  ABSOLUTE(true),
  /// The magnitude of the error over that of the reference at the same point.
  RELATIVE(true),
  /// The magnitude of the error on a logarithmic scale.
  MAGNITUDE(true),
  /// Left side minus right side of the equation.
  RESIDUAL(false),
  /// One method minus another.
  DIFFERENCE(false);

  private static final Texts TEXTS = Texts.of("compare");
  private final boolean error;

  Show(boolean error) {
    this.error = error;
  }

  /// Whether it needs a reference.
  public boolean isError() {
    return error;
  }

  /// Its name in identifiers and message bundles.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String label() {
    return TEXTS.get("show." + key());
  }

  /// What is to be known about it.
  public String help() {
    return TEXTS.get("show." + key() + ".help");
  }

  /// The quantity beside its colours.
  public String quantity(String unknown) {
    return TEXTS.get("quantity." + key(), unknown);
  }
}
