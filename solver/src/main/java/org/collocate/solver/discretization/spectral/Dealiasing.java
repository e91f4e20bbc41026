package org.collocate.solver.discretization.spectral;

/// How many points more than waves there are where products are formed. The product of two sums of waves holds waves that the grid
/// does not carry; on too few points they pass for longer ones.
///
/// Source: S. A. Orszag, On the elimination of aliasing in finite-difference schemes by filtering high-wavenumber components, Journal
/// of the Atmospheric Sciences 28 (1971) 1074, doi `10.1175/1520-0469(1971)028<1074:OTEOAI>2.0.CO;2`.
public enum Dealiasing {
  /// As many points as waves: collocation, with all errors of aliasing.
  NONE(2),
  /// Waves are two thirds of what the points would carry: products of two factors are exact.
  TWO_THIRDS(3),
  /// Waves are half of what the points would carry: products of three factors are exact.
  HALF(4);

  private final int factor;

  Dealiasing(int factor) {
    this.factor = factor;
  }

  /// The least number of points for waves `−K … K`.
  int points(int waves) {
    return factor * waves + 1;
  }
}
