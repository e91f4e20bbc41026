package org.collocate.app.compare;

import java.util.Locale;
import org.collocate.app.text.Texts;

/// What can lie over the pictures.
public enum OverlayKind {
  CONTOURS, MESH, GRADIENT, VECTORS, POINTS, REGIONS;

  private static final Texts TEXTS = Texts.of("compare");

  /// Its name in identifiers and message bundles.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String label() {
    return TEXTS.get("overlay." + key());
  }
}
