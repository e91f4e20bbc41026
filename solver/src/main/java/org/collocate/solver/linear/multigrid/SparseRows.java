package org.collocate.solver.linear.multigrid;

import java.util.Arrays;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.parallel.WorkerTeam;

/// Makes a sparse matrix row by row on all threads, where entries of a row may come more than once and in any order.
final class SparseRows {
  private static final int ROWS = 1 << 12;

  private SparseRows() {}

  /// Fills one row.
  @FunctionalInterface
  interface Filling {
    void fill(int row, Row entries, int worker);
  }

  /// A row that is being filled.
  static final class Row {
    private final int[] places;
    private int[] columns = new int[256];
    private double[] values = new double[256];
    private int count;

    private Row(int columnCount) {
      places = new int[columnCount];
      Arrays.fill(places, -1);
    }

    void add(int column, double value) {
      int place = places[column];
      if (place >= 0) {
        values[place] += value;
        return;
      }
      if (count == columns.length) {
        columns = Arrays.copyOf(columns, 2 * count);
        values = Arrays.copyOf(values, 2 * count);
      }
      places[column] = count;
      columns[count] = column;
      values[count++] = value;
    }

    void clear() {
      for (int k = 0; k < count; k++) {
        places[columns[k]] = -1;
      }
      count = 0;
    }
  }

  /// Some rows, one after the other.
  private static final class Piece {
    private final int[] counts;
    private int[] columns;
    private double[] values;
    private int size;

    Piece(int rows) {
      counts = new int[rows];
      columns = new int[8 * rows];
      values = new double[8 * rows];
    }

    void append(int row, Row entries) {
      if (size + entries.count > columns.length) {
        columns = Arrays.copyOf(columns, 2 * (size + entries.count));
        values = Arrays.copyOf(values, columns.length);
      }
      counts[row] = entries.count;
      // Rows are short: insertion keeps columns ascending at little cost.
      for (int k = 0; k < entries.count; k++) {
        int column = entries.columns[k];
        double value = entries.values[k];
        int at = size + k;
        while (at > size && columns[at - 1] > column) {
          columns[at] = columns[at - 1];
          values[at] = values[at - 1];
          at--;
        }
        columns[at] = column;
        values[at] = value;
      }
      size += entries.count;
    }
  }

  /// The matrix of `rowCount` rows.
  static SparseMatrix of(int rowCount, int columnCount, WorkerTeam team, Filling filling) {
    int count = (rowCount + ROWS - 1) / ROWS;
    Piece[] pieces = new Piece[count];
    Row[] rows = new Row[team.size()];
    team.run(count, (chunk, worker) -> {
      Row row = rows[worker];
      if (row == null) {
        row = new Row(columnCount);
        rows[worker] = row;
      }
      int first = chunk * ROWS;
      Piece piece = new Piece(Math.min(rowCount, first + ROWS) - first);
      for (int i = 0; i < piece.counts.length; i++) {
        filling.fill(first + i, row, worker);
        piece.append(i, row);
        row.clear();
      }
      pieces[chunk] = piece;
    });
    int[] start = new int[rowCount + 1];
    for (int i = 0; i < rowCount; i++) {
      start[i + 1] = start[i] + pieces[i / ROWS].counts[i % ROWS];
    }
    int[] columns = new int[start[rowCount]];
    double[] values = new double[start[rowCount]];
    team.run(count, (chunk, _) -> {
      System.arraycopy(pieces[chunk].columns, 0, columns, start[chunk * ROWS], pieces[chunk].size);
      System.arraycopy(pieces[chunk].values, 0, values, start[chunk * ROWS], pieces[chunk].size);
    });
    return new SparseMatrix(start, columns, values);
  }

  /// The Galerkin product `Pᵀ A P`; an unknown that nothing is carried from is kept apart by a one on the diagonal.
  static SparseMatrix galerkin(SparseMatrix restriction, SparseMatrix matrix, SparseMatrix prolongation,
      WorkerTeam team) {
    int coarse = restriction.size();
    Row[] products = new Row[team.size()];
    return of(coarse, coarse, team, (i, row, worker) -> {
      Row product = products[worker];
      if (product == null) {
        product = new Row(matrix.size());
        products[worker] = product;
      }
      addRows(restriction, i, matrix, product);
      for (int k = 0; k < product.count; k++) {
        addRow(prolongation, product.columns[k], product.values[k], row);
      }
      product.clear();
      if (row.count == 0) {
        row.add(i, 1);
      }
    });
  }

  private static void addRows(SparseMatrix left, int i, SparseMatrix right, Row product) {
    for (int k = left.rowStart()[i]; k < left.rowStart()[i + 1]; k++) {
      addRow(right, left.columns()[k], left.values()[k], product);
    }
  }

  private static void addRow(SparseMatrix matrix, int i, double factor, Row row) {
    for (int k = matrix.rowStart()[i]; k < matrix.rowStart()[i + 1]; k++) {
      row.add(matrix.columns()[k], factor * matrix.values()[k]);
    }
  }
}
