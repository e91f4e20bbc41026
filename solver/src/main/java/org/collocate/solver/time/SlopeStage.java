package org.collocate.solver.time;

import org.collocate.solver.linear.SparseMatrix;

/// `M(t, g) k + R(t, g) = 0` with `g = base + δ k`, times `δ`: a stage of a Runge–Kutta method, or a step by backward
/// differences. Where `M` holds unknowns, the derivative of `M k` is left out of the matrix.
final class SlopeStage implements StageSolve.Stage {
  private final ImplicitSystem system;
  private final double[] base;
  private final double[] slope;
  private final double[] product;
  private double delta;

  /// @param base is read whenever a stage is solved
  SlopeStage(ImplicitSystem system, double[] base) {
    this.system = system;
    this.base = base;
    slope = new double[base.length];
    product = new double[base.length];
  }

  /// Sets `δ`.
  SlopeStage over(double length) {
    delta = length;
    return this;
  }

  /// Writes `k` of a state.
  void slope(double[] state, double[] k) {
    for (int i = 0; i < k.length; i++) {
      k[i] = (state[i] - base[i]) / delta;
    }
  }

  @Override
  public void residual(double time, double[] state, double[] r) {
    slope(state, slope);
    system.mass(time, state).multiply(slope, product);
    system.residual(time, state, r);
    for (int i = 0; i < r.length; i++) {
      r[i] = delta * (r[i] + product[i]);
    }
  }

  @Override
  public SparseMatrix matrix(double time, double[] state) {
    SparseMatrix matrix = system.mass(time, state).copy();
    StageSolve.add(delta, system.jacobian(time, state), matrix);
    return matrix;
  }
}
