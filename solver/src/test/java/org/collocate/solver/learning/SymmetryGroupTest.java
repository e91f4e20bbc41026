package org.collocate.solver.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymmetryGroupTest {
  private static OperatorGrid grid(int width, int height) {
    return new OperatorGrid(new double[] {0, 0}, new double[] {1, 1}, new int[] {width, height});
  }

  @ParameterizedTest
  @CsvSource({"trivial,1,1", "x,2,2", "y,2,2", "diagonal,2,2", "xy,4,4", "square,8,5"})
  void representationsAreThoseOfTheGroup(String word, int elements, int representations) {
    SymmetryGroup group = SymmetryGroup.of(word, grid(5, 5));
    assertThat(group.size()).isEqualTo(elements);
    assertThat(group.representations()).hasSize(representations);
    // The dimensions' squares sum to the size, which means that none is missing.
    assertThat(group.representations().stream().mapToInt(r -> r.dimension() * r.dimension()).sum())
        .isEqualTo(elements);
    double[] values = new Random(1).doubles(25).toArray();
    double[] once = new double[25];
    double[] twice = new double[25];
    for (int g = 0; g < elements; g++) {
      for (int h = 0; h < elements; h++) {
        group.apply(h, values, once);
        group.apply(g, once, twice);
        int product = find(group, values, twice);
        for (SymmetryGroup.Representation r : group.representations()) {
          assertThat(multiply(r.dimension(), r.matrices()[g], r.matrices()[h])).as("%d %d", g, h)
              .containsExactly(r.matrices()[product], within(0.0));
        }
      }
    }
  }

  private static int find(SymmetryGroup group, double[] values, double[] image) {
    double[] candidate = new double[values.length];
    for (int g = 0; g < group.size(); g++) {
      group.apply(g, values, candidate);
      if (java.util.Arrays.equals(candidate, image)) {
        return g;
      }
    }
    throw new AssertionError("the product of two elements is none");
  }

  private static double[] multiply(int d, double[] a, double[] b) {
    double[] c = new double[d * d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        for (int k = 0; k < d; k++) {
          c[i * d + j] += a[i * d + k] * b[k * d + j];
        }
      }
    }
    return c;
  }

  @Test
  void inversesUndo() {
    SymmetryGroup group = SymmetryGroup.of("square", grid(4, 4));
    double[] values = new Random(2).doubles(16).toArray();
    for (int g = 0; g < group.size(); g++) {
      double[] image = new double[16];
      group.apply(g, values, image);
      double[] back = new double[16];
      group.addInverse(g, 1, image, back);
      assertThat(back).containsExactly(values);
    }
  }

  @Test
  void reflectionsTurnTheAxisTheyAreNamedAfter() {
    OperatorGrid grid = grid(3, 2);
    double[] image = new double[6];
    SymmetryGroup.of("x", grid).apply(1, new double[] {1, 2, 3, 4, 5, 6}, image);
    assertThat(image).containsExactly(3, 2, 1, 6, 5, 4);
    SymmetryGroup.of("y", grid).apply(1, new double[] {1, 2, 3, 4, 5, 6}, image);
    assertThat(image).containsExactly(4, 5, 6, 1, 2, 3);
    assertThatIllegalArgumentException().isThrownBy(() -> SymmetryGroup.of("diagonal", grid));
  }
}
