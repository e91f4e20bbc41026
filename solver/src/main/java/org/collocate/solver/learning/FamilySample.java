package org.collocate.solver.learning;

import java.util.SplittableRandom;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Draws studies from a family: each distribution is replaced by a number, each random coefficient gets a seed, in the order
/// of the document. The same family, seed and number give the same study for ever.
final class FamilySample {
  static final String UNIFORM = "uniform";
  private static final String RANDOM = "random";
  private static final String SEED = "seed";
  /// Seeds of random fields are whole numbers below this.
  private static final long SEEDS = 1L << 52;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final SplittableRandom random;

  private FamilySample(SplittableRandom random) {
    this.random = random;
  }

  /// The sample of a number, from the seed of the study.
  static Study draw(Study family, long number) {
    JsonNode seed = family.at(Pointer.ROOT.key(SEED));
    // Two rounds of the generator's own mixing keep neighbouring seeds and numbers apart.
    long start = new SplittableRandom(seed == null ? 1 : seed.asLong(1)).nextLong();
    FamilySample sample = new FamilySample(
        new SplittableRandom(start ^ new SplittableRandom(number).nextLong()));
    Study study = family.without(FamilyCheck.FAMILY);
    Pointer equation = Pointer.ROOT.key("equation");
    for (String section : java.util.List.of("parameters", "coefficients")) {
      JsonNode values = study.at(equation.key(section));
      if (values != null) {
        study = study.with(equation.key(section), sample.drawn(values));
      }
    }
    return study;
  }

  /// Whether an object stands for numbers drawn evenly from a range.
  static boolean isDistribution(JsonNode node) {
    return node instanceof ObjectNode object && object.size() == 1 && object.has(UNIFORM);
  }

  /// Whether an object holds a random coefficient that has no seed.
  static boolean isOpenRandom(JsonNode node) {
    return node instanceof ObjectNode object && object.get(RANDOM) instanceof ObjectNode field
        && !field.has(SEED);
  }

  private JsonNode drawn(JsonNode node) {
    if (isDistribution(node)) {
      JsonNode range = node.path(UNIFORM);
      double low = range.path(0).asDouble(0);
      return NODES.numberNode(low + (range.path(1).asDouble(0) - low) * random.nextDouble());
    }
    if (node instanceof ObjectNode object) {
      ObjectNode copy = NODES.objectNode();
      object.properties().forEach(entry -> copy.set(entry.getKey(), drawn(entry.getValue())));
      if (isOpenRandom(node) && copy.get(RANDOM) instanceof ObjectNode field) {
        field.put(SEED, random.nextLong(SEEDS));
      }
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = NODES.arrayNode();
      array.forEach(element -> copy.add(drawn(element)));
      return copy;
    }
    return node;
  }
}
