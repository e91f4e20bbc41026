package org.collocate.solver.discretization.adapt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collocate.solver.discretization.Linearity;
import org.collocate.solver.discretization.fem.CellValues;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.FunctionSpace;
import org.collocate.solver.space.LagrangeElement;
import org.collocate.solver.space.QuadratureRule;

/// Residuals within cells and jumps of the flux between them, weighed by a small problem in each cell `T`:
///
/// ```
/// find ε in B_T:   ∫ A∇ε·∇v + C ε v = ∫ Γ·∇v + F v − ∮ Γ_n v   for all v in B_T,      η_T = |||ε|||
/// ```
///
/// `B_T` are the {@link BubbleBasis} functions without those of edges where the solution is prescribed, `Γ_n` is the flux
/// that both neighbours have in common ({@link EdgeFluxes}). There are no constants to guess, and nothing is differentiated
/// but the solution: for any equation that has a weak form. Where `A` and `C` give no norm, `|∇ε|²` does. Source: R. E. Bank,
/// A. Weiser, Math. Comp. 44 (1985), doi 10.1090/S0025-5718-1985-0777265-X.
public final class ResidualEstimator implements ErrorEstimator {
  private final FunctionSpace space;
  private final WorkerTeam team;
  private final EnergyTerms terms;
  private final QuadratureRule rule;
  private final CellValues values;
  private final BubbleBasis inside;
  /// None on intervals, whose bubbles vanish at all ends.
  private final Optional<Edges> edges;

  /// Fluxes through edges, and the bubbles at their points.
  private record Edges(EdgeFluxes fluxes, BubbleBasis bubbles) {
    void takeOff(int cell, double[][] through, BubbleProblems problems) {
      QuadratureRule line = fluxes.line();
      for (int e = 0; e < 3 * line.size(); e++) {
        int point = cell * 3 * line.size() + e;
        int edge = e / line.size();
        double weight = line.weights()[e % line.size()] * fluxes.length(point) * bubbles.values(e)[edge];
        for (int i = 0; i < through.length; i++) {
          problems.takeOff(edge, i, weight * through[i][point]);
        }
      }
    }
  }

  public ResidualEstimator(Problem problem, FunctionSpace space, WorkerTeam team) {
    this.space = space;
    this.team = team;
    LagrangeElement element = space.nodes().element();
    int order = element.order();
    terms = new EnergyTerms(problem);
    rule = QuadratureRule.of(element.dimension(), 2 * order);
    values = new CellValues(problem, space, rule, terms.expressions(),
        Linearity.jets(problem.equation().form()));
    inside = new BubbleBasis(element, rule);
    edges = element.dimension() == 1 ? Optional.empty()
        : Optional.of(edges(new EdgeFluxes(problem, space, terms, 2 * order, team), element));
  }

  private static Edges edges(EdgeFluxes fluxes, LagrangeElement element) {
    return new Edges(fluxes, new BubbleBasis(element, EdgeFluxes.edges(fluxes.line())));
  }

  @Override
  public String name() {
    return "residual";
  }

  @Override
  public ErrorEstimate estimate(double[] u) {
    double[][] fluxes = edges.map(all -> all.fluxes().of(u)).orElse(new double[0][]);
    boolean[][] prescribed = edges.map(all -> all.fluxes().dirichlet()).orElse(new boolean[0][]);
    double[] squares = new double[space.mesh().cellCount()];
    double[] energies = new double[squares.length];
    List<EnergyPoint> seen = new ArrayList<>();
    values.forEachCell(team, 0, u, () -> {
      BubbleProblems problems = new BubbleProblems(terms, space.nodes().element(), rule, inside);
      boolean[] held = new boolean[inside.count() * terms.unknowns()];
      seen.add(problems.seen());
      return (cell, map, at, first) -> {
        energies[cell] = problems.begin(map, at, first);
        edges.ifPresent(all -> {
          all.takeOff(cell, fluxes, problems);
          hold(cell, prescribed, held);
        });
        squares[cell] = problems.end(map, held);
      };
    });
    EnergyPoint all = seen.stream().reduce(EnergyPoint::with).orElseThrow();
    return ErrorEstimate.of(squares, energies, terms.doubt(all));
  }

  /// The bubbles of edges where the solution is prescribed, so that it has no error there.
  private static void hold(int cell, boolean[][] prescribed, boolean[] held) {
    for (int k = 0; k < 3; k++) {
      for (int i = 0; i < prescribed.length; i++) {
        held[k * prescribed.length + i] = prescribed[i][3 * cell + k];
      }
    }
  }
}
