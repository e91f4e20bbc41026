package org.collocate.solver.discretization.spectral;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Points;
import org.collocate.solver.field.TrigonometricField;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.IntervalDomain;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.parallel.Transforms;

/// The waves that a periodic interval or rectangle carries, and the points on which products of functions are formed.
///
/// ```
/// u(x) = Σ û_k e^(iκ·(x − x₀)),     κ_a = 2π k_a / L_a,   −K_a ≤ k_a ≤ K_a,   û_(−k) = conj û_k
/// ```
///
/// A *spectrum* holds the amplitudes with `k_x ≥ 0` in rows of `K_x + 1` complex numbers, a row for each `k_y` in the order
/// `0 … K_y, −K_y … −1`; in one dimension there is one row.
public final class WaveGrid {
  private static final double TOLERANCE = 1e-9;

  private final Domain domain;
  private final int[] waves;
  private final int[] points;

  /// @param domain one that {@link #obstacle} has nothing against
  /// @param resolution points that carry the waves along the longer side, `2 K + 1` or one more; along the other so many that
  ///     the shortest wave is as long
  public WaveGrid(Domain domain, int resolution, Dealiasing dealiasing) {
    this.domain = domain;
    int dimension = domain.dimension();
    waves = new int[dimension];
    points = new int[dimension];
    double longest = 0;
    for (int axis = 0; axis < dimension; axis++) {
      longest = Math.max(longest, length(axis));
    }
    for (int axis = 0; axis < dimension; axis++) {
      waves[axis] = Math.max(1, (int) ((Math.rint(resolution * length(axis) / longest) - 1) / 2));
      points[axis] = Transforms.fastLength(dealiasing.points(waves[axis]));
    }
  }

  /// Why a domain has no such grid; empty if it has.
  public static String obstacle(Domain domain) {
    boolean box = domain instanceof IntervalDomain || domain instanceof PlanarDomain planar
        && planar.loops().size() <= 1
        && Math.abs(planar.measure() - area(planar)) <= TOLERANCE * area(planar);
    if (!box) {
      return "waves need an interval or an axis-parallel rectangle without holes";
    }
    for (int axis = 0; axis < domain.dimension(); axis++) {
      if (!domain.periodic(axis)) {
        return "waves need a domain that is periodic along " + String.join(" and ", domain.coordinateNames())
            + "; this one is not along " + domain.coordinateNames().get(axis);
      }
    }
    return "";
  }

  private static double area(PlanarDomain planar) {
    return (planar.upper()[0] - planar.lower()[0]) * (planar.upper()[1] - planar.lower()[1]);
  }

  private double length(int axis) {
    return domain.upper()[axis] - domain.lower()[axis];
  }

  public int dimension() {
    return waves.length;
  }

  /// `K` along an axis.
  public int waves(int axis) {
    return waves[axis];
  }

  /// Points along an axis, an even number.
  public int points(int axis) {
    return points[axis];
  }

  /// All points.
  public int pointCount() {
    return points[0] * (dimension() == 1 ? 1 : points[1]);
  }

  /// Real numbers that determine a function: `Π (2 K + 1)`.
  public int unknowns() {
    return (2 * waves[0] + 1) * rows();
  }

  /// Complex numbers in a row of a spectrum.
  int width() {
    return waves[0] + 1;
  }

  /// Rows of a spectrum.
  int rows() {
    return dimension() == 1 ? 1 : 2 * waves[1] + 1;
  }

  /// Numbers in a spectrum, twice as many as amplitudes.
  public int spectrumSize() {
    return 2 * width() * rows();
  }

  /// `k_y` of a row.
  int rowWave(int row) {
    return dimension() == 1 || row <= waves[1] ? row : row - rows();
  }

  /// `κ` of a wave along an axis.
  double waveNumber(int axis, int wave) {
    return 2 * Math.PI * wave / length(axis);
  }

  /// How often to differentiate along each axis.
  ///
  /// @param axes coordinates with repetition
  int[] orders(List<String> axes) {
    int[] orders = new int[dimension()];
    for (String axis : axes) {
      orders[domain.coordinateNames().indexOf(axis)]++;
    }
    return orders;
  }

  /// Where products are formed, rows along x.
  Points places() {
    double[][] coordinates = new double[dimension()][pointCount()];
    for (int p = 0; p < pointCount(); p++) {
      int row = p / points[0];
      coordinates[0][p] = domain.lower()[0] + length(0) * (p % points[0]) / points[0];
      if (dimension() > 1) {
        coordinates[1][p] = domain.lower()[1] + length(1) * row / points[1];
      }
    }
    return Points.of(coordinates);
  }

  /// Whether an amplitude belongs to the last tenth of the waves along an axis, or to the last two.
  boolean isShort(int amplitude) {
    return isLast(0, amplitude % width()) || dimension() > 1 && isLast(1, rowWave(amplitude / width()));
  }

  private boolean isLast(int axis, int wave) {
    return Math.abs(wave) >= Math.max(1, waves[axis] - Math.max(1, waves[axis] / 10));
  }

  /// A wave in words, such as `2 periods along x, −1 along y`.
  String text(int amplitude) {
    int along = amplitude % width();
    String text = along + (along == 1 ? " period" : " periods") + " along "
        + domain.coordinateNames().getFirst();
    return dimension() == 1 ? text
        : text + ", " + rowWave(amplitude / width()) + " along " + domain.coordinateNames().getLast();
  }

  /// The lower corner and the lengths of the box, `[axis]`.
  double[][] box() {
    double[] lengths = new double[dimension()];
    for (int axis = 0; axis < lengths.length; axis++) {
      lengths[axis] = length(axis);
    }
    return new double[][] {domain.lower().clone(), lengths};
  }

  /// The largest amplitude of the shortest waves relative to the largest of all, over several spectra.
  double tail(double[] spectra, int count) {
    double tail = 0;
    for (int j = 0; j < count; j++) {
      double largest = 0;
      double last = 0;
      for (int a = 0; a < spectrumSize() / 2; a++) {
        int at = j * spectrumSize() + 2 * a;
        double amplitude = Math.hypot(spectra[at], spectra[at + 1]);
        largest = Math.max(largest, amplitude);
        last = isShort(a) ? Math.max(last, amplitude) : last;
      }
      tail = largest == 0 ? tail : Math.max(tail, last / largest);
    }
    return tail;
  }

  /// Sums of waves.
  List<Field> fields(double[] spectra, int count) {
    double[][] box = box();
    List<Field> fields = new ArrayList<>();
    for (int j = 0; j < count; j++) {
      fields.add(TrigonometricField.trimmed(box[0], box[1], waves.clone(),
          Arrays.copyOfRange(spectra, j * spectrumSize(), (j + 1) * spectrumSize())));
    }
    return fields;
  }
}
