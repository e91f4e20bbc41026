package org.collocate.solver.method;

/// What a running method may ask of and tell to whoever started it. All calls are cheap and may come from any thread
/// of the run.
public interface RunContext {
  /// The number of threads that this run may keep busy.
  int threads();

  /// The seed of everything random in this run.
  long seed();

  /// Waits while the run is paused.
  ///
  /// @throws java.util.concurrent.CancellationException when the run has been cancelled; a method lets it pass
  void checkpoint();

  /// Ends the running phase and begins another. A run begins in {@link Phase#SETUP}.
  void enter(Phase phase);

  /// Says how far the run is.
  ///
  /// @param fraction in `[0, 1]`, or NaN where it is not known
  /// @param message what is being done, in a few words
  void progress(double fraction, String message);

  /// Adds a row to the history: the step, and the loss or residual norm after it.
  void record(int step, double loss);

  /// Adds a row to the history that says more than the loss.
  default void record(TrainingStep step) {
    record(step.step(), step.loss());
  }

  /// How the run goes on if its settings change while it works.
  default Continuation continuation() {
    return Continuation.NONE;
  }

  /// Whether a method shall estimate its own error where it can, which may take about half as long as a small solve.
  default boolean wantsOwnError() {
    return true;
  }

  /// Whether somebody would look at a new frame now. A method that learns asks after each step and publishes when told.
  boolean frameDue();

  /// Shows a state before the end. The latest one is kept if the run fails or is cancelled.
  void publish(Frame frame);

  /// Seconds since the start of the run without pauses.
  double elapsed();
}
