package org.collocate.solver.linear.multigrid.geometric;

/// The level of a cycle that reads a residual and writes a correction, both row by row, so that they need not be kept.
sealed interface FinestLevel permits FourColourLevel, RedBlackLevel {
  /// Gives the residual on one row, from any thread.
  @FunctionalInterface
  interface RowSource {
    void read(int row, double[] values);
  }

  /// Takes the correction on one row, from any thread.
  @FunctionalInterface
  interface RowSink {
    void write(int row, double[] values);
  }

  /// One sweep from zero; what it leaves of the residual is restricted to the coarse grid.
  void descend(RowSource residual, GridTransfer transfer, float[] coarse);

  /// Adds the correction of the coarse grid and does one sweep in the opposite order.
  void ascend(GridTransfer transfer, float[] coarse, RowSink correction);
}
