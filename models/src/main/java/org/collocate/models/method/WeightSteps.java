package org.collocate.models.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.collocate.models.data.DomainSampler;
import org.collocate.models.data.SpaceTime;
import org.collocate.models.loss.CollocationSystem;
import org.collocate.models.loss.ResidualForm;
import org.collocate.models.loss.ResidualLoss;
import org.collocate.models.network.Ansatz;
import org.collocate.models.network.Network;
import org.collocate.models.network.NetworkField;
import org.collocate.models.network.NetworkModel;
import org.collocate.models.optim.GaussNewton;
import org.collocate.solver.equation.Jet;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Points;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.EvolutionProblem;

/// The weights of a network that represents a state, advanced step by step.
///
/// ```
/// u_t = f(u):   u₁ = u₀ + γτ f(u₁),   u₂ = u₀ + (1 − γ)τ f(u₁) + γτ f(u₂),   γ = 1 − √½
/// stage         θ ← argmin Σ_p |u_θ(p) − γτ f(u_θ)(p) − r(p)|²,   r₁ = u₀,   r₂ = u₀ + (1 − γ)/γ (u₁ − u₀)
/// ```
///
/// The method of Alexander (SIAM Journal on Numerical Analysis 14 (1977) 1006–1021, doi 10.1137/0714068), of second order and L-stable;
/// each stage is a fit by Gauss–Newton at points that are drawn anew for each step, from the weights of the stage before.
final class WeightSteps {
  static final double GAMMA = 1 - Math.sqrt(0.5);
  private static final int FIRST_ITERATIONS = 300;
  /// A fit that falls by less than this share in an iteration is over.
  private static final double FALL = 0.05;

  private final EvolutionProblem problem;
  private final Network network;
  private final List<Ansatz> ansatz;
  private final DomainSampler sampler;
  private final ResidualForm values;
  private final ResidualForm stage;
  private final int points;
  private final int iterations;
  private final double tolerance;
  private final WorkerTeam team;
  private double[] weights;
  private double misfit;

  /// How stages are fitted.
  ///
  /// @param points at which
  /// @param iterations of Gauss–Newton at most
  /// @param tolerance root mean square at which a fit is good enough
  record Fit(int points, int iterations, double tolerance) {}

  /// @param step the length of a step
  WeightSteps(EvolutionProblem problem, Network network, List<Ansatz> ansatz, double step, Fit fit, long seed,
      WorkerTeam team) {
    this.problem = problem;
    this.network = network;
    this.ansatz = ansatz;
    this.team = team;
    points = fit.points();
    iterations = fit.iterations();
    tolerance = fit.tolerance();
    sampler = new DomainSampler(problem.domain(), seed);
    SpaceTime space = SpaceTime.steady(problem.domain());
    List<Expression> states = new ArrayList<>();
    List<Expression> stages = new ArrayList<>();
    for (int i = 0; i < problem.unknowns().size(); i++) {
      Expression state = Expression.symbol(problem.unknowns().get(i));
      states.add(state);
      stages.add(state.plus(still(problem, i).times(Expression.of(GAMMA * step))));
    }
    values = new ResidualForm(problem.formulation(), space, states, false);
    stage = new ResidualForm(problem.formulation(), space, stages, false);
    weights = network.initialize(seed);
  }

  /// −f: the residual of an equation without its rate.
  static Expression still(EvolutionProblem problem, int equation) {
    Expression residual = problem.equation().strong().residuals().get(equation);
    for (String unknown : problem.unknowns()) {
      residual = residual
          .substitute(java.util.Map.of(new Jet(unknown, List.of(), 1).symbol(), Expression.of(0)));
    }
    return residual.simplify();
  }

  /// The root mean square of the last fit.
  double misfit() {
    return misfit;
  }

  /// The state.
  List<Field> fields() {
    return NetworkField.all(new NetworkModel(network, problem.domain().coordinateNames(), weights), ansatz);
  }

  /// Fits the initial state.
  void start() {
    Points at = sampler.inside(points);
    double[][] state = new double[problem.unknowns().size()][points];
    new org.collocate.solver.problem.PointKernel(problem, problem.initial(), List.of()).at(at)
        .evaluate(0, new double[0][], state);
    fit(values, at, state, FIRST_ITERATIONS);
  }

  /// Makes a step.
  void step() {
    Points at = sampler.inside(points);
    double[][] old = read(at);
    fit(stage, at, old, iterations);
    double[][] middle = read(at);
    for (int j = 0; j < old.length; j++) {
      for (int p = 0; p < points; p++) {
        middle[j][p] = old[j][p] + (1 - GAMMA) / GAMMA * (middle[j][p] - old[j][p]);
      }
    }
    double worst = misfit;
    fit(stage, at, middle, iterations);
    misfit = Math.max(misfit, worst);
  }

  private double[][] read(Points at) {
    double[][] read = new double[problem.unknowns().size()][points];
    List<Field> fields = fields();
    for (int j = 0; j < read.length; j++) {
      fields.get(j).evaluate(at, read[j]);
    }
    return read;
  }

  private void fit(ResidualForm form, Points at, double[][] data, int most) {
    double[] ones = new double[problem.unknowns().size()];
    Arrays.fill(ones, 1);
    ResidualLoss loss = new ResidualLoss(form.layout(), form.at(at, new double[0][]), ansatz,
        problem.domain().coordinateNames(), ones);
    loss.subtract(data);
    GaussNewton descent = new GaussNewton(new CollocationSystem(network, List.of(loss), team), weights, team);
    double enough = tolerance * tolerance;
    double before = Double.POSITIVE_INFINITY;
    for (int k = 0; k < most && descent.value() > enough; k++) {
      if (!descent.step()) {
        break;
      }
      if (most < FIRST_ITERATIONS && descent.value() > (1 - FALL) * before) {
        break;
      }
      before = descent.value();
    }
    weights = descent.point().clone();
    misfit = Math.sqrt(descent.value());
  }
}
