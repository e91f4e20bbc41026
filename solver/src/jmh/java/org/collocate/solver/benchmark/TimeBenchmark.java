package org.collocate.solver.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.collocate.solver.discretization.fvm.CellEvolution;
import org.collocate.solver.discretization.spectral.Dealiasing;
import org.collocate.solver.discretization.spectral.FourierEvolution;
import org.collocate.solver.discretization.spectral.WaveGrid;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.time.Etdrk4;
import org.collocate.solver.time.TimeIntegrator;

/// Times steps of evolutions beside the libraries that scientists write such steps with. Prints a Markdown table and writes
/// `bench.json` into the working folder.
public final class TimeBenchmark {
  private static final int THREADS = 2;
  private static final int REPEATS = 9;

  private TimeBenchmark() {}

  /// @param arguments `--quick` for fewer steps; then the names of what to run, `etdrk4`, `stencil`; all without
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> wanted = new ArrayList<>(List.of(arguments));
    boolean quick = wanted.remove("--quick");
    ScriptPeers peers = new ScriptPeers(Path.of(String.valueOf(System.getProperty("collocate.module", "."))));
    BenchTable table = new BenchTable();
    if (wanted.isEmpty() || wanted.contains("etdrk4")) {
      exponential(table, peers, quick ? 10 : 100);
    }
    if (wanted.isEmpty() || wanted.contains("stencil")) {
      stencils(table, peers, quick ? 200 : 2000);
    }
    table.publish();
  }

  /// Euler's steps with the five-point scheme on 512² cells, in both programs; on the drawn domain there is no peer.
  private static void stencils(BenchTable table, ScriptPeers peers, int steps)
      throws IOException, InterruptedException {
    int points = 512;
    Shape.Rectangle square = new Shape.Rectangle(0, 0, 1, 1);
    Domain torus = Domain.of(DomainDescription.of(ShapeOperation.add(square)).withPeriodic("x", "y"));
    Domain drawn = Domain
        .of(DomainDescription.of(ShapeOperation.add(new Shape.Ellipse(0.5, 0.5, 0.5, 0.48, 0.3)),
            ShapeOperation.subtract(new Shape.Circle(0.6, 0.5, 0.11))));
    table.add("a step of Gray–Scott, torus, 512² cells; peer numba, two threads",
        milliseconds(euler(torus, points, steps), steps),
        1e3 * peers.run("grayscott", points, steps / 2, REPEATS), 1e3 / 10_000, "ms");
    table.add("a step of Gray–Scott, ellipse with a hole, 512 cells along it",
        milliseconds(euler(drawn, points, steps), steps), Double.NaN, 1e3 / 2000, "ms");
  }

  private static double[] euler(Domain domain, int points, int steps) {
    Equation equation = Equation.of(List.of("u", "v"),
        List.of("dt(u) - du*lap(u) = feed*(1 - u) - u*v^2", "dt(v) - dv*lap(v) = u*v^2 - (feed + kill)*v"),
        Scope.of("x", "y").withParameters(Set.of("du", "dv", "feed", "kill")));
    double square = 1.0 / (points * points);
    List<BoundaryCondition> insulated = new ArrayList<>();
    for (int part = 0; part < domain.boundaryParts().size(); part++) {
      insulated.add(new BoundaryCondition.Flux(part, 0, Expression.of(0)));
      insulated.add(new BoundaryCondition.Flux(part, 1, Expression.of(0)));
    }
    EvolutionProblem problem = new EvolutionProblem(
        new Formulation(domain, equation,
            Map.of("du", 0.16 * square, "dv", 0.08 * square, "feed", 0.035, "kill", 0.065), Map.of(),
            insulated,
            List.of()),
        Map.of(), List.of(Expression.parse("1 - 0.5*gauss(hypot(x - 0.4, y - 0.4), 0.05)"),
            Expression.parse("0.5*gauss(hypot(x - 0.4, y - 0.4), 0.05)")),
        List.of(), 1, 2);
    try (WorkerTeam team = new WorkerTeam(THREADS)) {
      CellEvolution evolution = new CellEvolution(problem, CellEvolution.grid(problem, points),
          CellEvolution.Scheme.EULER, team);
      return Stopwatch.seconds(REPEATS, () -> {
        evolution.start();
        evolution.step(steps, 0.9);
        if (!evolution.isFinite()) {
          throw new IllegalStateException("the steps are not stable");
        }
        return evolution.time();
      });
    }
  }

  /// Products on 512² points of which two thirds of the waves are kept, in both programs.
  private static void exponential(BenchTable table, ScriptPeers peers, int steps)
      throws IOException, InterruptedException {
    int points = 512;
    Domain torus = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1)))
        .withPeriodic("x", "y"));
    Equation equation = Equation.of(List.of("u"), List.of("dt(u) - 0.0001*lap(u) = u - u^3"),
        Scope.of("x", "y"));
    EvolutionProblem problem = new EvolutionProblem(
        new Formulation(torus, equation, Map.of(), Map.of(), List.of(), List.of()), Map.of(),
        List.of(Expression.parse("0.1*cos(6*pi*x)*cos(4*pi*y)")), List.of(), 1, 2);
    try (WorkerTeam team = new WorkerTeam(THREADS)) {
      WaveGrid grid = new WaveGrid(problem.domain(), 341, Dealiasing.TWO_THIRDS);
      if (grid.points(0) != points) {
        throw new IllegalStateException("products on " + grid.points(0) + " points");
      }
      FourierEvolution system = new FourierEvolution(problem, grid, team);
      double[] start = system.initial();
      double step = 0.05;
      double[] seconds = Stopwatch.seconds(REPEATS, () -> {
        double[] u = start.clone();
        TimeIntegrator.Result result = Etdrk4.fixed(step)
            .integrate(system, u, new double[] {0, steps * step},
                new Silent());
        if (!result.reached()) {
          throw new IllegalStateException(result.reason());
        }
        return u;
      });
      table.add("a step of ETDRK4, Allen–Cahn, 512² points; peer scipy, two workers",
          milliseconds(seconds, steps),
          1e3 * peers.run("etdrk4", points, steps / 5, REPEATS), 1e3 / 80, "ms");
    }
  }

  private static double[] milliseconds(double[] seconds, int steps) {
    return Arrays.stream(seconds).map(value -> 1e3 * value / steps).toArray();
  }

  /// Looks at no state.
  private static final class Silent implements TimeIntegrator.Listener {
    @Override
    public void reached(int index, int steps, double[] u) {}

    @Override
    public void stepped(int steps, double time) {}
  }
}
