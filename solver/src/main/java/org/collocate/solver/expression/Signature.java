package org.collocate.solver.expression;

import java.util.List;

/// How a name is written in a formula and what it means.
///
/// @param name the name
/// @param arguments names of its arguments; none for what is no call
/// @param help what it means, in some words
public record Signature(String name, List<String> arguments, String help) {
  public Signature {
    arguments = List.copyOf(arguments);
  }

  /// Arguments in one text, parted by blanks.
  static Signature of(String name, String arguments, String help) {
    return new Signature(name, arguments.isEmpty() ? List.of() : List.of(arguments.split(" ", -1)), help);
  }

  /// {@return whether it is written as a call}
  public boolean isCall() {
    return !arguments.isEmpty();
  }

  /// {@return the way it is written, such as `gauss(x, s)` or `pi`}
  public String form() {
    return isCall() ? name + "(" + String.join(", ", arguments) + ")" : name;
  }
}
