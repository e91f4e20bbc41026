package org.collocate.solver.expression;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The operators that equations have beside the functions: derivatives and what makes and takes vectors.
public enum Differential {
  DT("time derivative", "u"), DTT("second time derivative", "u"), DX("derivative along x", "u"), DY(
      "derivative along y", "u"), DXX("second derivative along x", "u"), DXY("mixed second derivative",
          "u"), DYY("second derivative along y", "u"), GRAD("gradient, a vector", "u"), DIV(
              "divergence of a vector", "v"), LAP("Laplacian, div(grad(u))", "u"), DOT(
                  "inner product of two vectors", "a", "b"), VEC("vector of its components", "a", "b"), CURL(
                      "curl; of a scalar a vector, of a vector a scalar", "v"), NORM("length of a vector",
                          "v");

  private static final Map<String, Differential> NAMES = Stream.of(values())
      .collect(Collectors.toUnmodifiableMap(Differential::text, Function.identity()));

  private final String arguments;
  private final String help;

  Differential(String help, String... arguments) {
    this.arguments = String.join(" ", arguments);
    this.help = help;
  }

  /// The operator called by this name in equations.
  ///
  /// @param name the name before the parenthesis
  /// @return the operator, empty when there is none
  public static Optional<Differential> named(String name) {
    return Optional.ofNullable(NAMES.get(name));
  }

  /// {@return its name in equations}
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// {@return how it is written and what it means, for those who type}
  public Signature signature() {
    return Signature.of(text(), arguments, help);
  }

  /// How many arguments a call has.
  ///
  /// @param dimension of the space: a vector has so many components
  /// @return the count
  public int argumentCount(int dimension) {
    return this == VEC ? dimension : signature().arguments().size();
  }
}
