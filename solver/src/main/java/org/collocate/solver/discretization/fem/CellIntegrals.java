package org.collocate.solver.discretization.fem;

import java.util.Arrays;
import java.util.List;
import org.collocate.solver.discretization.WeakForm;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Points;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.ElementNodes;
import org.collocate.solver.space.FunctionSpace;
import org.collocate.solver.space.QuadratureRule;

/// Integrals over all cells of one group of terms: the cells add what they have to the system.
///
/// Degrees of freedom are interleaved: number `m · dof + unknown` for `m` unknowns.
final class CellIntegrals {
  private final FunctionSpace space;
  private final ElementNodes nodes;
  private final QuadratureRule rule;
  private final int unknowns;
  private final CellValues values;

  /// @param points those of the rule in all cells, cell by cell
  /// @param factors the expressions that are integrated
  /// @param jets names of the value and the derivatives of each unknown, unknown by unknown
  CellIntegrals(Problem problem, FunctionSpace space, QuadratureRule rule, Points points,
      List<Expression> factors, List<String> jets) {
    this.space = space;
    this.nodes = space.nodes();
    this.rule = rule;
    unknowns = problem.unknowns().size();
    values = new CellValues(problem, space, rule, points, factors, jets);
  }

  /// Adds the linear terms, whose factors these integrals were made for, to a vector.
  void add(List<WeakForm.Linear> terms, double time, double[] u, double[] r) {
    int count = nodes.element().nodeCount();
    values.forEachCell(time, u, (cell, map, factors, first) -> {
      for (int q = 0; q < rule.size(); q++) {
        map.at(q);
        double weight = rule.weights()[q] * map.determinant();
        for (int t = 0; t < terms.size(); t++) {
          double factor = weight * factors[t][first + q];
          double[] basis = CellValues.basis(map, terms.get(t).slot());
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
    int count = nodes.element().nodeCount();
    int width = count * unknowns;
    double[] local = new double[width * width];
    values.forEachCell(time, u, (cell, map, factors, first) -> {
      Arrays.fill(local, 0);
      for (int q = 0; q < rule.size(); q++) {
        map.at(q);
        double weight = rule.weights()[q] * map.determinant();
        for (int t = 0; t < terms.size(); t++) {
          WeakForm.Bilinear term = terms.get(t);
          double factor = weight * factors[t][first + q];
          double[] test = CellValues.basis(map, term.test());
          double[] trial = CellValues.basis(map, term.trial());
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
