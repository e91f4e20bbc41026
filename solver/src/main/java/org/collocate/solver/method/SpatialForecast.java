package org.collocate.solver.method;

import java.util.Locale;
import java.util.function.IntFunction;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Span;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.linear.direct.FactorSize;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Problem;

/// What a method will need that makes a problem discrete in space and solves with sparse matrices.
///
/// ```
/// steady      mesh + (1 + k) assembly + k factor + estimate    k Newton steps: 1, or about 6
/// evolution   mesh + assembly + f factor + 4 s substitution    s steps, at least one for each state that is wanted
/// memory      8 bytes · (factors + fronts) + matrices
/// ```
///
/// How often an evolution's step is shortened for its error is not known before: its time is a lower bound. Where systems
/// are iterated ({@link LinearWork}), the iterations stand in the place of factors: with multigrid their number is about that
/// of the measured piece of work, for any others it is a lower bound.
final class SpatialForecast {
  static final String FACTOR = LinearWork.ELIMINATION.kind();
  static final String SUBSTITUTION = "sparse-substitution";

  private static final int NEWTON_STEPS = 6;
  private static final int PATH_STEPS = 10;
  private static final double PATH_SOLVES = 6;
  private static final double PATH_DOUBT = 5;
  /// More points in each cell, residuals of the line search.
  private static final double NONLINEAR_ASSEMBLY = 3;
  /// Steps with which an integration feels its way from its first, short one.
  private static final int FIRST_STEPS = 10;
  /// Stages and the estimate of the error, with one refinement now and then.
  private static final double SOLVES_PER_STEP = 4;
  /// A step in time makes a system easier: its matrix is nearer to the mass.
  private static final double SHORT_STEP = 0.3;
  /// What finding an order of elimination costs, in operations for each unknown.
  static final double ORDERING = 3000;
  private static final double BYTES_PER_ENTRY = 8 * 1.3;
  /// Fronts and contributions while factors are made, for each node and component squared.
  private static final double FRONT_BYTES = 8 * 2.5 * 2;
  private static final double MATRIX_COPIES = 5;
  private static final double BYTES_PER_NONZERO = 12;

  private final Problem problem;
  private final Size size;
  private final int components;
  private final int dimension;
  private final double unknowns;

  /// An amount of one kind of work.
  record Part(String kind, double amount) {
    double seconds(Speed speed) {
      return amount == 0 ? 0 : speed.seconds(kind, amount);
    }
  }

  /// How large the discrete problem is.
  ///
  /// @param id of the method
  /// @param text what it consists of
  /// @param exact whether the number of nodes is
  /// @param couplings of each node: itself and its neighbours
  /// @param bytes besides matrices and factors
  /// @param mesh what is done once, before all else
  /// @param assembly of one matrix
  /// @param estimate of the error of a steady solution
  record Size(String id, String text, boolean exact, double nodes, double couplings, double bytes, Part mesh,
      Part assembly, Part estimate) {}

  SpatialForecast(Problem problem, Size size) {
    this.problem = problem;
    this.size = size;
    dimension = problem.domain().dimension();
    components = problem.unknowns().size();
    unknowns = size.nodes() * components;
  }

  /// @param works how a system of so many unknowns is solved
  Forecast of(double tolerance, IntFunction<LinearWork> works, Speed speed) {
    LinearWork work = works.apply((int) Math.min(Integer.MAX_VALUE, unknowns));
    boolean eliminates = work == LinearWork.ELIMINATION;
    FactorSize factor = FactorSize.of(unknowns, components, dimension);
    double nonzeros = size.couplings() * components * unknowns;
    double bytes = size.bytes() + MATRIX_COPIES * BYTES_PER_NONZERO * nonzeros
        + (eliminates ? BYTES_PER_ENTRY * factor.entries() + (dimension == 2 ? FRONT_BYTES * components
            * unknowns : 0) : 3 * BYTES_PER_NONZERO * nonzeros);
    if (problem instanceof EvolutionProblem evolution) {
      bytes += 8 * unknowns * evolution.frameCount();
    }
    String all = String.format(Locale.ROOT, "%s: %.0f unknowns", size.text(), unknowns);
    boolean steady = !(problem instanceof EvolutionProblem);
    double iterated = eliminates ? 0
        : speed.seconds(work.kind(), work.amount(unknowns, nonzeros, dimension));
    Span seconds = problem instanceof EvolutionProblem evolution
        ? evolving(evolution, work, factor, iterated, speed)
        : steady(work, factor, iterated, speed);
    String repeated = steady ? problem.equation().linear() ? "" : ", about " + NEWTON_STEPS + " Newton steps"
        : ", at least " + steps() + " steps in time (tolerance " + tolerance + ")";
    String kind = size.id() + " " + dimension + "d " + (steady ? "steady " : "evolution ")
        + (problem.equation().linear() ? "linear" : "nonlinear");
    return new Forecast(Math.round(unknowns), size.exact(), 0, bytes, seconds,
        new Forecast.Basis(all + solver(work, factor) + repeated, kind));
  }

  /// A path along a parameter takes some ten solves, each of fewer Newton steps than one from zero.
  static Forecast from(SteadyStart start, Forecast once) {
    return start instanceof SteadyStart.Along along
        ? new Forecast(once.unknowns(), once.exact(), once.points(), once.bytes(),
            Span.within(PATH_SOLVES * once.seconds().expected(), PATH_DOUBT),
            new Forecast.Basis(String.format(Locale.ROOT, "%s, along %s from %.6g in about %d steps",
                once.rests().formula(), along.parameter(), along.from(), PATH_STEPS),
                once.rests().kind() + " path"))
        : once;
  }

  private static String solver(LinearWork work, FactorSize factor) {
    return switch (work) {
      case ELIMINATION -> String.format(Locale.ROOT, ", factors of %.2g entries by %.2g operations",
          factor.entries(), factor.operations());
      case GRID -> ", conjugate gradients with multigrid on the grid";
      case AGGREGATION -> ", an iteration with multigrid";
      case KRYLOV -> ", an iterative solver that takes more iterations the finer the mesh is";
    };
  }

  /// @param iterated seconds of one solve by iteration
  private Span steady(LinearWork work, FactorSize factor, double iterated, Speed speed) {
    boolean linear = problem.equation().linear();
    double rounds = linear ? 1 : NEWTON_STEPS;
    double assemblies = linear ? 2 : NONLINEAR_ASSEMBLY * (1 + rounds);
    double systems = work == LinearWork.ELIMINATION
        ? speed.seconds(FACTOR, ORDERING * unknowns + rounds * factor.operations())
        : rounds * iterated;
    double expected = speed.fromStart(
        size.mesh().seconds(speed) + assemblies * size.assembly().seconds(speed) + systems
            + size.estimate().seconds(speed),
        size.mesh().kind(), size.assembly().kind(), work.kind(), size.estimate().kind());
    return switch (work) {
      case ELIMINATION -> Span.within(expected, linear ? 2 : 3);
      case GRID, AGGREGATION -> Span.within(expected, linear ? 3 : 4);
      case KRYLOV -> Span.atLeast(expected);
    };
  }

  private Span evolving(EvolutionProblem evolution, LinearWork work, FactorSize factor, double iterated,
      Speed speed) {
    boolean linear = evolution.equation().linear();
    double steps = steps();
    // A linear equation keeps its factors while its step stays; others assemble in every stage.
    double factors = linear ? FIRST_STEPS : steps / 2;
    double assemblies = linear ? 3 : NONLINEAR_ASSEMBLY * SOLVES_PER_STEP * steps;
    double systems = work == LinearWork.ELIMINATION
        ? speed.seconds(FACTOR, ORDERING * unknowns + factors * factor.operations())
            + speed.seconds(SUBSTITUTION, steps * SOLVES_PER_STEP * factor.entries())
        : steps * SOLVES_PER_STEP * SHORT_STEP * iterated;
    return Span.atLeast(speed.fromStart(
        size.mesh().seconds(speed) + assemblies * size.assembly().seconds(speed) + systems,
        size.mesh().kind(), size.assembly().kind(), work.kind(), SUBSTITUTION));
  }

  private int steps() {
    return problem instanceof EvolutionProblem evolution ? evolution.frameCount() - 1 + FIRST_STEPS : 0;
  }
}
