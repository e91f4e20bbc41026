package org.collocate.solver.discretization.fem;

import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Vectors;
import org.collocate.solver.nonlinear.NonlinearSystem;
import org.collocate.solver.study.Numbers;
import org.collocate.solver.time.Constraints;

/// `R(u) = 0` at a fixed time, with prescribed entries and, where the data fix an unknown only up to a constant, one
/// entry held so that the system is regular.
///
/// Such an unknown has a solution only if its data balance: the sum of its residual, `∮ g − ∫ F`, does not depend on the
/// unknown and must vanish.
public final class SteadySystem implements NonlinearSystem {
  /// A sum of the residual that is smaller than this part of its terms is an error of quadrature, not of the data.
  private static final double BALANCE = 1e-3;
  private static final double FLAT = 1e-11;

  private final FemSystem system;
  private final boolean[] held;
  private final boolean[] floating;
  private final double[] surplus;
  private String imbalance = "";

  /// Examines the system at a start that has its prescribed entries in place.
  public SteadySystem(FemSystem system, double[] start) {
    this.system = system;
    held = system.constrained().clone();
    int m = system.unknowns();
    floating = new boolean[m];
    surplus = new double[m];
    for (int j = 0; j < m; j++) {
      if (!system.hasDirichlet(j)) {
        examine(j, start);
      }
    }
  }

  private void examine(int unknown, double[] start) {
    int m = system.unknowns();
    double[] constant = new double[system.size()];
    for (int i = unknown; i < constant.length; i += m) {
      constant[i] = 1;
    }
    SparseMatrix matrix = system.jacobian(0, start);
    double[] image = new double[constant.length];
    matrix.multiply(constant, image);
    if (Vectors.largest(image) > FLAT * Vectors.largest(matrix.values())) {
      return;
    }
    floating[unknown] = true;
    held[unknown] = true;
    double[] r = new double[constant.length];
    system.residual(0, start, r);
    double sum = 0;
    double sizes = 0;
    int count = 0;
    for (int i = unknown; i < r.length; i += m) {
      sum += r[i];
      sizes += Math.abs(r[i]);
      count++;
    }
    if (Math.abs(sum) > BALANCE * sizes) {
      imbalance = "the data of this pure flux problem do not balance: outflow minus sources is "
          + Numbers.shortText(sum) + "; change a source or a flux by that much, or prescribe "
          + "the unknown somewhere";
    }
    surplus[unknown] = sum / count;
  }

  /// Why there is no solution; empty if nothing speaks against one.
  public String imbalance() {
    return imbalance;
  }

  @Override
  public int size() {
    return system.size();
  }

  @Override
  public void residual(double[] u, double[] r) {
    system.residual(0, u, r);
    int m = system.unknowns();
    for (int i = 0; i < r.length; i++) {
      r[i] = held[i] ? 0 : r[i] - surplus[i % m];
    }
  }

  @Override
  public SparseMatrix jacobian(double[] u) {
    SparseMatrix matrix = system.jacobian(0, u);
    Constraints.apply(held, matrix);
    return matrix;
  }

  @Override
  public boolean isLinear() {
    return system.isLinear();
  }

  /// Shifts unknowns that are fixed only up to a constant to mean zero.
  public void normalize(double[] u) {
    int m = system.unknowns();
    double[] weights = system.weights();
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
