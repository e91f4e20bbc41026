package org.collocate.solver.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleUnaryOperator;
import org.collocate.solver.linear.direct.SparseDirect;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// What every time integrator does; a subclass names it.
public abstract class TimeIntegratorContract {
  private static final SparseDirect LINEAR = new SparseDirect(new double[][] {{0}}, new WorkerTeam(1));

  private static final SmallSystem DECAY = new SmallSystem((_, _) -> 1, (_, u) -> u, (_, _) -> 1, true, true);
  /// `u' = −u² (1 + t)`, solved by `1 / (1 + t + t²/2)` from 1.
  private static final SmallSystem NONLINEAR = new SmallSystem((_, _) -> 1, (t, u) -> u * u * (1 + t),
      (t, u) -> 2 * u * (1 + t), false, false);
  /// `(1 + u²) u' = −u (1 + u²) (2 + cos t)`.
  private static final SmallSystem MASS_OF_U = new SmallSystem((_, u) -> 1 + u * u,
      (t, u) -> u * (1 + u * u) * (2 + Math.cos(t)), (t, u) -> (1 + 3 * u * u) * (2 + Math.cos(t)), false,
      false);
  /// `(1 + t) u' + (1 + t) (2 + cos t) u = 0`.
  private static final SmallSystem MASS_OF_T = new SmallSystem((t, _) -> 1 + t,
      (t, u) -> (1 + t) * (2 + Math.cos(t)) * u, (t, _) -> (1 + t) * (2 + Math.cos(t)), true, false);

  /// `u' = −λ (u − cos t) − sin t`, solved by `cos t` from 1. Source: A. Prothero, A. Robinson, Math. Comp. 28 (1974).
  private static SmallSystem stiff(double lambda) {
    return new SmallSystem((_, _) -> 1, (t, u) -> lambda * (u - Math.cos(t)) + Math.sin(t), (_, _) -> lambda,
        true, true);
  }

  /// As it is registered.
  protected abstract TimeIntegratorProvider provider();

  /// The order that is left where `λ h` is large, from the theory of the method; unused by explicit ones.
  protected abstract double stiffOrder();

  /// The power of the tolerance with which the error at the end goes.
  protected abstract double toleranceOrder();

  /// Whether what is infinitely stiff dies away at once (L-stability).
  protected boolean damps() {
    return true;
  }

  /// How many steps may be needed to an error of 1e-7 per step.
  protected int mostSteps() {
    return 400;
  }

  private double error(TimeIntegrator integrator, ImplicitSystem system, double start, double exact,
      double end) {
    double[] u = {start};
    TimeIntegrator.Result result = integrator.integrate(system, u, new double[] {0, end}, new Silent());
    assertThat(result.reason()).isEmpty();
    return Math.abs(u[0] - exact);
  }

  private double observedOrder(ImplicitSystem system, double start, DoubleUnaryOperator exact,
      double coarse) {
    double[] errors = new double[3];
    for (int k = 0; k < 3; k++) {
      errors[k] = error(provider().fixed(LINEAR, coarse / (1 << k)), system, start, exact.applyAsDouble(1),
          1);
    }
    assertThat(errors[2]).isLessThan(1e-4);
    return Math.log(errors[0] / errors[2]) / Math.log(4);
  }

  @Test
  final void isRegistered() {
    assertThat(TimeIntegratorProvider.find(provider().id())).get().hasSameClassAs(provider());
  }

  @Test
  final void hasItsOrder() {
    assertThat(observedOrder(DECAY, 1, t -> Math.exp(-t), 0.1)).isBetween(provider().order() - 0.25,
        provider().order() + 1.2);
    assertThat(observedOrder(NONLINEAR, 1, t -> 1 / (1 + t + t * t / 2), 0.1))
        .isGreaterThan(provider().order() - 0.25);
  }

  @Test
  final void keepsItsOrderWhereMassDependsOnTheState() {
    DoubleUnaryOperator exact = t -> 0.8 * Math.exp(-2 * t - Math.sin(t));
    assertThat(observedOrder(MASS_OF_U, 0.8, exact, 0.05)).isGreaterThan(provider().order() - 0.25);
    assertThat(observedOrder(MASS_OF_T, 0.8, exact, 0.05)).isGreaterThan(provider().order() - 0.25);
  }

  @Test
  final void keepsTheOrderOfItsStagesOnStiffEquations() {
    Assumptions.assumeFalse(provider().explicit());
    assertThat(observedOrder(stiff(1e5), 1, Math::cos, 0.05)).isGreaterThan(stiffOrder() - 0.25);
  }

  @Test
  final void dampsWhatIsInfinitelyStiff() {
    Assumptions.assumeFalse(provider().explicit() || !damps());
    // From a start off the smooth solution, a few long steps lead to it: L-stability.
    assertThat(error(provider().fixed(LINEAR, 0.1), stiff(1e5), 2, Math.cos(0.3), 0.3)).isLessThan(2e-3);
  }

  @Test
  final void findsTheStepThatStiffnessAllows() {
    TimeIntegrator.Result result = provider().adaptive(LINEAR, 1e-3)
        .integrate(stiff(1e3), new double[] {1}, new double[] {0, 1}, new Silent());
    assertThat(result.reason()).isEmpty();
    // λ h of an explicit method stays below about 4.
    assertThat(result.steps()).isBetween(provider().explicit() ? 200 : 5, provider().explicit() ? 2000 : 100);
  }

  @Test
  final void errorFollowsTheTolerance() {
    for (SmallSystem system : List.of(MASS_OF_U, MASS_OF_T)) {
      double exact = 0.8 * Math.exp(-6 - Math.sin(3));
      // The slope of a straight line through the logarithms, since single errors may be small by accident.
      double sum = 0;
      double moment = 0;
      double largest = 0;
      for (int k = -3; k <= 3; k++) {
        double error = error(provider().adaptive(LINEAR, Math.pow(10, -5.5 + 0.5 * k)), system, 0.8, exact, 3)
            / exact;
        sum += k * k * 0.5;
        moment += k * Math.log10(error);
        largest = Math.max(largest, error);
      }
      assertThat(moment / sum).isBetween(toleranceOrder() - 0.25, toleranceOrder() + 0.35);
      assertThat(largest).isLessThan(2e-2);
    }
  }

  @Test
  final void tellsOfTheWantedTimes() {
    List<Integer> reached = new ArrayList<>();
    double[] times = {0, 0.1, 0.25, 0.26, 1};
    double[] u = {1};
    TimeIntegrator.Result result = provider().adaptive(LINEAR, 1e-7)
        .integrate(DECAY, u, times, new Silent() {
          @Override
          public void reached(int index, int steps, double[] state) {
            reached.add(index);
            assertThat(state[0]).isCloseTo(Math.exp(-times[index]), within(1e-5));
          }
        });
    assertThat(reached).containsExactly(0, 1, 2, 3, 4);
    assertThat(u[0]).isCloseTo(Math.exp(-1), within(1e-5));
    assertThat(result.steps()).isBetween(4, mostSteps());
  }

  @Test
  final void saysWhereASolutionCeasesToExist() {
    // u' = u², u(0) = 1 is infinite at t = 1.
    SmallSystem blowUp = new SmallSystem((_, _) -> 1, (_, u) -> -u * u, (_, u) -> -2 * u, false, false);
    TimeIntegrator.Result result = provider().adaptive(LINEAR, 1e-5)
        .integrate(blowUp, new double[] {1}, new double[] {0, 2}, new Silent());
    assertThat(result.reached()).isFalse();
    assertThat(result.reason()).contains("too short at t = ")
        .contains("under 1.0E-10 of the span")
        .contains("cease to exist");
  }

  @Test
  final void listenersMayEndIt() {
    assertThatThrownBy(() -> provider().adaptive(LINEAR, 1e-6)
        .integrate(DECAY, new double[] {1}, new double[] {0, 1}, new Silent() {
          @Override
          public void stepped(int steps, double time) {
            if (steps == 3) {
              throw new CancellationException();
            }
          }
        })).isInstanceOf(CancellationException.class);
  }

  private static class Silent implements TimeIntegrator.Listener {
    @Override
    public void reached(int index, int steps, double[] u) {
      assertThat(u[0]).isFinite();
    }

    @Override
    public void stepped(int steps, double time) {
      assertThat(time).isPositive();
    }
  }
}
