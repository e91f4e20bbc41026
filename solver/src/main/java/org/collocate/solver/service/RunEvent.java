package org.collocate.solver.service;

import org.collocate.solver.method.Frame;
import org.collocate.solver.method.TrainingStep;

/// What a run tells while it works. Times are seconds since its start without pauses.
public sealed interface RunEvent {
  /// It has begun.
  record Started() implements RunEvent {}

  /// How far it is; `fraction` is NaN where that is not known.
  record Progressed(double seconds, double fraction, String message) implements RunEvent {}

  /// A row of its history.
  record Recorded(double seconds, TrainingStep training) implements RunEvent {}

  /// From here on it works with other settings, those of that study.
  record Continued(double seconds, String study) implements RunEvent {}

  /// A state before the end.
  record Published(double seconds, Frame frame) implements RunEvent {}

  /// What it has learned, just before its end.
  record Left(Remains remains) implements RunEvent {}

  /// It is over.
  record Finished(RunResult result) implements RunEvent {}
}
