package org.collocate.models.method;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.collocate.models.data.DomainSampler;
import org.collocate.solver.benchmark.BenchTable;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Points;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.method.FemSolver;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.PlainContext;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.Solver;
import org.collocate.solver.problem.SteadyProblem;

/// Times how long methods take to reach an error, training included, in a virtual machine that is warm.
final class AccuracyTiming {
  private static final SteadyProblem POISSON = Problems.dirichlet(Problems.SQUARE, List.of("-lap(u)"),
      Map.of("u", "exp(x*y)*cos(3*x-2*y)"));
  private static final SteadyProblem HELMHOLTZ = Problems.dirichlet(
      Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(-1, -1, 1, 1)))),
      List.of("lap(u) + u"), Map.of("u", "sin(pi*x)*sin(4*pi*y)"));
  /// A tanh network 32 wide.
  private static final Map<String, Object> NATURAL = Map.of("width", 32L, "depth", 1L, "points", 600L,
      "adamSteps", 0L, "optimizer", "gauss-newton", "seconds", 1e4);

  /// Random features with logarithms and Laurent terms, against themselves with three times as many.
  private static final Map<String, Object> AROUND_HOLES = Map.of("features", 400L, "scale", 12.0);

  private AccuracyTiming() {}

  /// Adds the lines of all problems.
  static void run(BenchTable table) {
    solve(new PinnSolver(), POISSON, NATURAL, 1e-4, 5);
    add(table, "pinn, Poisson, relative L2 ≤ 1e-4", new PinnSolver(), POISSON, NATURAL, 1e-4, 3);
    add(table, "pinn, Poisson, relative L2 ≤ 1e-6", new PinnSolver(), POISSON, NATURAL, 1e-6, 30);
    Map<String, Object> features = Map.of("features", 600L, "scale", 5.0);
    solve(new RandomFeaturesSolver(), POISSON, features, 1e-9, 5);
    add(table, "random features, Poisson, relative L2 ≤ 1e-9", new RandomFeaturesSolver(), POISSON, features,
        1e-9, 0.1);
    fourHoles(table);
    add(table, "pig, Helmholtz (1, 4), relative L2 ≤ 1e-3", new PigSolver(), HELMHOLTZ,
        Map.of("gaussians", 100L, "points", 2000L, "adamSteps", 300L, "optimizer", "gauss-newton", "refresh",
            20L,
            "seconds", 1e4),
        1e-3, 120);
    burgers(table);
    curvature(table);
  }

  /// Burgers' equation in space and time; errors over all states.
  private static void burgers(BenchTable table) {
    PinnSolver solver = new PinnSolver();
    Solution solution = solver.solve(ColeHopf.problem(),
        Settings.of(solver.settings(), Map.of("width", 20L, "depth", 3L, "points", 3000L, "adamSteps", 300L,
            "optimizer", "gauss-newton", "sampling", "adaptive", "refresh", 20L, "seconds", 90.0)),
        new PlainContext(2, 1, () -> false, System.nanoTime()));
    table.add("pinn, Burgers, relative L2 after 90 s against Cole and Hopf",
        new ColeHopf(0.01 / Math.PI).relativeError(solution), 1e-4, "");
  }

  /// A surface of prescribed mean curvature over the square, a nonlinear energy.
  private static void curvature(BenchTable table) {
    SteadyProblem problem = Problems.dirichlet(Problems.SQUARE,
        List.of("-div(grad(u)/sqrt(1 + dot(grad(u), grad(u))))"), Map.of("u", "exp(x*y)*cos(3*x-2*y)"));
    DeepRitzSolver solver = new DeepRitzSolver();
    double error = error(problem,
        solver.solve(problem, Settings.of(solver.settings(), Map.of("seconds", 20.0)),
            new PlainContext(2, 1, () -> false, System.nanoTime())).last());
    table.add("deep-ritz, prescribed mean curvature, relative L2 after 20 s", error, Double.NaN, "");
  }

  /// Laplace's equation between a square and four circles; the reference is the finest finite-element solution.
  private static void fourHoles(BenchTable table) {
    SteadyProblem problem = Problems.fourHoles();
    Field reference = new FemSolver().solve(problem,
        Settings.of(new FemSolver().settings(), Map.of("order", 2L, "cells", 160_000L)),
        new PlainContext(2, 1, () -> false, System.nanoTime())).field("u");
    for (int warm = 0; warm < 5; warm++) {
      holes(problem, reference, 3);
    }
    ErrorClock clock = holes(problem, reference, 4);
    table.add("random features, four holes, relative L2 ≤ 1e-4 against finite elements", clock.reachedAfter(),
        2, "s");
  }

  private static ErrorClock holes(SteadyProblem problem, Field reference, double patience) {
    Points points = new DomainSampler(problem.domain(), 77).inside(2000);
    ErrorClock clock = new ErrorClock(
        frame -> Problems.relativeDifference(points, frame.fields().getFirst(), reference), 1e-4, patience);
    RandomFeaturesSolver solver = new RandomFeaturesSolver();
    try {
      clock.look(
          solver.solve(problem, Settings.of(solver.settings(), AROUND_HOLES), clock).frames().getLast());
    } catch (CancellationException _) {
      return clock;
    }
    return clock;
  }

  private static void add(BenchTable table, String work, Solver solver, SteadyProblem problem,
      Map<String, Object> settings, double wanted, double bar) {
    ErrorClock clock = solve(solver, problem, settings, wanted, 2 * bar);
    if (Double.isNaN(clock.reachedAfter())) {
      table.add(work + ": not in " + 2 * bar + " s, error reached", clock.smallest(), wanted, "");
    } else {
      table.add(work, clock.reachedAfter(), bar, "s");
    }
  }

  static ErrorClock solve(Solver solver, SteadyProblem problem, Map<String, Object> given, double wanted,
      double patience) {
    ErrorClock clock = new ErrorClock(frame -> error(problem, frame), wanted, patience);
    try {
      Solution solution = solver.solve(problem, Settings.of(solver.settings(), given), clock);
      clock.look(solution.frames().getLast());
    } catch (CancellationException _) {
      return clock;
    }
    return clock;
  }

  private static double error(SteadyProblem problem, Frame frame) {
    return Problems.relativeError(problem, problem.unknowns().getFirst(), frame.fields().getFirst());
  }
}
