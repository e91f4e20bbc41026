package org.collocate.solver.discretization.fem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Points;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.PointKernel;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.ElementMap;
import org.collocate.solver.space.ElementNodes;
import org.collocate.solver.space.FunctionSpace;
import org.collocate.solver.space.QuadratureRule;
import org.jspecify.annotations.Nullable;

/// The values of a group of expressions at points of all cells, block by block: the solution is evaluated at the points of
/// a block, and the compiled expressions run over them. Where the points of a block lie, and what is known there, is looked
/// up when it is first visited.
///
/// Degrees of freedom are interleaved: number `m · dof + unknown` for `m` unknowns. For one unknown its second derivatives and
/// those of the reference coordinates may be evaluated from too. Several threads may work at once, each with a [Desk] of its
/// own and on blocks of its own.
public final class CellValues {
  /// Cells of a block.
  static final int BLOCK = 512;

  private final int[] unknownsOfCells;
  private final ElementNodes nodes;
  private final QuadratureRule rule;
  private final int unknowns;
  private final int slots;
  private final int outputs;
  private final int columns;
  /// The jets that occur in the factors at all.
  private final int[] wanted;
  private final @Nullable PointKernel kernel;
  private final PointKernel.@Nullable Located[] blocks;

  /// @param expressions what is evaluated
  /// @param jets names of the value and the derivatives of each unknown, unknown by unknown; or {@link StreamlineUpwind#columns}
  public CellValues(Problem problem, FunctionSpace space, QuadratureRule rule, List<Expression> expressions,
      List<String> jets) {
    unknownsOfCells = space.unknownsOfCells();
    this.nodes = space.nodes();
    this.rule = rule;
    unknowns = problem.unknowns().size();
    slots = nodes.dimension() + 1;
    outputs = expressions.size();
    columns = jets.size();
    Set<String> used = new HashSet<>();
    expressions.forEach(expression -> used.addAll(expression.symbols()));
    wanted = IntStream.range(0, jets.size()).filter(jet -> used.contains(jets.get(jet))).toArray();
    kernel = outputs > 0 ? new PointKernel(problem, expressions, jets) : null;
    blocks = new PointKernel.Located[(nodes.cellCount() + BLOCK - 1) / BLOCK];
  }

  /// What one cell does with the values at its points.
  public interface CellWork {
    /// @param map stands in the cell
    /// @param values `[expression][point of the block]`
    /// @param first the cell's first point in the block
    void run(int cell, ElementMap map, double[][] values, int first);
  }

  /// Goes through all cells in their order; through none where there is no expression.
  public void forEachCell(double time, double[] u, CellWork work) {
    new Desk().forEachCell(0, nodes.cellCount(), time, u, work);
  }

  /// Goes through all cells on the threads of a team, in no order; through none where there is no expression.
  ///
  /// @param works makes what one thread does
  public void forEachCell(WorkerTeam team, double time, double[] u, Supplier<CellWork> works) {
    List<Desk> desks = new ArrayList<>();
    List<CellWork> hands = new ArrayList<>();
    for (int worker = 0; worker < team.size(); worker++) {
      desks.add(new Desk());
      hands.add(works.get());
    }
    team.run(blocks.length, (block, worker) -> desks.get(worker)
        .forEachCell(block * BLOCK, Math.min(nodes.cellCount(), (block + 1) * BLOCK), time, u,
            hands.get(worker)));
  }

  /// What one thread needs to work.
  final class Desk {
    private final ElementMap map = new ElementMap(nodes, rule);
    private final double[][] jets = new double[columns][BLOCK * rule.size()];
    private final double[][] values = new double[outputs][BLOCK * rule.size()];

    /// Goes through the cells `from … until − 1`, of which the first begins a block; through none where there is no
    /// expression.
    void forEachCell(int from, int until, double time, double[] u, CellWork work) {
      PointKernel evaluated = kernel;
      if (evaluated == null) {
        return;
      }
      for (int begin = from; begin < until; begin += BLOCK) {
        int end = Math.min(until, begin + BLOCK);
        if (wanted.length > 0) {
          for (int cell = begin; cell < end; cell++) {
            interpolate(cell, u, (cell - begin) * rule.size());
          }
        }
        located(evaluated, begin, end).evaluate(time, jets, values);
        for (int cell = begin; cell < end; cell++) {
          map.enter(cell);
          work.run(cell, map, values, (cell - begin) * rule.size());
        }
      }
    }

    private PointKernel.Located located(PointKernel evaluated, int begin, int end) {
      PointKernel.Located known = blocks[begin / BLOCK];
      if (known == null) {
        known = evaluated.at(points(begin, end));
        blocks[begin / BLOCK] = known;
      }
      return known;
    }

    private Points points(int begin, int end) {
      double[][] coordinates = new double[nodes.dimension()][(end - begin) * rule.size()];
      int[] regions = new int[(end - begin) * rule.size()];
      int i = 0;
      for (int cell = begin; cell < end; cell++) {
        map.enter(cell);
        for (int q = 0; q < rule.size(); q++, i++) {
          map.at(q);
          double[] point = map.point();
          for (int axis = 0; axis < coordinates.length; axis++) {
            coordinates[axis][i] = point[axis];
          }
          regions[i] = nodes.regions()[cell];
        }
      }
      return new Points(coordinates, regions);
    }

    private void interpolate(int cell, double[] u, int first) {
      map.enter(cell);
      for (int q = 0; q < rule.size(); q++) {
        map.at(q);
        for (int jet : wanted) {
          jets[jet][first + q] = value(jet, cell, u);
        }
      }
    }

    private double value(int jet, int cell, double[] u) {
      int further = jet - unknowns * slots;
      int seconds = slots * (slots - 1) / 2;
      return further < 0 ? value(cell, u, jet % slots, jet / slots)
          : further < seconds ? value(cell, u, jet, 0)
              : map.metric()[(further - seconds) / nodes.dimension()][(further - seconds)
                  % nodes.dimension()];
    }

    private double value(int cell, double[] u, int slot, int unknown) {
      double[] basis = basis(map, slot);
      double sum = 0;
      for (int k = 0; k < basis.length; k++) {
        sum += basis[k] * u[unknownsOfCells[cell * basis.length + k] * unknowns + unknown];
      }
      return sum;
    }
  }

  /// The basis functions, or their derivatives, where a map stands.
  ///
  /// @param slot as in a {@link org.collocate.solver.discretization.WeakForm}
  static double[] basis(ElementMap map, int slot) {
    int dimension = map.gradients().length;
    return slot == 0 ? map.values()
        : slot <= dimension ? map.gradients()[slot - 1] : map.seconds()[slot - 1 - dimension];
  }
}
