package org.collocate.solver.linear.separable;

/// Rows of one unknown, which need no waves: a problem in one dimension lies along the columns alone.
public record SingleColumn() implements Waves {
  @Override
  public int size() {
    return 1;
  }

  @Override
  public int scratch() {
    return 0;
  }

  @Override
  public double eigenvalue(int k) {
    return 0;
  }

  @Override
  public void forward(double[] values, int offset, double[] scratch) {
    // The value is its own amplitude.
  }

  @Override
  public void backward(double[] values, int offset, double[] scratch) {
    // The amplitude is the value.
  }
}
