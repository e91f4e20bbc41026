package org.collocate.solver.time;

import java.util.function.ObjDoubleConsumer;
import org.collocate.solver.linear.SingularMatrixException;

/// Chooses the steps of a method so that each step's estimated error keeps to the tolerance, or makes equal ones.
///
/// A step is accepted when `‖e / (tolerance (|u| + max |u|))‖_rms ≤ 1`, the largest value taken for each component by itself; the
/// next one is longer by `0.9 err^(−1/(q + 1))`, within 0.2 and 4 (or what the method allows), for an estimate of order `q`. The error at the end goes as
/// `tolerance^(p/(q + 1))`. Wanted times within a step are interpolated by a cubic up to order 4; methods of higher order, and the
/// first step, meet them. Fails when the step falls under 1e-10 of the span.
final class StepControl {
  private static final double FIRST = 1e-4;
  private static final double SHORT = 1e-7;
  private static final double SHORTEST = 1e-10;
  /// The part of a step that may be left over by rounding after very many of them.
  private static final double ROUNDING = 1e-6;
  private static final double SAFETY = 0.9;
  /// A little more is not worth new factors.
  private static final double WORTH_GROWING = 1.3;
  private static final int MOST_INTERPOLATED = 4;

  private final int estimateOrder;
  private final boolean interpolates;
  private final double fixedStep;

  private StepControl(int estimateOrder, boolean interpolates, double fixedStep) {
    this.estimateOrder = estimateOrder;
    this.interpolates = interpolates;
    this.fixedStep = fixedStep;
  }

  /// For a method that can tell the state within its steps.
  ///
  /// @param estimateOrder `q` of an estimate that goes as `h^(q + 1)`
  /// @param fixedStep the length of equal steps; 0 for steps by their errors
  static StepControl interpolating(int order, int estimateOrder, double fixedStep) {
    return new StepControl(estimateOrder, order <= MOST_INTERPOLATED, fixedStep);
  }

  /// For a method that has to end a step at each wanted time.
  static StepControl meeting(int estimateOrder, double fixedStep) {
    return new StepControl(estimateOrder, false, fixedStep);
  }

  /// Goes through the wanted times.
  ///
  /// @param u the state, which the steps write
  /// @param prescribed writes what is prescribed at a time into a state
  TimeIntegrator.Result run(OneStep step, double[] u, double[] times, ObjDoubleConsumer<double[]> prescribed,
      TimeIntegrator.Listener listener) {
    Integration integration = new Integration(step, u, times, prescribed, listener);
    try {
      return integration.run();
    } catch (SingularMatrixException e) {
      return integration.result("the linear system cannot be solved: " + e.getMessage());
    }
  }

  /// One integration.
  private final class Integration {
    private final OneStep step;
    private final double[] u;
    private final double[] times;
    private final ObjDoubleConsumer<double[]> prescribed;
    private final TimeIntegrator.Listener listener;
    private final double[] between;
    private final double span;
    private int next = 1;
    private int steps;
    private int rejected;

    Integration(OneStep step, double[] u, double[] times, ObjDoubleConsumer<double[]> prescribed,
        TimeIntegrator.Listener listener) {
      this.step = step;
      this.u = u;
      this.times = times;
      this.prescribed = prescribed;
      this.listener = listener;
      between = new double[interpolates ? u.length : 0];
      span = times[times.length - 1] - times[0];
    }

    TimeIntegrator.Result result(String reason) {
      return new TimeIntegrator.Result(reason, steps, rejected, step.linearSolves());
    }

    TimeIntegrator.Result run() {
      double time = times[0];
      double wish = fixedStep > 0 ? fixedStep : FIRST * span;
      prescribed.accept(u, time);
      String obstacle = step.obstacle(time);
      if (!obstacle.isEmpty()) {
        return result(obstacle);
      }
      listener.reached(0, 0, u);
      step.start(time, SHORT * span);
      while (next < times.length) {
        boolean meets = steps == 0 || !interpolates;
        double left = (meets ? times[next] : times[times.length - 1]) - time;
        double parts = Math.max(1, Math.ceil(left / wish - ROUNDING));
        double h = meets || fixedStep > 0 || parts <= 2 ? left / parts : wish;
        double error = step.attempt(time, h);
        if (fixedStep > 0 && !(error < Double.POSITIVE_INFINITY)) {
          return result(step.trouble() + " at t = " + (float) time + "; try a shorter step");
        }
        if (fixedStep == 0 && !(error <= 1)) {
          rejected++;
          wish = h * shrinkage(error);
          if (wish < SHORTEST * span) {
            return result(tooShort(time));
          }
          continue;
        }
        wish = fixedStep > 0 ? fixedStep : grown(h, error);
        step.accept();
        double before = time;
        time = parts > 1 ? time + h : meets ? times[next] : times[times.length - 1];
        listener.stepped(++steps, time);
        tell(before, time);
      }
      return result("");
    }

    private double power(double error) {
      return SAFETY * Math.pow(error, -1.0 / (estimateOrder + 1));
    }

    private double shrinkage(double error) {
      return error < Double.POSITIVE_INFINITY ? Math.max(0.2, power(error)) : 0.25;
    }

    private double grown(double h, double error) {
      double growth = error == 0 ? step.longestGrowth() : Math.clamp(power(error), 0.2, step.longestGrowth());
      return growth > 1 && growth < WORTH_GROWING ? h : h * growth;
    }

    private String tooShort(double time) {
      return "the step became too short at t = " + (float) time + ", under " + SHORTEST
          + " of the span of time"
          + (step.trouble().isEmpty() ? "" : " (" + step.trouble() + ")")
          + "; the solution may cease to exist there, or the tolerance is too small";
    }

    /// Tells of the wanted times that a step has passed.
    private void tell(double before, double time) {
      while (next < times.length && times[next] <= time) {
        if (times[next] == time) {
          listener.reached(next, steps, u);
        } else {
          step.between((times[next] - before) / (time - before), between);
          prescribed.accept(between, times[next]);
          listener.reached(next, steps, between);
        }
        next++;
      }
    }
  }
}
