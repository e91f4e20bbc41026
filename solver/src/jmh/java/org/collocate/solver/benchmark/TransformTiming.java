package org.collocate.solver.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.collocate.solver.discretization.fdm.RectangleGrid;
import org.collocate.solver.discretization.fdm.SeparableGrid;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.linear.separable.End;
import org.collocate.solver.linear.separable.SeparableSolver;
import org.collocate.solver.linear.separable.Waves;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.SteadyProblem;

/// Solution of `−Δu = 1` on a grid of the unit square with zero on the boundary by sine transforms. What is timed beside the
/// peer is the right-hand side's way to the solution; tables are ready in both programs. The second row has all that a run does
/// from the problem to the numbers at the nodes.
final class TransformTiming {
  private static final int THREADS = 2;
  private static final int REPEATS = 15;

  private TransformTiming() {}

  static void run(BenchTable table, Peers peers, boolean quick) throws IOException, InterruptedException {
    int intervals = quick ? 512 : 2048;
    int points = intervals - 1;
    Peers.Figure peer = peers.run(1, "dst", String.valueOf(points), String.valueOf(REPEATS));
    double stiffness = (double) intervals * intervals;
    try (WorkerTeam team = new WorkerTeam(THREADS)) {
      SeparableSolver solver = new SeparableSolver(0, Waves.of(intervals, End.FIXED, End.FIXED), stiffness,
          new SeparableSolver.Columns(points, stiffness, End.FIXED, End.FIXED), team);
      double[] values = new double[points * points];
      double[] seconds = Stopwatch.seconds(REPEATS, () -> {
        Arrays.fill(values, 1);
        solver.solveInPlace(values, 0, points);
        return values;
      });
      table.add(
          String.format("Poisson by sine transforms, %d² inner points; peer FFTW on two threads", points),
          seconds, peer.seconds(), quick ? Double.NaN : 0.15, "s");
      SteadyProblem problem = problem();
      RectangleGrid grid = RectangleGrid.forTransforms(problem.domain(), intervals + 1);
      table.add("the same from the problem on",
          Stopwatch.seconds(REPEATS, () -> new SeparableGrid(problem, grid).solve(team)), Double.NaN,
          Double.NaN, "s");
    }
  }

  private static SteadyProblem problem() {
    Domain domain = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1))));
    List<BoundaryCondition> conditions = new ArrayList<>();
    for (int part = 0; part < domain.boundaryParts().size(); part++) {
      conditions.add(new BoundaryCondition.Dirichlet(part, 0, Expression.of(0)));
    }
    Equation equation = Equation.of(List.of("u"), List.of("-lap(u) = 1"), Scope.of("x", "y"));
    return new SteadyProblem(new Formulation(domain, equation, Map.of(), Map.of(), conditions, List.of()),
        Map.of());
  }
}
