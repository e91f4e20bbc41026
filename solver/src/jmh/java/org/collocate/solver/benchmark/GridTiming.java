package org.collocate.solver.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.collocate.solver.discretization.SteadySystem;
import org.collocate.solver.discretization.fdm.GridSystem;
import org.collocate.solver.discretization.fdm.RectangleGrid;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Stopping;
import org.collocate.solver.linear.Unknowns;
import org.collocate.solver.linear.multigrid.geometric.GridConjugateGradient;
import org.collocate.solver.linear.multigrid.geometric.GridShape;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.SteadyProblem;

/// Solution of `−∇·(k ∇u) = 1` on a grid of points of the unit square with zero on the boundary. What is timed is setup
/// from the assembled matrix and solution; the peer's figure is of its own setup and solution too. Coefficients on faces are
/// arithmetic means here and harmonic ones there, which differ at jumps only.
final class GridTiming {
  private static final int THREADS = 2;

  private GridTiming() {}

  static void run(BenchTable table, Peers peers, boolean quick) throws IOException, InterruptedException {
    int points = quick ? 513 : 2049;
    solve(table, peers, points, "smooth", "1 + 0.9*sin(6*pi*x)*sin(4*pi*y)", quick ? Double.NaN : 0.28);
    solve(table, peers, points, "jumps", "if(mod(floor(4*x) + floor(4*y), 2) < 0.5, 1, 100)",
        quick ? Double.NaN : 0.6);
  }

  private static GridSystem system(String coefficient, int points) {
    Domain domain = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1))));
    List<BoundaryCondition> conditions = new ArrayList<>();
    for (int part = 0; part < domain.boundaryParts().size(); part++) {
      conditions.add(new BoundaryCondition.Dirichlet(part, 0, Expression.of(0)));
    }
    Equation equation = Equation.of(List.of("u"), List.of("-div((" + coefficient + ")*grad(u)) = 1"),
        Scope.of("x", "y"));
    SteadyProblem problem = new SteadyProblem(
        new Formulation(domain, equation, Map.of(), Map.of(), conditions, List.of()), Map.of());
    return new GridSystem(problem, new RectangleGrid(domain, points));
  }

  private static void solve(BenchTable table, Peers peers, int points, String name, String coefficient,
      double bar)
      throws IOException, InterruptedException {
    GridSystem system = system(coefficient, points);
    double[] start = new double[system.size()];
    SteadySystem steady = new SteadySystem(system, start);
    SparseMatrix matrix = steady.jacobian(start);
    double[] b = new double[start.length];
    steady.residual(start, b);
    for (int i = 0; i < b.length; i++) {
      b[i] = -b[i];
    }
    GridShape shape = GridShape.of(new Unknowns(system.coordinates(), 1)).orElseThrow();
    Peers.Figure peer = peers.run(THREADS, "pfmg", String.valueOf(points), name, "5");
    try (WorkerTeam team = new WorkerTeam(THREADS)) {
      LinearSolver solver = new GridConjugateGradient(shape, new Stopping(1e-8, 300), team);
      int iterations = solved(solver, matrix, b);
      double[] prepared = Stopwatch.seconds(7, () -> solver.prepare(matrix));
      double[] seconds = Stopwatch.seconds(7, () -> solved(solver, matrix, b));
      table.add(
          String.format(
              "geometric multigrid, %d² points, coefficient %s, setup and %d iterations; peer PFMG on two"
                  + " ranks, %d iterations",
              points, name, iterations, peer.iterations()),
          seconds, peer.seconds(), bar, "s");
      table.add("of it setup", prepared, Double.NaN, Double.NaN, "s");
      LinearSolver full = new GridConjugateGradient(shape, true, new Stopping(1e-8, 300), team);
      table.add("the same begun by full multigrid, " + solved(full, matrix, b) + " iterations; peer: without",
          Stopwatch.seconds(7, () -> solved(full, matrix, b)),
          Arrays.stream(seconds).sorted().toArray()[seconds.length / 2], Double.NaN, "s");
    }
  }

  private static int solved(LinearSolver solver, SparseMatrix matrix, double[] b) {
    LinearSolver.Result result = solver.prepare(matrix).solve(b, new double[b.length]);
    if (!result.converged()) {
      throw new IllegalStateException("not solved: " + result);
    }
    return result.iterations();
  }
}
