package org.collocate.solver.service;

import java.util.function.Consumer;

/// Where runs happen.
public interface RunExecutor extends AutoCloseable {
  /// Starts a run and returns at once. Events come in order from one thread at a time; the last one is
  /// {@link RunEvent.Finished}, which comes exactly once whatever happens.
  ///
  Execution start(RunRequest request, Consumer<RunEvent> events);

  /// Ends what is still working.
  @Override
  void close();

  /// A run that was started.
  interface Execution {
    /// Ends the run; its cores are free within a second.
    void cancel();

    /// Ends a training at its next step with what it has learned: [RunEvent.Left] comes before its end. A method that does
    /// not learn step by step does not listen.
    void end();

    void pause();

    void resume();

    /// Says that somebody would look at a new frame.
    void askForFrame();

    /// Lets the run go on with other settings of its method from what it has learned; it goes on too if it was paused.
    /// A method that cannot do so ends with the old ones.
    void change(RunRequest next);
  }
}
