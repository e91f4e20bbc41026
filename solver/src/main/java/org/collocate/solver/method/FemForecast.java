package org.collocate.solver.method;

import java.util.Locale;
import java.util.function.IntPredicate;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Span;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.linear.FactorSize;
import org.collocate.solver.mesh.MeshEstimate;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Problem;

/// What finite elements will need.
///
/// ```
/// steady      mesh + (1 + k) assembly + k factor               k Newton steps: 1, or about 6
/// evolution   mesh + assembly + f factor + 4 s substitution    s steps, at least one for each state that is wanted
/// memory      8 bytes · (factors + fronts) + matrices
/// ```
///
/// How often an evolution's step is shortened for its error is not known before: its time is a lower bound. So is that
/// of iterative solvers not known, whose number of iterations depends on the coefficients.
final class FemForecast {
  static final String MESH = "fem-mesh";
  static final String ASSEMBLY = "fem-assembly";
  static final String FACTOR = "fem-factor";
  static final String SUBSTITUTION = "fem-substitution";

  private static final int NEWTON_STEPS = 6;
  /// More points in each cell, residuals of the line search.
  private static final double NONLINEAR_ASSEMBLY = 3;
  /// Steps with which an integration feels its way from its first, short one.
  private static final int FIRST_STEPS = 10;
  /// Stages and the estimate of the error, with one refinement now and then.
  private static final double SOLVES_PER_STEP = 4;
  /// What finding an order of elimination costs, in operations for each unknown.
  static final double ORDERING = 3000;
  private static final double BYTES_PER_ENTRY = 8 * 1.3;
  /// Fronts and contributions while factors are made, for each node and component squared.
  private static final double FRONT_BYTES = 8 * 2.5 * 2;
  private static final double BYTES_PER_CELL = 400;
  private static final double MATRIX_COPIES = 5;
  private static final double BYTES_PER_NONZERO = 12;

  private final Problem problem;
  private final int order;
  private final MeshEstimate mesh;
  private final int components;
  private final int dimension;
  private final double cells;
  private final double unknowns;

  FemForecast(Problem problem, int order, int cells) {
    this.problem = problem;
    this.order = order;
    dimension = problem.domain().dimension();
    components = problem.unknowns().size();
    mesh = MeshEstimate.of(problem.domain(), MeshRequest.ofCells(cells).refined(problem.refinements()));
    this.cells = (double) mesh.cells();
    double middles = order == 1 ? 0 : (double) (dimension == 1 ? mesh.cells() : mesh.edges());
    unknowns = (mesh.nodes() + middles) * components;
  }

  Forecast of(double tolerance, IntPredicate direct, Speed speed) {
    boolean eliminates = direct.test((int) Math.min(Integer.MAX_VALUE, unknowns));
    FactorSize factor = FactorSize.of(unknowns, components, dimension);
    double nonzeros = nonzeros();
    double bytes = BYTES_PER_CELL * cells + MATRIX_COPIES * BYTES_PER_NONZERO * nonzeros
        + (eliminates ? BYTES_PER_ENTRY * factor.entries() + (dimension == 2 ? FRONT_BYTES * components
            * unknowns : 0) : 3 * BYTES_PER_NONZERO * nonzeros);
    if (problem instanceof EvolutionProblem evolution) {
      bytes += 8 * nodes() * components * evolution.frameCount();
    }
    String size = String.format(Locale.ROOT, "%s%d cells of order %d: %.0f unknowns",
        mesh.exact() ? "" : "≈ ",
        mesh.cells(), order, unknowns);
    String solver = eliminates
        ? String.format(Locale.ROOT, ", factors of %.2g entries by %.2g operations", factor.entries(),
            factor.operations())
        : ", an iterative solver whose number of iterations is not known before";
    boolean steady = !(problem instanceof EvolutionProblem);
    Span seconds = !eliminates ? Span.UNKNOWN
        : problem instanceof EvolutionProblem evolution ? evolving(evolution, factor, speed)
            : steady(factor, speed);
    String repeated = steady ? problem.equation().linear() ? "" : ", about " + NEWTON_STEPS + " Newton steps"
        : ", at least " + steps() + " steps in time (tolerance " + tolerance + ")";
    String kind = "fem " + dimension + "d " + (steady ? "steady " : "evolution ")
        + (problem.equation().linear() ? "linear" : "nonlinear");
    return new Forecast(Math.round(unknowns), mesh.exact(), 0, bytes, seconds,
        new Forecast.Basis(size + solver + repeated, kind));
  }

  private double nodes() {
    return unknowns / components;
  }

  /// Couplings of each node: itself and its neighbours, over all cells around it.
  private double nonzeros() {
    double perNode = dimension == 1 ? order == 1 ? 3 : 4 : order == 1 ? 7 : 11.5;
    return perNode * components * unknowns;
  }

  private Span steady(FactorSize factor, Speed speed) {
    boolean linear = problem.equation().linear();
    double rounds = linear ? 1 : NEWTON_STEPS;
    double assemblies = linear ? 2 : NONLINEAR_ASSEMBLY * (1 + rounds);
    double expected = speed.fromStart(speed.seconds(MESH, cells) + assemblies * assembly(speed)
        + speed.seconds(FACTOR, ORDERING * unknowns + rounds * factor.operations()), MESH, ASSEMBLY, FACTOR);
    return Span.within(expected, linear ? 2 : 3);
  }

  private Span evolving(EvolutionProblem evolution, FactorSize factor, Speed speed) {
    boolean linear = evolution.equation().linear();
    double steps = steps();
    // A linear equation keeps its factors while its step stays; others assemble in every stage.
    double factors = linear ? FIRST_STEPS : steps / 2;
    double assemblies = linear ? 3 : NONLINEAR_ASSEMBLY * SOLVES_PER_STEP * steps;
    return Span.atLeast(speed.fromStart(speed.seconds(MESH, cells) + assemblies * assembly(speed)
        + speed.seconds(FACTOR, ORDERING * unknowns + factors * factor.operations())
        + speed.seconds(SUBSTITUTION, steps * SOLVES_PER_STEP * factor.entries()), MESH,
        ASSEMBLY, FACTOR, SUBSTITUTION));
  }

  private int steps() {
    return problem instanceof EvolutionProblem evolution ? evolution.frameCount() - 1 + FIRST_STEPS : 0;
  }

  private double assembly(Speed speed) {
    return speed.seconds(ASSEMBLY, assemblyWork(dimension, order, components, cells));
  }

  /// The entries of all cells' matrices, each a sum over points.
  static double assemblyWork(int dimension, int order, int components, double cells) {
    double local = dimension == 1 ? order + 1 : order == 1 ? 3 : 6;
    double points = dimension == 1 ? order + 1 : order == 1 ? 3 : 6;
    return cells * points * Math.pow(local * components, 2);
  }
}
