package org.collocate.solver.expression;

import java.lang.invoke.MethodHandles;
import java.util.List;

/// A group of expressions of neighbouring values on a grid, compiled together to one loop over vectors.
///
/// ```
/// outputs[k][i] = expression k of columns[array][i + right + up · stride],  from ≤ i < to, in whole vectors
/// ```
///
/// Symbols are {@link Tap}s, values of an array at a fixed place beside the present one, or scalars. What depends on
/// scalars alone is computed once for a call. The last vector may reach beyond `to`: arrays need room for [#LANES] more
/// values, and what stands there is overwritten. Products that are added are fused; elementary functions are those of the
/// machine's vectors, right to a unit in the last place or two, so that results differ from those of a [Kernel] by rounding.
/// Operators that vectors lack (conditions, `erf`, `bump`, …) are computed lane by lane, some fifty times slower.
public final class StencilKernel {
  /// Values computed at once.
  public static final int LANES = StencilWriter.LANES;
  /// So that the loop stays small enough to be compiled by the virtual machine, about ten bytes for each value.
  private static final int MOST_VALUES = 500;

  /// What the compiled class does.
  interface Body {
    void run(double[][] columns, double[] scalars, double[][] outputs, int from, int to, int stride);
  }

  /// A value beside the present point.
  ///
  /// @param symbol its name in the expressions
  /// @param array index of the array among the columns
  /// @param right places further in the row
  /// @param up rows further
  public record Tap(String symbol, int array, int right, int up) {}

  private final Body body;

  private StencilKernel(Body body) {
    this.body = body;
  }

  /// Compiles a group.
  ///
  /// @throws IllegalArgumentException when a symbol is neither tap nor scalar, or both
  /// @throws FormulaTooLargeException when there are more than 500 distinct values
  public static StencilKernel compile(List<Expression> outputs, List<Tap> taps, List<String> scalars) {
    Program program = new Program(outputs, taps.stream().map(Tap::symbol).toList(), scalars);
    if (program.size() > MOST_VALUES) {
      throw new FormulaTooLargeException(program.size(), MOST_VALUES);
    }
    try {
      var lookup = MethodHandles.lookup().defineHiddenClass(new StencilWriter(program, taps).write(), true);
      return new StencilKernel((Body) lookup.lookupClass().getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the compiled stencil cannot be loaded", e);
    }
  }

  /// Computes all outputs of one row, or of rows that follow each other.
  ///
  /// @param columns `[array][place]`
  /// @param scalars in the order of their names
  /// @param outputs `[expression][place]`; none of them among the columns
  /// @param stride from a place to the one above it
  public void evaluate(double[][] columns, double[] scalars, double[][] outputs, int from, int to,
      int stride) {
    body.run(columns, scalars, outputs, from, to, stride);
  }

  /// The formulas are longer than one compiled loop can be.
  public static final class FormulaTooLargeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    FormulaTooLargeException(int size, int most) {
      super("the formulas have " + size + " distinct values on the stencil, more than " + most);
    }
  }
}
