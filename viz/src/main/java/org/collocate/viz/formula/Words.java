package org.collocate.viz.formula;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.collocate.resources.Resource;
import org.collocate.solver.expression.Syntax;

/// Reads a formula out: `dt(u) = lap(u)` is "the time derivative of u equals the Laplacian of u".
final class Words {
  private static final ResourceBundle TEXTS = Resource.messages("formula");

  private Words() {}

  /// Between the sides of an equation.
  static String equal() {
    return " " + TEXTS.getString("equal").strip() + " ";
  }

  static String of(Syntax node) {
    return switch (node) {
      case Syntax.Numeral(_, double value) -> value == Math.PI ? TEXTS.getString("pi")
          : value == Math.E ? TEXTS.getString("e") : number(value);
      case Syntax.Name(_, String name) -> name;
      case Syntax.Operation operation ->
        filled("operator." + operation.operator().name().toLowerCase(Locale.ROOT), operation.operands());
      case Syntax.Call call -> Binding.isShown(call) && hasPhrase("call." + call.name())
          ? filled("call." + call.name(), call.arguments())
          : called(call);
    };
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static String called(Syntax.Call call) {
    return TEXTS.getString("call")
        .replace("{0}", call.name())
        .replace("{1}", call.arguments().stream().map(Words::of).collect(Collectors.joining(", ")));
  }

  private static boolean hasPhrase(String key) {
    try {
      return !TEXTS.getString(key).isEmpty();
    } catch (MissingResourceException e) {
      // Most functions are read out by their name.
      return false;
    }
  }

  private static String filled(String key, List<Syntax> parts) {
    String text = TEXTS.getString(key);
    for (int i = 0; i < parts.size(); i++) {
      String part = of(parts.get(i));
      boolean simple = Binding.of(parts.get(i)) >= Binding.ATOM;
      text = text.replace("{" + i + "}", simple ? part : TEXTS.getString("group").replace("{0}", part));
    }
    return text;
  }
}
