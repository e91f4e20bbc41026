package org.collocate.solver.discretization.fem;

import java.util.Arrays;
import java.util.List;
import org.collocate.solver.discretization.WeakForm;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.ElementMap;
import org.collocate.solver.space.ElementNodes;
import org.collocate.solver.space.FunctionSpace;
import org.collocate.solver.space.QuadratureRule;

/// Integrals over all cells of one group of terms: the cells add what they have to the system, on all threads.
///
/// Degrees of freedom are interleaved: number `m · dof + unknown` for `m` unknowns.
final class CellIntegrals {
  private final int[] unknownsOfCells;
  private final ElementNodes nodes;
  private final QuadratureRule rule;
  private final int unknowns;
  private final CellPieces pieces;
  private final CellValues values;
  private final CellValues.Desk[] desks;
  /// Whether derivatives of the basis functions are the same at all points of a cell.
  private final boolean straight;

  /// @param factors the expressions that are integrated
  /// @param jets names of the value and the derivatives of each unknown, unknown by unknown
  CellIntegrals(Problem problem, FunctionSpace space, QuadratureRule rule, CellPieces pieces,
      List<Expression> factors, List<String> jets) {
    unknownsOfCells = space.unknownsOfCells();
    this.nodes = space.nodes();
    this.rule = rule;
    this.pieces = pieces;
    unknowns = problem.unknowns().size();
    values = new CellValues(problem, space, rule, factors, jets);
    desks = new CellValues.Desk[pieces.workers()];
    straight = nodes.element().order() == 1;
  }

  private CellValues.Desk desk(int worker) {
    CellValues.Desk desk = desks[worker];
    if (desk == null) {
      desk = values.new Desk();
      desks[worker] = desk;
    }
    return desk;
  }

  /// Adds the linear terms, whose factors these integrals were made for, to a vector.
  void add(List<WeakForm.Linear> terms, double time, double[] u, double[] r) {
    WeakForm.Linear[] all = terms.toArray(WeakForm.Linear[]::new);
    int count = nodes.element().nodeCount();
    pieces.run((from, until, worker) -> desk(worker).forEachCell(from, until, time, u,
        (cell, map, factors, first) -> {
          for (int q = 0; q < rule.size(); q++) {
            map.at(q);
            double weight = rule.weights()[q] * map.determinant();
            for (int t = 0; t < all.length; t++) {
              double factor = weight * factors[t][first + q];
              double[] basis = CellValues.basis(map, all[t].slot());
              int i = all[t].i();
              for (int k = 0; k < count; k++) {
                r[unknownsOfCells[cell * count + k] * unknowns + i] += factor * basis[k];
              }
            }
          }
        }));
  }

  /// Adds the bilinear terms, whose factors these integrals were made for, to a matrix.
  void add(List<WeakForm.Bilinear> terms, double time, double[] u, Coupling coupling, SparseMatrix matrix) {
    WeakForm.Bilinear[] all = terms.toArray(WeakForm.Bilinear[]::new);
    int width = nodes.element().nodeCount() * unknowns;
    pieces.run((from, until, worker) -> {
      double[] local = new double[width * width];
      desk(worker).forEachCell(from, until, time, u, (cell, map, factors, first) -> {
        Arrays.fill(local, 0);
        for (int t = 0; t < all.length; t++) {
          if (straight && all[t].test() > 0 && all[t].trial() > 0) {
            addSum(all[t], map, factors[t], first, local);
          } else {
            addEach(all[t], map, factors[t], first, local);
          }
        }
        coupling.add(cell, local, matrix);
      });
    });
  }

  private void addEach(WeakForm.Bilinear term, ElementMap map, double[] factors, int first, double[] local) {
    for (int q = 0; q < rule.size(); q++) {
      map.at(q);
      addProduct(term, map, rule.weights()[q] * map.determinant() * factors[first + q], local);
    }
  }

  /// Products of derivatives that are the same at all points: only the factor is integrated.
  private void addSum(WeakForm.Bilinear term, ElementMap map, double[] factors, int first, double[] local) {
    map.at(0);
    double sum = 0;
    for (int q = 0; q < rule.size(); q++) {
      sum += rule.weights()[q] * factors[first + q];
    }
    addProduct(term, map, sum * map.determinant(), local);
  }

  private void addProduct(WeakForm.Bilinear term, ElementMap map, double factor, double[] local) {
    int count = nodes.element().nodeCount();
    int width = count * unknowns;
    double[] test = CellValues.basis(map, term.test());
    double[] trial = CellValues.basis(map, term.trial());
    for (int a = 0; a < count; a++) {
      double row = factor * test[a];
      int at = (a * unknowns + term.i()) * width + term.j();
      local[at] += row * trial[0];
      local[at + unknowns] += row * trial[1];
      for (int c = 2; c < count; c++) {
        local[at + c * unknowns] += row * trial[c];
      }
    }
  }
}
