package org.collocate.solver.method;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.forecast.Trial;
import org.collocate.solver.problem.Problem;

/// A method that solves whole problems, classical or neural; registered as a service.
///
/// A solver has no state: two runs of one object do not know of each other.
public interface Solver {
  SolverInfo info();

  /// The settings, in the order in which a form shows them.
  List<Setting> settings();

  /// Keys of settings that may change while it works, see [Continuation]; it goes on from what it has learned.
  default Set<String> changeable() {
    return Set.of();
  }

  /// For how long it learns, if it learns step by step and can go on where a run has ended; it leaves its state then, see
  /// [Continuation].
  default Optional<TrainingBudget> budget() {
    return Optional.empty();
  }

  /// Whether this method can solve the problem, and if not, why.
  Support supports(Problem problem, Settings settings);

  /// What solving a problem that {@link #supports} has accepted will need. Nothing is solved; it takes milliseconds.
  ///
  /// @param speed of the machine, for the seconds
  /// @throws org.collocate.solver.mesh.MeshingException if it can be seen already that there will be no mesh
  Forecast forecast(Problem problem, Settings settings, Speed speed);

  /// Small pieces of the work that forecasts are made of, by which the speed of a machine is measured.
  List<Trial> trials();

  /// Solves a problem that {@link #supports} has accepted.
  ///
  /// A solve that does not succeed returns a {@link Solution} whose report says what happened and what to try.
  ///
  /// @throws java.util.concurrent.CancellationException when the run is cancelled
  Solution solve(Problem problem, Settings settings, RunContext context);
}
