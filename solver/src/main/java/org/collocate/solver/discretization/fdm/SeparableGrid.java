package org.collocate.solver.discretization.fdm;

import java.util.List;
import org.collocate.solver.discretization.DirichletNodes;
import org.collocate.solver.discretization.FluxBalance;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Points;
import org.collocate.solver.linear.separable.End;
import org.collocate.solver.linear.separable.SeparableSolver;
import org.collocate.solver.linear.separable.SingleColumn;
import org.collocate.solver.linear.separable.Waves;
import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.PointKernel;
import org.collocate.solver.problem.Problem;

/// The equations of {@link GridSystem} where coefficients are constant and each side has one kind of condition, divided by the cells'
/// measures and solved without a matrix.
///
/// ```
/// (a/hx²)(2 u_ij − u_(i−1)j − u_(i+1)j) + (b/hy²)(2 u_ij − u_i(j−1) − u_i(j+1)) + c u_ij = f_ij − Σ_sides |s| g / |c_ij|
/// ```
///
/// Prescribed values go to the right-hand sides of their neighbours. Where nothing fixes a constant, what is left of the sum of the
/// right-hand side is taken off evenly, and the solution has the mean zero.
public final class SeparableGrid {
  private static final int DATA_CELLS = 2000;

  private final Problem problem;
  private final RectangleGrid grid;
  private final Sides sides;
  private final ConstantOperator operator;
  private final SideEnds ends;
  private final int width;
  private final boolean floating;

  /// @param problem one that {@link #obstacle} has nothing against
  /// @param grid for transforms
  public SeparableGrid(Problem problem, RectangleGrid grid) {
    this.problem = problem;
    this.grid = grid;
    sides = new Sides(grid);
    operator = ConstantOperator.of(problem);
    ends = SideEnds.of(problem, grid, sides);
    width = grid.dimension() == 1 ? 1 : grid.count(0);
    floating = new FluxBalance(problem, 0).isFloating();
  }

  /// Why a steady problem with a general form is not separable on a grid; empty if it is.
  public static String obstacle(Problem problem, RectangleGrid grid) {
    String obstacle = ConstantOperator.obstacle(problem);
    return obstacle.isEmpty() ? SideEnds.obstacle(problem, grid, new Sides(grid)) : obstacle;
  }

  /// Why there is no solution; empty if the data balance, or need not.
  public String imbalance() {
    return floating ? new FluxBalance(problem, 0)
        .imbalance(MeshGenerator.generate(grid.domain(), MeshRequest.ofCells(DATA_CELLS))) : "";
  }

  /// The solution at the nodes.
  public double[] solve(WorkerTeam team) {
    double[] u = new double[grid.size()];
    sources(u, team);
    if (floating) {
      center(u);
    }
    prescribe(u);
    int columnAxis = grid.dimension() - 1;
    SeparableSolver.Columns columns = new SeparableSolver.Columns(unknowns(columnAxis), stiffness(columnAxis),
        ends.first()[columnAxis], ends.last()[columnAxis]);
    Waves waves = columnAxis == 0 ? new SingleColumn()
        : Waves.of(intervals(0), ends.first()[0], ends.last()[0]);
    new SeparableSolver(operator.reaction(), waves, columnAxis == 0 ? 0 : stiffness(0), columns, team)
        .solveInPlace(u, columnAxis == 0 ? start(0) : start(1) * width + start(0), width);
    if (floating) {
      center(u);
    }
    return u;
  }

  /// The unknown as a field.
  public Field field(double[] u) {
    return grid.field(u, 0, 1);
  }

  private double stiffness(int axis) {
    return operator.diffusion()[axis] / (grid.spacing(axis) * grid.spacing(axis));
  }

  private int intervals(int axis) {
    return grid.isPeriodic(axis) ? grid.count(axis) : grid.count(axis) - 1;
  }

  /// The first point along an axis that is no prescribed one.
  private int start(int axis) {
    return ends.first()[axis] == End.FIXED ? 1 : 0;
  }

  private int unknowns(int axis) {
    return grid.count(axis) - start(axis) - (ends.last()[axis] == End.FIXED ? 1 : 0);
  }

  /// Writes the right-hand sides without prescribed values.
  private void sources(double[] u, WorkerTeam team) {
    for (BoundaryCondition condition : problem.conditions()) {
      if (condition instanceof BoundaryCondition.Flux flux) {
        // No condition depends on the unknown, so that it does not matter what stands for it.
        new SideFluxes(problem, grid, flux, sides).addResidual(0, u, u);
      }
    }
    PointKernel load = new PointKernel(problem, List.of(operator.load()), List.of());
    int row = grid.count(0);
    team.run(grid.size() / row, (j, _) -> {
      double[][] coordinates = new double[grid.dimension()][row];
      for (int axis = 0; axis < coordinates.length; axis++) {
        for (int i = 0; i < row; i++) {
          coordinates[axis][i] = grid.coordinate(j * row + i, axis);
        }
      }
      double[][] residual = new double[1][row];
      load.at(new Points(coordinates, null)).evaluate(0, new double[0][], residual);
      for (int i = 0; i < row; i++) {
        int node = j * row + i;
        u[node] = -residual[0][i] - u[node] / grid.volume(node);
      }
    });
  }

  /// Takes off the mean.
  private void center(double[] u) {
    double sum = 0;
    double measure = 0;
    for (int node = 0; node < u.length; node++) {
      sum += grid.volume(node) * u[node];
      measure += grid.volume(node);
    }
    for (int node = 0; node < u.length; node++) {
      u[node] -= sum / measure;
    }
  }

  /// Writes prescribed values, and adds to the right-hand sides beside them what they contribute.
  private void prescribe(double[] u) {
    DirichletNodes nodes = new DirichletNodes(problem, grid.size());
    for (BoundaryCondition condition : problem.conditions()) {
      if (condition instanceof BoundaryCondition.Dirichlet dirichlet) {
        Sides.Part part = sides.part(dirichlet.part());
        nodes.add(dirichlet, part.nodes(), part.coordinates(grid));
      }
    }
    nodes.prescribe(0, u);
    for (int axis = 0; axis < grid.dimension(); axis++) {
      if (ends.first()[axis] == End.FIXED) {
        lift(u, axis, 0, 1);
      }
      if (ends.last()[axis] == End.FIXED) {
        lift(u, axis, grid.count(axis) - 1, grid.count(axis) - 2);
      }
    }
  }

  /// Adds along a side what its points contribute to their neighbours inside.
  private void lift(double[] u, int axis, int from, int to) {
    int other = 1 - axis;
    int begin = grid.dimension() == 1 ? 0 : start(other);
    int end = grid.dimension() == 1 ? 1 : begin + unknowns(other);
    for (int k = begin; k < end; k++) {
      int side = axis == 0 ? k * grid.count(0) + from : from * grid.count(0) + k;
      int inside = axis == 0 ? k * grid.count(0) + to : to * grid.count(0) + k;
      u[inside] += stiffness(axis) * u[side];
    }
  }
}
