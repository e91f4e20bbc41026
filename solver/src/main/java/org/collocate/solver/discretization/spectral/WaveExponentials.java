package org.collocate.solver.discretization.spectral;

import java.util.Arrays;
import org.collocate.solver.parallel.RangeLoop;
import org.collocate.solver.time.SemilinearSystem;

/// What the linear part of an evolution does to the amplitudes of each wave in one step: small matrices, of which those entries
/// are kept that are not zero for all waves.
final class WaveExponentials implements SemilinearSystem.Exponentials {
  private final int components;
  private final int size;
  private final RangeLoop amplitudes;
  private final double[][] halfStep;
  private final double[][] halfRest;
  private final double[][] step;
  private final double[][] rest;
  private final double[][] middleRest;
  private final double[][] lastRest;

  /// @param linear `[row · components + column][spectrum]`, empty where all are zero
  /// @param size numbers in a spectrum
  /// @param amplitudes loops over pairs of numbers
  WaveExponentials(double[][] linear, int components, int size, double h, RangeLoop amplitudes) {
    this.components = components;
    this.size = size;
    this.amplitudes = amplitudes;
    boolean diagonal = true;
    for (int i = 0; i < components; i++) {
      for (int j = 0; j < components; j++) {
        diagonal &= i == j || linear[i * components + j].length == 0;
      }
    }
    boolean coupled = !diagonal;
    halfStep = entries(coupled);
    halfRest = entries(coupled);
    step = entries(coupled);
    rest = entries(coupled);
    middleRest = entries(coupled);
    lastRest = entries(coupled);
    amplitudes.run((from, until) -> {
      for (int a = from; a < until; a++) {
        if (coupled) {
          takeBlock(linear, h, 2 * a);
        } else {
          takeNumbers(linear, h, 2 * a);
        }
      }
    });
  }

  private double[][] entries(boolean coupled) {
    double[][] entries = new double[components * components][];
    for (int k = 0; k < entries.length; k++) {
      entries[k] = coupled || k % (components + 1) == 0 ? new double[size] : new double[0];
    }
    return entries;
  }

  private void takeNumbers(double[][] linear, double h, int at) {
    double[] whole = new double[2 * PhiFunctions.COUNT];
    double[] half = new double[2 * PhiFunctions.COUNT];
    for (int i = 0; i < components; i++) {
      int entry = i * components + i;
      double[] numbers = linear[entry];
      double re = numbers.length == 0 ? 0 : h * numbers[at];
      double im = numbers.length == 0 ? 0 : h * numbers[at + 1];
      PhiFunctions.write(re, im, whole);
      PhiFunctions.write(re / 2, im / 2, half);
      for (int part = 0; part < 2; part++) {
        put(entry, at + part, h,
            new double[] {whole[part], whole[2 + part], whole[4 + part], whole[6 + part]},
            half[part], half[2 + part]);
      }
    }
  }

  private void takeBlock(double[][] linear, double h, int at) {
    ComplexBlock block = ComplexBlock.zero(components, components);
    for (int entry = 0; entry < linear.length; entry++) {
      double[] numbers = linear[entry];
      if (numbers.length > 0) {
        block.values()[2 * entry] = h * numbers[at];
        block.values()[2 * entry + 1] = h * numbers[at + 1];
      }
    }
    ComplexBlock[] whole = PhiFunctions.of(block);
    ComplexBlock[] half = PhiFunctions.of(block.times(0.5));
    for (int entry = 0; entry < linear.length; entry++) {
      for (int part = 0; part < 2; part++) {
        int k = 2 * entry + part;
        put(entry, at + part, h,
            new double[] {whole[0].values()[k], whole[1].values()[k], whole[2].values()[k],
                whole[3].values()[k]},
            half[0].values()[k], half[1].values()[k]);
      }
    }
  }

  private void put(int entry, int at, double h, double[] phi, double half0, double half1) {
    set(halfStep, entry, at, half0);
    set(halfRest, entry, at, h / 2 * half1);
    set(step, entry, at, phi[0]);
    set(rest, entry, at, h * (phi[1] - 3 * phi[2] + 4 * phi[3]));
    set(middleRest, entry, at, h * (2 * phi[2] - 4 * phi[3]));
    set(lastRest, entry, at, h * (4 * phi[3] - phi[2]));
  }

  private static void set(double[][] entries, int entry, int at, double value) {
    double[] numbers = entries[entry];
    if (numbers.length > 0) {
      numbers[at] = value;
    }
  }

  @Override
  public void half(double[] u, double[] n, double[] end) {
    amplitudes.run((from, until) -> {
      clear(end, from, until);
      add(halfStep, u, end, from, until);
      add(halfRest, n, end, from, until);
    });
  }

  @Override
  public void full(double[] u, double[] n, double[] middle, double[] last, double[] end) {
    amplitudes.run((from, until) -> {
      clear(end, from, until);
      add(step, u, end, from, until);
      add(rest, n, end, from, until);
      add(middleRest, middle, end, from, until);
      add(lastRest, last, end, from, until);
    });
  }

  @Override
  public void last(double[] n, double[] end) {
    amplitudes.run((from, until) -> {
      clear(end, from, until);
      add(lastRest, n, end, from, until);
    });
  }

  private void clear(double[] end, int from, int until) {
    for (int i = 0; i < components; i++) {
      Arrays.fill(end, i * size + 2 * from, i * size + 2 * until, 0);
    }
  }

  private void add(double[][] entries, double[] v, double[] end, int from, int until) {
    for (int i = 0; i < components; i++) {
      for (int j = 0; j < components; j++) {
        add(entries[i * components + j], v, j * size, end, i * size, from, until);
      }
    }
  }

  /// Adds the products of complex numbers to the amplitudes `from … until` of a spectrum.
  ///
  /// @param numbers empty for zeros
  static void add(double[] numbers, double[] v, int column, double[] end, int row, int from,
      int until) {
    if (numbers.length == 0) {
      return;
    }
    for (int k = 2 * from; k < 2 * until; k += 2) {
      double re = v[column + k];
      double im = v[column + k + 1];
      end[row + k] += numbers[k] * re - numbers[k + 1] * im;
      end[row + k + 1] += numbers[k] * im + numbers[k + 1] * re;
    }
  }
}
