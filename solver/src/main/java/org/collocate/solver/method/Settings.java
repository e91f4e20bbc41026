package org.collocate.solver.method;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.collocate.solver.study.Fault;
import org.collocate.solver.study.Pointer;

/// The checked values of a method's settings: what the study gives, and the defaults of the rest.
public final class Settings {
  private final Map<String, Object> values;

  private Settings(Map<String, Object> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /// Checks given values (`Long`, `Double`, `String`, `Boolean`) against the settings of a method.
  ///
  /// @param at where the values stand in the study
  /// @param faults takes a message for each value that does not fit; the default stands in for it
  public static Settings of(List<Setting> known, Map<String, Object> given, Pointer at, List<Fault> faults) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Setting setting : known) {
      Object value = given.get(setting.key());
      values.put(setting.key(), value == null ? setting.defaultValue()
          : checked(setting, value, at.key(setting.key()), faults));
    }
    List<String> keys = known.stream().map(Setting::key).toList();
    for (String key : given.keySet()) {
      if (!values.containsKey(key)) {
        faults.add(Fault.unknownKey(at.key(key), key, keys));
      }
    }
    return new Settings(values);
  }

  /// The defaults.
  public static Settings of(List<Setting> known) {
    return of(known, Map.of());
  }

  /// Checked values for use in code.
  ///
  /// @throws IllegalArgumentException with all faults, if there are any
  public static Settings of(List<Setting> known, Map<String, Object> given) {
    List<Fault> faults = new java.util.ArrayList<>();
    Settings settings = of(known, given, Pointer.ROOT, faults);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(faults.toString());
    }
    return settings;
  }

  private static Object checked(Setting setting, Object value, Pointer at, List<Fault> faults) {
    switch (setting) {
      case Setting.Whole whole when value instanceof Number number && number.doubleValue() == Math.rint(
          number.doubleValue()) -> {
        if (number.doubleValue() >= whole.min() && number.doubleValue() <= whole.max()) {
          return number.longValue();
        }
        faults.add(Fault.of(at, number + " is outside " + whole.min() + " … " + whole.max(), whole.help()));
      }
      case Setting.Real real when value instanceof Number number -> {
        if (number.doubleValue() >= real.min() && number.doubleValue() <= real.max()) {
          return number.doubleValue();
        }
        faults.add(Fault.of(at, number + " is outside " + real.min() + " … " + real.max(), real.help()));
      }
      case Setting.Choice choice when value instanceof String word -> {
        if (choice.options().contains(word)) {
          return word;
        }
        faults.add(Fault.of(at, "'" + word + "' is none of " + String.join(", ", choice.options()),
            Fault.nearest(word, choice.options())));
      }
      case Setting.Parameter _ when value instanceof String -> {
        return value;
      }
      case Setting.Switch _ when value instanceof Boolean -> {
        return value;
      }
      case Setting.Whole _ ->
        faults.add(Fault.of(at, "'" + value + "' is not a whole number", setting.help()));
      case Setting.Real _ -> faults.add(Fault.of(at, "'" + value + "' is not a number", setting.help()));
      case Setting.Choice choice -> faults.add(Fault.of(at, "'" + value + "' is none of "
          + String.join(", ", choice.options()), setting.help()));
      case Setting.Parameter _ ->
        faults.add(Fault.of(at, "'" + value + "' is not the name of a parameter", setting.help()));
      case Setting.Switch _ ->
        faults.add(Fault.of(at, "'" + value + "' is neither true nor false", setting.help()));
    }
    return setting.defaultValue();
  }

  public long whole(String key) {
    return (Long) value(key);
  }

  /// A whole number that is known to fit, as a count or an index.
  public int count(String key) {
    return Math.toIntExact(whole(key));
  }

  public double real(String key) {
    return (Double) value(key);
  }

  /// A word that was chosen, or the name of a parameter.
  public String choice(String key) {
    return (String) value(key);
  }

  public boolean on(String key) {
    return (Boolean) value(key);
  }

  /// All values by key, in the order of the method's list.
  public Map<String, Object> values() {
    return values;
  }

  private Object value(String key) {
    Object value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("no setting '" + key + "' among " + values.keySet());
    }
    return value;
  }
}
