package org.collocate.models.kernel;

/// `double` or `float`, with everything that computes in it. Layers are written once, against this; the `float` loops are
/// made from the `double` ones by the build.
///
/// | precision | array | when |
/// |---|---|---|
/// | [#DOUBLE] | `double[]` | accuracy counts: errors under about 1e-4, quasi-Newton and natural-gradient descent |
/// | [#SINGLE] | `float[]` | speed counts: about 2.5 times as fast; losses stop at about 1e-10 of their start |
///
/// @param name as settings and checkpoints call it
/// @param bytes size of a number
public record Precision<A>(String name, int bytes, Arithmetic<A> arithmetic, Matrices<A> matrices,
    Functions<A> functions) {
  /// 64 bits.
  public static final Precision<double[]> DOUBLE = new Precision<>("double", Double.BYTES,
      new DoubleArithmetic(),
      new DoubleMatrices(), new DoubleFunctions());
  /// 32 bits.
  public static final Precision<float[]> SINGLE = new Precision<>("float", Float.BYTES, new FloatArithmetic(),
      new FloatMatrices(), new FloatFunctions());

  /// The precision of that name.
  public static Precision<?> named(String name) {
    return switch (name) {
      case "double" -> DOUBLE;
      case "float" -> SINGLE;
      default -> throw new IllegalArgumentException("precision '" + name + "'");
    };
  }
}
