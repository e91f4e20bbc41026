package org.collocate.app.equation;

import java.util.regex.Pattern;

/// An equation of a study as it is printed in books, in one line of text: `dt(u) - div(k*grad(u)) = f` becomes
/// `∂ₜu − ∇·(k ∇u) = f`. Only for reading; what cannot be written better stays as it is.
final class FormulaText {
  /// What an operator becomes before a name, and before a parenthesis.
  private record Sign(Pattern before, String name, String group) {
    static Sign of(String operator, String sign) {
      return new Sign(Pattern.compile("\\b" + operator + "\\((\\w+)\\)"), sign + "$1", sign + "(");
    }
  }

  private static final java.util.Map<String, Sign> SIGNS = signs();

  private FormulaText() {}

  private static java.util.Map<String, Sign> signs() {
    java.util.Map<String, Sign> signs = new java.util.LinkedHashMap<>();
    String[][] table = {{"dtt", "∂ₜₜ"}, {"dt", "∂ₜ"}, {"dxx", "∂ₓₓ"}, {"dx", "∂ₓ"}, {"lap", "Δ"},
        {"grad", "∇"},
        {"div", "∇·"}};
    for (String[] row : table) {
      signs.put(row[0], Sign.of(row[0], row[1]));
    }
    return signs;
  }

  static String of(String equation) {
    String text = equation;
    for (var entry : SIGNS.entrySet()) {
      Sign sign = entry.getValue();
      text = sign.before().matcher(text).replaceAll(sign.name());
      text = text.replaceAll("\\b" + entry.getKey() + "\\(", sign.group());
    }
    return text.replaceAll("\\bpi\\b", "π")
        .replaceAll("\\^2(?![\\d.])", "²")
        .replaceAll("\\^3(?![\\d.])", "³")
        .replaceAll("\\s*\\*\\s*", " ")
        .replace('-', '−');
  }
}
