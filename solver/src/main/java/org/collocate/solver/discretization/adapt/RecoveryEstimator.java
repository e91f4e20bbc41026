package org.collocate.solver.discretization.adapt;

import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.discretization.Linearity;
import org.collocate.solver.discretization.fem.CellValues;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.FunctionSpace;
import org.collocate.solver.space.QuadratureRule;

/// The distance of the gradient from a smoother one that was recovered from it.
///
/// ```
/// η_T² = ∫ A (G − ∇u)·(G − ∇u)
/// ```
///
/// Asymptotically exact where the solution is smooth, since `G` ({@link RecoveredGradient}) converges faster than `∇u`.
/// Source: O. C. Zienkiewicz, J. Z. Zhu, Int. J. Numer. Meth. Eng. 33 (1992), doi 10.1002/nme.1620330702.
public final class RecoveryEstimator implements ErrorEstimator {
  private final FunctionSpace space;
  private final WorkerTeam team;
  private final EnergyTerms terms;
  private final QuadratureRule rule;
  private final CellValues values;

  public RecoveryEstimator(Problem problem, FunctionSpace space, WorkerTeam team) {
    this.space = space;
    this.team = team;
    terms = new EnergyTerms(problem);
    rule = QuadratureRule.of(space.mesh().dimension(), 2 * space.nodes().element().order() + 2);
    values = new CellValues(problem, space, rule, terms.expressions(),
        Linearity.jets(problem.equation().form()));
  }

  @Override
  public String name() {
    return "recovery";
  }

  @Override
  public ErrorEstimate estimate(double[] u) {
    RecoveredGradient recovered = new RecoveredGradient(space, terms.unknowns(), u, team);
    double[] squares = new double[space.mesh().cellCount()];
    double[] energies = new double[squares.length];
    List<EnergyPoint> seen = new ArrayList<>();
    values.forEachCell(team, 0, u, () -> {
      EnergyPoint point = new EnergyPoint(terms);
      seen.add(point);
      double[] difference = new double[terms.slopes()];
      double[] xi = new double[terms.dimension()];
      RecoveredGradient.Reading reading = recovered.new Reading();
      return (cell, map, at, first) -> {
        for (int q = 0; q < rule.size(); q++) {
          map.at(q);
          for (int axis = 0; axis < xi.length; axis++) {
            xi[axis] = rule.points()[axis][q];
          }
          reading.at(cell, xi, map.point(), difference);
          for (int k = 0; k < difference.length; k++) {
            difference[k] -= at[terms.slope(0, k)][first + q];
          }
          point.at(at, first + q);
          double weight = rule.weights()[q] * map.determinant();
          energies[cell] += weight * point.energy();
          squares[cell] += weight * Math.max(0, point.stiffnessEnergy(difference));
        }
      };
    });
    EnergyPoint all = seen.stream().reduce(EnergyPoint::with).orElseThrow();
    return ErrorEstimate.of(squares, energies, terms.doubt(all));
  }
}
