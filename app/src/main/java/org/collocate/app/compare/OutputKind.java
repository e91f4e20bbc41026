package org.collocate.app.compare;

import org.collocate.app.text.Texts;

/// The kinds of outputs, by their key in the study.
public enum OutputKind {
  INTEGRAL("integral"), MAXIMUM("max"), MINIMUM("min"), VALUE("value");

  private static final Texts TEXTS = Texts.of("compare");
  private final String key;

  OutputKind(String key) {
    this.key = key;
  }

  public String key() {
    return key;
  }

  @Override
  public String toString() {
    return TEXTS.get("output." + key);
  }
}
