package org.collocate.solver.field;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;

/// Reads fields of every registered kind. What several fields share is made once: two frames of one run come back on
/// the same mesh object.
public final class FieldDecoder {
  private final Map<String, FieldReader> readers = new HashMap<>();
  private final ArrayDeque<Made> shared = new ArrayDeque<>();

  /// What was made of a part.
  private record Made(FieldData part, Object object) {}

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

  /// What `make` makes of `part`, made once for the same object while it is among those that were used last.
  public <T> T shared(FieldData part, Class<T> type, Function<FieldData, T> make) {
    for (Made known : shared) {
      if (isSame(known.part(), part)) {
        shared.remove(known);
        shared.addFirst(known);
        return type.cast(known.object());
      }
    }
    T made = make.apply(part);
    shared.addFirst(new Made(part, made));
    if (shared.size() > FieldCodec.REMEMBERED) {
      shared.removeLast();
    }
    return made;
  }

  /// Whether two are one object; equal ones are not looked for, which would compare whole meshes.
  @SuppressWarnings("ReferenceEquality") // Identity is what is asked for.
  private static boolean isSame(FieldData one, FieldData other) {
    return one == other;
  }
}
