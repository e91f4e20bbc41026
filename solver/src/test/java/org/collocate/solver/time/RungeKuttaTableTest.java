package org.collocate.solver.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The conditions of Butcher's trees up to order 5. Source: E. Hairer, S. P. Nørsett, G. Wanner, Solving Ordinary Differential
/// Equations I, 2nd ed., Springer 1993, table II.2.2, doi 10.1007/978-3-540-78862-1.
class RungeKuttaTableTest {
  static Stream<RungeKuttaTable> tables() {
    return Stream.of(RungeKuttaTable.TR_BDF2, RungeKuttaTable.ESDIRK3, RungeKuttaTable.ESDIRK4,
        RungeKuttaTable.SDIRK4, RungeKuttaTable.DORMAND_PRINCE, RungeKuttaTable.SSP3);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void meetsTheConditionsOfItsOrders(RungeKuttaTable table) {
    assertThat(order(table, table.b())).isEqualTo(table.order());
    assertThat(order(table, table.embedded())).isEqualTo(table.embeddedOrder());
  }

  /// The largest order up to 5 all of whose conditions hold.
  private static int order(RungeKuttaTable table, double[] weights) {
    for (int order = 1; order <= 5; order++) {
      for (Tree tree : trees(order)) {
        double sum = 0;
        for (int i = 0; i < table.stages(); i++) {
          sum += weights[i] * tree.weight(table, i);
        }
        if (Math.abs(sum * tree.density() - 1) > 1e-12) {
          return order - 1;
        }
      }
    }
    return 5;
  }

  /// A rooted tree by its branches.
  private record Tree(List<Tree> branches) {
    int size() {
      return 1 + branches.stream().mapToInt(Tree::size).sum();
    }

    double density() {
      return branches.stream().mapToDouble(Tree::density).reduce(size(), (a, b) -> a * b);
    }

    double weight(RungeKuttaTable table, int stage) {
      double product = 1;
      for (Tree branch : branches) {
        double sum = 0;
        for (int j = 0; j < table.a()[stage].length; j++) {
          sum += table.a()[stage][j] * branch.weight(table, j);
        }
        product *= sum;
      }
      return product;
    }
  }

  private static List<Tree> trees(int size) {
    List<Tree> found = new ArrayList<>();
    forests(size - 1, size - 1).forEach(forest -> found.add(new Tree(forest)));
    return found;
  }

  /// Forests of so many nodes whose trees are at most so large, the largest first.
  private static List<List<Tree>> forests(int nodes, int largest) {
    if (nodes == 0) {
      return List.of(List.of());
    }
    List<List<Tree>> found = new ArrayList<>();
    for (int size = Math.min(nodes, largest); size >= 1; size--) {
      for (Tree tree : trees(size)) {
        for (List<Tree> rest : forests(nodes - size, size)) {
          List<Tree> forest = new ArrayList<>(List.of(tree));
          forest.addAll(rest);
          found.add(forest);
        }
      }
    }
    return found;
  }

  @ParameterizedTest
  @MethodSource("tables")
  void endsWhereItsWeightsSay(RungeKuttaTable table) {
    int last = table.stages() - 1;
    assertThat(table.isStifflyAccurate()).isEqualTo(table.order() != 3 || table.diagonal() > 0);
    if (table.isStifflyAccurate()) {
      assertThat(table.c(last)).isCloseTo(1, within(1e-14));
    }
  }
}
