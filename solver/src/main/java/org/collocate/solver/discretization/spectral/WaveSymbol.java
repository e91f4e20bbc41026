package org.collocate.solver.discretization.spectral;

import java.util.Arrays;
import java.util.List;

/// What multiplies the amplitudes of each wave: a complex matrix, a row for each equation and a column for each unknown.
///
/// ```
/// r̂_i(κ) = Σ_j σ_ij(κ) û_j(κ),     σ_ij(κ) = Σ c (iκ)^α
/// ```
///
/// Spectra of several unknowns stand one after another in a vector.
final class WaveSymbol {
  private final WaveGrid grid;
  private final int components;
  /// `[equation · components + unknown][spectrum]`.
  private final double[][] entries;
  /// What the sums consist of, without what cancels, `[equation][amplitude]`.
  private final double[][] sizes;

  /// A term `c ∂^α u_j` in equation `i`.
  record Term(int equation, int unknown, int[] orders, double factor) {}

  private WaveSymbol(WaveGrid grid, double[][] entries, double[][] sizes) {
    this.grid = grid;
    this.components = sizes.length;
    this.entries = entries;
    this.sizes = sizes;
  }

  static WaveSymbol of(WaveGrid grid, int components, List<Term> terms) {
    int amplitudes = grid.spectrumSize() / 2;
    double[][] entries = new double[components * components][2 * amplitudes];
    double[][] sizes = new double[components][amplitudes];
    for (Term term : terms) {
      double[] entry = entries[term.equation() * components + term.unknown()];
      for (int a = 0; a < amplitudes; a++) {
        double factor = term.factor() * magnitude(grid, a, term.orders());
        sizes[term.equation()][a] += Math.abs(factor);
        addTurned(turns(term.orders()), factor, 1, 0, entry, 2 * a);
      }
    }
    return new WaveSymbol(grid, entries, sizes);
  }

  private static int turns(int[] orders) {
    int turns = 0;
    for (int order : orders) {
      turns += order;
    }
    return turns;
  }

  /// `Π κ^α` of an amplitude.
  private static double magnitude(WaveGrid grid, int amplitude, int[] orders) {
    double x = WaveTransform.power(grid.waveNumber(0, amplitude % grid.width()), orders[0]);
    return orders.length == 1 ? x
        : x * WaveTransform.power(grid.waveNumber(1, grid.rowWave(amplitude / grid.width())), orders[1]);
  }

  /// Adds `factor · i^turns · (re + i im)` to a complex number of an array.
  static void addTurned(int turns, double factor, double re, double im, double[] to, int at) {
    switch (turns & 3) {
      case 0 -> {
        to[at] += factor * re;
        to[at + 1] += factor * im;
      }
      case 1 -> {
        to[at] -= factor * im;
        to[at + 1] += factor * re;
      }
      case 2 -> {
        to[at] -= factor * re;
        to[at + 1] -= factor * im;
      }
      default -> {
        to[at] += factor * im;
        to[at + 1] -= factor * re;
      }
    }
  }

  /// Writes `r̂ = σ û`.
  void multiply(double[] u, double[] r) {
    int size = grid.spectrumSize();
    Arrays.fill(r, 0);
    for (int i = 0; i < components; i++) {
      for (int j = 0; j < components; j++) {
        double[] entry = entries[i * components + j];
        for (int k = 0; k < size; k += 2) {
          double re = u[j * size + k];
          double im = u[j * size + k + 1];
          r[i * size + k] += entry[k] * re - entry[k + 1] * im;
          r[i * size + k + 1] += entry[k] * im + entry[k + 1] * re;
        }
      }
    }
  }

  /// A part of an amplitude's matrix.
  ComplexBlock block(int amplitude, int[] equations, int[] unknowns) {
    ComplexBlock block = ComplexBlock.zero(equations.length, unknowns.length);
    for (int i = 0; i < equations.length; i++) {
      for (int j = 0; j < unknowns.length; j++) {
        double[] entry = entries[equations[i] * components + unknowns[j]];
        block.values()[2 * (i * unknowns.length + j)] = entry[2 * amplitude];
        block.values()[2 * (i * unknowns.length + j) + 1] = entry[2 * amplitude + 1];
      }
    }
    return block;
  }

  /// What is under {@link #inverse}.
  ///
  /// @param symbol that undoes this one, where it can be undone
  /// @param singular a wave of which the symbol leaves something undetermined, in words; empty if there is none
  record Inverse(WaveSymbol symbol, String singular) {}

  /// The inverse. Unknowns whose mean is left open keep it: their rows and columns are those of the identity at `κ = 0`. Where
  /// the matrix is singular, the terms of each equation of the longest wave that is not take its place.
  Inverse inverse(boolean[] open) {
    int amplitudes = grid.spectrumSize() / 2;
    double[][] inverted = new double[entries.length][2 * amplitudes];
    boolean[] failed = new boolean[amplitudes];
    double[] least = new double[components];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    String singular = "";
    for (int a = 0; a < amplitudes; a++) {
      ComplexMatrix matrix = new ComplexMatrix(components, entries, 2 * a);
      if (a == 0) {
        matrix.detach(open);
      }
      failed[a] = !matrix.invert(sizes(a, a == 0 ? open : new boolean[components]));
      if (failed[a]) {
        singular = singular.isEmpty() ? grid.text(a) : singular;
      } else {
        matrix.write(inverted, 2 * a);
        for (int i = 0; i < components; i++) {
          least[i] = a == 0 ? least[i] : Math.min(least[i], sizes[i][a]);
        }
      }
    }
    for (int a = 0; a < amplitudes; a++) {
      for (int i = 0; failed[a] && i < components; i++) {
        inverted[i * components + i][2 * a] = Double.isInfinite(least[i]) ? 1 : 1 / least[i];
      }
    }
    return new Inverse(new WaveSymbol(grid, inverted, sizes), singular);
  }

  private double[] sizes(int amplitude, boolean[] open) {
    double[] size = new double[components];
    for (int i = 0; i < components; i++) {
      size[i] = open[i] ? 1 : sizes[i][amplitude];
    }
    return size;
  }
}
