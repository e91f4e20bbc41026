package org.collocate.solver.field;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;

/// Reads fields of every registered kind. What several fields share is made once: two frames of one run come back on
/// the same mesh object.
public final class FieldDecoder {
  private final Map<String, FieldReader> readers = new HashMap<>();
  private final IdentityHashMap<FieldData, Object> shared = new IdentityHashMap<>();

  public FieldDecoder() {
    ServiceLoader.load(FieldReader.class).forEach(reader -> readers.put(reader.kind(), reader));
  }

  /// Makes the field.
  ///
  /// @throws IllegalArgumentException if no reader knows its kind, or the numbers do not fit together
  public Field read(FieldData data) {
    FieldReader reader = readers.get(data.kind());
    if (reader == null) {
      throw new IllegalArgumentException("no reader for fields of kind '" + data.kind() + "'");
    }
    return reader.read(data, this);
  }

  /// What `make` makes of `part`, made once for the same part.
  public <T> T shared(FieldData part, Class<T> type, Function<FieldData, T> make) {
    return type.cast(shared.computeIfAbsent(part, make));
  }
}
