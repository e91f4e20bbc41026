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
import org.junit.jupiter.api.Test;

class TrBdf2Test {
  private static final SparseDirect LINEAR = new SparseDirect(new double[][] {{0}}, new WorkerTeam(1));

  private static final SmallSystem DECAY = new SmallSystem((_, _) -> 1, (_, u) -> u, (_, _) -> 1, true, true);
  /// `u' = −10⁵ (u − cos t) − sin t`, solved by `cos t`. Source: A. Prothero, A. Robinson, Math. Comp. 28 (1974).
  private static final SmallSystem STIFF = new SmallSystem((_, _) -> 1,
      (t, u) -> 1e5 * (u - Math.cos(t)) + Math.sin(t), (_, _) -> 1e5, true, true);
  /// `(1 + u²) u' = −u (1 + u²) (2 + cos t)`.
  private static final SmallSystem MASS_OF_U = new SmallSystem((_, u) -> 1 + u * u,
      (t, u) -> u * (1 + u * u) * (2 + Math.cos(t)), (t, u) -> (1 + 3 * u * u) * (2 + Math.cos(t)), false,
      false);
  /// `(1 + t) u' + (1 + t) (2 + cos t) u = 0`.
  private static final SmallSystem MASS_OF_T = new SmallSystem((t, _) -> 1 + t,
      (t, u) -> (1 + t) * (2 + Math.cos(t)) * u, (t, _) -> (1 + t) * (2 + Math.cos(t)), true, false);

  private static double error(TrBdf2 integrator, ImplicitSystem system, double start, double exact,
      double end) {
    double[] u = {start};
    TimeIntegrator.Result result = integrator.integrate(system, u, new double[] {0, end}, new Silent());
    assertThat(result.reason()).isEmpty();
    return Math.abs(u[0] - exact);
  }

  private static double observedOrder(ImplicitSystem system, double start, DoubleUnaryOperator exact) {
    double coarse = error(TrBdf2.fixed(LINEAR, 0.05), system, start, exact.applyAsDouble(1), 1);
    double fine = error(TrBdf2.fixed(LINEAR, 0.00625), system, start, exact.applyAsDouble(1), 1);
    assertThat(fine).isLessThan(2e-5);
    return Math.log(coarse / fine) / Math.log(8);
  }

  @Test
  void isOfOrderTwo() {
    assertThat(observedOrder(DECAY, 1, t -> Math.exp(-t))).isCloseTo(2, within(0.1));
  }

  @Test
  void staysOfOrderTwoWhereMassDependsOnTheState() {
    DoubleUnaryOperator exact = t -> 0.8 * Math.exp(-2 * t - Math.sin(t));
    assertThat(observedOrder(MASS_OF_U, 0.8, exact)).isCloseTo(2, within(0.2));
    assertThat(observedOrder(MASS_OF_T, 0.8, exact)).isCloseTo(2, within(0.2));
  }

  @Test
  void keepsItsOrderOnStiffEquations() {
    assertThat(observedOrder(STIFF, 1, Math::cos)).isGreaterThan(1.75);
  }

  @Test
  void dampsWhatIsInfinitelyStiff() {
    // From a start off the smooth solution, one long step leads to it: L-stability.
    assertThat(error(TrBdf2.fixed(LINEAR, 0.1), STIFF, 2, Math.cos(0.1), 0.1)).isLessThan(1e-3);
  }

  @Test
  void errorFollowsTheTolerance() {
    // Local errors of order 3 are held at the tolerance, so that the error at the end goes as its power 2/3.
    for (SmallSystem system : List.of(MASS_OF_U, MASS_OF_T)) {
      double exact = 0.8 * Math.exp(-6 - Math.sin(3));
      double rough = error(TrBdf2.adaptive(LINEAR, 1e-4), system, 0.8, exact, 3) / exact;
      double fine = error(TrBdf2.adaptive(LINEAR, 1e-7), system, 0.8, exact, 3) / exact;
      assertThat(Math.log(rough / fine) / Math.log(1000)).isBetween(0.5, 0.9);
      assertThat(fine).isLessThan(1e-4);
    }
  }

  @Test
  void reachesTheWantedTimesExactly() {
    List<Integer> reached = new ArrayList<>();
    double[] times = {0, 0.1, 0.25, 1};
    double[] u = {1};
    TimeIntegrator.Result result = TrBdf2.adaptive(LINEAR, 1e-7)
        .integrate(DECAY, u, times, new Silent() {
          @Override
          public void reached(int index, int steps, double[] state) {
            reached.add(index);
            assertThat(state[0]).isCloseTo(Math.exp(-times[index]), within(1e-5));
          }
        });
    assertThat(reached).containsExactly(0, 1, 2, 3);
    assertThat(result.steps()).isBetween(20, 400);
  }

  @Test
  void saysWhereASolutionCeasesToExist() {
    // u' = u², u(0) = 1 is infinite at t = 1.
    SmallSystem blowUp = new SmallSystem((_, _) -> 1, (_, u) -> -u * u, (_, u) -> -2 * u, false, false);
    TimeIntegrator.Result result = TrBdf2.adaptive(LINEAR, 1e-5)
        .integrate(blowUp, new double[] {1}, new double[] {0, 2}, new Silent());
    assertThat(result.reached()).isFalse();
    assertThat(result.reason()).contains("too short at t = ").contains("cease to exist");
  }

  @Test
  void listenersMayEndIt() {
    assertThatThrownBy(() -> TrBdf2.adaptive(LINEAR, 1e-6)
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
