package org.collocate.solver.time;

/// The cubic through the states and slopes at both ends of a step. Its error is `h⁴ max |u⁗| / 384`.
final class Hermite {
  private double[][] states;
  private double[][] slopes;
  private double length;

  Hermite(int size) {
    states = new double[2][size];
    slopes = new double[2][size];
  }

  void start(double[] u, double[] slope) {
    System.arraycopy(u, 0, states[1], 0, u.length);
    System.arraycopy(slope, 0, slopes[1], 0, u.length);
  }

  /// A step was made.
  void accept(double h, double[] u, double[] slope) {
    states = new double[][] {states[1], states[0]};
    slopes = new double[][] {slopes[1], slopes[0]};
    start(u, slope);
    length = h;
  }

  /// The slope at the end of the last step.
  double[] slope() {
    return slopes[1];
  }

  /// Writes the state within the last step.
  ///
  /// @param part of the step, from 0 to 1
  void at(double part, double[] u) {
    double rest = 1 - part;
    double state0 = rest * rest * (1 + 2 * part);
    double slope0 = length * part * rest * rest;
    double slope1 = -length * part * part * rest;
    for (int i = 0; i < u.length; i++) {
      u[i] = state0 * states[0][i] + (1 - state0) * states[1][i] + slope0 * slopes[0][i]
          + slope1 * slopes[1][i];
    }
  }
}
