package org.collocate.solver.time;

/// One integration by a method that goes from a state to the next, and keeps by itself what it needs of earlier ones.
interface OneStep {
  /// Makes ready at the first state.
  ///
  /// @param shortTime in which data change by little more than rounding
  void start(double time, double shortTime);

  /// Why the system cannot be advanced by this method; empty if it can.
  default String obstacle(@SuppressWarnings("unused") double time) {
    return "";
  }

  /// Makes a step from the state without leaving it.
  ///
  /// @return the estimated error in units of the tolerance; infinite if there is no step, see {@link #trouble}
  double attempt(double time, double h);

  /// How much longer than the last step the next one may be.
  default double longestGrowth() {
    return 4;
  }

  /// Goes to the end of the last attempt.
  void accept();

  /// Writes the state within the last step that was accepted.
  ///
  /// @param part of the step, from 0 to 1
  void between(double part, double[] u);

  /// Why the last attempt came to nothing; empty if it did not.
  String trouble();

  /// Linear systems solved so far.
  int linearSolves();
}
