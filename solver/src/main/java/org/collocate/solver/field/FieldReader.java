package org.collocate.solver.field;

/// Makes fields of one kind from plain numbers; registered as a service, so that every module adds its own kinds.
public interface FieldReader {
  /// The {@link FieldData#kind} that this reader understands.
  String kind();

  /// Makes the field.
  ///
  /// @throws IllegalArgumentException if the numbers do not fit together
  Field read(FieldData data, FieldDecoder decoder);
}
