package org.collocate.solver.discretization.fem;

import java.util.Arrays;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.space.ElementNodes;
import org.collocate.solver.space.FunctionSpace;

/// Which degrees of freedom meet in a cell, and where each pair has its block of entries in the matrix, so that cells
/// add theirs without a search.
///
/// Every unknown is coupled with every other one at all pairs of nodes of a cell: the entries of two nodes are a dense
/// block of as many rows and columns as there are unknowns.
final class Coupling {
  private static final int ROWS = 1 << 13;

  private final ElementNodes nodes;
  private final int[] unknownsOfCells;
  private final int unknowns;
  private final SparseMatrix pattern;
  /// `[cell · count² + a · count + b]`: which neighbour of node `a` node `b` is.
  private final char[] places;

  Coupling(FunctionSpace space, int unknowns, WorkerTeam team) {
    unknownsOfCells = space.unknownsOfCells();
    this.nodes = space.nodes();
    this.unknowns = unknowns;
    int count = nodes.element().nodeCount();
    places = new char[nodes.cellCount() * count * count];
    SparseMatrix scalar = scalar(space, team);
    pattern = unknowns == 1 ? scalar : blown(scalar);
  }

  /// The pattern for one unknown, made row by row from the cells around each degree of freedom.
  private SparseMatrix scalar(FunctionSpace space, WorkerTeam team) {
    IncidentCells incident = new IncidentCells(space);
    int size = space.size();
    int pieces = (size + ROWS - 1) / ROWS;
    int[] start = new int[size + 1];
    int[][] columnsOf = new int[pieces][];
    Met[] mets = new Met[team.size()];
    team.run(pieces, (piece, worker) -> {
      mets[worker] = mets[worker] == null ? new Met(size) : mets[worker];
      columnsOf[piece] = rows(incident, piece * ROWS, Math.min(size, (piece + 1) * ROWS), start,
          mets[worker]);
    });
    for (int row = 0; row < size; row++) {
      start[row + 1] += start[row];
    }
    int[] columns = new int[start[size]];
    team.run(pieces, (piece, _) -> {
      int from = start[piece * ROWS];
      System.arraycopy(columnsOf[piece], 0, columns, from, start[Math.min(size, (piece + 1) * ROWS)] - from);
    });
    return new SparseMatrix(start, columns, new double[columns.length]);
  }

  /// The columns of some rows one after the other, and the length of each row `i` in `lengths[i + 1]`.
  ///
  private int[] rows(IncidentCells incident, int from, int until, int[] lengths, Met met) {
    int count = nodes.element().nodeCount();
    int[] columns = new int[8 * (until - from)];
    int end = 0;
    for (int row = from; row < until; row++) {
      int first = incident.first(row);
      int last = incident.first(row + 1);
      if (end + (last - first) * count > columns.length) {
        columns = Arrays.copyOf(columns, 2 * columns.length + (last - first) * count);
      }
      int begin = end;
      for (int k = first; k < last; k++) {
        int cell = incident.place(k) / count;
        for (int b = cell * count; b < (cell + 1) * count; b++) {
          if (met.row[unknownsOfCells[b]] != row) {
            met.row[unknownsOfCells[b]] = row;
            columns[end++] = unknownsOfCells[b];
          }
        }
      }
      Arrays.sort(columns, begin, end);
      for (int k = begin; k < end; k++) {
        met.entry[columns[k]] = (char) (k - begin);
      }
      for (int k = first; k < last; k++) {
        int place = incident.place(k);
        int cell = place / count * count;
        for (int b = 0; b < count; b++) {
          places[place * count + b] = met.entry[unknownsOfCells[cell + b]];
        }
      }
      lengths[row + 1] = end - begin;
    }
    return columns;
  }

  /// What one thread keeps of the columns it has met.
  private static final class Met {
    final int[] row;
    final char[] entry;

    Met(int size) {
      row = new int[size];
      Arrays.fill(row, -1);
      entry = new char[size];
    }
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
        int row = matrix.rowStart()[unknownsOfCells[cell * count + a] * unknowns + i];
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
