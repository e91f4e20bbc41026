package org.collocate.solver.service;

import java.util.Map;
import java.util.Optional;
import org.collocate.solver.field.FieldData;

/// What a training leaves at its end, from which it can go on.
///
/// @param state weights, points and what the optimizer remembers; empty where it is not kept
/// @param obstacle why not; empty where it is
/// @param cpuSeconds that it has taken so far, of the whole process; NaN where other runs shared the process
public record Remains(Optional<FieldData> state, String obstacle, RunSeconds seconds, double cpuSeconds) {
  /// The most that is kept, in bytes.
  public static final long LARGEST = 16L << 20;

  /// A state, unless it is too large to be kept.
  static Remains of(FieldData state, RunSeconds seconds, double cpuSeconds) {
    long size = size(state);
    return size <= LARGEST ? new Remains(Optional.of(state), "", seconds, cpuSeconds)
        : tooLarge(size, seconds, cpuSeconds);
  }

  /// What is left of a state that is too large to be kept.
  static Remains tooLarge(long bytes, RunSeconds seconds, double cpuSeconds) {
    return new Remains(Optional.empty(), "what the optimizer remembers takes " + Math.ceilDiv(bytes, 1L << 20)
        + " MB, and at most " + (LARGEST >> 20) + " MB are kept", seconds, cpuSeconds);
  }

  /// Bytes of all numbers.
  private static long size(FieldData data) {
    return 8L * count(data.reals(), column -> column.length)
        + 4L * count(data.integers(), column -> column.length)
        + data.parts().values().stream().mapToLong(Remains::size).sum();
  }

  private static <T> long count(Map<String, T> columns, java.util.function.ToLongFunction<T> length) {
    return columns.values().stream().mapToLong(length).sum();
  }
}
