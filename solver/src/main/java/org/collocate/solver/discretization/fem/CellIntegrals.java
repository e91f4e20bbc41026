package org.collocate.solver.discretization.fem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.collocate.solver.discretization.WeakForm;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Points;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.problem.PointKernel;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.ElementMap;
import org.collocate.solver.space.ElementNodes;
import org.collocate.solver.space.FunctionSpace;
import org.collocate.solver.space.QuadratureRule;

/// Integrals over all cells of one group of terms, block by block: the solution is evaluated at the points of a block,
/// the compiled expressions run over them, and the cells add what they have to the system.
///
/// Degrees of freedom are interleaved: number `m · dof + unknown` for `m` unknowns.
final class CellIntegrals {
  private static final int CELLS_PER_BLOCK = 512;

  private final FunctionSpace space;
  private final ElementNodes nodes;
  private final QuadratureRule rule;
  private final int unknowns;
  private final int slots;
  private final int outputs;
  /// The jets that occur in the factors at all.
  private final int[] wanted;
  private final List<PointKernel.Located> blocks = new ArrayList<>();

  /// @param points those of the rule in all cells, cell by cell
  /// @param factors the expressions that are integrated
  /// @param jets names of the value and the derivatives of each unknown, unknown by unknown
  CellIntegrals(Problem problem, FunctionSpace space, QuadratureRule rule, Points points,
      List<Expression> factors, List<String> jets) {
    this.space = space;
    this.nodes = space.nodes();
    this.rule = rule;
    unknowns = problem.unknowns().size();
    slots = nodes.dimension() + 1;
    outputs = factors.size();
    Set<String> used = new HashSet<>();
    factors.forEach(factor -> used.addAll(factor.symbols()));
    wanted = IntStream.range(0, jets.size()).filter(jet -> used.contains(jets.get(jet))).toArray();
    if (outputs > 0) {
      PointKernel kernel = new PointKernel(problem, factors, jets);
      for (int cell = 0; cell < nodes.cellCount(); cell += CELLS_PER_BLOCK) {
        int end = Math.min(nodes.cellCount(), cell + CELLS_PER_BLOCK);
        blocks.add(kernel.at(points.slice(cell * rule.size(), end * rule.size())));
      }
    }
  }

  /// What one cell does with the values of the factors at its points.
  private interface CellWork {
    /// @param factors `[output][point of the block]`
    /// @param first the cell's first point in the block
    void run(int cell, double[][] factors, int first);
  }

  private void forEachCell(double time, double[] u, ElementMap map, CellWork work) {
    int size = CELLS_PER_BLOCK * rule.size();
    double[][] jets = new double[unknowns * slots][size];
    double[][] factors = new double[outputs][size];
    for (int b = 0; b < blocks.size(); b++) {
      int begin = b * CELLS_PER_BLOCK;
      int end = Math.min(nodes.cellCount(), begin + CELLS_PER_BLOCK);
      if (wanted.length > 0) {
        for (int cell = begin; cell < end; cell++) {
          interpolate(cell, u, map, jets, (cell - begin) * rule.size());
        }
      }
      blocks.get(b).evaluate(time, jets, factors);
      for (int cell = begin; cell < end; cell++) {
        map.enter(cell);
        work.run(cell, factors, (cell - begin) * rule.size());
      }
    }
  }

  private void interpolate(int cell, double[] u, ElementMap map, double[][] jets, int first) {
    int count = nodes.element().nodeCount();
    map.enter(cell);
    for (int q = 0; q < rule.size(); q++) {
      map.at(q);
      for (int jet : wanted) {
        double[] basis = basis(map, jet % slots);
        double sum = 0;
        for (int k = 0; k < count; k++) {
          sum += basis[k] * u[space.unknown(nodes.node(cell, k)) * unknowns + jet / slots];
        }
        jets[jet][first + q] = sum;
      }
    }
  }

  private static double[] basis(ElementMap map, int slot) {
    return slot == 0 ? map.values() : map.gradients()[slot - 1];
  }

  /// Adds the linear terms, whose factors these integrals were made for, to a vector.
  void add(List<WeakForm.Linear> terms, double time, double[] u, double[] r) {
    ElementMap map = new ElementMap(nodes, rule);
    int count = nodes.element().nodeCount();
    forEachCell(time, u, map, (cell, factors, first) -> {
      for (int q = 0; q < rule.size(); q++) {
        map.at(q);
        double weight = rule.weights()[q] * map.determinant();
        for (int t = 0; t < terms.size(); t++) {
          double factor = weight * factors[t][first + q];
          double[] basis = basis(map, terms.get(t).slot());
          int i = terms.get(t).i();
          for (int k = 0; k < count; k++) {
            r[space.unknown(nodes.node(cell, k)) * unknowns + i] += factor * basis[k];
          }
        }
      }
    });
  }

  /// Adds the bilinear terms, whose factors these integrals were made for, to a matrix.
  void add(List<WeakForm.Bilinear> terms, double time, double[] u, Coupling coupling, SparseMatrix matrix) {
    ElementMap map = new ElementMap(nodes, rule);
    int count = nodes.element().nodeCount();
    int width = count * unknowns;
    double[] local = new double[width * width];
    forEachCell(time, u, map, (cell, factors, first) -> {
      Arrays.fill(local, 0);
      for (int q = 0; q < rule.size(); q++) {
        map.at(q);
        double weight = rule.weights()[q] * map.determinant();
        for (int t = 0; t < terms.size(); t++) {
          WeakForm.Bilinear term = terms.get(t);
          double factor = weight * factors[t][first + q];
          double[] test = basis(map, term.test());
          double[] trial = basis(map, term.trial());
          for (int a = 0; a < count; a++) {
            double row = factor * test[a];
            int at = (a * unknowns + term.i()) * width + term.j();
            for (int c = 0; c < count; c++) {
              local[at + c * unknowns] += row * trial[c];
            }
          }
        }
      }
      coupling.add(cell, local, matrix);
    });
  }
}
