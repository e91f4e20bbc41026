package org.collocate.solver.linear.multigrid;

import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.parallel.WorkerTeam;

/// How values of a coarse level are carried to the finer one: the tentative prolongation, smoothed once.
///
/// ```
/// P = (I − ω D⁻¹ A_F) T        ω_i = (4/3) / (Σ_j |A_F,ij| / D_i)
/// ```
///
/// with the filtered matrix `A_F`, whose weak couplings are added to the diagonal. Source: P. Vaněk, J. Mandel, M. Brezina,
/// Computing 56 (1996), doi 10.1007/BF02238511; the damping is bounded row by row instead of by the largest eigenvalue.
final class Prolongation {
  private final Strength strength;
  private final Aggregates aggregates;
  private final double[] tentative;
  private final int vectors;

  Prolongation(Strength strength, Aggregates aggregates, Tentative tentative) {
    this.strength = strength;
    this.aggregates = aggregates;
    this.tentative = tentative.values();
    vectors = tentative.coarse().count();
  }

  /// `P`, `[fine unknown][coarse unknown]`.
  SparseMatrix smoothed(WorkerTeam team) {
    int size = strength.matrix().size();
    return SparseRows.of(size, aggregates.count() * vectors, team, (i, row, _) -> fill(i, row));
  }

  private void fill(int i, SparseRows.Row row) {
    SparseMatrix matrix = strength.matrix();
    int components = strength.components();
    int node = i / components;
    if (aggregates.groups()[node] < 0) {
      return;
    }
    double diagonal = 0;
    double sum = 0;
    for (int k = matrix.rowStart()[i]; k < matrix.rowStart()[i + 1]; k++) {
      int j = matrix.columns()[k];
      double value = matrix.values()[k];
      if (j == i || isWeak(node, j, k)) {
        diagonal += value;
      } else {
        sum += Math.abs(value);
      }
    }
    double weight = diagonal > 0 ? 4.0 / 3 / (diagonal + sum) : 0;
    add(row, i, 1 - weight * diagonal);
    for (int k = matrix.rowStart()[i]; k < matrix.rowStart()[i + 1]; k++) {
      int j = matrix.columns()[k];
      if (j != i && !isWeak(node, j, k)) {
        add(row, j, -weight * matrix.values()[k]);
      }
    }
  }

  private void add(SparseRows.Row row, int unknown, double factor) {
    int group = aggregates.groups()[unknown / strength.components()];
    if (group >= 0) {
      for (int v = 0; v < vectors; v++) {
        double value = tentative[unknown * vectors + v];
        if (value != 0) {
          row.add(group * vectors + v, factor * value);
        }
      }
    }
  }

  private boolean isWeak(int node, int j, int entry) {
    if (strength.components() == 1) {
      return !strength.isStrong(entry);
    }
    int other = j / strength.components();
    if (other == node) {
      return false;
    }
    int at = strength.rowStart()[node];
    while (strength.neighbours()[at] != other) {
      at++;
    }
    return !strength.isStrong(at);
  }
}
