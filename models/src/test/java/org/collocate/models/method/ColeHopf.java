package org.collocate.models.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Solution;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Formulation;

/// The solution of Burgers' equation `u_t + u u_x = ν u_xx` on [−1, 1] from `−sin πx`, zero at the ends.
///
/// ```
/// u(x, t) = −∫ sin π(x−η) f(x−η) exp(−η²/(4νt)) dη / ∫ f(x−η) exp(−η²/(4νt)) dη        f(y) = exp(−cos(πy)/(2πν))
/// ```
///
/// Basdevant et al. 1986, "Spectral and finite difference solutions of the Burgers equation", Computers & Fluids 14, equation
/// (2), doi 10.1016/0045-7930(86)90036-8. The integrands are smooth and fall off like a Gaussian, so that the trapezoidal rule
/// converges faster than any power; largest terms are factored out before they overflow.
final class ColeHopf {
  private static final int HALF = 4000;
  private static final double WIDTHS = 9;

  private final double viscosity;

  /// The equation with `ν = 0.01/π` until `t = 1`, with five states.
  static EvolutionProblem problem() {
    Domain domain = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Interval(-1, 1))));
    List<BoundaryCondition> conditions = new ArrayList<>();
    for (int part = 0; part < domain.boundaryParts().size(); part++) {
      conditions.add(new BoundaryCondition.Dirichlet(part, 0, Expression.of(0)));
    }
    Equation equation = Equation.of(List.of("u"), List.of("dt(u) + u*dx(u) - 0.01/pi*dxx(u) = 0"),
        Scope.of("x"));
    return new EvolutionProblem(new Formulation(domain, equation, Map.of(), Map.of(), conditions, List.of()),
        Map.of(), List.of(Expression.parse("-sin(pi*x)")), List.of(), 1, 5);
  }

  ColeHopf(double viscosity) {
    this.viscosity = viscosity;
  }

  double at(double x, double t) {
    if (t == 0) {
      return -Math.sin(Math.PI * x);
    }
    // η runs far enough that f, at most exp(1/(πν)) times its smallest value, cannot lift the tails.
    double spread = Math.sqrt(4 * viscosity * t);
    double step = WIDTHS * Math.sqrt(1 + 1 / (Math.PI * viscosity) / 81) * spread / HALF;
    double[] exponents = new double[2 * HALF + 1];
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = -HALF; k <= HALF; k++) {
      double eta = k * step;
      exponents[k + HALF] = -Math.cos(Math.PI * (x - eta)) / (2 * Math.PI * viscosity)
          - eta * eta / (spread * spread);
      largest = Math.max(largest, exponents[k + HALF]);
    }
    double top = 0;
    double bottom = 0;
    for (int k = -HALF; k <= HALF; k++) {
      double weight = Math.exp(exponents[k + HALF] - largest);
      top += Math.sin(Math.PI * (x - k * step)) * weight;
      bottom += weight;
    }
    return -top / bottom;
  }

  /// Of a solution in the discrete L2 norm, over all states.
  double relativeError(Solution solution) {
    double error = 0;
    double size = 0;
    for (Frame frame : solution.frames()) {
      for (int i = 0; i <= 200; i++) {
        double x = -1 + 0.01 * i;
        double u = at(x, frame.time());
        error += Math.pow(frame.fields().getFirst().at(x) - u, 2);
        size += u * u;
      }
    }
    return Math.sqrt(error / size);
  }
}
