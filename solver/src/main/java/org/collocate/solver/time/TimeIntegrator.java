package org.collocate.solver.time;

/// Advances a system in time.
public interface TimeIntegrator {
  /// What is told of each state that is wanted. Implementations may throw to end the integration.
  interface Listener {
    /// A wanted time was reached.
    ///
    /// @param index into the wanted times
    /// @param steps done so far
    /// @param u the state; valid during the call
    void reached(int index, int steps, double[] u);

    /// A step was accepted.
    void stepped(int steps, double time);
  }

  /// Integrates through the wanted times.
  ///
  /// @param u the state at `times[0]`; the state at the last time on return
  /// @param times ascending; the first is the start and is told as reached too
  Result integrate(ImplicitSystem system, double[] u, double[] times, Listener listener);

  /// How it ended.
  ///
  /// @param reason why it did not reach the end; empty if it did
  /// @param steps accepted
  /// @param rejected steps that were too long
  /// @param linearSolves all together
  record Result(String reason, int steps, int rejected, int linearSolves) {
    public boolean reached() {
      return reason.isEmpty();
    }
  }
}
