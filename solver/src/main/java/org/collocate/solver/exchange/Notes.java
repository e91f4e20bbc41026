package org.collocate.solver.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts what was left out or interpreted while a file is read, so that each kind gives one sentence.
final class Notes {
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  /// @param sentence one more thing of this kind, such as "text was left out"
  void add(String sentence) {
    counts.merge(sentence, 1, Integer::sum);
  }

  /// A sentence that needs no count.
  void once(String sentence) {
    counts.put(sentence, 1);
  }

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    counts
        .forEach((sentence, count) -> sentences.add(count == 1 ? sentence : sentence + " (" + count + "×)"));
    return sentences;
  }
}
