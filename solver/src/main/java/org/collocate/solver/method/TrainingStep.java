package org.collocate.solver.method;

import java.util.List;

/// Where a method that learns or iterates stands after a step.
///
/// @param step training or time steps done
/// @param loss the loss, or the norm of the residual
/// @param learningRate the length of the step as the optimizer understands it; NaN where it chooses it itself
/// @param optimizer who made the step, such as `Adam`; empty where there is nothing to say
/// @param terms shares of the loss, or what it is to be compared with; empty where there are none
public record TrainingStep(int step, double loss, double learningRate, String optimizer, List<Term> terms) {
  /// A share of the loss, weights included.
  ///
  /// @param name for people, such as `inside`, `left, right`
  public record Term(String name, double loss) {}

  public TrainingStep {
    terms = List.copyOf(terms);
  }

  /// Whether the terms are parts of the loss, which add up to it, and not numbers to compare it with.
  public boolean hasShares() {
    double sum = terms.stream().mapToDouble(Term::loss).sum();
    return terms.size() > 1 && Math.abs(sum - loss) <= 1e-6 * Math.abs(loss);
  }

  /// A step of which only the loss is known.
  public static TrainingStep of(int step, double loss) {
    return new TrainingStep(step, loss, Double.NaN, "", List.of());
  }
}
