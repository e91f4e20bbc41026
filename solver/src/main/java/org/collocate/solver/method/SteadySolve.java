package org.collocate.solver.method;

import java.util.List;
import java.util.Locale;
import org.collocate.solver.discretization.SpatialSystem;
import org.collocate.solver.discretization.SteadySystem;
import org.collocate.solver.field.Field;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.Vectors;
import org.collocate.solver.nonlinear.Newton;
import org.collocate.solver.nonlinear.NewtonHomotopy;
import org.collocate.solver.nonlinear.NonlinearSystem;
import org.collocate.solver.nonlinear.ParameterPath;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;

/// Solves a steady problem that is discrete in space, by Newton's method from a start.
///
/// @param linear solves for Newton's steps
/// @param label of the method
/// @param remedies what to try if it fails
record SteadySolve(LinearSolver linear, String label, SpatialRemedies remedies, RunContext context) {
  private static final double TOLERANCE = 1e-10;
  private static final int MOST_ITERATIONS = 50;

  /// What came of it.
  ///
  /// @param u the solution, or the best that there is
  /// @param steps of continuation in a parameter
  /// @param account how it went; empty if there is nothing to say
  private record Outcome(Newton.Result newton, double[] u, int steps, String account,
      List<Remedy> remedies) {}

  private Newton newton() {
    return new Newton(linear, TOLERANCE, MOST_ITERATIONS);
  }

  Solution solve(SpatialSystem system, SteadyStart start) {
    context.enter(Phase.SOLVE);
    double[] u = new double[system.size()];
    system.prescribe(0, u);
    Problem problem = system.problem();
    SteadySystem steady = new SteadySystem(system, u);
    if (!steady.obstacle().isEmpty()) {
      return Solution.failed(problem.unknowns(), label, steady.obstacle(), remedies.data());
    }
    Outcome outcome = switch (start) {
      case SteadyStart.Zero _ -> fromZero(system, steady, u);
      case SteadyStart.Nearby(var fields) -> system.isLinear() ? fromZero(system, steady, u)
          : fromNearby(system, steady, u, fields);
      case SteadyStart.Along along -> along(system, along);
    };
    Newton.Result result = outcome.newton();
    if (!Double.isFinite(Vectors.largest(outcome.u()))) {
      return Solution.failed(problem.unknowns(), label,
          "the solution is not finite; a coefficient or a source may be singular inside the domain",
          remedies.notFinite());
    }
    String imbalance = result.converged() ? steady.imbalance(outcome.u()) : "";
    if (!imbalance.isEmpty()) {
      return Solution.failed(problem.unknowns(), label, imbalance, remedies.data());
    }
    steady.normalize(outcome.u());
    context.enter(Phase.EVALUATE);
    String account = outcome.account().isEmpty() ? linear.account() : outcome.account();
    return new Solution(problem.unknowns(),
        List.of(new Frame(0, outcome.steps(), system.fields(outcome.u()))),
        new SolveReport(result.converged() ? SolveReport.Status.CONVERGED : SolveReport.Status.FAILED,
            account,
            label, system.size(), result.iterations(), outcome.steps(), result.residual(),
            outcome.remedies()));
  }

  /// Newton's method from a start, and continuation from the residual there if that fails.
  private Outcome fromZero(SpatialSystem system, NonlinearSystem steady, double[] u) {
    NewtonHomotopy.Result result = new NewtonHomotopy(newton()).solve(steady, u,
        iteration -> show(system, "Newton iteration " + iteration, iteration, u));
    Newton.Result newton = result.newton();
    List<Remedy> tried = newton.converged() ? List.of()
        : Double.isNaN(newton.residual()) ? remedies.newtonNotFinite(system.isLinear(), system.problem())
            : remedies.newton(system.isLinear(), system.problem());
    return new Outcome(newton, u, 0, account(result), tried);
  }

  /// Newton's method from the interpolation of a solution on another mesh; from zero if that fails.
  private Outcome fromNearby(SpatialSystem system, SteadySystem steady, double[] zero,
      List<Field> fields) {
    double[] r = new double[zero.length];
    steady.residual(zero, r);
    double[] u = zero.clone();
    for (int j = 0; j < fields.size(); j++) {
      system.interpolate(fields.get(j), j, u);
    }
    system.prescribe(0, u);
    Newton.Result result = newton().solve(steady, u, Vectors.norm(r),
        iteration -> show(system, "Newton iteration " + iteration, iteration, u));
    return result.converged() ? new Outcome(result, u, 0, "", List.of()) : fromZero(system, steady, zero);
  }

  private void show(SpatialSystem system, String message, int step, double[] u) {
    context.progress(Double.NaN, message);
    context.checkpoint();
    if (context.frameDue()) {
      context.publish(new Frame(0, step, system.fields(u)));
    }
  }

  private Outcome along(SpatialSystem system, SteadyStart.Along along) {
    SteadyProblem problem = (SteadyProblem) system.problem();
    String name = along.parameter();
    double to = problem.parameters().getOrDefault(name, Double.NaN);
    Family family = new Family(system, problem, name);
    ParameterPath.Result result = new ParameterPath(newton()).solve(family, along.from(), to,
        new ParameterPath.Listener() {
          @Override
          public void iterated(int iterations, double value) {
            context.progress(Math.clamp((value - along.from()) / (to - along.from()), 0, 1),
                name + " = " + (float) value + ", Newton iteration " + iterations);
            context.checkpoint();
          }

          @Override
          public void arrived(int step, double value, Newton.Result newton, double[] u) {
            context.record(new TrainingStep(step, newton.residual(), Double.NaN, name + " = " + (float) value,
                List.of()));
            context.publish(Frame.captioned(name + " = " + (float) value, step, family.fields(u)));
          }
        });
    return new Outcome(result.newton(), result.u(), result.steps(), account(result, name, along.from()),
        result.converged() ? List.of() : remedies.path(name, along.from(), result.reached()));
  }

  /// The systems of one discretization for all values of a parameter.
  private static final class Family implements ParameterPath.Family {
    private final SpatialSystem whole;
    private final SteadyProblem problem;
    private final String parameter;
    private SteadySystem latest;

    Family(SpatialSystem whole, SteadyProblem problem, String parameter) {
      this.whole = whole;
      this.problem = problem;
      this.parameter = parameter;
      latest = new SteadySystem(whole, new double[whole.size()]);
    }

    @Override
    public int size() {
      return whole.size();
    }

    @Override
    public NonlinearSystem at(double value, double[] u) {
      SpatialSystem system = whole.with(problem.with(parameter, value));
      system.prescribe(0, u);
      latest = new SteadySystem(system, u);
      return latest;
    }

    List<Field> fields(double[] u) {
      double[] shown = u.clone();
      latest.normalize(shown);
      return whole.fields(shown);
    }
  }

  /// Why Newton's method failed, or how continuation helped it; empty if it needed no help.
  private static String account(NewtonHomotopy.Result result) {
    if (result.steps() == 0) {
      return result.newton().reason();
    }
    return result.converged()
        ? "Newton's method failed from zero; " + result.steps()
            + " steps of continuation from the residual there led to the solution"
        : String.format(Locale.ROOT,
            "%s; continuation from zero came to %.3g of the way, where the path of solutions may turn back",
            result.newton().reason(), result.reached());
  }

  private static String account(ParameterPath.Result result, String name, double from) {
    if (Double.isNaN(result.reached())) {
      return String.format(Locale.ROOT, "no solution at %s = %.6g, where continuation begins: %s", name, from,
          result.newton().reason());
    }
    return result.converged()
        ? String.format(Locale.ROOT, "continuation from %s = %.6g in %d steps", name, from, result.steps())
        : String.format(Locale.ROOT,
            "continuation came from %s = %.6g to %.6g, where the path of solutions may turn back; in the step after it "
                + "the relative residual stayed at %.1e: %s",
            name, from, result.reached(), result.newton().residual(), result.newton().reason());
  }
}
