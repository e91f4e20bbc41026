package org.collocate.solver.discretization.adapt;

import java.util.Arrays;
import java.util.Optional;
import org.collocate.solver.discretization.Linearity;
import org.collocate.solver.discretization.fem.CellValues;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.ElementMap;
import org.collocate.solver.space.ElementNodes;
import org.collocate.solver.space.FunctionSpace;
import org.collocate.solver.space.LagrangeElement;
import org.collocate.solver.space.MeshQuadrature;
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
  private final ElementNodes nodes;
  private final EnergyTerms terms;
  private final QuadratureRule rule;
  private final CellValues values;
  /// None on intervals, whose bubbles vanish at all ends.
  private final Optional<EdgeFluxes> edges;
  private final boolean[][] prescribed;
  private final BubbleBasis bubbles;
  private final int size;

  public ResidualEstimator(Problem problem, FunctionSpace space) {
    nodes = space.nodes();
    LagrangeElement element = nodes.element();
    int order = element.order();
    terms = new EnergyTerms(problem);
    rule = QuadratureRule.of(element.dimension(), 2 * order + 2);
    values = new CellValues(problem, space, rule, MeshQuadrature.cells(nodes, rule).points(),
        terms.expressions(),
        Linearity.jets(problem.equation().form()));
    edges = element.dimension() == 1 ? Optional.empty()
        : Optional.of(new EdgeFluxes(problem, space, terms, 2 * order + 1));
    prescribed = edges.map(EdgeFluxes::dirichlet).orElse(new boolean[0][]);
    bubbles = new BubbleBasis(element);
    size = bubbles.count() * terms.unknowns();
  }

  @Override
  public ErrorEstimate estimate(double[] u) {
    Local local = new Local(edges.map(all -> all.of(u)).orElse(new double[0][]));
    values.forEachCell(0, u, local::cell);
    return new ErrorEstimate(local.squares, Math.sqrt(Math.max(0, local.energy)),
        terms.isSymmetric() && local.positive);
  }

  /// The small problems of all cells, one after the other. Number `unknowns · function + i` is a bubble of unknown `i`.
  private final class Local {
    private final double[][] fluxes;
    private final double[] squares = new double[nodes.cellCount()];
    private final double[] load = new double[size];
    private final double[] matrix = new double[size * size];
    private final double[] plain = new double[size * size];
    private final double[][] lambdas = new double[nodes.dimension() + 1][nodes.dimension()];
    private final double[][] slopes = new double[bubbles.count()][nodes.dimension()];
    private final Barycentric barycentric = new Barycentric(nodes.element());
    private final double[] xi = new double[nodes.dimension()];
    private double energy;
    private boolean positive = true;

    Local(double[][] fluxes) {
      this.fluxes = fluxes;
    }

    void cell(int cell, ElementMap map, double[][] at, int first) {
      Arrays.fill(load, 0);
      Arrays.fill(matrix, 0);
      Arrays.fill(plain, 0);
      for (int q = 0; q < rule.size(); q++) {
        map.at(q);
        bubbles(q, map);
        double weight = rule.weights()[q] * map.determinant();
        energy += weight * terms.energy(at, first + q);
        positive &= terms.isPositive(at, first + q);
        addLoad(at, first + q, weight);
        addMatrix(at, first + q, weight);
      }
      edges.ifPresent(all -> {
        addEdges(all, cell);
        holdPrescribed(cell);
      });
      squares[cell] = solve();
    }

    private void bubbles(int q, ElementMap map) {
      for (int axis = 0; axis < xi.length; axis++) {
        xi[axis] = rule.points()[axis][q];
      }
      bubbles.at(xi);
      barycentric.gradients(map, lambdas);
      for (int b = 0; b < slopes.length; b++) {
        for (int axis = 0; axis < xi.length; axis++) {
          double sum = 0;
          for (int i = 0; i < lambdas.length; i++) {
            sum += bubbles.slopes()[b][i] * lambdas[i][axis];
          }
          slopes[b][axis] = sum;
        }
      }
    }

    private void addLoad(double[][] at, int point, double weight) {
      for (int b = 0; b < slopes.length; b++) {
        for (int i = 0; i < terms.unknowns(); i++) {
          double sum = at[terms.source(i)][point] * bubbles.values()[b];
          for (int a = 0; a < xi.length; a++) {
            sum += at[terms.flux(i, a)][point] * slopes[b][a];
          }
          load[b * terms.unknowns() + i] += weight * sum;
        }
      }
    }

    private void addMatrix(double[][] at, int point, double weight) {
      int m = terms.unknowns();
      int d = xi.length;
      for (int row = 0; row < size; row++) {
        double[] test = slopes[row / m];
        for (int column = 0; column < size; column++) {
          double[] trial = slopes[column / m];
          double sum = at[terms.reaction(row % m, column % m)][point] * bubbles.values()[row / m]
              * bubbles.values()[column / m];
          double dot = 0;
          for (int a = 0; a < d; a++) {
            dot += test[a] * trial[a];
            for (int b = 0; b < d; b++) {
              sum += test[a] * at[terms.stiffness(row % m * d + a, column % m * d + b)][point] * trial[b];
            }
          }
          // The symmetric part: equations without symmetry get a norm too.
          matrix[row * size + column] += weight * sum / 2;
          matrix[column * size + row] += weight * sum / 2;
          plain[row * size + column] += row % m == column % m ? weight * dot : 0;
        }
      }
    }

    private void addEdges(EdgeFluxes all, int cell) {
      QuadratureRule line = all.line();
      double[][] reference = EdgeFluxes.edges(line).points();
      for (int e = 0; e < 3 * line.size(); e++) {
        xi[0] = reference[0][e];
        xi[1] = reference[1][e];
        bubbles.at(xi);
        int point = cell * 3 * line.size() + e;
        double weight = line.weights()[e % line.size()] * all.length(point);
        double value = bubbles.values()[e / line.size()];
        for (int i = 0; i < terms.unknowns(); i++) {
          load[e / line.size() * terms.unknowns() + i] -= weight * fluxes[i][point] * value;
        }
      }
    }

    private void holdPrescribed(int cell) {
      for (int k = 0; k < 3; k++) {
        for (int i = 0; i < terms.unknowns(); i++) {
          if (prescribed[i][3 * cell + k]) {
            int held = k * terms.unknowns() + i;
            load[held] = 0;
            hold(matrix, held);
            hold(plain, held);
          }
        }
      }
    }

    private void hold(double[] full, int held) {
      for (int k = 0; k < size; k++) {
        full[held * size + k] = 0;
        full[k * size + held] = 0;
      }
      full[held * size + held] = 1;
    }

    private double solve() {
      double[] factor = matrix;
      if (!Cholesky.factorInPlace(matrix, size)) {
        positive = false;
        factor = plain;
        Cholesky.factorInPlace(plain, size);
      }
      Cholesky.forwardInPlace(factor, size, load);
      double square = 0;
      for (double entry : load) {
        square += entry * entry;
      }
      return square;
    }
  }
}
