package org.collocate.app.run;

import java.util.List;
import org.collocate.solver.comparison.Evaluation;
import org.collocate.solver.method.EnergyError;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Remedy;
import org.collocate.solver.service.History;
import org.collocate.solver.service.RunStatus;
import org.jspecify.annotations.Nullable;

/// What the window knows of one method of the study at one moment.
///
/// @param name unique in the study
/// @param label for people, such as `FEM P2`; the solver's name until the run has said more
/// @param number its place in the study, which gives its colour
/// @param status null if it has never run
/// @param fraction done, NaN where that is not known
/// @param message what it is doing, or why it ended so
/// @param remedies what to try, the most promising first; empty after a success
/// @param seconds wall-clock since the start of the run
/// @param shared whether other runs were on at the same time
/// @param unknowns degrees of freedom or parameters; 0 where that is not known
/// @param ownError what the method takes the error of its result to be; null where it does not look
/// @param frames the states to show: the newest one while it runs, all of them afterwards
/// @param history loss and error over time
/// @param evaluation errors and outputs of the result; null while there is none
/// @param relativeL2 the newest error against the reference; NaN where none was measured
/// @param stale whether the study has changed since
public record MethodRun(String name, String label, int number, @Nullable RunStatus status, double fraction,
    String message, List<Remedy> remedies, double seconds, boolean shared, long unknowns,
    @Nullable EnergyError ownError, List<Frame> frames, List<History.Row> history,
    @Nullable Evaluation evaluation, double relativeL2, boolean stale) {
  public MethodRun {
    remedies = List.copyOf(remedies);
    frames = List.copyOf(frames);
    history = List.copyOf(history);
  }

  /// Whether it waits, works or is held.
  public boolean isActive() {
    return status != null && !status.isFinal();
  }
}
