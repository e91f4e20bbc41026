package org.collocate.solver.time;

import org.collocate.solver.linear.SparseMatrix;

/// `M(t, u) u' + R(t, u) = 0`, where some entries of `u` are prescribed functions of time.
public interface ImplicitSystem {
  int size();

  /// The number of unknown functions, whose entries are interleaved: those of function `c` are `c`, `c + components`, ….
  int components();

  /// How many of the unknown functions, the last ones, are rates of others: their equations are `dt(u) = rate`.
  default int rates() {
    return 0;
  }

  /// Writes `R(t, u)`; what stands in prescribed rows does not matter.
  void residual(double time, double[] u, double[] r);

  /// `∂R/∂u`; not to be written, valid until the next call.
  SparseMatrix jacobian(double time, double[] u);

  /// `M`, of the same pattern; not to be written, valid until the next call.
  SparseMatrix mass(double time, double[] u);

  /// Whether `R` is affine in `u`.
  boolean isLinear();

  /// Whether `M` and `∂R/∂u` never change.
  boolean hasConstantMatrices();

  /// Which entries are prescribed.
  boolean[] constrained();

  /// Writes the prescribed entries at a time.
  void prescribe(double time, double[] u);
}
