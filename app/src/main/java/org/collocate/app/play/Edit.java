package org.collocate.app.play;

import org.collocate.app.paint.Brush;
import org.collocate.solver.problem.EvolutionProblem;

/// What a hand does to an evolution between two steps.
sealed interface Edit {
  /// The brush touches an unknown once.
  ///
  /// @param value what is added or set; the standard deviation of noise
  /// @param brush its radius and hardness
  /// @param stroke numbers the strokes
  /// @param seed of noise
  record Dab(int unknown, Action action, double value, Brush brush, double x, double y, int stroke, long seed)
      implements
        Edit {}

  /// The problem is another from here on, or the step.
  record Change(EvolutionProblem problem, double length) implements Edit {}

  /// How the brush works.
  enum Action {
    /// What is there is drawn to the value.
    SET,
    /// The value is added, as often as the hand passes.
    ADD,
    /// What is there is drawn to the initial state.
    ERASE,
    /// Normally distributed numbers are added.
    NOISE
  }
}
