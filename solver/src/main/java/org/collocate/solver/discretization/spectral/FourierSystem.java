package org.collocate.solver.discretization.spectral;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collocate.solver.equation.FourierForm;
import org.collocate.solver.field.Field;
import org.collocate.solver.linear.LinearOperator;
import org.collocate.solver.nonlinear.NonlinearSystem;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.study.Numbers;

/// A steady equation as equations for the amplitudes of waves, divided by the symbol of its mean coefficients.
///
/// ```
/// M⁻¹ (σ û + N̂(u)) = 0        M(κ) = σ(κ) + symbol of the means of ∂N/∂q at u = 0
/// ```
///
/// Divided so, the equations are as well conditioned as the coefficients are even, whatever the order of the derivatives and the
/// number of waves, and their residual is of the size of the error. The means of unknowns that only occur under derivatives are
/// nought, and the means of their equations, which then have to balance by themselves, are left out.
public final class FourierSystem implements NonlinearSystem {
  /// A smaller part of the data than this is an error of the points or of rounded input.
  private static final double NEGLIGIBLE = 1e-3;

  private final Problem problem;
  private final FourierForm form;
  private final WaveGrid grid;
  private final PointTerms points;
  private final WaveSymbol symbol;
  private final WaveSymbol.Inverse inverse;
  private final boolean[] open;
  private final double[] whole;

  /// @param problem steady, on a domain and with an equation that has nothing against waves
  public FourierSystem(Problem problem, WaveGrid grid, WorkerTeam team) {
    this.problem = problem;
    this.grid = grid;
    form = problem.equation().fourier();
    points = new PointTerms(problem, grid, team);
    int components = form.unknowns().size();
    open = new boolean[components];
    for (int j = 0; j < components; j++) {
      open[j] = form.isFloating(form.unknowns().get(j));
    }
    List<WaveSymbol.Term> terms = new ArrayList<>();
    for (FourierForm.Linear linear : form.linear()) {
      terms.add(new WaveSymbol.Term(linear.equation(), form.unknowns().indexOf(linear.jet().unknown()),
          grid.orders(linear.jet().axes()), number(linear)));
    }
    symbol = WaveSymbol.of(grid, components, terms);
    points.linearize(new double[size()]);
    terms.addAll(points.means());
    inverse = WaveSymbol.of(grid, components, terms).inverse(open);
    whole = new double[size()];
  }

  private double number(FourierForm.Linear linear) {
    Map<String, Double> values = new HashMap<>(problem.parameters());
    values.put("t", 0.0);
    return linear.factor().evaluate(values);
  }

  /// Why an equation leaves many periodic solutions; empty if it does not.
  public static String obstacle(FourierForm form) {
    for (int i = 0; i < form.unknowns().size(); i++) {
      if (form.isBalance(i) && !form.isFloating(form.unknowns().get(i))) {
        return "all terms of the equation of '" + form.unknowns().get(i)
            + "' are derivatives or data, which leaves the level of the solution open; add a term that fixes it";
      }
    }
    return "";
  }

  @Override
  public int size() {
    return open.length * grid.spectrumSize();
  }

  /// Numbers that determine a solution: fewer than {@link #size}, since some stand there with their conjugates.
  public int unknowns() {
    return open.length * grid.unknowns();
  }

  /// False: an iteration is left before its residual is as small as it can be, and Newton's method begins it again.
  @Override
  public boolean isLinear() {
    return false;
  }

  @Override
  public void residual(double[] u, double[] r) {
    symbol.multiply(u, whole);
    points.add(u, whole);
    divide(u, r);
  }

  @Override
  public LinearOperator jacobian(double[] u) {
    points.linearize(u);
    return new LinearOperator() {
      @Override
      public int size() {
        return FourierSystem.this.size();
      }

      @Override
      public void multiply(double[] v, double[] product) {
        symbol.multiply(v, whole);
        points.addDerivative(v, whole);
        divide(v, product);
      }
    };
  }

  /// Writes `M⁻¹` of what stands in {@link #whole}; open means have to be nought instead.
  private void divide(double[] u, double[] quotient) {
    for (int j = 0; j < open.length; j++) {
      if (open[j]) {
        whole[j * grid.spectrumSize()] = 0;
      }
    }
    inverse.symbol().multiply(whole, quotient);
    for (int j = 0; j < open.length; j++) {
      if (open[j]) {
        quotient[j * grid.spectrumSize()] = u[j * grid.spectrumSize()];
      }
    }
  }

  /// The solution by one division, where coefficients are constant and the symbol is nowhere singular.
  public Optional<double[]> divided() {
    if (!form.isConstantLinear() || !resonance().isEmpty()) {
      return Optional.empty();
    }
    double[] u = new double[size()];
    residual(new double[size()], u);
    for (int k = 0; k < u.length; k++) {
      u[k] = -u[k];
    }
    return Optional.of(u);
  }

  /// A wave that solves the equation without data where coefficients are constant; empty if there is none.
  public String resonance() {
    return form.isConstantLinear() ? inverse.singular() : "";
  }

  /// Why a solution of the equations for the amplitudes solves the equation up to a constant only; empty if all of it is solved.
  public String imbalance(double[] u) {
    symbol.multiply(u, whole);
    points.add(u, whole);
    double[] means = new double[open.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = whole[i * grid.spectrumSize()];
    }
    double[] sizes = points.magnitudes(u, open.length);
    for (int i = 0; i < means.length; i++) {
      if (open[i] && Math.abs(means[i]) > NEGLIGIBLE * sizes[i]) {
        return "the data of this periodic problem do not balance: the mean of the left side minus the right side of the equation of '"
            + form.unknowns().get(i) + "' is " + Numbers.shortText(means[i])
            + " whatever the solution; change a source by that much, or add a term that fixes the level of the solution";
      }
    }
    return "";
  }

  /// How much is left at the end of the spectrum: the largest amplitude of the last tenth of the waves along any axis, relative to
  /// the largest of all. Where it is rounding, the solution is as good as the arithmetic; where it is not, the error is about as
  /// large. Source: J. P. Boyd, Chebyshev and Fourier Spectral Methods, 2nd ed., Dover 2001, section 2.12.
  public double tail(double[] u) {
    return grid.tail(u, open.length);
  }

  /// The unknowns as fields.
  public List<Field> fields(double[] u) {
    return grid.fields(u, open.length);
  }
}
