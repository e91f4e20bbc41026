package org.collocate.app.compare;

import org.collocate.solver.method.Remedy;

/// What a pane asks of the window.
public interface PaneActions {
  /// Starts a method.
  void run(String method);

  /// Ends a method.
  void stop(String method);

  /// What a run of a method will need, in one line; empty where that is not known yet.
  String forecast(String method);

  /// Whether a thing to try can be done at once.
  boolean canTry(String method, Remedy remedy);

  /// Does a thing to try: one step of undo, or a run.
  void attempt(String method, Remedy remedy);

  /// Keeps a point.
  void pin(double... at);
}
