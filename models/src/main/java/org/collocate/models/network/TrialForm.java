package org.collocate.models.network;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.collocate.models.data.SpaceTime;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.geometry.BoundarySample;

/// The form in which one unknown is sought, and which of its data it keeps by itself; the others must be fitted.
///
/// ```
/// steady                     u = g + φ N
/// first order in time        u = u₀ + g − g(0) + (t/T) φ N
/// second order in time       u = u₀ + t v₀ + g − g(0) − t g_t(0) + (t/T)² φ N
/// ```
///
/// Both keep the Dirichlet data g and the initial state exactly, where they fit each other on the boundary at the start
/// (Lagaris, Likas & Fotiadis 1998, doi 10.1109/72.712178).
///
/// @param ansatz the form
/// @param keepsBoundary whether Dirichlet data hold by construction
/// @param keepsStart whether the initial state holds by construction; `true` for steady problems
/// @param reason how data are kept, or why not, for the report
public record TrialForm(Ansatz ansatz, boolean keepsBoundary, boolean keepsStart, String reason) {
  private static final Expression T = Expression.symbol(SpaceTime.TIME);
  private static final int SAMPLES = 16;
  private static final double TOLERANCE = 1e-9;

  /// The form of an unknown of a steady problem.
  ///
  /// @param boundary how its Dirichlet data are kept, or [Ansatz#FREE]
  public static TrialForm steady(Ansatz boundary, String reason) {
    return new TrialForm(boundary, !boundary.isFree(), true, reason);
  }

  /// The form of an unknown that begins at `state`, with rate `rate` if the equation is of second order in time.
  ///
  /// @param boundary how its Dirichlet data are kept, or [Ansatz#FREE]
  /// @param order of the equation in time, 1 or 2
  /// @param dirichletParts where it has Dirichlet data
  public static TrialForm evolving(SpaceTime space, Ansatz boundary, String reason, Expression state,
      Expression rate, int order, Map<String, Double> parameters, Set<Integer> dirichletParts) {
    Map<String, Expression> constants = new HashMap<>();
    parameters.forEach((name, value) -> constants.put(name, Expression.of(value)));
    Expression start = state.substitute(constants).simplify();
    Expression speed = rate.substitute(constants).simplify();
    String obstacle = obstacle(space, start, speed);
    if (!obstacle.isEmpty()) {
      return new TrialForm(boundary, !boundary.isFree(), false,
          reason + "; initial state fitted: " + obstacle);
    }
    boolean fits = boundary.isFree()
        || fits(space, boundary.extension(), start, dirichletParts)
            && (order < 2
                || fits(space, boundary.extension().differentiate(SpaceTime.TIME), speed, dirichletParts));
    Ansatz kept = fits ? boundary : Ansatz.FREE;
    Ansatz ansatz = started(space, kept, start, speed, order);
    if (!DirichletAnsatz.isFinite(space, ansatz)) {
      return new TrialForm(boundary, !boundary.isFree(), false,
          reason + "; initial state fitted: it has no finite second derivatives");
    }
    return new TrialForm(ansatz, !kept.isFree(), true,
        (fits ? reason : "fitted: the initial state does not agree with them") + "; initial state built in");
  }

  private static String obstacle(SpaceTime space, Expression start, Expression speed) {
    for (Expression formula : new Expression[] {start, speed}) {
      if (!space.domain().coordinateNames().containsAll(formula.symbols())) {
        return "'" + formula + "' is not a formula in the coordinates";
      }
      if (DirichletAnsatz.isRough(formula)) {
        return "'" + formula + "' is not smooth";
      }
      if (!PeriodicFormula.holds(space, formula)) {
        return "'" + formula + "' is not periodic";
      }
    }
    return "";
  }

  private static Ansatz started(SpaceTime space, Ansatz kept, Expression start, Expression speed, int order) {
    Map<String, Expression> atStart = Map.of(SpaceTime.TIME, Expression.of(0));
    Expression g = kept.extension();
    Expression extension = start.plus(g).minus(g.substitute(atStart));
    Expression share = T.over(Expression.of(space.until()));
    Expression distance = kept.distance().times(share);
    if (order == 2) {
      Expression slope = g.differentiate(SpaceTime.TIME).substitute(atStart);
      extension = extension.plus(T.times(speed.minus(slope)));
      distance = distance.times(share);
    }
    return new Ansatz(extension.simplify(), distance.simplify());
  }

  /// Whether a function of space and time agrees with one of space on those parts at the start.
  private static boolean fits(SpaceTime space, Expression moving, Expression state, Set<Integer> parts) {
    for (int part : parts) {
      BoundarySample sample = space.domain().sampleBoundary(part, SAMPLES);
      for (int i = 0; i < sample.size(); i++) {
        Map<String, Double> at = new HashMap<>();
        at.put(SpaceTime.TIME, 0.0);
        for (int axis = 0; axis < space.domain().dimension(); axis++) {
          at.put(space.domain().coordinateNames().get(axis), sample.points()[axis][i]);
        }
        double wanted = state.evaluate(at);
        if (!(Math.abs(moving.evaluate(at) - wanted) <= TOLERANCE * (1 + Math.abs(wanted)))) {
          return false;
        }
      }
    }
    return true;
  }
}
