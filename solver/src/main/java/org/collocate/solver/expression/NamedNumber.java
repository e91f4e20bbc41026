package org.collocate.solver.expression;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The numbers that have a name in formulas.
public enum NamedNumber {
  PI(Math.PI, "3.14159…, half the circumference of the unit circle"), E(Math.E,
      "2.71828…, base of the natural logarithm");

  private final double value;
  private final String help;

  NamedNumber(double value, String help) {
    this.value = value;
    this.help = help;
  }

  /// The number with this name in formulas.
  ///
  /// @param name such as `pi`
  /// @return the number, empty when there is none
  public static Optional<NamedNumber> named(String name) {
    return Stream.of(values())
        .filter(number -> number.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  /// {@return its value, to the precision of a double}
  public double value() {
    return value;
  }

  /// {@return how it is written and what it means, for those who type}
  public Signature signature() {
    return Signature.of(name().toLowerCase(Locale.ROOT), "", help);
  }
}
