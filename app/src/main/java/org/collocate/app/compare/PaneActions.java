package org.collocate.app.compare;

/// What a pane asks of the window.
public interface PaneActions {
  /// Starts a method.
  void run(String method);

  /// Ends a method.
  void stop(String method);

  /// What a run of a method will need, in one line; empty where that is not known yet.
  String forecast(String method);

  /// Keeps a point.
  void pin(double... at);
}
