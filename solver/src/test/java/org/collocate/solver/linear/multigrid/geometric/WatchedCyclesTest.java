package org.collocate.solver.linear.multigrid.geometric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.linear.GridMatrix;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Vectors;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchedCyclesTest {
  private record Watched(List<WatchedCycles.Picture> pictures, List<Double> norms) {}

  private static Watched watch(SparseMatrix matrix, GridShape shape, int cycles) {
    List<WatchedCycles.Picture> pictures = new ArrayList<>();
    try (WorkerTeam team = new WorkerTeam(2)) {
      return new Watched(pictures, new WatchedCycles(matrix, shape, team).run(cycles, 7, pictures::add));
    }
  }

  /// Rayleigh's quotient: how rough a grid function is.
  private static double roughness(double[] error, GridShape shape) {
    double sum = 0;
    for (int i = 0; i < error.length; i++) {
      double right = i % shape.columns() + 1 < shape.columns() ? error[i + 1] - error[i] : 0;
      double up = i + shape.columns() < error.length ? error[i + shape.columns()] - error[i] : 0;
      sum += right * right + up * up;
    }
    return sum / Vectors.dot(error, error, 0, error.length);
  }

  @ParameterizedTest
  @CsvSource({"65, 65, 3", "66, 40, 3", "129, 129, 4"})
  void eachCycleGoesDownAllLevelsAndUpAgain(int columns, int rows, int levels) {
    GridShape shape = new GridShape(columns, rows);
    Watched watched = watch(GridMatrix.diffusion(columns, rows, 0), shape, 2);
    List<WatchedCycles.Picture> first = watched.pictures()
        .stream()
        .filter(picture -> picture.cycle() == 1)
        .toList();
    List<Integer> depths = first.stream().map(WatchedCycles.Picture::depth).toList();
    int below = levels - 1;
    assertThat(depths).hasSize(2 * below + 1);
    for (int i = 0; i < depths.size(); i++) {
      assertThat(depths.get(i)).isEqualTo(below - Math.abs(below - i));
      assertThat(first.get(i).up()).isEqualTo(i > below);
      GridShape own = first.get(i).shape();
      assertThat(own.columns()).isEqualTo((columns - 1 >> depths.get(i)) + 1);
      assertThat(first.get(i).error()).hasSize(own.columns() * own.rows());
    }
    assertThat(watched.pictures()).hasSize(1 + 2 * depths.size());
  }

  @Test
  void whatIsShownOfTheFinestLevelIsTheErrorOfTheIteration() {
    GridShape shape = new GridShape(65, 65);
    Watched watched = watch(GridMatrix.checkerboard(65, 100), shape, 3);
    double start = Vectors.norm(watched.pictures().getFirst().error());
    for (int cycle = 1; cycle <= 3; cycle++) {
      int number = cycle;
      WatchedCycles.Picture last = watched.pictures()
          .stream()
          .filter(picture -> picture.cycle() == number && picture.depth() == 0 && picture.up())
          .findFirst()
          .orElseThrow();
      double left = watched.norms().get(cycle - 1);
      assertThat(Vectors.norm(last.error()) / start).isCloseTo(left, within(1e-4 * left));
      assertThat(left).isLessThan(0.3 * (cycle == 1 ? 1 : watched.norms().get(cycle - 2)));
    }
  }

  @Test
  void aSweepSmoothsTheError() {
    Watched watched = watch(GridMatrix.diffusion(129, 129, 0), new GridShape(129, 129), 1);
    List<WatchedCycles.Picture> pictures = watched.pictures();
    assertThat(roughness(pictures.get(1).error(), pictures.get(1).shape()))
        .isLessThan(0.5 * roughness(pictures.get(0).error(), pictures.get(0).shape()));
  }

  @Test
  void aViewerWhoHasEnoughEndsIt() {
    List<WatchedCycles.Picture> pictures = new ArrayList<>();
    try (WorkerTeam team = new WorkerTeam(1)) {
      List<Double> norms = new WatchedCycles(GridMatrix.diffusion(65, 65, 0), new GridShape(65, 65), team)
          .run(5, 1, picture -> pictures.add(picture) && pictures.size() < 4);
      assertThat(pictures).hasSize(4);
      assertThat(norms).hasSize(1);
    }
  }

  @Test
  void whatMultigridDoesNotSuitIsRefused() {
    try (WorkerTeam team = new WorkerTeam(1)) {
      assertThat(WatchedCycles.obstacle(GridMatrix.diffusion(65, 65, 0.3), new GridShape(65, 65), team))
          .contains("suit");
      assertThat(WatchedCycles.obstacle(GridMatrix.diffusion(9, 9, 0), new GridShape(9, 9), team))
          .contains("few");
      assertThatThrownBy(() -> new WatchedCycles(GridMatrix.diffusion(9, 9, 0), new GridShape(9, 9), team))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
