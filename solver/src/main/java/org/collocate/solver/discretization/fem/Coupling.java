package org.collocate.solver.discretization.fem;

import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.SparsePattern;
import org.collocate.solver.space.ElementNodes;
import org.collocate.solver.space.FunctionSpace;

/// Which degrees of freedom meet in a cell, and where each pair has its block of entries in the matrix, so that cells
/// add theirs without a search.
///
/// Every unknown is coupled with every other one at all pairs of nodes of a cell: the entries of two nodes are a dense
/// block of as many rows and columns as there are unknowns.
final class Coupling {
  private final ElementNodes nodes;
  private final FunctionSpace space;
  private final int unknowns;
  private final SparseMatrix pattern;
  /// `[cell · count² + a · count + b]`: which neighbour of node `a` node `b` is.
  private final char[] places;

  Coupling(FunctionSpace space, int unknowns) {
    this.space = space;
    this.nodes = space.nodes();
    this.unknowns = unknowns;
    int count = nodes.element().nodeCount();
    SparsePattern entries = new SparsePattern(space.size());
    int[] own = new int[count];
    for (int cell = 0; cell < nodes.cellCount(); cell++) {
      for (int k = 0; k < count; k++) {
        own[k] = space.unknown(nodes.node(cell, k));
      }
      entries.couple(own);
    }
    SparseMatrix scalar = entries.matrix();
    places = new char[nodes.cellCount() * count * count];
    int at = 0;
    for (int cell = 0; cell < nodes.cellCount(); cell++) {
      for (int a = 0; a < count; a++) {
        int row = space.unknown(nodes.node(cell, a));
        for (int b = 0; b < count; b++) {
          places[at++] = (char) (scalar.find(row, space.unknown(nodes.node(cell, b)))
              - scalar.rowStart()[row]);
        }
      }
    }
    pattern = unknowns == 1 ? scalar : blown(scalar);
  }

  /// Puts a block in the place of each entry.
  private SparseMatrix blown(SparseMatrix scalar) {
    int[] start = new int[scalar.size() * unknowns + 1];
    int[] columns = new int[scalar.columns().length * unknowns * unknowns];
    int at = 0;
    for (int row = 0; row < start.length - 1; row++) {
      for (int k = scalar.rowStart()[row / unknowns]; k < scalar.rowStart()[row / unknowns + 1]; k++) {
        for (int j = 0; j < unknowns; j++) {
          columns[at++] = scalar.columns()[k] * unknowns + j;
        }
      }
      start[row + 1] = at;
    }
    return new SparseMatrix(start, columns, new double[columns.length]);
  }

  /// A new matrix full of zeros.
  SparseMatrix zeros() {
    return pattern.zeros();
  }

  /// Adds a cell's entries.
  ///
  /// @param local `[(a · unknowns + i) · count · unknowns + b · unknowns + j]`
  void add(int cell, double[] local, SparseMatrix matrix) {
    int count = nodes.element().nodeCount();
    int width = count * unknowns;
    double[] values = matrix.values();
    for (int a = 0; a < count; a++) {
      for (int i = 0; i < unknowns; i++) {
        int row = matrix.rowStart()[space.unknown(nodes.node(cell, a)) * unknowns + i];
        int from = (a * unknowns + i) * width;
        for (int b = 0; b < count; b++) {
          int to = row + places[(cell * count + a) * count + b] * unknowns;
          for (int j = 0; j < unknowns; j++) {
            values[to + j] += local[from + b * unknowns + j];
          }
        }
      }
    }
  }
}
