package org.collocate.solver.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.collocate.solver.discretization.SteadySystem;
import org.collocate.solver.discretization.fem.FemSystem;
import org.collocate.solver.discretization.fem.Reassembly;
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
import org.collocate.solver.linear.direct.SparseDirect;
import org.collocate.solver.linear.krylov.ConjugateGradient;
import org.collocate.solver.linear.multigrid.SmoothedAggregation;
import org.collocate.solver.mesh.Mesh;
import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.SteadyProblem;
import org.collocate.solver.space.FunctionSpace;

/// Meshing, assembly and solution of `−∇·(k ∇u) = 1` on the unit square with five round holes of radius 0.1, zero on the
/// whole boundary, `k` 1 and 100 on a checkerboard of 4 × 4 fields, by elements of order 1.
final class ElementTiming {
  private static final int THREADS = 2;
  /// What the bars of the table are for.
  private static final int SMALL = 100_000;
  private static final int LARGE = 1_000_000;

  private ElementTiming() {}

  private static Domain domain() {
    List<ShapeOperation> operations = new ArrayList<>();
    operations.add(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1)));
    for (double[] middle : new double[][] {{0.25, 0.25}, {0.75, 0.25}, {0.25, 0.75}, {0.75, 0.75},
        {0.5, 0.5}}) {
      operations.add(ShapeOperation.subtract(new Shape.Circle(middle[0], middle[1], 0.1)));
    }
    return Domain.of(DomainDescription.of(operations.toArray(ShapeOperation[]::new)));
  }

  private static SteadyProblem problem(Domain domain) {
    List<BoundaryCondition> conditions = new ArrayList<>();
    for (int part = 0; part < domain.boundaryParts().size(); part++) {
      conditions.add(new BoundaryCondition.Dirichlet(part, 0, Expression.of(0)));
    }
    Equation equation = Equation.of(List.of("u"),
        List.of("-div(if(mod(floor(4*x) + floor(4*y), 2) < 0.5, 1, 100)*grad(u)) = 1"), Scope.of("x", "y"));
    return new SteadyProblem(new Formulation(domain, equation, Map.of(), Map.of(), conditions, List.of()),
        Map.of());
  }

  static void meshes(BenchTable table, boolean quick) {
    Domain domain = domain();
    mesh(table, domain, SMALL, quick ? 5 : 15, 0.15);
    if (!quick) {
      mesh(table, domain, LARGE, 5, 1.8);
    }
  }

  private static void mesh(BenchTable table, Domain domain, int cells, int repeats, double bar) {
    double[] seconds = Stopwatch.seconds(repeats,
        () -> MeshGenerator.generate(domain, MeshRequest.ofCells(cells)));
    Mesh mesh = MeshGenerator.generate(domain, MeshRequest.ofCells(cells));
    String work = String.format("mesh, %,d triangles, five holes; least angle %.1f°", mesh.cellCount(),
        mesh.minimumAngle());
    table.add(work, seconds, Double.NaN, bar, "s");
  }

  static void run(BenchTable table, Peers peers, boolean quick) throws IOException, InterruptedException {
    Domain domain = domain();
    try (WorkerTeam team = new WorkerTeam(THREADS)) {
      solve(table, peers, domain, SMALL, quick ? 5 : 15, team);
      if (!quick) {
        solve(table, peers, domain, LARGE, 7, team);
      }
    }
  }

  private static void solve(BenchTable table, Peers peers, Domain domain, int cells, int repeats,
      WorkerTeam team)
      throws IOException, InterruptedException {
    boolean large = cells == LARGE;
    SteadyProblem problem = problem(domain);
    FunctionSpace space = new FunctionSpace(MeshGenerator.generate(domain, MeshRequest.ofCells(cells)), 1);
    double[] start = new double[space.size()];
    String size = String.format("%,d triangles", space.mesh().cellCount());
    table.add("assembly with pattern, " + size,
        Stopwatch.seconds(repeats, () -> new FemSystem(problem, space, false, team).jacobian(0, start)),
        Double.NaN,
        large ? 0.15 : Double.NaN, "s");
    FemSystem system = new FemSystem(problem, space, false, team);
    SparseMatrix own = system.jacobian(0, start).zeros();
    table.add("assembly again, " + size,
        Stopwatch.seconds(repeats, () -> Reassembly.again(system, start, own)), Double.NaN,
        large ? 0.06 : Double.NaN, "s");
    SteadySystem steady = new SteadySystem(system, start);
    SparseMatrix matrix = steady.jacobian(start);
    double[] b = new double[start.length];
    steady.residual(start, b);
    for (int i = 0; i < b.length; i++) {
      b[i] = -b[i];
    }
    Path file = Peers.write(matrix, b);
    try {
      direct(table, peers.run(1, "cholmod", file.toString(), "5"),
          new Linear(matrix, b, system.coordinates(), size),
          repeats, team);
      multigrid(table, peers.run(THREADS, "boomeramg", file.toString(), "5"),
          new Linear(matrix, b, system.coordinates(), size), repeats, team);
    } finally {
      Files.delete(file);
    }
  }

  private record Linear(SparseMatrix matrix, double[] b, double[][] coordinates, String size) {
    boolean large() {
      return b.length > SMALL;
    }

    double[] solved(LinearSolver solver) {
      double[] x = new double[b.length];
      LinearSolver.Result result = solver.prepare(matrix).solve(b, x);
      if (!result.converged()) {
        throw new IllegalStateException("not solved: " + result);
      }
      return x;
    }
  }

  private static void direct(BenchTable table, Peers.Figure peer, Linear system, int repeats,
      WorkerTeam team) {
    double[] total = Stopwatch.seconds(repeats,
        () -> system.solved(new SparseDirect(system.coordinates, team)));
    table.add("elimination, " + system.size + ", in all; peer CHOLMOD", total, peer.seconds(),
        system.large() ? 1.9 : 0.09, "s");
    SparseDirect known = new SparseDirect(system.coordinates, team);
    known.prepare(system.matrix);
    table.add("elimination again with the same pattern, and solution",
        Stopwatch.seconds(repeats, () -> system.solved(known)), peer.again(),
        system.large() ? Double.NaN : 0.06, "s");
  }

  private static void multigrid(BenchTable table, Peers.Figure peer, Linear system, int repeats,
      WorkerTeam team) {
    ConjugateGradient solver = new ConjugateGradient(new SmoothedAggregation(1, system.coordinates, team),
        new Stopping(1e-8, 300), team);
    int iterations = solver.prepare(system.matrix).solve(system.b, new double[system.b.length]).iterations();
    table.add(
        String.format("conjugate gradients with smoothed aggregation, %s, setup and %d iterations; peer "
            + "BoomerAMG on two ranks, %d iterations", system.size, iterations, peer.iterations()),
        Stopwatch.seconds(repeats, () -> system.solved(solver)), peer.seconds(),
        system.large() ? 0.6 : Double.NaN,
        "s");
  }
}
