package org.collocate.solver.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Something to try after a run that failed, or that was no success. Those that can be done at once, a window does at
/// the press of a button.
public sealed interface Remedy {
  /// What to do, as a sentence without its full stop.
  String text();

  /// What only a person can do.
  record Advice(String text) implements Remedy {}

  /// Another value of one of the method's own settings.
  ///
  /// @param value `Long`, `Double`, `String` or `Boolean`, within the setting's range
  record Change(String text, String key, Object value) implements Remedy {}

  /// Another method beside this one.
  ///
  /// @param method its id
  record Instead(String text, String method) implements Remedy {}

  /// The same once more.
  record Again(String text) implements Remedy {}

  /// A setting of a method made larger or smaller; none where it has no such setting or is at its end already.
  ///
  /// @param what says what is done, before the new value
  static List<Remedy> scaled(List<Setting> known, Map<String, Object> values, String key, double factor,
      String what) {
    List<Remedy> remedies = new ArrayList<>();
    for (Setting setting : known) {
      switch (setting) {
        case Setting.Whole whole when whole.key().equals(key) -> {
          long now = (Long) values.getOrDefault(key, whole.preset());
          long next = Math.clamp(Math.round(now * factor), whole.min(), whole.max());
          if (next != now) {
            remedies.add(new Change(what + " " + next, key, next));
          }
        }
        case Setting.Real real when real.key().equals(key) -> {
          double now = (Double) values.getOrDefault(key, real.preset());
          double next = Math.clamp(
              Double.parseDouble(String.format(java.util.Locale.ROOT, "%.2g", now * factor)),
              real.min(), real.max());
          if (next != now) {
            remedies.add(new Change(what + " " + brief(next), key, next));
          }
        }
        case Setting.Whole _,Setting.Real _,Setting.Choice _,Setting.Parameter _,Setting.Switch _ -> {
          // Another setting, or one that has no size.
        }
      }
    }
    return remedies;
  }

  private static String brief(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e9 ? String.valueOf((long) number)
        : String.valueOf(number);
  }

  /// What makes any method smaller: fewer cells, features, points.
  static List<Remedy> smaller(Solver solver, Settings settings) {
    List<Remedy> remedies = new ArrayList<>();
    remedies.addAll(scaled(solver.settings(), settings.values(), "cells", 0.25, "fewer cells:"));
    remedies.addAll(scaled(solver.settings(), settings.values(), "features", 0.5, "fewer features:"));
    remedies.addAll(scaled(solver.settings(), settings.values(), "points", 0.25, "fewer points:"));
    remedies.addAll(scaled(solver.settings(), settings.values(), "width", 0.5, "a narrower network:"));
    if (settings.values().get("order") instanceof Long order && order > 1) {
      remedies.add(new Change("order 1", "order", 1L));
    }
    return remedies;
  }
}
