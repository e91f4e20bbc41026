package org.collocate.solver.learning;

import java.util.Optional;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solver;
import org.collocate.solver.method.Support;

/// A method that learns a family of problems before it solves any. By itself it solves nothing; [#trained] gives the solver
/// that does. Its [#settings] are those of training.
public interface TrainableSolver extends Solver {
  /// Whether this method can learn the family, and if not, why.
  Support learns(ProblemFamily family, Settings settings);

  /// Learns. The outcome depends on the samples, the settings and the context's seed alone, not on the number of threads,
  /// unless the settings bound the time.
  ///
  /// @throws java.util.concurrent.CancellationException when the run is cancelled
  Checkpoint train(SolvedFamily samples, Settings settings, RunContext context);

  /// The solver of a checkpoint.
  ///
  /// @throws CheckpointException if it is none of this method
  Solver trained(Checkpoint checkpoint) throws CheckpointException;

  /// A checkpoint that is shipped with the program, by its name without ending.
  ///
  /// @throws CheckpointException if the file is damaged
  Optional<Checkpoint> shipped(String name) throws CheckpointException;
}
