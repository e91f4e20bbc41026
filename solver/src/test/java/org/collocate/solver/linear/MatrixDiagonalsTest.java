package org.collocate.solver.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.collocate.solver.parallel.RangeLoop;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The product by diagonals is that by rows.
final class MatrixDiagonalsTest {
  private static final int COLUMNS = 211;
  private static final int SIZE = COLUMNS * 173;

  @ParameterizedTest
  @CsvSource({"true, false", "false, false", "true, true", "false, true"})
  void theProductIsThatOfTheRows(boolean symmetric, boolean corners) {
    SparseMatrix matrix = grid(symmetric, corners);
    double[] x = new Random(3).doubles(SIZE, -1, 1).toArray();
    double[] wanted = new double[SIZE];
    matrix.multiply(x, wanted);
    double[] first = product(matrix, x, 1);
    for (int i = 0; i < SIZE; i++) {
      assertThat(first[i]).isCloseTo(wanted[i], within(1e-13));
    }
    assertThat(product(matrix, x, 3)).isEqualTo(first);
  }

  private static double[] product(SparseMatrix matrix, double[] x, int threads) {
    try (WorkerTeam team = new WorkerTeam(threads)) {
      RangeLoop loop = new RangeLoop(team, SIZE);
      MatrixDiagonals diagonals = MatrixDiagonals.of(matrix, loop).orElseThrow();
      double[] y = new double[SIZE];
      loop.run((from, until) -> diagonals.multiply(x, y, from, until));
      return y;
    }
  }

  @Test
  void aMatrixWithAnEntryBesideTheDiagonalsOfItsFullestRowHasNone() {
    SparseMatrix matrix = grid(true, false);
    int last = matrix.rowStart()[SIZE - 1];
    matrix.columns()[last]--;
    try (WorkerTeam team = new WorkerTeam(1)) {
      assertThat(MatrixDiagonals.of(matrix, new RangeLoop(team, SIZE))).isEmpty();
    }
  }

  /// Random couplings of each point of a grid with its neighbours; those that would leave the grid are missing.
  private static SparseMatrix grid(boolean symmetric, boolean corners) {
    int[] start = new int[SIZE + 1];
    List<Integer> columns = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          int x = i % COLUMNS + dx;
          int j = i + dy * COLUMNS + dx;
          if (x < 0 || x >= COLUMNS || j < 0 || j >= SIZE || !corners && dx != 0 && dy != 0) {
            continue;
          }
          columns.add(j);
          values.add(new Random(symmetric ? (long) i * j + i + j : (long) i * SIZE + j).nextDouble());
        }
      }
      start[i + 1] = columns.size();
    }
    return new SparseMatrix(start, columns.stream().mapToInt(Integer::intValue).toArray(),
        values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
