package org.collocate.models.layer;

import java.util.List;

/// Reads layers from the lines that [Layer#describe] writes.
public final class Layers {
  private Layers() {}

  /// The layer of that description.
  ///
  /// @throws IllegalArgumentException if there is none
  public static Layer parse(String description) {
    List<String> words = List.of(description.split(" ", -1));
    try {
      return switch (words.getFirst()) {
        case "dense" ->
          new Dense(number(words, 1), number(words, 2), Activation.valueOf(words.get(3)));
        case "fourier" -> new FourierFeatures(number(words, 1), number(words, 2),
            Double.parseDouble(words.get(3)), Long.parseLong(words.get(4)));
        case "adaptive" -> new AdaptiveSlope(number(words, 1), Activation.valueOf(words.get(2)));
        case "gaussian" -> new GaussianFeatures(number(words, 1), number(words, 2));
        case "gated" -> new GatedBlocks(number(words, 1), number(words, 2), number(words, 3),
            Activation.valueOf(words.get(4)));
        case "periodic" -> new PeriodicEmbedding(
            words.get(1).chars().mapToObj(axis -> axis == 'p').toList(), number(words, 2));
        default -> throw new IllegalArgumentException("no such kind");
      };
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("not a layer: '" + description + "'", e);
    }
  }

  private static int number(List<String> words, int index) {
    return Integer.parseInt(words.get(index));
  }
}
