package org.collocate.solver.nonlinear;

import java.util.function.DoubleUnaryOperator;
import org.collocate.solver.linear.SparseMatrix;

/// One equation for one number.
record Scalar(DoubleUnaryOperator f, DoubleUnaryOperator slope, boolean isLinear) implements NonlinearSystem {
  @Override
  public int size() {
    return 1;
  }

  @Override
  public void residual(double[] u, double[] r) {
    r[0] = f.applyAsDouble(u[0]);
  }

  @Override
  public SparseMatrix jacobian(double[] u) {
    return new SparseMatrix(new int[] {0, 1}, new int[] {0}, new double[] {slope.applyAsDouble(u[0])});
  }
}
