package org.collocate.solver.discretization;

import java.util.List;
import java.util.stream.IntStream;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.nonlinear.NonlinearSystem;
import org.collocate.solver.time.Constraints;

/// `R(u) = 0` at a fixed time, with prescribed entries and, where the data fix an unknown only up to a constant, one
/// entry held so that the system is regular.
public final class SteadySystem implements NonlinearSystem {
  private final SpatialSystem system;
  private final boolean[] held;
  private final boolean[] floating;
  /// What the sum of an equation's residual still is when its data balance: an error of quadrature, taken off evenly.
  private final double[] surplus;
  /// `∫ φ_i`; empty where no unknown needs it.
  private final double[] weights;
  private final double[] size;
  private String obstacle = "";

  /// Examines the system at a start that has its prescribed entries in place.
  public SteadySystem(SpatialSystem system, double[] start) {
    this.system = system;
    held = system.constrained().clone();
    int m = system.components();
    floating = new boolean[m];
    surplus = new double[m];
    size = new double[m];
    double[] r = new double[system.size()];
    system.residual(0, start, r);
    for (int i = 0; i < r.length; i++) {
      size[i % m] += Math.abs(r[i]);
    }
    List<FluxBalance> balances = IntStream.range(0, m)
        .mapToObj(j -> new FluxBalance(system.problem(), j))
        .toList();
    boolean weighs = balances.stream().anyMatch(balance -> balance.isFloating() || balance.isConstrained());
    weights = weighs ? system.weights() : new double[0];
    for (int j = 0; j < m; j++) {
      FluxBalance balance = balances.get(j);
      floating[j] = balance.isFloating();
      held[j] |= floating[j];
      if (balance.isConstrained()) {
        examine(balance, j, r);
      }
    }
  }

  private void examine(FluxBalance balance, int equation, double[] r) {
    obstacle += balance.imbalance(system.mesh());
    if (obstacle.isEmpty() && !floating[equation]) {
      obstacle = "the flux of '" + system.problem().unknowns().get(equation)
          + "' is prescribed everywhere, which leaves many solutions; prescribe the unknown somewhere";
    }
    double sum = 0;
    double measure = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += r[i * floating.length + equation];
      measure += weights[i];
    }
    surplus[equation] = sum / measure;
  }

  /// Why there is no solution, or no single one; empty if nothing speaks against it.
  public String obstacle() {
    return obstacle;
  }

  @Override
  public int size() {
    return system.size();
  }

  @Override
  public void residual(double[] u, double[] r) {
    residualOfAll(u, r);
    for (int i = 0; i < r.length; i++) {
      if (held[i]) {
        r[i] = 0;
      }
    }
  }

  private void residualOfAll(double[] u, double[] r) {
    system.residual(0, u, r);
    int m = surplus.length;
    for (int i = 0; i < m * weights.length; i++) {
      r[i] -= surplus[i % m] * weights[i / m];
    }
  }

  @Override
  public SparseMatrix jacobian(double[] u) {
    SparseMatrix shared = system.jacobian(0, u);
    SparseMatrix matrix = new SparseMatrix(shared.rowStart(), shared.columns(), shared.values().clone());
    Constraints.apply(held, matrix);
    return matrix;
  }

  @Override
  public boolean isLinear() {
    return system.isLinear();
  }

  /// Why a solution with one entry held is none of the whole system, which happens where the data do not fit and cannot
  /// be seen to before; empty if it is one.
  public String imbalance(double[] u) {
    double[] r = new double[u.length];
    residualOfAll(u, r);
    for (int j = 0; j < floating.length; j++) {
      if (floating[j] && Math.abs(r[j]) > FluxBalance.NEGLIGIBLE * size[j]) {
        return FluxBalance.message(system.problem().unknowns().get(j), r[j]);
      }
    }
    return "";
  }

  /// Shifts unknowns that are fixed only up to a constant to mean zero.
  public void normalize(double[] u) {
    int m = floating.length;
    for (int j = 0; j < m; j++) {
      if (floating[j]) {
        double sum = 0;
        double measure = 0;
        for (int i = 0; i < weights.length; i++) {
          sum += weights[i] * u[i * m + j];
          measure += weights[i];
        }
        for (int i = j; i < u.length; i += m) {
          u[i] -= sum / measure;
        }
      }
    }
  }
}
