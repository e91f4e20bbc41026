package org.collocate.solver.linear.multigrid.geometric;

/// The level on which a cycle begins and ends.
sealed interface FinestLevel permits FourColourLevel, RedBlackLevel {
  /// Takes the right side `factor · values`, given by rows.
  void read(double[] values, double factor);

  /// One sweep from zero; what it leaves of the residual is restricted to the coarse grid.
  void descend(GridTransfer transfer, float[] coarse);

  /// Adds the correction of the coarse grid and does one sweep in the opposite order.
  void ascend(GridTransfer transfer, float[] coarse);

  /// Writes the solution times a factor, by rows.
  void write(double factor, double[] values);
}
