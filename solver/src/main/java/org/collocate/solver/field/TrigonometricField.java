package org.collocate.solver.field;

import java.util.Arrays;
import java.util.Map;

/// A sum of waves on a periodic interval or rectangle: smooth, and evaluated wherever it is asked for without a grid's error. It goes
/// on beyond the box with its period.
///
/// ```
/// u(x) = Σ û_k e^(iκ·(x − x₀)),     κ_a = 2π k_a / L_a,   −K_a ≤ k_a ≤ K_a,   û_(−k) = conj û_k
/// ```
///
/// A point costs as many operations as there are waves, the next point of the same row (equal `y`) only as many as there are along x.
/// Many scattered points are evaluated by a transform, to 12 digits of the largest value; see {@link ScatteredWaves}.
///
/// @param lower `x₀`, `[axis]`
/// @param lengths `L`, `[axis]`
/// @param waves `K`, `[axis]`
/// @param amplitudes with `k_x ≥ 0`, real and imaginary part of each: rows of `K_x + 1` for `k_y` = `0 … K_y, −K_y … −1`
public record TrigonometricField(double[] lower, double[] lengths, int[] waves, double[] amplitudes)
    implements
      Field {
  private static final String KIND = "trigonometric";
  /// What sums of that share of all amplitudes contribute is rounding.
  private static final double ROUNDING = 0x1p-54;

  public TrigonometricField {
    int rows = waves.length == 1 ? 1 : waves.length == 2 ? 2 * waves[1] + 1 : -1;
    if (lower.length != waves.length || lengths.length != waves.length
        || amplitudes.length != 2 * rows * (waves[0] + 1)) {
      throw new IllegalArgumentException(
          amplitudes.length + " numbers for waves up to " + Arrays.toString(waves));
    }
  }

  /// The same function without the short waves at the end of the spectrum that are nothing but rounding.
  public static TrigonometricField trimmed(double[] lower, double[] lengths, int[] waves,
      double[] amplitudes) {
    TrigonometricField all = new TrigonometricField(lower, lengths, waves, amplitudes);
    double[][] sums = new double[waves.length][];
    Arrays.setAll(sums, axis -> new double[waves[axis] + 1]);
    double total = 0;
    for (int a = 0; a < amplitudes.length / 2; a++) {
      double magnitude = Math.hypot(amplitudes[2 * a], amplitudes[2 * a + 1]);
      total += magnitude;
      for (int axis = 0; axis < waves.length; axis++) {
        sums[axis][Math.abs(all.wave(axis, a))] += magnitude;
      }
    }
    int[] kept = waves.clone();
    for (int axis = 0; axis < waves.length; axis++) {
      double dropped = sums[axis][kept[axis]];
      while (kept[axis] > 0 && dropped <= ROUNDING * total) {
        dropped += sums[axis][--kept[axis]];
      }
    }
    return Arrays.equals(kept, waves) ? all : all.restricted(kept);
  }

  private TrigonometricField restricted(int[] kept) {
    int width = kept[0] + 1;
    int rows = kept.length == 1 ? 1 : 2 * kept[1] + 1;
    double[] fewer = new double[2 * width * rows];
    for (int row = 0; row < rows; row++) {
      int from = row < (rows + 1) / 2 ? row : rows() - (rows - row);
      System.arraycopy(amplitudes, 2 * from * (waves[0] + 1), fewer, 2 * row * width, 2 * width);
    }
    return new TrigonometricField(lower, lengths, kept, fewer);
  }

  private int rows() {
    return waves.length == 1 ? 1 : 2 * waves[1] + 1;
  }

  /// `k` of an amplitude along an axis.
  private int wave(int axis, int amplitude) {
    int row = amplitude / (waves[0] + 1);
    return axis == 0 ? amplitude % (waves[0] + 1) : row <= waves[1] ? row : row - rows();
  }

  @Override
  public int dimension() {
    return waves.length;
  }

  @Override
  public boolean isSmooth() {
    return true;
  }

  @Override
  public void evaluate(Points points, double[] out) {
    if (isScattered(points)) {
      scatter(points, -1, out);
      return;
    }
    Line line = new Line();
    for (int i = 0; i < points.size(); i++) {
      line.moveTo(points, i);
      out[i] = line.value(line.sums, 0);
    }
  }

  @Override
  public void gradient(Points points, double[][] gradients) {
    if (isScattered(points)) {
      scatter(points, 0, gradients[0]);
      scatter(points, 1, gradients[1]);
      return;
    }
    Line line = new Line();
    for (int i = 0; i < points.size(); i++) {
      line.moveTo(points, i);
      gradients[0][i] = line.value(line.sums, 1);
      if (waves.length > 1) {
        gradients[1][i] = line.value(line.slopes, 0);
      }
    }
  }

  private boolean isScattered(Points points) {
    if (waves.length == 1) {
      return false;
    }
    double[] y = points.coordinates()[1];
    int lines = 0;
    for (int i = 0; i < points.size(); i++) {
      lines += i == 0 || y[i] != y[i - 1] ? 1 : 0;
    }
    return ScatteredWaves.pays(waves, lines, points.size());
  }

  private void scatter(Points points, int axis, double[] out) {
    ScatteredWaves all = new ScatteredWaves(this, axis);
    for (int i = 0; i < points.size(); i++) {
      out[i] = all.at(points.coordinates()[0][i], points.coordinates()[1][i]);
    }
  }

  /// The function along the line through a point that is parallel to x.
  private final class Line {
    /// Amplitudes along the line of the function, and of its derivative across it.
    private final double[] sums = waves.length == 1 ? amplitudes : new double[2 * (waves[0] + 1)];
    private final double[] slopes = new double[waves.length == 1 ? 0 : sums.length];
    private double y = Double.NaN;
    private double cosine;
    private double sine;

    void moveTo(Points points, int i) {
      double angle = 2 * Math.PI * (points.coordinates()[0][i] - lower[0]) / lengths[0];
      cosine = Math.cos(angle);
      sine = Math.sin(angle);
      if (waves.length > 1 && points.coordinates()[1][i] != y) {
        y = points.coordinates()[1][i];
        sumAcross();
      }
    }

    private void sumAcross() {
      Arrays.fill(sums, 0);
      Arrays.fill(slopes, 0);
      double turn = 2 * Math.PI / lengths[1];
      for (int row = 0; row < rows(); row++) {
        int wave = row <= waves[1] ? row : row - rows();
        double c = Math.cos(wave * turn * (y - lower[1]));
        double s = Math.sin(wave * turn * (y - lower[1]));
        for (int k = 0; k < sums.length; k += 2) {
          double re = amplitudes[row * sums.length + k];
          double im = amplitudes[row * sums.length + k + 1];
          double turnedRe = c * re - s * im;
          double turnedIm = c * im + s * re;
          sums[k] += turnedRe;
          sums[k + 1] += turnedIm;
          slopes[k] -= wave * turn * turnedIm;
          slopes[k + 1] += wave * turn * turnedRe;
        }
      }
    }

    /// The value, or the derivative along the line, of a sum of waves along it.
    double value(double[] along, int order) {
      double turn = 2 * Math.PI / lengths[0];
      double sum = order == 0 ? along[0] : 0;
      double c = 1;
      double s = 0;
      for (int k = 1; k <= waves[0]; k++) {
        double next = c * cosine - s * sine;
        s = s * cosine + c * sine;
        c = next;
        sum += order == 0 ? 2 * (along[2 * k] * c - along[2 * k + 1] * s)
            : -2 * k * turn * (along[2 * k] * s + along[2 * k + 1] * c);
      }
      return sum;
    }
  }

  @Override
  public FieldData encode() {
    return new FieldData(KIND, Map.of(), Map.of("lower", lower, "lengths", lengths, "amplitudes", amplitudes),
        Map.of("waves", waves), Map.of());
  }

  /// Reads sums of waves.
  public static final class Reader implements FieldReader {
    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Field read(FieldData data, FieldDecoder decoder) {
      return new TrigonometricField(data.reals("lower"), data.reals("lengths"), data.integers("waves"),
          data.reals("amplitudes"));
    }
  }
}
