package org.collocate.models.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MatrixProductTest {
  private final SplittableRandom random = new SplittableRandom(5);

  @ParameterizedTest
  @CsvSource({"1,1,1", "2,3,5", "4,7,8", "5,2,9", "6,64,16", "7,5,31", "11,13,17", "16,1,33", "23,64,65",
      "12,6,4",
      "9,3,66", "3,0,5"})
  void equalsTheTripleLoopForAnySize(int rows, int inner, int columns) {
    for (boolean accumulate : new boolean[] {false, true}) {
      int aStride = inner + 3;
      int bStride = columns + 2;
      int cStride = columns + 5;
      double[] a = random(2 + rows * aStride);
      double[] b = random(1 + inner * bStride);
      double[] c = random(3 + rows * cStride);
      double[] expected = c.clone();
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          double sum = 0;
          for (int k = 0; k < inner; k++) {
            sum += a[2 + i * aStride + k] * b[1 + k * bStride + j];
          }
          int at = 3 + i * cStride + j;
          expected[at] = accumulate ? expected[at] + sum : sum;
        }
      }
      double[] aTransposed = new double[inner * (rows + 1)];
      MatrixProduct.transpose(rows, inner, a, 2, aStride, aTransposed, 0, rows + 1);
      double[] bTransposed = new double[columns * (inner + 1)];
      MatrixProduct.transpose(inner, columns, b, 1, bStride, bTransposed, 0, inner + 1);

      double[] plain = c.clone();
      MatrixProduct.multiply(rows, inner, columns, a, 2, aStride, b, 1, bStride, plain, 3, cStride,
          accumulate);
      double[] left = c.clone();
      MatrixProduct.multiplyTransposedLeft(rows, inner, columns, aTransposed, 0, rows + 1, b, 1, bStride,
          left, 3,
          cStride, accumulate);
      double[] right = c.clone();
      MatrixProduct.multiplyTransposedRight(rows, inner, columns, a, 2, aStride, bTransposed, 0, inner + 1,
          right, 3,
          cStride, accumulate, new double[inner * columns]);

      // Everything outside the block must be left alone, so whole arrays are compared.
      for (int i = 0; i < c.length; i++) {
        assertThat(plain[i]).isCloseTo(expected[i], org.assertj.core.data.Offset.offset(1e-13));
      }
      assertThat(left).isEqualTo(plain);
      assertThat(right).isEqualTo(plain);
    }
  }

  @Test
  void aRowDoesNotDependOnItsNeighbours() {
    int inner = 37;
    int columns = 3 * MatrixProduct.lanes() + 1;
    double[] a = random(13 * inner);
    double[] b = random(inner * columns);
    double[] together = new double[13 * columns];
    MatrixProduct.multiply(13, inner, columns, a, 0, inner, b, 0, columns, together, 0, columns, false);
    double[] alone = new double[13 * columns];
    for (int row = 0; row < 13; row++) {
      MatrixProduct.multiply(1, inner, columns, a, row * inner, inner, b, 0, columns, alone, row * columns,
          columns,
          false);
    }
    assertThat(alone).isEqualTo(together);
  }

  private double[] random(int size) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextDouble(-1, 1);
    }
    return values;
  }
}
