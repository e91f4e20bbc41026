package org.collocate.viz.formula;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A name of a formula in the letters of books: Greek where it is spelled out, with a subscript where it ends in a number or
/// has an underscore.
///
/// @param stem the letters on the base line
/// @param subscript possibly empty
record Names(String stem, String subscript) {
  private static final Pattern PARTS = Pattern
      .compile("(\\p{L}+?)_?(\\d+|(?<=_)[\\p{L}\\p{N}_]+)");
  /// A component of a vector, such as `bx`.
  private static final Pattern COMPONENT = Pattern.compile("\\p{L}[xyz]");
  private static final Map<String, String> GREEK = Map.ofEntries(Map.entry("alpha", "α"),
      Map.entry("beta", "β"), Map.entry("gamma", "γ"), Map.entry("delta", "δ"), Map.entry("epsilon", "ε"),
      Map.entry("eps", "ε"), Map.entry("zeta", "ζ"), Map.entry("eta", "η"), Map.entry("theta", "θ"),
      Map.entry("iota", "ι"), Map.entry("kappa", "κ"), Map.entry("lambda", "λ"), Map.entry("mu", "μ"),
      Map.entry("nu", "ν"), Map.entry("xi", "ξ"), Map.entry("rho", "ρ"), Map.entry("sigma", "σ"),
      Map.entry("tau", "τ"), Map.entry("phi", "φ"), Map.entry("chi", "χ"), Map.entry("psi", "ψ"),
      Map.entry("omega", "ω"), Map.entry("Gamma", "Γ"), Map.entry("Delta", "Δ"), Map.entry("Theta", "Θ"),
      Map.entry("Lambda", "Λ"), Map.entry("Xi", "Ξ"), Map.entry("Pi", "Π"), Map.entry("Sigma", "Σ"),
      Map.entry("Phi", "Φ"), Map.entry("Psi", "Ψ"), Map.entry("Omega", "Ω"), Map.entry("normal", "n"));

  static Names of(String name) {
    if (COMPONENT.matcher(name).matches()) {
      return new Names(name.substring(0, 1), name.substring(1));
    }
    Matcher parts = PARTS.matcher(name);
    return parts.matches() ? new Names(greek(name.substring(0, parts.end(1))), greek(name.substring(parts
        .start(2)))) : new Names(greek(name), "");
  }

  private static String greek(String word) {
    return GREEK.getOrDefault(word, word);
  }

  /// Whether letters are those of a quantity, which books slant; words and numbers stand upright.
  static boolean isSlanted(String letters) {
    return letters.length() == 1 && Character.isLetter(letters.charAt(0));
  }
}
