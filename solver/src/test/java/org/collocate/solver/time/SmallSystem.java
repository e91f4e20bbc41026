package org.collocate.solver.time;

import java.util.function.DoubleBinaryOperator;
import org.collocate.solver.linear.SparseMatrix;

/// One ordinary differential equation `m(u) u' + r(t, u) = 0`.
record SmallSystem(DoubleBinaryOperator mass1, DoubleBinaryOperator rest, DoubleBinaryOperator slope,
    boolean isLinear, boolean hasConstantMatrices) implements ImplicitSystem {

  @Override
  public int size() {
    return 1;
  }

  @Override
  public int components() {
    return 1;
  }

  @Override
  public void residual(double time, double[] u, double[] r) {
    r[0] = rest.applyAsDouble(time, u[0]);
  }

  @Override
  public SparseMatrix jacobian(double time, double[] u) {
    return single(slope.applyAsDouble(time, u[0]));
  }

  @Override
  public SparseMatrix mass(double time, double[] u) {
    return single(mass1.applyAsDouble(time, u[0]));
  }

  private static SparseMatrix single(double value) {
    return new SparseMatrix(new int[] {0, 1}, new int[] {0}, new double[] {value});
  }

  @Override
  public boolean[] constrained() {
    return new boolean[1];
  }

  @Override
  public void prescribe(double time, double[] u) {
    // Nothing is prescribed.
  }
}
