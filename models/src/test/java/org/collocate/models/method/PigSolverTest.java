package org.collocate.models.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.FieldDecoder;
import org.collocate.solver.field.Overlay;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.Solver;
import org.collocate.solver.method.SolverContract;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Manufactured;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;
import org.junit.jupiter.api.Test;

final class PigSolverTest extends SolverContract {
  private static final SteadyProblem WAVES = Problems.dirichlet(Problems.SQUARE, List.of("lap(u) + u"),
      Map.of("u", "sin(pi*x)*sin(2*pi*y)"));
  private static final Map<String, Object> SMALL = Map.of("gaussians", 40L, "points", 400L, "adamSteps", 30L,
      "steps", 70L, "optimizer", "gauss-newton");

  @Override
  protected Solver solver() {
    return new PigSolver();
  }

  @Override
  protected List<Case> cases() {
    EvolutionProblem heat = Manufactured.on(Problems.INTERVAL)
        .unknown("u", "dt(u) - dxx(u)", "exp(-t)*sin(2*x)")
        .evolution(1, 3);
    return List.of(new Case("waves", WAVES, SMALL, 2e-3), new Case("heat", heat, SMALL, 2e-3));
  }

  @Override
  protected List<Problem> refused() {
    return List.of(Problems.dirichlet(Problems.SQUARE, List.of("dx(dxx(u)) + u"), Map.of("u", "x")));
  }

  private static Overlay.Centres centres(Frame frame) {
    return (Overlay.Centres) frame.overlays()
        .stream()
        .filter(Overlay.Centres.class::isInstance)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void centresAreShownAndMove() {
    QuietContext context = new QuietContext(2, 1);
    context.framesWanted = 3;
    Settings settings = Settings.of(solver().settings(), SMALL);
    Solution solution = solver().solve(WAVES, settings, context);
    Overlay.Centres first = centres(context.frames.getFirst());
    Overlay.Centres last = centres(solution.last());
    assertThat(last.coordinates()[0]).hasSize(40);
    assertThat(last.covariance().length).isEqualTo(3);
    assertThat(Arrays.stream(last.covariance()[0]).allMatch(v -> v > 0 && Double.isFinite(v))).isTrue();
    assertThat(Arrays.stream(last.covariance()[1]).allMatch(v -> v == 0)).isTrue();
    double moved = 0;
    for (int k = 0; k < 40; k++) {
      moved = Math.max(moved, Math.abs(last.coordinates()[0][k] - first.coordinates()[0][k]));
    }
    assertThat(moved).isGreaterThan(0.01);
  }

  /// A field that is one bump at a known place: the overlay must put it there.
  @Test
  void centresStandWhereTheFieldHasItsBumps() {
    Settings settings = Settings.of(solver().settings(), Map.of("gaussians", 4L, "steps", 1L, "points", 16L));
    Solution solution = solver().solve(WAVES, settings, new QuietContext(1, 1));
    Overlay.Centres shown = centres(solution.last());
    double[] lower = WAVES.domain().lower();
    double[] upper = WAVES.domain().upper();
    for (int axis = 0; axis < 2; axis++) {
      for (double coordinate : shown.coordinates()[axis]) {
        assertThat(coordinate).isBetween(lower[axis] - 0.1, upper[axis] + 0.1);
      }
    }
    // Widths begin at twice the distance of neighbours: 4 Gaussians of a square stand half its side apart.
    assertThat(Math.sqrt(shown.covariance()[0][0])).isBetween(0.9 * (upper[0] - lower[0]),
        1.1 * (upper[0] - lower[0]));
  }

  @Test
  void fieldsSurviveTheirEncoding() {
    Settings settings = Settings.of(solver().settings(), Map.of("gaussians", 10L, "steps", 3L));
    Field field = solver().solve(WAVES, settings, new QuietContext(1, 1)).field("u");
    assertThat(new FieldDecoder().read(field.encode()).at(0.3, 0.4)).isEqualTo(field.at(0.3, 0.4));
  }
}
