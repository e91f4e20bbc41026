package org.collocate.solver.linear.multigrid.geometric;

import static org.collocate.solver.linear.multigrid.geometric.PaddedRows.LANES;
import static org.collocate.solver.linear.multigrid.geometric.PaddedRows.firstByTurns;
import static org.collocate.solver.linear.multigrid.geometric.PaddedRows.load;
import static org.collocate.solver.linear.multigrid.geometric.PaddedRows.secondByTurns;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Numbers at the points of a grid, those at red points (even `x + y`) and those at black ones apart.
///
/// Row `y` has its red points `x = 2k + (y mod 2)` and its black points `x = 2k + 1 − (y mod 2)` in its slots `k`.
///
/// @param points how the points of one colour lie
record ColouredVector(PaddedRows points, float[] red, float[] black) {
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

  /// Zero on a grid.
  ColouredVector(GridShape shape) {
    this(PaddedRows.of((shape.columns() + 1) / 2, shape.rows()));
  }

  private ColouredVector(PaddedRows points) {
    this(points, new float[points.size()], new float[points.size()]);
  }

  /// The numbers of a row's even columns.
  float[] even(int row) {
    return (row & 1) == 0 ? red : black;
  }

  /// The numbers of a row's odd columns.
  float[] odd(int row) {
    return (row & 1) == 0 ? black : red;
  }

  /// Takes a row of numbers that follow each other.
  void readRow(int row, float[] values, int at, int columns) {
    int start = points.start(row);
    float[] even = even(row);
    float[] odd = odd(row);
    for (int x = 0; x < columns; x += 2) {
      even[start + x / 2] = values[at + x];
    }
    for (int x = 1; x < columns; x += 2) {
      odd[start + x / 2] = values[at + x];
    }
  }

  /// Adds a row times a factor to numbers in double precision that follow each other.
  void addRow(int row, double factor, double[] values, int at, int columns) {
    int start = points.start(row);
    float[] even = even(row);
    float[] odd = odd(row);
    int x = 0;
    for (; x <= columns - 2 * LANES; x += 2 * LANES) {
      FloatVector evens = load(even, start + x / 2);
      FloatVector odds = load(odd, start + x / 2);
      add(firstByTurns(evens, odds), factor, values, at + x);
      add(secondByTurns(evens, odds), factor, values, at + x + LANES);
    }
    for (; x < columns; x++) {
      values[at + x] += factor * ((x & 1) == 0 ? even : odd)[start + x / 2];
    }
  }

  private static void add(FloatVector vector, double factor, double[] values, int at) {
    for (int half = 0; half < 2; half++) {
      int place = at + half * DOUBLES.length();
      DoubleVector own = (DoubleVector) vector.convertShape(VectorOperators.F2D, DOUBLES, half);
      own.mul(factor).add(DoubleVector.fromArray(DOUBLES, values, place)).intoArray(values, place);
    }
  }

  void clear() {
    Arrays.fill(red, 0);
    Arrays.fill(black, 0);
  }
}
