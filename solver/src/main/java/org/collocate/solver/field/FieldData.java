package org.collocate.solver.field;

import java.util.Map;

/// A field, or a part that fields share (a mesh, a network's layout), as plain numbers.
///
/// This is what crosses from one process to another and what is kept beside a study. Parts that are the same object
/// are written once.
///
/// @param kind names the {@link FieldReader}
/// @param attributes short texts
/// @param reals columns of doubles
/// @param integers columns of ints
/// @param parts what this field shares with others
public record FieldData(String kind, Map<String, String> attributes, Map<String, double[]> reals,
    Map<String, int[]> integers, Map<String, FieldData> parts) {

  public FieldData {
    attributes = Map.copyOf(attributes);
    reals = Map.copyOf(reals);
    integers = Map.copyOf(integers);
    parts = Map.copyOf(parts);
  }

  /// The text named `name`.
  ///
  /// @throws IllegalArgumentException if there is none
  public String attribute(String name) {
    return required(attributes, name);
  }

  /// The doubles named `name`.
  ///
  /// @throws IllegalArgumentException if there are none
  public double[] reals(String name) {
    return required(reals, name);
  }

  /// The ints named `name`.
  ///
  /// @throws IllegalArgumentException if there are none
  public int[] integers(String name) {
    return required(integers, name);
  }

  /// The part named `name`.
  ///
  /// @throws IllegalArgumentException if there is none
  public FieldData part(String name) {
    return required(parts, name);
  }

  private <T> T required(Map<String, T> map, String name) {
    T value = map.get(name);
    if (value == null) {
      throw new IllegalArgumentException("a field of kind '" + kind + "' without '" + name + "'");
    }
    return value;
  }
}
