package org.collocate.solver.discretization.fvm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.collocate.solver.discretization.fdm.RectangleGrid;
import org.collocate.solver.expression.StencilKernel;
import org.collocate.solver.field.Points;
import org.collocate.solver.geometry.BoundaryPoint;
import org.collocate.solver.geometry.CurvePiece;
import org.collocate.solver.geometry.Domain;
import org.jspecify.annotations.Nullable;

/// Equal cells over the box of an interval or a drawn domain, the domain's boundary cutting through them.
///
/// Values stand in rows with a ghost cell at each end and a ghost row below and above. Where fluxes are prescribed a cell keeps
/// the part of it that lies inside, and each face the part that is open (Purvis and Burkhalter, AIAA Journal 17 (1979)
/// 1241–1242; second order by Ng, Min and Gibou, Journal of Computational Physics 228 (2009) 8807–8829). A small cell is given as
/// much volume as its open faces need so that explicit steps are little shorter than in whole cells: what flows is still conserved, but
/// the largest error falls with order 1.6 to 1.8 then. Where values are prescribed the cells
/// nearest to the boundary are {@link Follower}s, interpolated between the value there and the next cell inside.
///
/// The cut is that of the straight line between the points where the sides of a cell meet the boundary: exact for straight
/// boundaries but for corners, else of second order in the spacing.
public final class CellGrid {
  /// Room beside each row, for ghosts and for the rest of the last vector. With the 16 bytes before the values of an array it puts
  /// the first cell of each row on a line of the cache where the array begins on one, as large ones do.
  private static final int PAD = 14;
  private static final int FEWEST = 4;
  /// Cells with less of their area inside are left out.
  private static final double NOTHING = 1e-3;
  /// The most that the open faces of a cell may be in relation to its volume; 4 in a whole cell.
  private static final double MOST_OPEN = 8;
  private static final double TOLERANCE = 1e-9;

  private final Domain domain;
  private final int[] counts;
  private final double[] spacing;
  private final int stride;
  private final boolean whole;
  private final double[][] open;
  private final double[] volume;
  private final double[] inverse;
  private final int[] first;
  private final int[] end;
  private final List<Follower> followers = new ArrayList<>();
  private final List<Wall> walls = new ArrayList<>();
  private final List<int[]> mirrors = new ArrayList<>();
  private final BitSet own = new BitSet();
  private final BitSet seen;
  private final int[] owned;

  /// A cell beside a prescribed value g: `u(cell) = g + ratio · (u(inner) − g)`, where the boundary divides the way between both
  /// centres.
  ///
  /// @param ratio distance of the cell's centre from the boundary over the inner one's, negative outside
  record Follower(int cell, int inner, double ratio, int part, double[] point) {}

  /// A stretch of the boundary with a prescribed flux.
  ///
  /// @param weight its length over the area of the cell inside
  /// @param inner the next cell inside, with which `u(wall) = u(cell) + beyond · (u(cell) − u(inner))`
  record Wall(int cell, int part, double[] point, double[] normal, double weight, int inner, double beyond) {}

  /// @param cells along the longer side of the domain's box; along the other so many that cells are nearly squares
  /// @param fixed `[part]`: where values are prescribed
  public CellGrid(Domain domain, int cells, boolean[] fixed) {
    this.domain = domain;
    int dimension = domain.dimension();
    counts = new int[] {1, 1};
    spacing = new double[] {1, 1};
    double longest = 0;
    for (int axis = 0; axis < dimension; axis++) {
      longest = Math.max(longest, length(axis));
    }
    for (int axis = 0; axis < dimension; axis++) {
      counts[axis] = (int) Math.max(FEWEST, Math.rint(cells * length(axis) / longest));
      spacing[axis] = length(axis) / counts[axis];
    }
    if (dimension == 2 && Math.abs(spacing[1] / spacing[0] - 1) < TOLERANCE) {
      spacing[1] = spacing[0];
    }
    stride = (counts[0] + 2 * PAD + 7) / 8 * 8;
    whole = dimension == 1 || RectangleGrid.obstacle(domain).isEmpty();
    open = new double[dimension][size()];
    volume = new double[size()];
    inverse = new double[size()];
    first = new int[counts[1]];
    end = new int[counts[1]];
    if (whole) {
      for (int j = 0; j < counts[1]; j++) {
        Arrays.fill(volume, cell(0, j), cell(counts[0], j), 1);
      }
      System.arraycopy(volume, 0, inverse, 0, size());
      own();
      sides(fixed);
    } else {
      cut(fixed);
    }
    owned = own.stream().toArray();
    seen = (BitSet) own.clone();
    own.stream().filter(cell -> volume[cell] < 0.5).forEach(seen::clear);
    followers.stream()
        .filter(follower -> follower.ratio() > 0)
        .forEach(follower -> seen.set(follower.cell()));
    for (int j = 0; j < counts[1]; j++) {
      int from = own.nextSetBit(cell(0, j));
      first[j] = from < 0 || from >= cell(counts[0], j) ? cell(0, j) : from;
      end[j] = Math.max(first[j], own.previousSetBit(cell(counts[0], j) - 1) + 1);
    }
  }

  /// Why a domain has no such grid; empty if it has.
  public static String obstacle(Domain domain) {
    return domain.dimension() == 1 || domain.dimension() == 2 ? ""
        : "finite volumes are offered in one and two dimensions, not in " + domain.dimension();
  }

  private double length(int axis) {
    return domain.upper()[axis] - domain.lower()[axis];
  }

  /// How many places an array of values has.
  int size() {
    return stride * (counts[1] + 2) + StencilKernel.LANES;
  }

  /// How many cells have a value of their own.
  public int cells() {
    return owned.length;
  }

  /// Cells along an axis, 1 for the second one of an interval.
  public int count(int axis) {
    return counts[axis];
  }

  public double spacing(int axis) {
    return spacing[axis];
  }

  double[] spacing() {
    return spacing;
  }

  public Domain domain() {
    return domain;
  }

  int dimension() {
    return open.length;
  }

  int stride() {
    return stride;
  }

  /// Whether no cell is cut: openings and volumes are all one then, and sides are ghosts.
  boolean isWhole() {
    return whole;
  }

  /// The place of a cell; ghosts are at −1 and at the counts.
  public int cell(int i, int j) {
    return (j + 1) * stride + PAD + i;
  }

  /// The column of a cell.
  int column(int cell) {
    return cell % stride - PAD;
  }

  /// The row of a cell.
  int row(int cell) {
    return cell / stride - 1;
  }

  double coordinate(int cell, int axis) {
    return domain.lower()[axis] + ((axis == 0 ? column(cell) : row(cell)) + 0.5) * spacing[axis];
  }

  double[] centre(int cell) {
    double[] centre = new double[dimension()];
    Arrays.setAll(centre, axis -> coordinate(cell, axis));
    return centre;
  }

  /// The centres of these cells.
  Points centres(int[] cells) {
    double[][] coordinates = new double[dimension()][cells.length];
    for (int axis = 0; axis < dimension(); axis++) {
      for (int k = 0; k < cells.length; k++) {
        coordinates[axis][k] = coordinate(cells[k], axis);
      }
    }
    return Points.of(coordinates);
  }

  /// All cells of the box with the ghosts around, whether the domain has a part in them or not.
  int[] everywhere() {
    int below = dimension() == 1 ? 0 : -1;
    int rows = counts[1] - 2 * below;
    int[] cells = new int[(counts[0] + 2) * rows];
    Arrays.setAll(cells, k -> cell(k % (counts[0] + 2) - 1, Math.floorDiv(k, counts[0] + 2) + below));
    return cells;
  }

  /// Whether a cell has a value of its own, neither interpolated nor outside.
  boolean isOwn(int cell) {
    return own.get(cell);
  }

  /// The cells that have a value of their own, in order; not to be written to.
  int[] ownCells() {
    return owned;
  }

  /// Whether a cell stands for a piece of the domain: at least half of it lies inside.
  boolean isSeen(int cell) {
    return seen.get(cell);
  }

  /// `[axis][cell]`: which share of the face to the next cell along the axis is open.
  double[][] open() {
    return open;
  }

  /// `[cell]`: which share of a cell counts.
  double[] volume() {
    return volume;
  }

  /// `[cell]`: one over the volume where a value is balanced; 0 elsewhere.
  double[] inverse() {
    return inverse;
  }

  /// The first cell of a row that has to be computed.
  int first(int row) {
    return first[row];
  }

  /// One after the last cell of a row.
  int end(int row) {
    return end[row];
  }

  List<Follower> followers() {
    return followers;
  }

  List<Wall> walls() {
    return walls;
  }

  /// Pairs of a ghost and the cell that it repeats.
  List<int[]> mirrors() {
    return mirrors;
  }

  private void own() {
    for (int j = 0; j < counts[1]; j++) {
      for (int i = 0; i < counts[0]; i++) {
        own.set(cell(i, j), inverse[cell(i, j)] > 0);
      }
    }
  }

  /// Ghosts and walls along the sides of the box; in a domain that is not whole, only where cells reach them.
  private void sides(boolean[] fixed) {
    for (int axis = 0; axis < dimension(); axis++) {
      int step = axis == 0 ? 1 : stride;
      for (int k = 0; k < counts[1 - axis] && !domain.periodic(axis); k++) {
        for (int direction = -1; direction <= 1; direction += 2) {
          int at = direction < 0 ? 0 : counts[axis] - 1;
          int inner = axis == 0 ? cell(at, k) : cell(k, at);
          if (!own.get(inner)) {
            continue;
          }
          int face = direction < 0 ? inner - step : inner;
          double[] middle = centre(inner);
          middle[axis] += direction * spacing[axis] / 2;
          int part = domain.nearestBoundaryPoint(middle).part();
          if (part >= 0 && fixed[part]) {
            followers.add(new Follower(inner + direction * step, inner, -1, part, middle));
            open[axis][face] = 1;
          } else {
            if (whole) {
              mirrors.add(new int[] {inner + direction * step, inner});
            }
            open[axis][face] = 0;
            if (whole || volume[inner] > 1 - TOLERANCE) {
              double[] normal = new double[dimension()];
              normal[axis] = direction;
              walls.add(new Wall(inner, part, middle, normal, inverse[inner] / spacing[axis],
                  inner - direction * step, 0.5));
            }
          }
        }
      }
    }
  }

  private void cut(boolean[] fixed) {
    double[] level = levels();
    int wide = counts[0] + 1;
    BitSet near = new BitSet();
    for (int j = 0; j < counts[1]; j++) {
      for (int i = 0; i < counts[0]; i++) {
        int k = j * wide + i;
        double[] corners = {level[k], level[k + 1], level[k + wide + 1], level[k + wide]};
        double area = area(corners);
        volume[cell(i, j)] = area < NOTHING ? 0 : area;
        if (area < 1) {
          for (int p = -1; p <= 1; p++) {
            near.set(cell(i - 1, j + p), cell(i + 1, j + p) + 1);
          }
        }
      }
    }
    // 0 free, 1 beside a prescribed value, 2 follows it
    int[] kind = new int[size()];
    double h = Math.min(spacing[0], spacing[1]);
    near.stream().filter(this::isInBox).forEach(cell -> {
      BoundaryPoint boundary = domain.nearestBoundaryPoint(centre(cell));
      if (boundary.part() != CurvePiece.PERIODIC && fixed[boundary.part()]
          && (volume[cell] > 0 || boundary.distance() < h)) {
        kind[cell] = -domain.signedDistance(centre(cell)) < h / 2 * (1 - TOLERANCE) ? 2 : 1;
      }
    });
    for (int j = 0; j < counts[1]; j++) {
      for (int i = 0; i < counts[0]; i++) {
        int cell = cell(i, j);
        if (kind[cell] == 1) {
          volume[cell] = 1;
        }
        inverse[cell] = kind[cell] == 2 || volume[cell] == 0 ? 0 : 1 / volume[cell];
      }
    }
    own();
    faces(level, kind);
    enlarge(kind);
    closedFaces(fixed);
    follow(kind);
  }

  private boolean isInBox(int cell) {
    return column(cell) >= 0 && column(cell) < counts[0] && row(cell) >= 0 && row(cell) < counts[1];
  }

  /// How far inside the corners of cells are: distances where a cell is cut, only signs elsewhere.
  private double[] levels() {
    int wide = counts[0] + 1;
    int high = counts[1] + 1;
    double[] x = new double[wide];
    Arrays.setAll(x, i -> domain.lower()[0] + i * spacing[0]);
    double[] level = new double[wide * high];
    for (int j = 0; j < high; j++) {
      boolean[] inside = domain.containsRow(x, domain.lower()[1] + j * spacing[1]);
      for (int i = 0; i < wide; i++) {
        level[j * wide + i] = inside[i] ? 1 : -1;
      }
    }
    BitSet mixed = new BitSet();
    for (int j = 0; j < high - 1; j++) {
      for (int i = 0; i < wide - 1; i++) {
        int k = j * wide + i;
        double sum = level[k] + level[k + 1] + level[k + wide] + level[k + wide + 1];
        if (Math.abs(sum) < 4) {
          mixed.set(k, k + 2);
          mixed.set(k + wide, k + wide + 2);
        }
      }
    }
    mixed.stream().forEach(k -> {
      int row = Math.floorDiv(k, wide);
      double distance = Math
          .abs(domain.signedDistance(x[k - row * wide], domain.lower()[1] + row * spacing[1]));
      level[k] *= distance;
    });
    return level;
  }

  /// The share of a cell that lies inside.
  ///
  /// @param corners in order around the cell; those on the boundary count as inside
  private static double area(double[] corners) {
    double[] x = new double[8];
    double[] y = new double[8];
    int count = 0;
    for (int k = 0; k < 4; k++) {
      int next = (k + 1) % 4;
      double atX = k == 1 || k == 2 ? 1 : 0;
      double atY = k >= 2 ? 1 : 0;
      if (isInside(corners[k])) {
        x[count] = atX;
        y[count++] = atY;
      }
      if (isInside(corners[k]) != isInside(corners[next])) {
        double s = corners[k] / (corners[k] - corners[next]);
        x[count] = atX + s * ((next == 1 || next == 2 ? 1 : 0) - atX);
        y[count++] = atY + s * ((next >= 2 ? 1 : 0) - atY);
      }
    }
    double twice = 0;
    for (int k = 0; k < count; k++) {
      int next = (k + 1) % count;
      twice += x[k] * y[next] - x[next] * y[k];
    }
    return twice / 2;
  }

  private static boolean isInside(double level) {
    return level > 0 || Double.doubleToRawLongBits(level) == 0;
  }

  private static double opening(double a, double b) {
    if (isInside(a) == isInside(b)) {
      return isInside(a) ? 1 : 0;
    }
    return isInside(a) ? a / (a - b) : b / (b - a);
  }

  private void faces(double[] level, int[] kind) {
    int wide = counts[0] + 1;
    for (int axis = 0; axis < 2; axis++) {
      int step = axis == 0 ? 1 : stride;
      for (int j = 0; j < counts[1]; j++) {
        for (int i = 0; i < counts[0]; i++) {
          int cell = cell(i, j);
          boolean last = axis == 0 ? i == counts[0] - 1 : j == counts[1] - 1;
          int next = last ? (axis == 0 ? cell(0, j) : cell(i, 0)) : cell + step;
          if (last && !domain.periodic(axis)) {
            continue;
          }
          int corner = axis == 0 ? j * wide + i + 1 : (j + 1) * wide + i;
          double between = opening(level[corner], level[axis == 0 ? corner + wide : corner + 1]);
          boolean owned = own.get(cell) || own.get(next);
          boolean held = kind[cell] > 0 || kind[next] > 0;
          boolean exists = (own.get(cell) || kind[cell] == 2) && (own.get(next) || kind[next] == 2);
          open[axis][cell] = !owned || !exists ? 0 : held ? 1 : between;
          if (last) {
            open[axis][axis == 0 ? cell(-1, j) : cell(i, -1)] = open[axis][cell];
          }
        }
      }
    }
  }

  /// Volumes that the faces' openings allow.
  private void enlarge(int[] kind) {
    for (int cell : own.stream().toArray()) {
      if (kind[cell] == 0) {
        double faces = open[0][cell] + open[0][cell - 1] + open[1][cell] + open[1][cell - stride];
        volume[cell] = Math.max(volume[cell], faces / MOST_OPEN);
        inverse[cell] = 1 / volume[cell];
      }
    }
  }

  /// What is closed of a cell's faces is its wall.
  private void closedFaces(boolean[] fixed) {
    sides(fixed);
    for (int cell : own.stream().toArray()) {
      double ex = (open[0][cell - 1] - open[0][cell]) * spacing[1];
      double ey = (open[1][cell - stride] - open[1][cell]) * spacing[0];
      double length = Math.hypot(ex, ey);
      if (length < TOLERANCE * spacing[0] || (volume[cell] > 1 - TOLERANCE && isAtSide(cell))) {
        continue;
      }
      BoundaryPoint boundary = domain.nearestBoundaryPoint(centre(cell));
      if (boundary.part() != CurvePiece.PERIODIC && !fixed[boundary.part()]) {
        int inner = Math.abs(ex) > Math.abs(ey) ? wrapped(cell - (int) Math.signum(ex))
            : wrapped(cell - stride * (int) Math.signum(ey));
        double distance = -domain.signedDistance(centre(cell));
        double beyond = own.get(inner) ? distance / (-domain.signedDistance(centre(inner)) - distance) : 0;
        walls.add(new Wall(cell, boundary.part(), boundary.point(), new double[] {ex / length, ey / length},
            length * inverse[cell] / (spacing[0] * spacing[1]), inner, beyond));
      }
    }
  }

  private boolean isAtSide(int cell) {
    return column(cell) == 0 || column(cell) == counts[0] - 1 || row(cell) == 0 || row(cell) == counts[1] - 1;
  }

  private void follow(int[] kind) {
    int[] steps = {-1, 1, -stride, stride};
    for (int j = 0; j < counts[1]; j++) {
      for (int i = 0; i < counts[0]; i++) {
        int cell = cell(i, j);
        int inner = 0;
        double farthest = 0;
        for (int step : steps) {
          if (kind[cell] == 2 && own.get(cell + step)) {
            double distance = -domain.signedDistance(centre(cell + step));
            if (distance > farthest) {
              farthest = distance;
              inner = cell + step;
            }
          }
        }
        if (inner > 0) {
          double[] here = centre(cell);
          double[] there = centre(inner);
          double distance = -domain.signedDistance(here);
          double share = -distance / (farthest - distance);
          double[] point = {here[0] + share * (there[0] - here[0]), here[1] + share * (there[1] - here[1])};
          followers.add(new Follower(cell, inner, distance / farthest,
              domain.nearestBoundaryPoint(here).part(), point));
        }
      }
    }
  }

  private int wrapped(int cell) {
    int i = domain.periodic(0) ? Math.floorMod(column(cell), counts[0]) : column(cell);
    int j = domain.periodic(1) ? Math.floorMod(row(cell), counts[1]) : row(cell);
    return cell(i, j);
  }

  /// Gives the cells around those that have values the values that straight lines through the two next cells
  /// have there, the mean over all directions in which there are two.
  void continueOutside(double[] values) {
    BitSet trusted = new BitSet();
    trusted.or(own);
    followers.forEach(follower -> trusted.set(follower.cell()));
    BitSet around = new BitSet();
    trusted.stream().forEach(cell -> {
      for (int up = -1; up <= 1; up++) {
        around.set(cell - 1 + up * stride, cell + 2 + up * stride);
      }
    });
    around.andNot(trusted);
    double[] old = values.clone();
    around.stream().forEach(cell -> {
      double sum = 0;
      int count = 0;
      for (int up = -1; up <= 1; up++) {
        for (int right = -1; right <= 1; right++) {
          int one = wrapped(cell + right + up * stride);
          int two = wrapped(cell + 2 * right + 2 * up * stride);
          if (one > 0 && two > 0 && trusted.get(one) && trusted.get(two)) {
            sum += 2 * old[one] - old[two];
            count++;
          }
        }
      }
      if (count > 0) {
        values[cell] = sum / count;
      }
    });
  }

  /// The cell that a point of the plane lies in; null beyond the box.
  public @Nullable Integer cellAt(double... point) {
    int[] place = new int[2];
    for (int axis = 0; axis < dimension(); axis++) {
      place[axis] = (int) Math.floor((point[axis] - domain.lower()[axis]) / spacing[axis]);
      if (place[axis] < 0 || place[axis] >= counts[axis]) {
        return null;
      }
    }
    return cell(place[0], place[1]);
  }
}
