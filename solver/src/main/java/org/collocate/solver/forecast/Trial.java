package org.collocate.solver.forecast;

import java.util.function.IntConsumer;

/// A small piece of one kind of work, by which the speed of a machine is measured.
///
/// @param kind its name, the one by which {@link Speed#seconds} is asked
/// @param parallel whether threads share it
/// @param amount how many units of work it is
/// @param work does it with that many threads
public record Trial(String kind, boolean parallel, double amount, IntConsumer work) {
  public Trial {
    if (!(amount > 0)) {
      throw new IllegalArgumentException("an amount of " + amount);
    }
  }
}
