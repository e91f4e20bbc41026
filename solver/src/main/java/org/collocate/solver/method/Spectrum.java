package org.collocate.solver.method;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Eigenvalues that decide how fast a method converges, to be drawn on a logarithmic axis.
///
/// @param name of the matrix
/// @param eigenvalues not negative, the largest first
public record Spectrum(String name, double[] eigenvalues) {
  /// Eigenvalues below this share of the largest are rounding.
  private static final double ROUNDING = 1e-14;

  public Spectrum {
    double[] ascending = eigenvalues.clone();
    Arrays.sort(ascending);
    eigenvalues = new double[ascending.length];
    for (int i = 0; i < ascending.length; i++) {
      eigenvalues[i] = Math.max(0, ascending[ascending.length - 1 - i]);
    }
  }

  /// The ratio of the largest to the smallest eigenvalue that is more than rounding; NaN without eigenvalues.
  public double condition() {
    if (eigenvalues.length == 0) {
      return Double.NaN;
    }
    double smallest = eigenvalues[0];
    for (double eigenvalue : eigenvalues) {
      smallest = eigenvalue > ROUNDING * eigenvalues.length * eigenvalues[0] ? eigenvalue : smallest;
    }
    return eigenvalues[0] / smallest;
  }

  /// How many eigenvalues are at least that share of the largest: gradient descent learns along their directions in about
  /// `1/share` steps, and along the others not.
  public int within(double share) {
    int count = 0;
    for (double eigenvalue : eigenvalues) {
      count += eigenvalue >= share * eigenvalues[0] ? 1 : 0;
    }
    return count;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Spectrum(String otherName, double[] values) && otherName.equals(name)
        && Arrays.equals(values, eigenvalues);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(eigenvalues);
  }

  @Override
  public String toString() {
    return name + ", " + eigenvalues.length + " eigenvalues, condition " + condition();
  }
}
