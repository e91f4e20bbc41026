package org.collocate.app.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.collocate.solver.discretization.AssembledSystem;
import org.collocate.solver.discretization.SteadySystem;
import org.collocate.solver.discretization.fdm.GridSystem;
import org.collocate.solver.discretization.fdm.RectangleGrid;
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
import org.collocate.solver.linear.Stopping;
import org.collocate.solver.linear.Unknowns;
import org.collocate.solver.linear.direct.SparseDirect;
import org.collocate.solver.linear.krylov.ConjugateGradient;
import org.collocate.solver.linear.multigrid.SmoothedAggregation;
import org.collocate.solver.linear.multigrid.geometric.GeometricMultigrid;
import org.collocate.solver.linear.multigrid.geometric.GridShape;
import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.SteadyProblem;
import org.collocate.solver.space.FunctionSpace;
import org.collocate.viz.export.AtomicFile;
import org.collocate.viz.plot.LinePlot;
import org.collocate.viz.plot.PlotStyle;
import org.collocate.viz.plot.SvgPainter;

/// Solves `−∇·(k ∇u) = 1` on the unit square, zero on the boundary,
/// of grids, and with five holes and without, with 10⁴ to 10⁶ unknowns to a true residual of 1e-8, and
/// draws time and memory of setup and solution. Prints a Markdown table and writes `growth.svg` into the working folder.
///
/// Memory is what the heap holds more when the solver is ready than before.
public final class GrowthBenchmark {
  private static final int THREADS = 2;
  private static final int REPEATS = 5;
  /// Nanoseconds.
  private static final long WARM_UP = 2_000_000_000L;
  private static final double WIDTH = 620;
  private static final double HEIGHT = 420;
  private static final Stopping STOPPING = new Stopping(1e-8, 300);
  private static final String SMOOTH = "1 + 0.9*sin(6*pi*x)*sin(4*pi*y)";
  private static final String CHECKERBOARD = "if(mod(floor(4*x) + floor(4*y), 2) < 0.5, 1, 100)";
  /// Points along a side.
  private static final int[] SIDES = {100, 178, 316, 562, 1000};

  private GrowthBenchmark() {}

  /// A way to solve.
  private record Way(String name, Function<Integer, AssembledSystem> system,
      Function<Unknowns, LinearSolver> solver) {}

  /// One figure of a way.
  private record Figure(int unknowns, int iterations, double seconds, double megabytes) {}

  /// @param arguments `--quick` for the three smaller sizes alone
  public static void main(String[] arguments) throws IOException {
    int[] sides = List.of(arguments).contains("--quick") ? Arrays.copyOf(SIDES, 3) : SIDES;
    Domain square = Domain
        .of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1))));
    List<LinePlot.Series> seconds = new ArrayList<>();
    List<LinePlot.Series> megabytes = new ArrayList<>();
    System.out.println("| solver | unknowns | iterations | seconds | memory |");
    System.out.println("|---|---|---|---|---|");
    try (WorkerTeam team = new WorkerTeam(THREADS)) {
      for (Way way : ways(square, team)) {
        List<Figure> figures = new ArrayList<>();
        for (int side : sides) {
          figures.add(measure(way, side));
        }
        print(way, figures);
        double[] unknowns = figures.stream().mapToDouble(Figure::unknowns).toArray();
        int color = PlotStyle.series(seconds.size());
        seconds.add(new LinePlot.Series(way.name, unknowns,
            figures.stream().mapToDouble(Figure::seconds).toArray(), color, true));
        megabytes.add(new LinePlot.Series(way.name, unknowns,
            figures.stream().mapToDouble(Figure::megabytes).toArray(), color, true));
      }
    }
    AtomicFile.write(Path.of("growth.svg"), beside(
        new LinePlot("Setup and solution", "unknowns", "seconds", true, true, seconds),
        new LinePlot("Memory", "unknowns", "megabytes", true, true, megabytes)));
  }

  private static List<Way> ways(Domain square, WorkerTeam team) {
    Function<Integer, AssembledSystem> grid = side -> new GridSystem(problem(square, SMOOTH),
        new RectangleGrid(square, side));
    Domain holes = holes();
    Function<Integer, AssembledSystem> triangles = side -> elements(holes, side);
    return List.of(
        new Way("multigrid on a grid", grid,
            unknowns -> new ConjugateGradient(
                new GeometricMultigrid(GridShape.of(unknowns).orElseThrow(), team), STOPPING, team)),
        new Way("smoothed aggregation, five holes", triangles,
            unknowns -> aggregation(unknowns, team)),
        new Way("smoothed aggregation, jumps that cross", side -> elements(square, side),
            unknowns -> aggregation(unknowns, team)),
        new Way("elimination, five holes", triangles,
            unknowns -> new SparseDirect(unknowns.coordinates(), team)));
  }

  /// Holes lie where fields of the checkerboard meet at their corners.
  private static Domain holes() {
    List<ShapeOperation> operations = new ArrayList<>();
    operations.add(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1)));
    for (double[] middle : new double[][] {{0.25, 0.25}, {0.75, 0.25}, {0.25, 0.75}, {0.75, 0.75},
        {0.5, 0.5}}) {
      operations.add(ShapeOperation.subtract(new Shape.Circle(middle[0], middle[1], 0.1)));
    }
    return Domain.of(DomainDescription.of(operations.toArray(ShapeOperation[]::new)));
  }

  private static AssembledSystem elements(Domain domain, int side) {
    return new FemSystem(problem(domain, CHECKERBOARD),
        new FunctionSpace(MeshGenerator.generate(domain, MeshRequest.ofCells(2 * side * side)), 1));
  }

  private static LinearSolver aggregation(Unknowns unknowns, WorkerTeam team) {
    return new ConjugateGradient(new SmoothedAggregation(1, unknowns.coordinates(), team), STOPPING, team);
  }

  private static SteadyProblem problem(Domain domain, String coefficient) {
    List<BoundaryCondition> conditions = new ArrayList<>();
    for (int part = 0; part < domain.boundaryParts().size(); part++) {
      conditions.add(new BoundaryCondition.Dirichlet(part, 0, Expression.of(0)));
    }
    Equation equation = Equation.of(List.of("u"), List.of("-div((" + coefficient + ")*grad(u)) = 1"),
        Scope.of("x", "y"));
    return new SteadyProblem(new Formulation(domain, equation, Map.of(), Map.of(), conditions, List.of()),
        Map.of());
  }

  private static Figure measure(Way way, int side) {
    AssembledSystem system = way.system.apply(side);
    double[] zero = new double[system.size()];
    SteadySystem steady = new SteadySystem(system, zero);
    SparseMatrix matrix = steady.jacobian(zero);
    double[] b = new double[zero.length];
    steady.residual(zero, b);
    for (int i = 0; i < b.length; i++) {
      b[i] = -b[i];
    }
    Unknowns unknowns = new Unknowns(system.coordinates(), 1);
    double[] seconds = new double[REPEATS];
    int iterations = 0;
    long warm = System.nanoTime() + WARM_UP;
    for (int k = -3; k < REPEATS; k += k == -1 && System.nanoTime() < warm ? 0 : 1) {
      long begin = System.nanoTime();
      LinearSolver.Result result = way.solver.apply(unknowns).prepare(matrix).solve(b, new double[b.length]);
      if (!result.converged()) {
        throw new IllegalStateException(way.name + ": not solved: " + result);
      }
      iterations = result.iterations();
      if (k >= 0) {
        seconds[k] = 1e-9 * (System.nanoTime() - begin);
      }
    }
    Arrays.sort(seconds);
    double before = held();
    LinearSolver.Prepared ready = way.solver.apply(unknowns).prepare(matrix);
    double after = held();
    ready.solve(b, new double[b.length]);
    return new Figure(b.length, iterations, seconds[REPEATS / 2], after - before);
  }

  /// Megabytes in use after the garbage has been collected.
  private static double held() {
    System.gc();
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return 1e-6 * (runtime.totalMemory() - runtime.freeMemory());
  }

  private static void print(Way way, List<Figure> figures) {
    for (Figure figure : figures) {
      System.out.printf(Locale.ROOT, "| %s | %,d | %d | %.3f s | %.0f MB |%n", way.name, figure.unknowns,
          figure.iterations, figure.seconds, figure.megabytes);
    }
  }

  /// Plots from left to right in one picture.
  private static String beside(LinePlot... plots) {
    StringBuilder placed = new StringBuilder();
    for (int k = 0; k < plots.length; k++) {
      String text = SvgPainter.text(plots[k].draw(WIDTH, HEIGHT, PlotStyle.LIGHT));
      placed.append(text.substring(text.indexOf("<svg"))
          .replaceFirst("<svg", String.format(Locale.ROOT, "<svg x=\"%.0f\"", WIDTH * k)));
    }
    return String.format(Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\">%n%s</svg>%n",
        WIDTH * plots.length, HEIGHT, placed);
  }
}
