package org.collocate.solver.linear;

import static org.assertj.core.api.Assertions.assertThat;

import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparseMatrixTest {
  @Test
  void knowsWhetherItIsSymmetric() {
    assertThat(GridMatrix.diffusion(7, 5, 0).isSymmetric(0)).isTrue();
    assertThat(GridMatrix.diffusion(7, 5, 1e-9).isSymmetric(1e-12)).isFalse();
    assertThat(GridMatrix.diffusion(7, 5, 1e-14).isSymmetric(1e-12)).isTrue();
    SparsePattern pattern = new SparsePattern(3);
    pattern.add(2, 0);
    assertThat(pattern.matrix().isSymmetric(1)).isFalse();
    SparsePattern other = new SparsePattern(3);
    other.add(0, 2);
    assertThat(other.matrix().isSymmetric(1)).isFalse();
  }

  /// In large matrices one entry tells, wherever it stands and however many threads look.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void findsTheOneEntryThatIsNotMirrored(int threads) {
    try (WorkerTeam team = new WorkerTeam(threads)) {
      SparseMatrix matrix = GridMatrix.diffusion(300, 200, 0);
      assertThat(matrix.isSymmetric(1e-12, team)).isTrue();
      for (int row : new int[] {0, 31_234, 59_999}) {
        int k = matrix.rowStart()[row] == matrix.find(row, row) ? matrix.rowStart()[row] + 1
            : matrix.rowStart()[row];
        double before = matrix.values()[k];
        matrix.values()[k] *= 1.001;
        assertThat(matrix.isSymmetric(1e-12, team)).isFalse();
        matrix.values()[k] = Double.NaN;
        assertThat(matrix.isSymmetric(1e-12, team)).isFalse();
        matrix.values()[k] = before;
      }
    }
  }

  @Test
  void isSymmetricWhereOnlyTheRestOfACancellationIsNot() {
    SparsePattern pattern = new SparsePattern(2);
    for (int i = 0; i < 4; i++) {
      pattern.add(i / 2, i % 2);
    }
    SparseMatrix matrix = pattern.matrix();
    System.arraycopy(new double[] {1, 1e-15, -2e-15, 4}, 0, matrix.values(), 0, 4);
    assertThat(matrix.isSymmetric(1e-12)).isTrue();
    matrix.values()[1] = 1e-11;
    assertThat(matrix.isSymmetric(1e-12)).isFalse();
  }

  @Test
  void transposesTwiceToItself() {
    SparseMatrix matrix = GridMatrix.diffusion(6, 4, 0.3);
    SparseMatrix transposed = matrix.transposed();
    for (int i = 0; i < matrix.size(); i++) {
      for (int j = 0; j < matrix.size(); j++) {
        assertThat(transposed.get(i, j)).isEqualTo(matrix.get(j, i));
      }
    }
    assertThat(transposed.transposed()).usingRecursiveComparison().isEqualTo(matrix);
  }
}
