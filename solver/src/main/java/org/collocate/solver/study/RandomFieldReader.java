package org.collocate.solver.study;

import java.util.List;
import java.util.Optional;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.RandomField;
import org.collocate.solver.geometry.Domain;

/// Reads coefficients that are drawn at random from a seed.
final class RandomFieldReader {
  private static final List<String> KINDS = List.of("gaussian", "log-normal", "two-phase", "inclusions");

  private final List<Fault> faults;

  RandomFieldReader(List<Fault> faults) {
    this.faults = faults;
  }

  /// The field; empty if it is wrong.
  Optional<Field> read(Section section, Domain domain) {
    int before = faults.size();
    String kind = section.required("kind", "one of " + String.join(", ", KINDS));
    if (!KINDS.contains(kind) && !kind.isEmpty()) {
      section.fault("kind", "'" + kind + "' is none of " + String.join(", ", KINDS),
          Fault.nearest(kind, KINDS));
    }
    double tau = positive(section, "tau", 3);
    double alpha = positive(section, "alpha", 2);
    double mean = section.number("mean", 0);
    double deviation = positive(section, "deviation", 1);
    double low = section.number("low", 1);
    double high = section.number("high", 10);
    int count = (int) section.whole("count", 20, 1, 1000);
    double radius = positive(section, "radius", 0.05);
    int grid = (int) section.whole("grid", 128, 16, 2048);
    if (!section.has("seed")) {
      section.fault("seed", "a random coefficient needs a seed, so that it is the same each time",
          "\"seed\": 1");
    }
    long seed = section.whole("seed", 1, 0, Long.MAX_VALUE >> 11);
    if (domain.dimension() != 2) {
      faults.add(Fault.of(section.at(), "a random coefficient needs a domain of two dimensions", ""));
    }
    if (faults.size() > before) {
      return Optional.empty();
    }
    RandomField random = new RandomField(domain.lower(), domain.upper(), grid, seed);
    return Optional.of(switch (kind) {
      case "gaussian" -> random.gaussian(tau, alpha, mean, deviation);
      case "log-normal" -> random.logNormal(tau, alpha, mean, deviation);
      case "two-phase" -> random.twoPhase(tau, alpha, low, high);
      default -> random.inclusions(count, radius, low, high);
    });
  }

  private static double positive(Section section, String key, double preset) {
    double value = section.number(key, preset);
    if (!(value > 0)) {
      section.fault(key, key + " must be positive, found " + value, "");
    }
    return value;
  }
}
