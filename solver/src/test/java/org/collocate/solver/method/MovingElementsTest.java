package org.collocate.solver.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.problem.Domains;
import org.collocate.solver.problem.Manufactured;
import org.collocate.solver.problem.Problem;
import org.junit.jupiter.api.Test;

class MovingElementsTest {
  private static final int CELLS = 3000;

  private static Problem on(Domain domain, String source) {
    return Manufactured.on(domain).unknown("u", "-div((2+x)*grad(u)) + u", source).steady();
  }

  private static Domain quadrilateral(double x) {
    return Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Polygon(
        List.of(new Point(0, 0), new Point(1, 0), new Point(x, 1), new Point(0, 1.2))))));
  }

  private static PlainContext context() {
    return new PlainContext(2, 1, () -> false, System.nanoTime());
  }

  private static double error(Problem problem, Solution solution) {
    return problem.unknowns()
        .stream()
        .mapToDouble(
            unknown -> FieldErrors.of(solution, unknown, problem, FieldErrors.quadrature(problem, 2000))
                .relativeL2())
        .max()
        .orElseThrow();
  }

  @Test
  void movedCellsAreAsExactAsNewOnes() {
    FemSolver anew = new FemSolver();
    Settings settings = Settings.of(anew.settings(), Map.of("order", 1L, "cells", (long) CELLS));
    try (MovingElements moving = new MovingElements(2)) {
      Long unknowns = null;
      for (double x = 1; x < 1.3; x += 0.05) {
        Problem problem = on(quadrilateral(x), "sin(3*x)*cos(2*y)");
        Solution moved = moving.solve(problem, CELLS, context());
        double expected = error(problem, anew.solve(problem, settings, context()));
        assertThat(error(problem, moved)).isLessThan(2 * expected);
        unknowns = unknowns == null ? moved.report().unknowns() : unknowns;
        assertThat(moved.report().unknowns()).as("the same cells").isEqualTo(unknowns);
      }
    }
  }

  @Test
  void anythingElseMayChangeFromStateToState() {
    List<Problem> states = List.of(on(quadrilateral(1), "x"), on(quadrilateral(1), "x*y"),
        on(Domains.plateWithHole(), "x*y"), on(Domains.interval(), "x^2"),
        on(Domains.periodicSquare(), "cos(2*pi*x)"),
        Manufactured.on(quadrilateral(1))
            .unknown("u", "-lap(u) + v", "x*y")
            .unknown("v", "-lap(v) + u^3", "x+y")
            .steady(),
        Manufactured.on(quadrilateral(1.02))
            .unknown("u", "-lap(u) + v", "x*y")
            .unknown("v", "-lap(v) - u", "x-y")
            .steady());
    try (MovingElements moving = new MovingElements(2)) {
      for (Problem problem : states) {
        Solution solution = moving.solve(problem, CELLS, context());
        assertThat(solution.report().status()).isEqualTo(SolveReport.Status.CONVERGED);
        assertThat(error(problem, solution)).isLessThan(5e-3);
      }
    }
  }

  @Test
  void aStateThatIsGivenUpDoesNoHarm() {
    try (MovingElements moving = new MovingElements(2)) {
      Problem problem = on(quadrilateral(1), "sin(3*x)*cos(2*y)");
      assertThatThrownBy(
          () -> moving.solve(problem, CELLS, new PlainContext(2, 1, () -> true, System.nanoTime())))
          .isInstanceOf(CancellationException.class);
      double first = error(problem, moving.solve(problem, CELLS, context()));
      assertThat(error(problem, moving.solve(problem, CELLS, context()))).isCloseTo(first, within(1e-13));
    }
  }
}
