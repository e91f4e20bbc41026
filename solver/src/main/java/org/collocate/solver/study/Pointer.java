package org.collocate.solver.study;

/// A place in a JSON document (RFC 6901).
///
/// @param text such as `/boundary/0/u`; empty for the whole document
public record Pointer(String text) {
  public static final Pointer ROOT = new Pointer("");

  public Pointer key(String key) {
    return new Pointer(text + "/" + key.replace("~", "~0").replace("/", "~1"));
  }

  public Pointer index(int index) {
    return new Pointer(text + "/" + index);
  }

  /// The keys and indices on the way from the root.
  public java.util.List<String> tokens() {
    if (text.isEmpty()) {
      return java.util.List.of();
    }
    return java.util.Arrays.stream(text.substring(1).split("/", -1))
        .map(t -> t.replace("~1", "/").replace("~0", "~"))
        .toList();
  }

  @Override
  public String toString() {
    return text;
  }
}
