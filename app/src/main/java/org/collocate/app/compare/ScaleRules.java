package org.collocate.app.compare;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.collocate.app.concurrent.Listeners;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.color.ColorTable;
import org.collocate.viz.color.ScaleRule;

/// How each quantity's colours are chosen.
public final class ScaleRules {
  private final Listeners changes = new Listeners();
  private final Map<Show, ScaleRule> rules = new EnumMap<>(Show.class);

  ScaleRules() {
    for (Show show : Show.values()) {
      rules.put(show, preset(show));
    }
  }

  /// How a quantity's colours are chosen until the user says otherwise.
  static ScaleRule preset(Show show) {
    return switch (show) {
      case FIELD -> ScaleRule.field(ColorTable.VIRIDIS);
      case GRADIENT, ABSOLUTE -> ScaleRule.field(ColorTable.MAGMA);
      case RELATIVE, MAGNITUDE -> ScaleRule.field(ColorTable.MAGMA).withSpread(ColorScale.Spread.LOGARITHMIC);
      case ERROR, DIFFERENCE -> ScaleRule.error();
      case RESIDUAL -> ScaleRule.error().withSpread(ColorScale.Spread.SYMMETRIC);
    };
  }

  /// Told when a rule has changed.
  public Listeners changes() {
    return changes;
  }

  /// The rule of a quantity.
  public ScaleRule of(Show show) {
    return rules.getOrDefault(show, preset(show));
  }

  Map<Show, ScaleRule> all() {
    return Map.copyOf(rules);
  }

  /// Changes the rule of a quantity.
  public void change(Show show, UnaryOperator<ScaleRule> change) {
    rules.put(show, change.apply(of(show)));
    changes.tell();
  }

  /// Lets the ranges of all quantities follow the values again: those that were held belong to other values.
  void release() {
    rules.replaceAll((_, rule) -> rule.range() instanceof ScaleRule.Held
        ? rule.withRange(new ScaleRule.Automatic()).withThreshold(0)
        : rule);
  }

  /// Whether the range of a quantity is held.
  public boolean isHeld(Show show) {
    return of(show).range() instanceof ScaleRule.Held;
  }

  /// Holds a quantity's range, or one that fits if this does not: ends that are no range change nothing. Of a signed
  /// quantity the larger magnitude counts, as its scale is symmetric.
  public void hold(Show show, double low, double high) {
    boolean logarithmic = of(show).spread() == ColorScale.Spread.LOGARITHMIC;
    if (low < high && Double.isFinite(high - low) && (!logarithmic || low > 0)) {
      change(show, rule -> rule.withRange(new ScaleRule.Held(low, high)));
    } else {
      changes.tell();
    }
  }
}
