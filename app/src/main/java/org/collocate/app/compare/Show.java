package org.collocate.app.compare;

/// What a pane shows of its method.
public enum Show {
  FIELD("Field"), ERROR("Error"), MAGNITUDE("|Error|, log");

  private final String label;

  Show(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
