package org.collocate.solver.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.collocate.solver.discretization.SteadySystem;
import org.collocate.solver.discretization.adapt.ErrorEstimator;
import org.collocate.solver.discretization.adapt.RecoveryEstimator;
import org.collocate.solver.discretization.adapt.ResidualEstimator;
import org.collocate.solver.discretization.fem.FemSystem;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.StaticCondensation;
import org.collocate.solver.linear.Stopping;
import org.collocate.solver.linear.direct.SparseDirect;
import org.collocate.solver.linear.krylov.ConjugateGradient;
import org.collocate.solver.linear.multigrid.SmoothedAggregation;
import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.SteadyProblem;
import org.collocate.solver.space.FunctionSpace;

/// Parts of finite elements beside assembly and solution, on the unit square with zero on its boundary: estimates of the error,
/// upwinding along a stream, elimination of what lies inside cells. Where one part replaces another the peer is that other.
final class PartsTiming {
  private static final int THREADS = 2;
  /// What a study has if it does not say.
  private static final int CELLS = 20_000;
  private static final int LARGE = 100_000;

  private PartsTiming() {}

  private static SteadyProblem problem(String equation) {
    Domain domain = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1))));
    List<BoundaryCondition> conditions = new ArrayList<>();
    for (int part = 0; part < domain.boundaryParts().size(); part++) {
      conditions.add(new BoundaryCondition.Dirichlet(part, 0, Expression.of(0)));
    }
    return new SteadyProblem(new Formulation(domain,
        Equation.of(List.of("u"), List.of(equation), Scope.of("x", "y")), Map.of(), Map.of(), conditions,
        List.of()), Map.of());
  }

  private static FunctionSpace space(SteadyProblem problem, int cells, int order) {
    return new FunctionSpace(MeshGenerator.generate(problem.domain(), MeshRequest.ofCells(cells)), order);
  }

  static void run(BenchTable table, boolean quick) {
    int repeats = quick ? 5 : 15;
    try (WorkerTeam team = new WorkerTeam(THREADS)) {
      for (int order = 1; order <= 3; order++) {
        estimates(table, order, repeats, team);
      }
      for (int order = 1; order <= 2; order++) {
        upwinding(table, order, repeats, team);
      }
      condensation(table, repeats, team);
    }
  }

  private static void estimates(BenchTable table, int order, int repeats, WorkerTeam team) {
    SteadyProblem problem = problem("-lap(u) = 1");
    FunctionSpace space = space(problem, CELLS, order);
    double[] u = new double[space.size()];
    double[] x = space.coordinates()[0];
    Arrays.setAll(u, i -> Math.sin(3 * x[i]));
    String size = String.format("%,d triangles of order %d", space.mesh().cellCount(), order);
    ErrorEstimator residual = new ResidualEstimator(problem, space, team);
    table.add("estimate by residuals, " + size,
        Stopwatch.seconds(repeats, () -> new ResidualEstimator(problem, space, team).estimate(u)), Double.NaN,
        Double.NaN, "s");
    table.add("the same with all places known", Stopwatch.seconds(repeats, () -> residual.estimate(u)),
        Double.NaN, Double.NaN, "s");
    table.add("estimate by recovered gradients, " + size,
        Stopwatch.seconds(repeats, () -> new RecoveryEstimator(problem, space, team).estimate(u)), Double.NaN,
        Double.NaN, "s");
  }

  private static void upwinding(BenchTable table, int order, int repeats, WorkerTeam team) {
    SteadyProblem problem = problem("-1e-4*lap(u) + dx(u) + y*dy(u) = 1");
    FunctionSpace space = space(problem, LARGE, order);
    double[] start = new double[space.size()];
    double[] plain = Stopwatch.seconds(repeats,
        () -> new FemSystem(problem, space, false, team).jacobian(0, start));
    Arrays.sort(plain);
    table.add(
        String.format("assembly upwinded along the stream, %,d triangles of order %d; peer: without",
            space.mesh().cellCount(), order),
        Stopwatch.seconds(repeats, () -> new FemSystem(problem, space, true, team).jacobian(0, start)),
        plain[plain.length / 2], Double.NaN, "s");
  }

  private static void condensation(BenchTable table, int repeats, WorkerTeam team) {
    SteadyProblem problem = problem("-lap(u) = 1");
    FunctionSpace space = space(problem, LARGE, 3);
    FemSystem system = new FemSystem(problem, space, false, team);
    double[] start = new double[system.size()];
    SteadySystem steady = new SteadySystem(system, start);
    SparseMatrix matrix = steady.jacobian(start);
    double[] b = new double[start.length];
    steady.residual(start, b);
    int kept = system.size() - system.inside();
    double[][] coordinates = Arrays.stream(system.coordinates())
        .map(column -> Arrays.copyOf(column, kept))
        .toArray(double[][]::new);
    LinearSolver whole = iteration(system.coordinates(), team);
    double[] plain = Stopwatch.seconds(repeats, () -> solved(whole, matrix, b));
    Arrays.sort(plain);
    LinearSolver condensed = new StaticCondensation(iteration(coordinates, team),
        new SparseDirect(system.coordinates(), team), kept, team);
    table.add(
        String.format(
            "conjugate gradients after eliminating inside cells, %,d cubic triangles; peer: without",
            space.mesh().cellCount()),
        Stopwatch.seconds(repeats, () -> solved(condensed, matrix, b)), plain[plain.length / 2], Double.NaN,
        "s");
  }

  private static LinearSolver iteration(double[][] coordinates, WorkerTeam team) {
    return new ConjugateGradient(new SmoothedAggregation(1, coordinates, team), new Stopping(1e-8, 300),
        team);
  }

  private static double[] solved(LinearSolver solver, SparseMatrix matrix, double[] b) {
    double[] x = new double[b.length];
    LinearSolver.Result result = solver.prepare(matrix).solve(b, x);
    if (!result.converged()) {
      throw new IllegalStateException("not solved: " + result);
    }
    return x;
  }
}
