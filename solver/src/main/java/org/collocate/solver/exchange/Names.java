package org.collocate.solver.exchange;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names from files, made fit for a study.
final class Names {
  private static final int LONGEST = 80;

  private final Set<String> regions = new HashSet<>(Set.of("default"));

  /// The name without control characters and surplus blanks; null if nothing is left.
  static @Nullable String clean(@Nullable String name) {
    if (name == null) {
      return null;
    }
    StringBuilder kept = new StringBuilder();
    name.codePoints()
        .limit(LONGEST)
        .map(point -> Character.isISOControl(point) || Character.isWhitespace(point) ? ' ' : point)
        .filter(point -> Character.isDefined(point) && Character.getType(point) != Character.SURROGATE)
        .forEach(kept::appendCodePoint);
    String cleaned = kept.toString().strip().replaceAll(" {2,}", " ");
    return cleaned.isEmpty() ? null : cleaned;
  }

  /// A name for a part of the boundary; null for `rest`, which is what a study calls the boundary without a name.
  static @Nullable String part(@Nullable String name) {
    String cleaned = clean(name);
    return "rest".equals(cleaned) ? null : cleaned;
  }

  /// A name for a region that no other region has.
  String region(@Nullable String name) {
    String cleaned = clean(name);
    String wanted = cleaned == null ? "region 1" : cleaned;
    String stem = cleaned == null ? "region" : cleaned;
    for (int i = 2; !regions.add(wanted); i++) {
      wanted = stem + " " + i;
    }
    return wanted;
  }
}
