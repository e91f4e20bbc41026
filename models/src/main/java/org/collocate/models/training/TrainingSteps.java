package org.collocate.models.training;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.collocate.models.optim.Adam;
import org.collocate.models.optim.Objective;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.TrainingStep;

/// The steps of one training: counts them against its [Schedule], makes those of Adam, and tells the run of each.
final class TrainingSteps {
  /// Every step is recorded up to this one, then each of which it is a divisor.
  private static final int RECORDED = 10;

  /// What a training does around a step of Adam.
  interface Around {
    /// Before a step that follows on `done` others.
    void before(int done);

    /// After a step with a finite value, at a rate; `false` ends Adam.
    boolean after(double value, double rate);
  }

  private final Schedule schedule;
  private final RunContext context;
  private final String quantity;
  private int count;
  private int adamCount;
  private double first = Double.NaN;
  private double last = Double.NaN;

  /// No step yet.
  ///
  /// @param quantity what is made least, as a format of its value for the line of progress
  TrainingSteps(Schedule schedule, RunContext context, String quantity) {
    this.schedule = schedule;
    this.context = context;
    this.quantity = quantity;
  }

  /// Goes on behind steps that were done before.
  void resume(int done, int byAdam, double firstValue, double lastValue) {
    count = done;
    adamCount = byAdam;
    first = firstValue;
    last = lastValue;
  }

  /// Steps done.
  int count() {
    return count;
  }

  /// Steps of them by Adam.
  int adamCount() {
    return adamCount;
  }

  /// The value before the first step.
  double first() {
    return first;
  }

  /// The value after the last step.
  double last() {
    return last;
  }

  boolean isUsedUp() {
    return schedule.isUsedUp(count, context.elapsed());
  }

  /// Takes a value for the first if there has been none.
  void begin(double value) {
    first = count == 0 ? value : first;
  }

  /// Makes the steps of Adam that the schedule has, or as many as something allows.
  ///
  /// @param parameters where it starts and where it comes to; after a value that is not finite, the last good ones
  /// @return whether all values were finite
  boolean byAdam(Adam adam, Objective objective, double[] parameters, Around around) {
    double[] good = parameters.clone();
    boolean goesOn = true;
    while (goesOn && count < schedule.plannedAdamSteps() && !isUsedUp()) {
      around.before(count);
      double rate = schedule.rate(count);
      double value = adam.step(objective, parameters, rate);
      if (!Double.isFinite(value)) {
        System.arraycopy(good, 0, parameters, 0, good.length);
        return false;
      }
      begin(value);
      adamCount++;
      // The value belongs to the parameters before the step: those were good.
      System.arraycopy(parameters, 0, good, 0, good.length);
      goesOn = around.after(value, rate);
    }
    return true;
  }

  /// Counts a step and tells of it.
  ///
  /// @param rate learning rate; NaN where there is none
  /// @param terms asked only if the step is recorded
  void finish(double value, String optimizer, double rate, Supplier<List<TrainingStep.Term>> terms) {
    count++;
    last = value;
    context.checkpoint();
    if (count <= RECORDED || count % RECORDED == 0) {
      context.record(new TrainingStep(count, value, rate, optimizer, terms.get()));
      context.progress(schedule.share(count, context.elapsed()),
          optimizer + " step " + count + ", " + String.format(Locale.ROOT, quantity, value));
    }
  }
}
