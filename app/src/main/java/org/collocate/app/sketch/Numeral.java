package org.collocate.app.sketch;

import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import org.collocate.app.text.Texts;
import org.collocate.solver.study.DescriptionJson;
import org.collocate.solver.study.Study;
import tools.jackson.databind.JsonNode;

/// Numbers in fields.
final class Numeral {
  private static final Texts TEXTS = Texts.of("sketch");

  private Numeral() {}

  /// The shortest text that reads back as the number.
  static String text(double number) {
    return Double.isFinite(number) ? DescriptionJson.number(number).toString() : "";
  }

  /// The number that a text stands for; empty if it is none.
  static OptionalDouble parse(String text) {
    JsonNode value = Study.value(text.strip()
        .replace('−', '-')
        .replace(',', '.')
        .replaceFirst("^\\.", "0.")
        .replaceFirst("^-\\.", "-0."));
    return value.isNumber() && Double.isFinite(value.doubleValue()) ? OptionalDouble.of(value.doubleValue())
        : OptionalDouble.empty();
  }

  /// What is wrong with a text as a number; empty if nothing is.
  static String fault(String text, DoublePredicate allowed) {
    OptionalDouble number = parse(text);
    return number.isEmpty() ? TEXTS.get("fault.number")
        : allowed.test(number.getAsDouble()) ? "" : TEXTS.get("fault.positive");
  }
}
